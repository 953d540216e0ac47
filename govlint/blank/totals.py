"""Which figures of the official tables follow from the others, and by what sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from govlint.model.facts import Cell


class Computed(NamedTuple):
    """A figure that is the sum of some cells less the sum of others."""

    cell: Cell
    plus: tuple[Cell, ...]
    minus: tuple[Cell, ...] = ()


def computed(cells: Iterable[Cell]) -> dict[Cell, Computed]:
    """The computed ones among the cells of a form, in an order in which they can be computed.

    Totals at the end of rows and of groups of rows, and in the table of requests what is carried
    out: what is new and carried in, less what is dealt with.
    """
    every = list(cells)
    known = set(every)
    found: dict[Cell, Computed] = {}
    for cell in sorted(every, key=lambda one: (one.column == "total", one.row == "carried_out")):
        if cell.column == "total":
            rest = (one for one in every if one[:2] == cell[:2] and one.column != "total")
            found[cell] = Computed(cell, tuple(rest))
        elif cell.row.endswith(".total"):
            group = cell.row.removesuffix("total")
            rest = (
                one
                for one in every
                if one.table == cell.table
                and one.column == cell.column
                and one.row.startswith(group)
                and one.row != cell.row
            )
            found[cell] = Computed(cell, tuple(rest))
        elif cell.row == "carried_out":
            inflow = (cell._replace(row="new"), cell._replace(row="carried_in"))
            done = cell._replace(row="outcome.total")
            if known.issuperset((*inflow, done)):
                found[cell] = Computed(cell, inflow, (done,))
    return found


def filled(figures: Mapping[Cell, int | None]) -> dict[Cell, int | None]:
    """The figures with those computed that follow from others; empty ones count as 0."""
    values = dict(figures)
    for cell, sums in computed(figures).items():
        plus, minus = (sum(values[one] or 0 for one in some) for some in sums[1:])
        values[cell] = plus - minus
    return values
