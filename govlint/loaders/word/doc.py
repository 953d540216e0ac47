"""Files of Word 97–2003 and of WPS: by LibreOffice where it is installed, else by `binary`.

Both give the same text, tables and numbers.  A place's key is that of the .docx LibreOffice made
(see `docx`), or that of `binary`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.files.archive import locked
from govlint.loaders.word.office import convert

if TYPE_CHECKING:
    from govlint.model.source import Source

_PACKED = "EncryptedPackage".encode("utf-16-le")


def load(data: bytes, path: str) -> Source:
    """The report in a .doc or .wps. Raises Undecodable."""
    if _PACKED in data:  # a .docx under a password is put in such a file
        raise locked()
    (made,) = convert([data])
    if made is not None:
        from govlint.loaders.word.docx import load as load_docx

        return load_docx(made, path, "doc")
    from govlint.loaders.word.ole.document import load as load_binary

    return load_binary(data, path)
