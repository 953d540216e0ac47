"""Plain text and Markdown: what Word, WPS, PDF and HTML tools print."""

from __future__ import annotations

from govlint.files.decode import decode
from govlint.linter.plugins import Loader, hookimpl
from govlint.model.source import Source

SUFFIXES = (".txt", ".md", ".markdown", ".tsv", ".text")


def load(data: bytes, path: str) -> Source:
    """The text of `data`. Raises Undecodable for what is no text."""
    text, encoding = decode(data)
    return Source(path, text, encoding)


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """The suffixes of plain text."""
    return dict.fromkeys(SUFFIXES, load)
