"""Prose: a paragraph as it reads, without the line ends and blanks a tool put into it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from govlint.source import Source
from govlint.tree import Leaf, Span

_WORD = re.compile(r"\S+")


class Prose(NamedTuple):
    """Folded text without blanks, and the offset in the source of each of its characters."""

    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the text stands in the source."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def excerpt(text: str, most: int = 24) -> str:
    """`text` as a message may quote it: without blanks, and cut to `most` characters."""
    text = "".join(text.split())
    return text if len(text) <= most else f"{text[:most]}…"


def prose(source: Source, lines: Iterable[Leaf]) -> Prose:
    """The lines of one or more paragraphs, joined."""
    text: list[str] = []
    offsets: list[int] = []
    for line in lines:
        for word in _WORD.finditer(source.folded, line.inner.start, line.inner.end):
            text.append(word[0])
            offsets += range(word.start(), word.end())
    return Prose("".join(text), offsets)
