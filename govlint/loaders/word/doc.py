"""Files of Word 97–2003 and of WPS: by `ole`, and what that refuses by LibreOffice.

Our own reader comes first: it gives the same text, tables and numbers, on every machine, in a
hundredth of the time, and has nothing to do with the network.  A place's key is that of `ole`,
or that of the .docx LibreOffice made (see `docx`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.files.archive import locked
from govlint.files.decode import Undecodable
from govlint.loaders import hosts

if TYPE_CHECKING:
    from govlint.model.source import Source

_PACKED = "EncryptedPackage".encode("utf-16-le")


def load(data: bytes, path: str) -> Source:
    """The report in a .doc or .wps. Raises Undecodable."""
    from govlint.loaders.word.ole.word97 import load as load_binary

    if _PACKED in data:  # a .docx under a password is put in such a file
        raise locked()
    try:
        return load_binary(data, path)
    except Undecodable:
        other = hosts.current().office(data)
        if other is None:
            raise
    from govlint.loaders.word.docx import load as load_docx

    return load_docx(other, path, "doc")
