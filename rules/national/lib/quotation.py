"""Quotation marks: whether “ and ” take turns in everything that reads as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint import Report, Source, Span, lazy

from .stretches import PROSE, Stretch, holding

OPEN, CLOSE = "“", "”"
TURNED, NESTED, LONE = "turned", "nested", "lone"

_MARK = lazy(f"[{OPEN}{CLOSE}]")
_JOINT = lazy(r"[、，,和与及或]?")
_NEAR = 3


class Misquoted(NamedTuple):
    """Marks that do not take turns.

    `turned` marks face the wrong way, a `nested` pair stands inside another pair, a `lone` mark
    has no other.  `marks` are their offsets, `place` where to show it; `sure` says that nothing
    else can have been meant.
    """

    kind: str
    place: Span
    marks: tuple[int, ...]
    sure: bool = False


def misquoted(source: Source, report: Report) -> Iterator[Misquoted]:
    """The faults of a report's double quotation marks; straight ones are never judged."""
    group: list[tuple[int, Stretch, list[int]]] = []
    for number, (stretch, marks) in enumerate(holding(source, report, _MARK)):
        if len(marks) % 2 == 0 and all(_faces(source.text, marks)):
            continue
        if group and number - group[-1][0] > _NEAR:
            yield from _judged(source.text, group)
            group = []
        group.append((number, stretch, marks))
    yield from _judged(source.text, group)


def _judged(text: str, group: list[tuple[int, Stretch, list[int]]]) -> Iterator[Misquoted]:
    """The faults of stretches near each other; none where their marks take turns when joined."""
    joined = [index for _, _, marks in group for index in marks]
    if len(joined) % 2 == 0 and all(_faces(text, joined)):
        return
    for _, stretch, marks in group:
        if len(marks) % 2 == 0:
            yield _even(text, marks)
        elif stretch.kind == PROSE:
            yield _lone(text, marks)


def _faces(text: str, marks: list[int]) -> list[bool]:
    """Whether each mark faces as its turn asks."""
    return [(text[index] == OPEN) == (turn % 2 == 0) for turn, index in enumerate(marks)]


def _even(text: str, marks: list[int]) -> Misquoted:
    wrong = [index for index, right in zip(marks, _faces(text, marks), strict=True) if not right]
    inner = _inner(text, marks)
    if inner and not _JOINT.fullmatch(text, wrong[0] + 1, wrong[1]):
        return Misquoted(NESTED, Span(inner[0], inner[1] + 1), inner, sure=True)
    first, turn = wrong[0], marks.index(wrong[0])
    opened = first if turn % 2 == 0 else marks[turn - 1]
    closed = marks[turn + 1] if turn % 2 == 0 else first
    reversed_pair = len(wrong) == 2 and marks.index(wrong[1]) == turn + 1
    sure = len(wrong) == 1 or reversed_pair
    return Misquoted(TURNED, Span(opened, closed + 1), tuple(wrong), sure)


def _inner(text: str, marks: list[int]) -> tuple[int, ...]:
    """The pairs inside other pairs, where every mark has its other; () where not."""
    stack: list[int] = []
    inner: list[int] = []
    for index in marks:
        if text[index] == OPEN:
            stack.append(index)
        elif not stack:
            return ()
        else:
            opened = stack.pop()
            inner += (opened, index) if stack else ()
    return () if stack else tuple(inner)


def _lone(text: str, marks: list[int]) -> Misquoted:
    """The first mark that is out of turn; the last one where all take turns."""
    faces = _faces(text, marks)
    turn = faces.index(False) if False in faces else len(marks) - 1
    if turn % 2 and text[marks[turn]] == OPEN:
        turn -= 1  # “ “ ”: the first was never closed
    return Misquoted(LONE, Span(marks[turn], marks[turn] + 1), (marks[turn],))
