"""Prose: a passage of a report as it reads, without the line ends and blanks a tool put in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint.model.source import Source
from govlint.model.tree import Leaf, Paragraph, Report, Span, leaves
from govlint.text.characters import width
from govlint.text.pattern import lazy

_WORD = lazy(r"\S+")
_LONGEST = 1_500
_STOP = lazy(r"[。;!?]")


class Prose(NamedTuple):
    """Folded text without blanks, and the offset in the source of each of its characters.

    `section` is the number of the official section it stands in, 0 before the first.  `kind` is
    `prose` for a paragraph; see `model.passages` for the others.
    """

    text: str
    offsets: list[int]
    section: int = 0
    kind: str = "prose"

    @property
    def place(self) -> Span:
        """Where it stands in the source, from its first character to its last."""
        return self.span(0, len(self.text))

    def span(self, start: int, end: int) -> Span:
        """The place in the source of a piece of the text."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Start and end of each sentence or clause, as `sentences` gives them."""
        return sentences(self.text)


def sentences(text: str, stops: re.Pattern[str] | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence or clause of a text, without what ends it.

    Full stops and semicolons end them, or other `stops`.  What runs on for pages is no sentence:
    it is cut at a comma, so that reading it stays in proportion to its length.
    """
    start = 0
    ends = [match.span() for match in (stops or _STOP).finditer(text)]
    for stop, after in [*ends, (len(text), len(text))]:
        while stop - start > _LONGEST:
            comma = text.find(",", start + _LONGEST // 2, start + _LONGEST)
            cut = comma if comma >= 0 else start + _LONGEST
            yield start, cut
            start = cut + (comma >= 0)
        if start < stop or after > stop:
            yield start, stop
        start = after


def excerpt(text: str, most: int = 24) -> str:
    """`text` as a message may quote it: without blanks, and cut to `most` characters."""
    words = "".join(text[: 10 * most].split())
    return words if len(words) <= most and len(text) <= 10 * most else f"{words[:most]}…"


def prose(source: Source, lines: Iterable[Leaf], section: int = 0, kind: str = "prose") -> Prose:
    """The lines of one or more paragraphs, joined."""
    text: list[str] = []
    offsets: list[int] = []
    for line in lines:
        for word in _WORD.finditer(source.folded, line.inner.start, line.inner.end):
            text.append(word[0])
            offsets += range(word.start(), word.end())
    return Prose("".join(text), offsets, section, kind)


def title(source: Source, report: Report) -> Prose | None:
    """The title as it reads, on however many lines it is printed; None where there is none."""
    joined = prose(source, title_leaves(report))
    return joined if joined.text else None


def title_leaves(report: Report) -> list[Leaf]:
    """The lines of the title."""
    return [leaf for block in report.front for leaf in leaves(block) if leaf.kind == "TITLE"]


@lru_cache(maxsize=4)
def passages(source: Source, report: Report) -> tuple[Prose, ...]:
    """The paragraphs of a report's prose as they read, in the order of the text.

    Lines that a tool wrapped are joined, also over a page number; headings of points stand by
    themselves.
    """
    groups = list(_lines_by_section(report))
    wrapped = _wrap_width([line for _, lines in groups for line in lines], source.folded)
    found = []
    for section, lines in groups:
        joined: list[Leaf] = []
        for line in lines:
            if joined and not _goes_on(source.folded, joined[-1].inner, line.inner, wrapped):
                found.append(prose(source, joined, section))
                joined = []
            joined.append(line)
        if joined:
            found.append(prose(source, joined, section))
    return tuple(one for one in found if one.text)


def _lines_by_section(report: Report) -> Iterator[tuple[int, list[Leaf]]]:
    """Lines with nothing but page numbers between them, and the number of their section."""
    lines: list[Leaf] = []
    number, between = 0, set[str]()
    for section, block in report.blocks():
        if isinstance(block, Leaf):
            between.add(block.kind)
            continue
        if lines and not (section == number and isinstance(block, Paragraph) and "PAGE" in between):
            yield number, lines
            lines = []
        between = set()
        if isinstance(block, Paragraph):
            number = section
            lines += [line for line in block.lines if line.inner.end > line.inner.start]
    if lines:
        yield number, lines


_WIDEST_PAGE = 140
_NARROWEST = 30
_FULL = 0.8


def _wrap_width(lines: list[Leaf], folded: str) -> int:
    """The width, in columns, at which a tool wrapped lines; 0 where none did.

    It is the greatest width that a quarter of all lines come near.
    """
    widths = sorted(_width(folded, line.inner) for line in lines)
    due = max(4, len(widths) // 4)
    for index in range(len(widths) - 1, due - 2, -1):
        widest = widths[index]
        if widest <= _WIDEST_PAGE and index + 1 - bisect_left(widths, widest * _FULL) >= due:
            return widest if widest >= _NARROWEST else 0
    return 0


def _width(folded: str, inner: Span) -> int:
    start = max(folded.rfind("\n", 0, inner.start), folded.rfind("\r", 0, inner.start)) + 1
    return width(folded[start : inner.end].rstrip())


_POINT = lazy(
    r"[\s*#•●◆-]*(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}(?:、|是|要)|"
    r"\d{1,2}[.、)](?!\d)|第[一二三四五六七八九十]+[,、]|[①-⑩])"
)
_ENDED = lazy(r"[。;:!?]\W*$")
_HEADING = 30
_OPEN = lazy(r"[,、(\[《“\"\d]$")
_GOES_ON = lazy(r"\s*(?:[,。、;:)\]》”%\d件条]|\((?![一二三四五六七八九十\d]+\)))")


def _goes_on(folded: str, line: Span, below: Span, wrapped: int) -> bool:
    """Whether a line's last sentence goes on in the line below it.

    Where a tool wrapped lines (at a width of `wrapped`), it also cut the short ones.
    """
    text, after = folded[slice(*line)].strip(), folded[slice(*below)]
    if _ENDED.search(text[-3:]) or _POINT.match(after):
        return False
    if wrapped and _width(folded, line) >= wrapped * _FULL:
        return True
    if _POINT.match(text) and len(text) <= _HEADING and "。" not in text:
        return False
    return bool(wrapped or _OPEN.search(text) or _GOES_ON.match(after))
