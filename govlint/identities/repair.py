"""Repair: which cell of a table is wrong, judged by the identities the table must satisfy.

The smallest set of cells whose change satisfies every identity, after Fellegi and Holt, "A
systematic approach to automatic edit and imputation", JASA 71 (1976).  Where several sets are as
small, what the text states and how figures get mistyped decide, or nothing does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from govlint.identities import typos
from govlint.identities.equations import (
    Deltas,
    Equation,
    Figures,
    System,
    blanks,
    number,
    pairs,
    singles,
    system,
)
from govlint.model.facts import Cell, Number

__all__ = ["Change", "Equation", "Repair", "related", "repair"]

# A set of changes is named alone only where it outweighs all its rivals together by this much:
# a wrong name costs a clerk more than a list does.  The weights are guesses, so the margin was
# found by experiment, on 50,000 one-identity rows with typos of other distributions than `typos`
# assumes: sets that led by 100 to 300 were right in 96 of 100, those that led by more in 99.8.
# Where figures are replaced by any others at random no margin helps, but so large a lead is rare
# there: 3 rows in 1,000 were named wrongly.
_CLEAR = 300.0
_AGREES = 1e6  # weight of the text stating the new figure: decides against any typo
_UNLIKELY_BLANK = 0.1  # a blank is mostly a zero left out
_MANY = 12  # more sets than this, none standing out, are guesses: none is listed

_NONE: Mapping[Cell, Number] = MappingProxyType({})


class Change(NamedTuple):
    """One cell's printed figure and the figure that would satisfy the identities."""

    cell: Cell
    stated: Number
    value: Number


@dataclass(frozen=True, slots=True)
class Repair:
    """What it takes to satisfy all identities.

    `verdict`: `holds`; `unique` (`changes` is the only, or by far the likeliest, smallest set);
    `ambiguous` (`candidates` lists the smallest sets, likeliest first; where it lists only one,
    the text contradicts that one; none where there are too many to list); `hopeless` (no
    small set, or the unknown cells would have to be negative).  `blanks`: the figures unknown
    cells must have once the table is repaired, where the identities determine them; only with
    `holds` and `unique`.
    """

    verdict: str
    changes: tuple[Change, ...] = ()
    candidates: tuple[tuple[Change, ...], ...] = ()
    blanks: tuple[tuple[Cell, Number], ...] = ()


class _Candidate(NamedTuple):
    weight: float  # only ratios mean anything; 0 where the text contradicts it
    changes: tuple[Change, ...]
    blanks: Figures


def repair(
    equations: Sequence[Equation],
    values: Mapping[Cell, Number],
    *,
    witnesses: Mapping[Cell, Number] = _NONE,
    most: int = 2,
) -> Repair:
    """The smallest change of at most `most` (1 or 2) cells that satisfies all equations.

    Cells without a value are unknown and may become anything not negative.  New figures are not
    negative and have no more decimals than any figure seen, so integers among integers.
    `witnesses` are figures the text states: one that contradicts a new figure excludes that
    candidate, one that states a new figure all but decides for it.  Unrelated equations are
    best repaired apart, see `related`.  ValueError for another `most`.
    """
    if most not in (1, 2):
        raise ValueError(f"most must be 1 or 2, not {most}")
    if all(equation.holds(values) for equation in equations):
        return Repair("holds")
    table = system(equations, values)
    if not table.residual:
        unknown = blanks(table, ())
        return Repair("hopeless") if unknown is None else Repair("holds", blanks=unknown)
    for find in (singles, pairs)[:most]:
        found = list(_candidates(equations, table, find(table, table.residual), witnesses))
        if found:
            return _verdict(found)
    return Repair("hopeless")


def related(equations: Iterable[Equation]) -> tuple[tuple[Equation, ...], ...]:
    """The equations in groups that have no cell in common, in the order given.

    Faults in different groups are independent; `repair` each group by itself.
    """
    groups: list[tuple[set[Cell], list[int]]] = []
    known = tuple(equations)
    for position, equation in enumerate(known):
        cells, members = {cell for cell, _ in equation.terms}, [position]
        for group in [group for group in groups if not cells.isdisjoint(group[0])]:
            groups.remove(group)
            cells, members = cells | group[0], members + group[1]
        groups.append((cells, sorted(members)))
    ordered = sorted(members for _, members in groups)
    return tuple(tuple(known[position] for position in members) for members in ordered)


def _candidates(
    equations: Sequence[Equation],
    table: System,
    found: Iterable[Deltas],
    witnesses: Mapping[Cell, Number],
) -> Iterator[_Candidate]:
    """The sets of changes that leave no figure negative, weighed."""
    stated, scale, totals = table.stated, table.scale, _totals(equations)
    for deltas in found:
        unknown = blanks(table, deltas)
        if unknown is None or any(stated[cell] + delta < 0 for cell, delta in deltas):
            continue
        changes = tuple(
            Change(cell, number(stated[cell], scale), number(stated[cell] + delta, scale))
            for cell, delta in deltas
        )
        weight = _weight_of_text(changes, unknown, witnesses)
        if weight:
            one, *two = (typos.Typo(new, old, cell in totals) for cell, old, new in changes)
            near = bool(two) and _adjacent(equations, {change.cell for change in changes})
            weight *= typos.double(one, two[0], near) if two else typos.single(one)
        yield _Candidate(weight, changes, unknown)


def _weight_of_text(
    changes: tuple[Change, ...], unknown: Figures, witnesses: Mapping[Cell, Number]
) -> float:
    """Weight of the text and the blanks for the changes; 0 where the text contradicts them."""
    figures = [(change.cell, change.value) for change in changes] + list(unknown)
    if any(witnesses.get(cell, value) != value for cell, value in figures):
        return 0.0
    agreed = sum(cell in witnesses for cell, _ in figures)
    return float(_AGREES**agreed * _UNLIKELY_BLANK ** sum(value != 0 for _, value in unknown))


def _totals(equations: Sequence[Equation]) -> set[Cell]:
    """The cells that add up others: the only term of their sign in an equation of three or more."""
    found: set[Cell] = set()
    for terms, _ in equations:
        for side in ([c for c, k in terms if k > 0], [c for c, k in terms if k < 0]):
            if len(side) == 1 and len(terms) > 2:
                found.update(side)
    return found


def _adjacent(equations: Sequence[Equation], cells: set[Cell]) -> bool:
    """Whether the two cells stand side by side in some equation."""
    return any(
        {terms[n][0], terms[n + 1][0]} == cells
        for terms, _ in equations
        for n in range(len(terms) - 1)
    )


def _verdict(found: list[_Candidate]) -> Repair:
    """The verdict on the smallest sets of changes; those the text contradicts come last."""
    ranked = sorted(found, key=lambda candidate: -candidate.weight)
    rivals = sum(candidate.weight for candidate in ranked[1:])
    if ranked[0].weight > 0 and ranked[0].weight >= _CLEAR * rivals:
        return Repair("unique", ranked[0].changes, blanks=ranked[0].blanks)
    standing = [candidate for candidate in ranked if candidate.weight > 0] or ranked
    if len(standing) > _MANY:
        return Repair("ambiguous")
    return Repair("ambiguous", candidates=tuple(candidate.changes for candidate in standing))
