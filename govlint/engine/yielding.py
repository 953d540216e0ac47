"""One fault, one finding: a rule that yields to another is silent where that one speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from govlint.engine.rule import Rule
from govlint.model.diagnostic import LEVELS, Diagnostic, Position, Related
from govlint.model.facts import Cell


def settled(found: Sequence[Diagnostic], rules: Iterable[Rule]) -> dict[int, Diagnostic]:
    """The diagnostics that stay, by their index; those that yield are related notes of them.

    A diagnostic yields to one of a rule in its rule's `yields_to` that speaks of the same cell, or
    of an overlapping place, be it in a note of either, and is no less grave.  What the other
    yields to has both.
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


def _hosts(
    found: Sequence[Diagnostic], yields: Mapping[str, Sequence[str]]
) -> Iterable[tuple[int, int]]:
    """Which diagnostic yields to which; the ways of yielding run in no circle (`packs.own`)."""
    wanted = {code for codes in yields.values() for code in codes}
    others = [(index, one) for index, one in enumerate(found) if one.code in wanted]
    for index, one in enumerate(found):
        codes = yields.get(one.code, ())
        near = (i for i, other in others if other.code in codes and _covers(other, one))
        host = next(near, None)
        if host is not None:
            yield index, host


def _covers(other: Diagnostic, one: Diagnostic) -> bool:
    """Whether the other speaks of the cell or the place that one speaks of, and as gravely."""
    if LEVELS.index(other.level) > LEVELS.index(one.level):
        return False
    return any(
        (cell is not None and cell == its_cell)
        or (at.offset < its.end_offset and its.offset < at.end_offset)
        for at, cell in _places(one)
        for its, its_cell in _places(other)
    )


def _places(one: Diagnostic) -> list[tuple[Position, Cell | None]]:
    return [(one.at, one.cell), *((note.at, note.cell) for note in one.related)]


def _note(one: Diagnostic) -> Related:
    return Related(one.message, one.at, one.cell, one.stated or "", one.within)
