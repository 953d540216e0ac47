"""PDF files whose text can be copied: read by pdfium, in a process of its own."""

from __future__ import annotations

from govlint.linter.plugins import Loader, hookimpl
from govlint.model.source import Source

SUFFIXES = (".pdf",)


def load(data: bytes, path: str) -> Source:
    """The text of a PDF. Raises Undecodable for one that is scanned, encrypted or broken."""
    from govlint.loaders import pdfium

    return pdfium.load(data, path)


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """The suffix of PDF."""
    return dict.fromkeys(SUFFIXES, load)
