"""Names for programs: of files, and of findings from one run to the next."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from urllib.parse import quote

from govlint.model.diagnostic import Diagnostic


def address(path: str) -> str:
    """The path of a file from the current folder, with `/`; as it is if it lies elsewhere."""
    here = os.getcwd().replace(os.sep, "/").rstrip("/") + "/"
    return path.removeprefix(here)


def readable(path: str) -> str:
    """A path as text that can be written: bytes of a name that are no text become `?`."""
    return address(path).encode("utf-8", "replace").decode()


def uri(path: str) -> str:
    """A path as a URI reference: UTF-8, percent-encoded; relative, unless it is not below here."""
    name = address(path)
    if name.startswith("../"):
        name = os.path.abspath(name).replace(os.sep, "/")
    encoded = quote(os.fsencode(name), safe="/")
    if name.startswith("/"):
        return f"file://{encoded}"
    if os.path.isabs(name):
        return f"file:///{quote(os.fsencode(name), safe='/:')}"  # a drive of Windows
    return encoded


def identity(found: Diagnostic) -> str:
    """What a finding is known by, in 32 hexadecimal digits, unique in a run.

    It is made of the rule, the path, the place in the report and the figures or words there:
    neither lines nor messages, so it stays when text is added above or the language changes.
    """
    path = unicodedata.normalize("NFC", address(found.path))
    content = f"{path}\0{found.code}\0{found.fingerprint}"
    return hashlib.sha256(content.encode("utf-8", "surrogateescape")).hexdigest()[:32]
