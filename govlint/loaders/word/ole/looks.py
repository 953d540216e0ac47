"""How the characters of a binary Word file are printed, by their own properties and styles.

[MS-DOC] 2.6.1: the properties of the paragraph's style, of the character style, then its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from govlint.files.archive import broken
from govlint.loaders.ink import PLAIN, Ink, is_tiny, is_white, legible
from govlint.loaders.word.ole.fib import Fib, Stretches, sprms
from govlint.loaders.word.ole.stylesheet import CHARACTERS, PARAGRAPHS, style_sheet

_DELETED, _HIDDEN = 0x0800, 0x083C
_STRUCK = frozenset({0x0837, 0x2A53})
_SET_HIGH, _POSITION = 0x2A48, 0x4845
_SIZE, _COLOUR, _COLOUR_NUMBER, _STYLE = 0x4A43, 0x6870, 0x2A42, 0x4A30
_TELLING = frozenset({
    _DELETED, _HIDDEN, *_STRUCK, _SET_HIGH, _POSITION, _SIZE, _COLOUR, _COLOUR_NUMBER, _STYLE,
})  # fmt: skip
_GROUNDS = frozenset({0x4866, 0xCA71, 0x2A0C, 0x442D, 0xC64D, 0xD609, 0xD612, 0xD616, 0xD60C})
_WHITE = 8  # of the colours by number
_AUTOMATIC = b"\xff"  # the last byte of a colour that is none
_AS_STYLE, _NOT_AS_STYLE = 128, 129
_MANY_CHANGES = 5_000_000
_DEEP = 10  # styles based on styles


_SHOWN = str.maketrans(
    {chr(code): None for code in (*range(9), *range(15, 30), 31)}
    | {"\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
)


class Stretch(NamedTuple):
    """Characters from `start` to before `end` of the text that are not printed plainly."""

    start: int
    end: int
    ink: Ink


class _Given(NamedTuple):
    """What was said of characters so far; sizes in half points."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    size: int = 20
    white: bool = False


class Looks:
    """Tells how the text of one file is printed."""

    def __init__(self, fib: Fib, paragraphs: Stretches) -> None:
        self._styles = dict(style_sheet(fib.part(1)))
        characters = Stretches(fib, 12)
        self._grounds = _is_coloured(paragraphs) or _is_coloured(characters)
        self._inks: dict[bytes, Ink] = {}
        self._usual: dict[int, Ink] = {}
        self.every = sorted(self._in_text(fib, characters))
        self._starts = [one.start for one in self.every]

    def of_style(self, style: int) -> Ink:
        """How a paragraph of a style is printed, where its characters say nothing."""
        if style not in self._usual:
            self._usual[style] = self._ink(self._based(style, _Given(), PARAGRAPHS))
        return self._usual[style]

    def printed(self, text: str, start: int, style: int) -> str:
        """What of a stretch of the text, which begins at a character, is printed."""
        usual = self.of_style(style)
        index, end = max(0, bisect_right(self._starts, start) - 1), start + len(text)
        runs: list[tuple[str, Ink]] = []
        at = start
        while index < len(self.every) and self.every[index].start < end:
            first, last, ink = self.every[index]
            index += 1
            if last <= at:
                continue
            first, last = max(first, at), min(last, end)
            runs += [
                (text[at - start : first - start], usual),
                (text[first - start : last - start], ink),
            ]
            at = last
        if not runs and usual is PLAIN:
            return text.translate(_SHOWN)
        runs.append((text[at - start :], usual))
        shown = ((run.translate(_SHOWN), ink) for run, ink in runs)
        return "".join(legible([run for run in shown if run[0]]))

    def _in_text(self, fib: Fib, characters: Stretches) -> Iterable[Stretch]:
        marked = [
            (one.start, one.end, ink)
            for one in characters.all
            if (ink := self._of(one.sprms)) is not PLAIN
        ]
        if len(marked) * len(fib.pieces) > _MANY_CHANGES:
            raise broken("WordDocument: too many changes")
        ends = [*(piece.start for piece in fib.pieces[1:]), len(fib.text)]
        for piece, end in zip(fib.pieces, ends, strict=True):
            for first, last, ink in marked:
                start = piece.start + max(0, (first - piece.offset) // piece.width)
                stop = min(end, piece.start + (last - piece.offset) // piece.width)
                if start < stop:
                    yield Stretch(start, stop, ink)

    def _of(self, properties: bytes) -> Ink:
        if properties not in self._inks:
            said = [
                (number, operand) for number, operand in sprms(properties) if number in _TELLING
            ]
            styles = [
                int.from_bytes(operand, "little") for number, operand in said if number == _STYLE
            ]
            based = self._based(styles[-1], _Given(), CHARACTERS) if styles else _Given()
            self._inks[properties] = self._ink(_taking(based, said))
        return self._inks[properties]

    def _based(self, style: int, given: _Given, kind: int) -> _Given:
        chain: list[bytes] = []
        while style in self._styles and len(chain) < _DEEP:
            known = self._styles[style]
            if known.kind == kind:
                chain.append(known.of_characters)
            style = known.based
        for properties in reversed(chain):
            given = _taking(given, sprms(properties))
        return given

    def _ink(self, given: _Given) -> Ink:
        ink = Ink(
            hidden=given.hidden or is_tiny(given.size / 2) or (given.white and not self._grounds),
            struck=given.struck,
            raised=given.raised,
            doubtful=given.white,
        )
        return PLAIN if ink == PLAIN else ink


def _taking(given: _Given, properties: Iterable[tuple[int, bytes]]) -> _Given:
    """What is said with some properties more."""
    style = given
    for number, operand in properties:
        value = int.from_bytes(operand, "little")
        if number in {_DELETED, _HIDDEN}:
            given = given._replace(hidden=_switch(value, style.hidden))
        elif number in _STRUCK:
            given = given._replace(struck=_switch(value, style.struck))
        elif number in {_SET_HIGH, _POSITION}:
            given = given._replace(raised=value != 0)
        elif number == _SIZE:
            given = given._replace(size=value)
        elif number == _COLOUR_NUMBER:
            given = given._replace(white=value == _WHITE)
        elif number == _COLOUR:
            given = given._replace(white=operand[3:] != _AUTOMATIC and is_white(operand[:3].hex()))
    return given


def _switch(value: int, style: bool) -> bool:
    return (not style if value == _NOT_AS_STYLE else style) if value >= _AS_STYLE else value != 0


def _is_coloured(stretches: Stretches) -> bool:
    """Whether some ground has a colour, on which white letters may be seen."""
    return any(
        number in _GROUNDS and operand.strip(b"\0\xff")
        for properties in {one.sprms for one in stretches.all}
        for number, operand in sprms(properties)
    )
