"""One fault, one finding: a rule that yields to another is silent where that one speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from govlint.engine.rule import Rule
from govlint.model.diagnostic import LEVELS, Diagnostic, Position, Related
from govlint.model.facts import Cell


def settled(found: Sequence[Diagnostic], rules: Iterable[Rule]) -> dict[int, Diagnostic]:
    """The diagnostics that stay, by their index; those that yield are related notes of them.

    A diagnostic yields to one of a rule in its rule's `yields_to` that speaks of the same cell, or
    of an overlapping place, be it in a note of either, and is no less grave; findings of two
    cells speak of two faults.  What the other yields to has both.
    """
    yields = {rule.code: rule.yields_to for rule in rules if rule.yields_to}
    hosts = dict(_hosts(found, yields)) if yields else {}
    notes: dict[int, list[Related]] = {}
    for index in hosts:
        host = hosts[index]
        while host in hosts:
            host = hosts[host]
        notes.setdefault(host, []).append(_note(found[index]))
    return {
        index: one._replace(related=(*one.related, *notes[index])) if index in notes else one
        for index, one in enumerate(found)
        if index not in hosts
    }


class _Index(NamedTuple):
    """The places that a rule's diagnostics speak of, by their starts, and the cells.

    `reach` is how far the places up to each one go; `owners` are the indexes of the diagnostics.
    """

    starts: list[int]
    ends: list[int]
    reach: list[int]
    owners: list[int]
    cells: dict[Cell, list[int]]


def _hosts(
    found: Sequence[Diagnostic], yields: Mapping[str, Sequence[str]]
) -> Iterable[tuple[int, int]]:
    """Which diagnostic yields to which; the ways of yielding run in no circle (`packs.own`)."""
    wanted = {code for codes in yields.values() for code in codes}
    indexes = {code: _index(found, code) for code in wanted & {one.code for one in found}}
    for number, one in enumerate(found):
        codes = [code for code in yields.get(one.code, ()) if code in indexes]
        near = sorted({i for code in codes for i in _near(one, indexes[code])})
        host = next((i for i in near if _covers(found[i], one)), None)
        if host is not None:
            yield number, host


def _index(found: Sequence[Diagnostic], code: str) -> _Index:
    spans, cells = [], defaultdict[Cell, list[int]](list)
    for number, one in ((number, one) for number, one in enumerate(found) if one.code == code):
        for at, cell in _places(one):
            spans.append((at.offset, at.end_offset, number))
            if cell is not None:
                cells[cell].append(number)
    starts, ends, owners = (list(part) for part in zip(*sorted(spans), strict=True))
    return _Index(starts, ends, list(accumulate(ends, max)), owners, cells)


def _near(one: Diagnostic, index: _Index) -> Iterator[int]:
    """The diagnostics of a rule that speak of a cell of one, or of a place that meets its."""
    for at, cell in _places(one):
        if cell is not None:
            yield from index.cells.get(cell, ())
        last = bisect_left(index.starts, at.end_offset) - 1
        while last >= 0 and index.reach[last] > at.offset:
            if index.ends[last] > at.offset:
                yield index.owners[last]
            last -= 1


def _covers(other: Diagnostic, one: Diagnostic) -> bool:
    """Whether the other speaks of the cell or the place that one speaks of, and as gravely."""
    if LEVELS.index(other.level) > LEVELS.index(one.level):
        return False
    if one.cell is not None and other.cell is not None:
        return one.cell == other.cell  # a note on another cell is no finding of that cell
    return any(
        (cell is not None and cell == its_cell)
        or (at.offset < its.end_offset and its.offset < at.end_offset)
        for at, cell in _places(one)
        for its, its_cell in _places(other)
    )


def _places(one: Diagnostic) -> list[tuple[Position, Cell | None]]:
    notes = (note for note in one.related if not note.path)
    return [(one.at, one.cell), *((note.at, note.cell) for note in notes)]


def _note(one: Diagnostic) -> Related:
    return Related(one.message, one.at, one.cell, one.stated or "", one.within)
