"""Names for programs: of files, and of findings from one run to the next."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from urllib.parse import quote

from govlint.model.diagnostic import Diagnostic
from govlint.text.display import unicode_text
from govlint.text.pattern import lazy


def address(path: str) -> str:
    """The path of a file from the current folder, with `/`; as it is if it lies elsewhere."""
    here = os.getcwd().replace(os.sep, "/").rstrip("/") + "/"
    return path.removeprefix(here)


def readable(path: str) -> str:
    """A path as text that can be written: what in a name is no character becomes U+FFFD."""
    return unicode_text(address(path))


def uri(path: str) -> str:
    """A path as a URI reference: UTF-8, percent-encoded; relative, unless it is not below here."""
    name = address(path)
    if name.startswith("../"):
        name = os.path.abspath(name).replace(os.sep, "/")
    encoded = quote(_in_bytes(name), safe="/")
    if name.startswith("/"):
        return f"file://{encoded}"
    if os.path.isabs(name):
        return f"file:///{quote(_in_bytes(name), safe='/:')}"  # a drive of Windows
    return encoded


def identity(found: Diagnostic) -> str:
    """What a finding is known by, in 32 hexadecimal digits, unique in a run.

    It is made of the rule, the path, the place in the report and the figures or words there:
    neither lines nor messages, so it stays when text is added above or the language changes.
    """
    path = unicodedata.normalize("NFC", address(found.path))
    content = f"{path}\0{found.code}\0{found.fingerprint}"
    return hashlib.sha256(_in_bytes(content)).hexdigest()[:32]


def _in_bytes(text: str) -> bytes:
    """The bytes of a name, as the system has them; of what it cannot have, U+FFFD."""
    return _NO_BYTE.sub("\ufffd", text).encode("utf-8", "surrogateescape")


_NO_BYTE = lazy("[\ud800-\udc7f\udd00-\udfff]")
