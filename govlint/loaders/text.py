"""Plain text and Markdown: what Word, WPS, PDF and HTML tools print."""

from __future__ import annotations

from govlint.files.decode import decode
from govlint.model.source import Source


def load(data: bytes, path: str) -> Source:
    """The text of `data`. Raises Undecodable for what is no text."""
    text, encoding = decode(data)
    return Source(path, text, encoding)
