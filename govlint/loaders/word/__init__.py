"""Word processors' files: .docx, .doc, .wps, .odt, .rtf.  What reads them is imported when used."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.linter.plugins import Converter, Loader, hookimpl
from govlint.model.source import Source

_DOCX = (".docx", ".docm", ".dotx", ".dotm")
_OLE = (".doc", ".wps", ".dot", ".wpt")
_ODF = (".odt", ".ott", ".fodt")


def read_docx(data: bytes, path: str) -> Source:
    """A Word file of 2007 or later. Raises Undecodable."""
    from govlint.loaders.word.docx import load

    return load(data, path)


def read_doc(data: bytes, path: str) -> Source:
    """A file of Word 97–2003 or of WPS. Raises Undecodable."""
    from govlint.loaders.word.doc import load

    return load(data, path)


def read_odt(data: bytes, path: str) -> Source:
    """A text of OpenDocument, in its zip file or flat. Raises Undecodable."""
    from govlint.loaders.word.odt import load

    return load(data, path)


def read_rtf(data: bytes, path: str) -> Source:
    """A file in Rich Text Format. Raises Undecodable."""
    from govlint.loaders.word.rtf import load

    return load(data, path)


def convert(files: Sequence[bytes]) -> list[bytes | None]:
    """Old Word files as .docx, all in one run of LibreOffice; None where that is not to be had."""
    from govlint.loaders.word.office import convert

    return convert(files)


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """The suffixes of word processors."""
    return {
        **dict.fromkeys(_DOCX, read_docx),
        **dict.fromkeys(_OLE, read_doc),
        **dict.fromkeys(_ODF, read_odt),
        ".rtf": read_rtf,
    }


@hookimpl
def govlint_converters() -> dict[str, Converter]:
    """What is read best when many are turned into .docx at once."""
    return dict.fromkeys(_OLE, convert)
