"""Chains: points told one after another in running text (一是, 二是; 第一, 第二; 其一, 其二)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint import Edit, Paragraph, Prose, Section, Source, Span, lazy, prose

from .ordinals import NUMERALS, otherwise

_POINTS = {
    "{}是": lazy(rf"(?<![之统唯同单专第万{NUMERALS}])(?P<number>[{NUMERALS}])是(?!否|非)"),
    "第{}": lazy(rf"第(?P<number>[{NUMERALS}])(?=[,、:])"),
    "其{}": lazy(rf"其(?P<number>[{NUMERALS}])(?=[,、:是])"),
}
_STOPS = frozenset('。;:,、)?!"')
_ENDS = frozenset("。;!?")
_FAR = 4000  # characters back at which a point's predecessor may stand
_DEEP = 20
_UNSURE = 4
"""From this number on, a point that no chain comes near is more likely something else."""


class Broken(NamedTuple):
    """A point whose predecessor is nowhere before it.

    `word` is the chain's word with `{}` for the number; `edit` what mends it, None where several
    things might.
    """

    word: str
    number: int
    place: Span
    edit: Edit | None = None

    def named(self, number: int) -> str:
        """The chain's word for a number."""
        return self.word.format(NUMERALS[number - 1])


def broken_chains(source: Source, section: Section) -> Iterator[Broken]:
    """The broken points of a section's prose. Chains may stand inside points of chains."""
    blocks = [block for block in section.blocks if isinstance(block, Paragraph)]
    lines = [line for block in blocks for line in block.lines]
    passage = prose(source, lines)
    starts = {line.inner.start for line in lines}
    for word, pattern in _POINTS.items():
        points = list(pattern.finditer(passage.text))
        if any(match["number"] != "一" for match in points):
            yield from _broken(passage, word, points, starts)


def _broken(
    passage: Prose, word: str, points: list[re.Match[str]], starts: set[int]
) -> Iterator[Broken]:
    chains: list[int] = []  # how far each chain has come, the innermost last
    for index, match in enumerate(points):
        number, start = _number(match), match.start()
        del chains[:-_DEEP]
        if number == 1:
            chains.append(1)
            continue
        place = [i for i, reached in enumerate(chains) if reached in (number - 1, number)]
        if place:
            del chains[place[-1] + 1 :]
            chains[-1] = number
        elif _is_point(passage, match, starts, bool(chains)) and _near(chains, number):
            misnumbered = chains[-1:] == [number - 2]
            chains.append(number)
            if otherwise(number - 1).search(passage.text, max(0, start - _FAR), start):
                continue
            again = [_number(one) for one in points[index + 1 : index + 2]] == [number]
            edit = None
            if len(chains) == 1:
                edit = _first(passage, word, number, start)
            elif misnumbered and again:
                edit = Edit(passage.span(*match.span("number")), NUMERALS[number - 2])
            yield Broken(word, number, passage.span(*match.span()), edit)


def _number(match: re.Match[str]) -> int:
    return NUMERALS.index(match["number"]) + 1


def _is_point(passage: Prose, match: re.Match[str], starts: set[int], chained: bool) -> bool:
    """Whether a point opens a line or a clause; 第二, and 三是 by itself, must open a sentence."""
    start = match.start()
    loose = match.string[start] not in "第其" and (chained or match["number"] == "二")
    return passage.offsets[start] in starts or passage.text[start - 1 : start] in (
        _STOPS if loose else _ENDS
    )


def _near(chains: list[int], number: int) -> bool:
    return number < _UNSURE or any(reached >= number - 2 for reached in chains)


_OPENING = lazy(r":(?P<point>(?![首第其主最在])[^:。;!?]{2,})[。;]$")


def _first(passage: Prose, word: str, number: int, start: int) -> Edit | None:
    """一是 before the one point that stands between a colon and 二是."""
    found = _OPENING.search(passage.text, max(0, passage.text.rfind(":", 0, start)), start)
    if found is None or word != "{}是" or number != 2:
        return None
    place = passage.offsets[found.start("point")]
    return Edit(Span(place, place), "一是")
