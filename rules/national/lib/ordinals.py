"""Ordinals: the numbers points are headed by, and which of them make one series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from govlint import Prose, Report, Source, Span, integer, lazy, passages

NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"

_ORDINAL = lazy(
    rf"(?P<mark>(?P<open>\()(?P<inner>[{NUMERALS}]{{1,3}}|\d{{1,2}}|)\)(?![项款条目、至和]))|"
    rf"(?P<plain>[{NUMERALS}]{{1,3}}|\d{{1,2}})(?P<close>[、.)])(?!\d{{1,3}}(?!\d))|"
    rf"(?P<circled>[{CIRCLED}])|(?P<orphan>\))(?=[\u4e00-\u9fff])"
)


class Ordinal(NamedTuple):
    """What a paragraph is headed by: `（三）`, `3.`, `③`.

    `style` is how it is printed, its number left out (`(一)`, `1.`, `①`), `level` the same with
    `1)` and `(1)`, `1.` and `1、` taken for one.  `number` is None where it is lost: `）`, `（）`.
    """

    style: str
    level: str
    number: int | None
    place: Span
    after: int


@dataclass(slots=True)
class Series:
    """Ordinals that follow each other at one level of one section.

    `goes_on` says that it takes up the numbers of an earlier series; `said` is its section's prose.
    `styles` are the ways its ordinals are printed, in order, `reached` is its last number (one that
    is lost counts as the one that is due).
    """

    passage: Prose
    items: list[Ordinal]
    goes_on: bool = False
    styles: list[str] = field(init=False)
    reached: int = field(init=False)

    def __post_init__(self) -> None:
        self.styles = [item.style for item in self.items]
        self.reached = self.items[-1].number or 0

    def add(self, item: Ordinal) -> None:
        """Go on with one more ordinal."""
        self.items.append(item)
        self.reached = self.reached + 1 if item.number is None else item.number
        if item.number is not None and item.style not in self.styles:
            self.styles.append(item.style)


def all_series(source: Source, report: Report, numbers: tuple[int, ...]) -> Iterator[Series]:
    """The series of ordinals at the beginnings of the paragraphs of some sections."""
    passage = passages(source, report)
    for number in numbers:
        paragraphs = [one for one in passage if one.section == number]
        ordinals = [found for found in map(ordinal, paragraphs) if found is not None]
        if ordinals:
            yield from _section(_joined(paragraphs), ordinals)


def _joined(paragraphs: list[Prose]) -> Prose:
    text = "".join(one.text for one in paragraphs)
    return Prose(text, [at for one in paragraphs for at in one.offsets], paragraphs[0].section)


def ordinal(passage: Prose) -> Ordinal | None:
    """What a paragraph is headed by, None where by nothing of the kind."""
    match = _ORDINAL.match(passage.text)
    if match is None or match.end() == len(passage.text):
        return None
    place = passage.span(*match.span())
    if match["orphan"]:
        return Ordinal("", "", None, place, passage.offsets[-1])
    if match["circled"]:
        number: int | None = CIRCLED.index(match["circled"]) + 1
        return Ordinal("①", "①", number, place, passage.offsets[-1])
    printed = match["inner"] if match["open"] else match["plain"]
    if not printed:
        return Ordinal("", "", None, place, passage.offsets[-1])
    numeral = "1" if printed.isdigit() else "一"
    style = f"({numeral})" if match["open"] else numeral + match["close"]
    level = f"({numeral})" if style.endswith(")") else numeral
    return Ordinal(style, level, integer(printed), place, passage.offsets[-1])


def _section(passage: Prose, ordinals: list[Ordinal]) -> Iterator[Series]:
    stack: list[Series] = []  # the series a paragraph may go on with, the innermost last
    ended: dict[str, int] = {}  # how far the last series of each style has come
    for item in ordinals:
        place = _place(stack, item)
        if place is None:
            if item.number is None:
                continue
            goes_on = 1 < item.number == ended.get(item.style, 0) + 1
            stack.append(Series(passage, [item], goes_on))
            continue
        inner = stack[place + 1 :]
        del stack[place + 1 :]
        if item.number == 1:
            inner.append(stack.pop())
            stack.append(Series(passage, [item]))
        else:
            stack[place].add(item)
        for series in inner:
            ended.update(dict.fromkeys(series.styles, series.reached))
            yield series
    yield from stack


def _place(stack: list[Series], item: Ordinal) -> int | None:
    """Where on the stack the series is that an ordinal belongs to; None where it opens one."""
    places = range(len(stack) - 1, -1, -1)
    if item.number is None:
        rounds = (p for p in places if stack[p].items[-1].style.endswith(")"))
        return next(rounds, None)
    own = next((p for p in places if item.style in stack[p].styles), None)
    if own is not None or item.number == 1:
        return own
    for place in places:
        last = stack[place].items[-1]
        alike = last.level == item.level
        bracketed = last.style[:1] == item.style[:1] == "(" and item.number > 2
        if stack[place].reached + 1 == item.number and (alike or bracketed):
            return place
    return None


@cache
def same_level(level: str, number: int) -> re.Pattern[str]:
    """An ordinal of a level and number anywhere in a text."""
    if level == "①":
        return lazy(CIRCLED[number - 1 : number] or "$^")
    printed = str(number) if "1" in level else NUMERALS[number - 1 : number] or "$^"
    ends = r"\)" if level.startswith("(") else r"[、.,]"
    return lazy(rf"(?<![\d{NUMERALS}]){printed}{ends}")


@cache
def otherwise(number: int) -> re.Pattern[str]:
    """A point told with other words than 是: 首先, 第一, 其一, （一）, 1."""
    numeral = NUMERALS[number - 1]
    words = {1: "首先|一方面|主要是", 2: "其次|另一方面", 3: "再次|再者"}.get(number, "最后")
    return lazy(
        rf"{words}|[第其]{numeral}|(?<![\u4e00-\u9fff]){numeral}(?:要|则|来|方面|[、,)])|"
        rf"(?<!\d){number}[.、,)]|{CIRCLED[number - 1]}|\({numeral}"
    )
