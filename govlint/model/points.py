"""Points: what the numbered headings within an official part head, down to the next of their rank.

A heading stands at the beginning of a paragraph or of a sentence.  The first style of ordinal
(`（一）`, `1.`) in a part is its upper rank; another style that comes after it is a rank below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint.model.prose import Prose, passages
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.text.characters import integer
from govlint.text.pattern import lazy


class Point(NamedTuple):
    """A point: the section it is in, its ordinals from the upper rank down, its printed name.

    `path` is (2,) for `（二）`, (2, 3) for `3.` below it; 0 where a heading has no ordinal.
    `pieces` are its heading and all that stands below it, points of lower rank included.
    """

    section: int
    path: tuple[int, ...]
    name: str
    pieces: tuple[Prose, ...]


class _Heading(NamedTuple):
    """A heading found at an offset of the passage with a number."""

    passage: int
    start: int
    style: str
    number: int
    name: str


@lru_cache(maxsize=2)
def points(source: Source, report: Report) -> tuple[Point, ...]:
    """The points of every official part, in the order of the text."""
    said = passages(source, report)
    found: list[Point] = []
    for section in dict.fromkeys(one.section for one in said):
        own = [one for one in said if one.section == section]
        headings = [heading for at, one in enumerate(own) for heading in _headings(at, one.text)]
        found += _points(section, own, headings) if section else []
    return tuple(found)


def _points(section: int, own: list[Prose], headings: list[_Heading]) -> Iterator[Point]:
    paths = list(_paths(headings))
    for index, heading in enumerate(headings):
        rank = len(paths[index])
        after = (i for i in range(index + 1, len(headings)) if len(paths[i]) <= rank)
        end = next(after, None)
        until = (len(own), 0) if end is None else headings[end][:2]
        pieces = tuple(_pieces(own, heading[:2], until))
        yield Point(section, paths[index], heading.name, pieces)


def _paths(headings: list[_Heading]) -> Iterator[tuple[int, ...]]:
    """The ordinals above each heading, and its own."""
    styles: list[str] = []
    path: list[int] = []
    for heading in headings:
        rank = styles.index(heading.style) if heading.style in styles else len(styles)
        styles[rank:] = [heading.style]
        path[rank:] = [heading.number]
        yield tuple(path)


def _pieces(own: list[Prose], start: tuple[int, int], end: tuple[int, int]) -> Iterator[Prose]:
    """What stands between two places, each the number of a passage and an offset in it."""
    for at in range(start[0], min(end[0] + 1, len(own))):
        one = own[at]
        first = start[1] if at == start[0] else 0
        last = end[1] if at == end[0] else len(one.text)
        if first < last:
            yield one._replace(text=one.text[first:last], offsets=one.offsets[first:last])


def _headings(passage: int, text: str) -> Iterator[_Heading]:
    for match in _HEADING.finditer(text):
        ordinal = match["ordinal"]
        if ordinal or _alone(match):
            number = integer(ordinal.strip("()、.是第,:")) or 0 if ordinal else 0
            yield _Heading(passage, match.start(), _style(ordinal), number, match["name"])


def _alone(match: re.Match[str]) -> bool:
    """Whether a name without an ordinal is a short paragraph by itself."""
    return match[0] == match.string and match["name"].endswith(_NAMED) and len(match["name"]) < 16


def _style(ordinal: str) -> str:
    """`(一)` for `(十二)`, `1.` for `3.`"""
    marked = "".join("1" if c.isdigit() else "一" if c in _NUMERALS else c for c in ordinal)
    return re.sub(r"(.)\1+", r"\1", marked)


_NUMERALS = "一二三四五六七八九十"
_HEADING = lazy(
    rf"(?:\A|(?<=[。;]))[#*●◆•-]*(?P<ordinal>\((?:[{_NUMERALS}]{{1,3}}|\d\d?)\)、?|"
    rf"[{_NUMERALS}]{{1,2}}[、是]|\d\d?[.、)](?!\d)|第[{_NUMERALS}][,、:]|)"
    r"(?P<name>[^。;:!?,#*]{2,30}?)(?=[。;:!?,*]|20\d\d年|\Z)"
)
_NAMED = ("情况", "方面", "建设", "管理", "保障", "公开")
