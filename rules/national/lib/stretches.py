"""Stretches: everything of a report that reads as one, whatever it was printed in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint import Leaf, Paragraph, Prose, Report, Source, Span, Table, lazy, passages

PROSE, HEADING, TITLE, CELL, CLOSING = "prose", "heading", "title", "cell", "closing"


class Stretch(NamedTuple):
    """A paragraph as it reads, a heading, the title, a cell, or a line of the sign-off.

    `place` is where it stands; `section` is the number of its official section, 0 before the first.
    """

    kind: str
    section: int
    place: Span


_SENTENCE = lazy("[。,;]")
_PAGE = lazy("字体|字号|打印|关闭|分享|浏览|来源|发布|点击|编辑|首页|位置|纠错|索引|【")


@lru_cache(maxsize=4)
def stretches(source: Source, report: Report) -> tuple[Stretch, ...]:
    """All of a report's stretches in the order of the text.

    What is empty is left out, and of the cells those that hold nothing but plain figures.
    """
    others = tuple(_others(source.text, report))
    begin = next((place.start for kind, _, place in others if kind == TITLE), 0)
    found = [
        Stretch(PROSE, passage.section, Span(passage.offsets[0], passage.offsets[-1] + 1))
        for passage in passages(source, report)
        if passage.section or not _is_of_page(passage, begin)
    ]
    found += (
        Stretch(kind, section, inner) for kind, section, inner in others if inner.end > inner.start
    )
    found.sort(key=lambda stretch: stretch.place.start)
    return tuple(found)


def holding(
    source: Source, report: Report, marks: re.Pattern[str]
) -> Iterator[tuple[Stretch, list[int]]]:
    """The stretches that have some of the marks, and where these are in the printed text."""
    offsets = [match.start() for match in marks.finditer(source.text)]
    at = 0
    for stretch in stretches(source, report) if offsets else ():
        start, end = stretch.place
        first = bisect_left(offsets, start, at)
        at = bisect_left(offsets, end, first)
        if at > first:
            yield stretch, offsets[first:at]


def _is_of_page(passage: Prose, title: int) -> bool:
    """Whether words before section one are of the page around the report: menus, font sizes."""
    if _SENTENCE.search(passage.text):
        return False
    return passage.offsets[0] < title or _PAGE.search(passage.text) is not None


def _others(text: str, report: Report) -> Iterator[tuple[str, int, Span]]:
    title: list[Span] = []
    for number, block in report.blocks():
        if isinstance(block, Table):
            for row in block.rows:
                for leaf in row.cells:
                    if not text[slice(*leaf.inner)].isascii():
                        yield CELL, number, leaf.inner
        elif not isinstance(block, Paragraph) and block.kind == "TITLE":
            title.append(block.inner)
    if title:
        yield TITLE, 0, Span(title[0].start, title[-1].end)
    for section in report.sections:
        yield HEADING, section.heading.number, section.heading.inner
    yield from ((CLOSING, _last(report), leaf.inner) for leaf in _closing(report))


def _closing(report: Report) -> tuple[Leaf, ...]:
    return tuple(leaf for leaf in report.signoff if leaf.kind in {"ORGAN", "DATE"})


def _last(report: Report) -> int:
    return report.sections[-1].heading.number if report.sections else 0
