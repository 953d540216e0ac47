"""The printed line with carets under a place, aligned for double-width characters."""

from __future__ import annotations

from contextvars import ContextVar
from typing import NamedTuple

from govlint.text.characters import width
from govlint.text.display import plain

ROOM = 88  # columns of the line that are shown, where nothing is narrower
SCREEN: ContextVar[int] = ContextVar("SCREEN", default=0)
"""Columns of the terminal that is written to, 0 for none: what wraps there loses its carets."""
_MARGIN, _LEAST = 10, 20  # columns before a line; columns of it shown on the narrowest terminal
_BEFORE = 36  # columns kept before the place when a line is cut
_FAR = 4 * ROOM  # characters around the place that are looked at, however long the line is
_CUT = "…"


class Frame(NamedTuple):
    """A line cut to size: what stands before, in and after the place, and the mark below it."""

    before: str
    place: str
    after: str
    indent: str
    carets: str


def frame(line: str, start: int, end: int) -> Frame:
    """The part of `line` around the place from `start` to `end` (0-based, code points)."""
    space = room()
    before = plain(line[max(0, start - _FAR) : start])
    place, after = plain(line[start : min(end, start + _FAR)]), plain(line[end : end + _FAR])
    if width(before + place + after) > space:
        before = _last(before, max(min(_BEFORE, space // 2), space - width(place + after)))
        place = _first(place, space - width(before))
        after = _first(after, space - width(before + place))
    carets = "^" * max(1, width(place))
    return Frame(before, place, after, " " * width(before), carets)


def room() -> int:
    """Columns that a line may take."""
    screen = SCREEN.get()
    return min(ROOM, max(_LEAST, screen - _MARGIN)) if screen else ROOM


def shortened(text: str, room: int) -> str:
    """`text` in at most `room` columns."""
    return _first(text, room)


def _first(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    room -= width(_CUT)
    kept = 0
    for index, character in enumerate(text):
        kept += width(character)
        if kept > room:
            return text[:index] + _CUT if room >= 0 else ""
    return text


def _last(text: str, room: int) -> str:
    return text if width(text) <= room else _first(text[::-1], room)[::-1]
