"""Placing: which cells of a grid's row stand under which head, and which are its labels."""

from __future__ import annotations

from typing import NamedTuple

from govlint.fitting.printed_rows import GridCell, Head, PrintedRow
from govlint.model.tree import Span
from govlint.parsing.lines import is_figure


class RowPlacement(NamedTuple):
    """The cells of a row's labels and of its figures; `under` each head, if that is certain."""

    labels: list[Span]
    figures: list[Span]
    under: tuple[Span | None, ...] | None


def placed(row: PrintedRow, heads: tuple[Head, ...], folded: str) -> RowPlacement:
    """The cells of a row's labels, and its cell under each head; None where there is none.

    As many cells as heads are theirs in order, though their borders may not be exactly above one
    another; else a cell belongs to the head above its middle.  A row that ends before the last
    head lacks a cell somewhere, and those behind it have moved up; one with a figure beyond the
    last head has a cell too many: nothing in it is certain.
    """
    left, right = heads[0].start, heads[-1].end
    if not row.grid and right - left == len(heads) and right <= len(row.cells):
        below = row.cells[left:right]
        return RowPlacement(list(row.cells[:left]), list(below), below)
    behind = [
        slot for slot in row.slots() if slot.start + slot.end > 2 * left and slot.start < right
    ]
    before = [slot for slot in row.slots() if slot.start < left and slot not in behind]
    if len(behind) == len(heads) + 1 and not _figure(behind[0], folded):
        before.append(behind.pop(0))
    elif len(behind) == len(heads) - 1 and before and _figure(before[-1], folded):
        behind.insert(0, before.pop())
    beyond = [slot for slot in row.slots() if slot.start >= right and _figure(slot, folded)]
    labels, figures = ([slot.place for slot in part] for part in (before, behind + beyond))
    under: tuple[Span | None, ...] | None = tuple(figures)
    short = len(behind) < len(heads) and (not behind or behind[-1].start < heads[-1].start)
    if beyond or short:
        under = None
    elif len(behind) != len(heads):
        under = tuple(_under(head, behind, folded) for head in heads)
    return RowPlacement(labels, figures, under)


def _under(head: Head, slots: list[GridCell], folded: str) -> Span | None:
    """The cell below a head; of several the one that is filled, if only one is."""
    own = [s.place for s in slots if 2 * head.start <= s.start + s.end - 1 < 2 * head.end]
    filled = [place for place in own if folded[slice(*place)].strip()]
    if len({folded[slice(*place)].strip() for place in filled}) > 1:
        return None
    return next(iter([*filled, *own]), None)


def _figure(slot: GridCell, folded: str) -> bool:
    return is_figure(folded[slice(*slot.place)])
