"""What follows on last year's report no more: each break keeps the tables of its year sound."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .forms import RESULTS
from .report import Fault, Figures

Break = Callable[[Figures, Figures, Random], tuple[Figures, Fault]]


def carry(figures: Figures, before: Figures, rng: Random) -> tuple[Figures, Fault]:
    """More is carried in than last year carried out."""
    column, more = "natural_person", rng.randint(1, 9)
    right = _count(before, ("requests", "carried_out", column))
    changed = dict(figures)
    for row in ("carried_in", "outcome.disclosed", "outcome.total"):
        for one in (column, "total"):
            changed["requests", row, one] = _count(figures, ("requests", row, one)) + more
    return changed, Fault("carry", "GL601", ("requests", "carried_in", column), right)


def in_force(figures: Figures, before: Figures, rng: Random) -> tuple[Figures, Fault]:
    """More documents are in force than last year's and this year's make."""
    cell = ("disclosure", "normative_documents", "in_force")
    right = _count(figures, cell)
    return figures | {cell: right + rng.randint(1, 9)}, Fault("in_force", "GL602", cell, right)


def pending(figures: Figures, before: Figures, rng: Random) -> tuple[Figures, Fault]:
    """Cases left pending last year are in no column of this year's: `before` is given some."""
    cell = ("remedies", "review", "total")
    lost = figures | {("remedies", "review", result): 0 for result in RESULTS}
    return lost, Fault("pending", "GL604", cell, _count(before, ("remedies", "review", "pending")))


def leap(figures: Figures, before: Figures, rng: Random) -> tuple[Figures, Fault]:
    """Forty times as many penalties as ever."""
    cell = ("disclosure", "penalties", "decisions")
    return figures | {cell: _count(figures, cell) * 40}, Fault("leap", "GL609", cell)


def same(figures: Figures, before: Figures, rng: Random) -> tuple[Figures, Fault]:
    """The table of requests is last year's."""
    table = {key: value for key, value in before.items() if key[0] == "requests"}
    kept = {key: value for key, value in figures.items() if key[0] != "requests"}
    return kept | table, Fault("same", "GL610", ("requests", "", ""))


BREAKS: dict[str, Break] = {one.__name__: one for one in (carry, in_force, pending, leap, same)}
"""Breaks by name."""


def _count(figures: Figures, cell: tuple[str, str, str]) -> int:
    return int(figures.get(cell) or 0)
