"""Figures: the facts of a fitted row, each in the unit the form has for its column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from govlint.fitting.order import SettledOrder
from govlint.fitting.printed_blocks import Fitted
from govlint.fitting.units import COUNT, MANY, SCALES, converted, unit_stated
from govlint.model.facts import Fact, Remark
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.text.characters import fold, number

_AMOUNT = "amount"
_LONGEST_LABEL = 80
_LONGEST_CAPTION = 400


class StatedUnit(NamedTuple):
    """The unit printed for a column of a row, the one the form has, and where it is printed."""

    stated: str
    due: str
    place: Span


Units = Mapping[tuple[str, str], StatedUnit]
"""The units that differ from the form's, by row and column."""


def figure(source: Source, table: str, row: str, column: str, kind: str, cell: Span) -> Fact:
    """The fact a printed cell states; `kind` is the column's value type."""
    start, end = cell
    value = number(source.folded[start:end], signed=kind == "change")
    return Fact(table, row, column, value, source.text[start:end], cell)


def row_facts(
    source: Source, table: str, row: Fitted, left: SettledOrder, units: Units
) -> list[Fact]:
    """The facts of a row, in the form's order of columns whatever the printed one."""
    block = row.shape.block
    under = left.under(row.cells or (), source.folded)
    facts = []
    for column in block.columns:
        cell = under.get(column.key)
        if cell is not None:
            fact = figure(source, table, row.key, column.key, block.values[column.key], cell)
            if units and (other := units.get((row.key, column.key))):
                fact = fact._replace(value=converted(fact.value, other.stated, other.due))
            facts.append(fact)
    return facts


def units_of(rows: Sequence[Fitted], start: int, folded: str) -> Units:
    """The units of a table, whose heading ends at `start`, that differ from the form's.

    A row's own label wins over the head of its column, that over what else stands above them in
    their block, and last comes the caption of the table.
    """
    found: dict[tuple[str, str], StatedUnit] = {}
    text = folded[start : rows[-1].label.place.end] if rows else ""
    many = any(sign in text for sign in SCALES) and MANY.search(text) is not None
    for row in rows:
        if not many and _AMOUNT not in row.shape.block.values.values():
            continue
        for column in row.shape.block.columns:
            amount = row.shape.block.values[column.key] == _AMOUNT
            if not (amount or many):
                continue
            due = _unit_due(column.label) if amount else COUNT
            stated = (
                unit_stated(folded, *place, due) for place in _places(row, column.key, rows, start)
            )
            place = next(filter(None, stated), None)
            if place and due and folded[slice(*place)] != due:
                found[row.key, column.key] = StatedUnit(folded[slice(*place)], due, place)
    return found


@cache
def _unit_due(label: str) -> str:
    """The unit of money in a form's label of a column."""
    folded = fold(label)
    place = unit_stated(folded, 0, len(folded))
    return folded[slice(*place)] if place else ""


def other_units(units: Units) -> list[Remark]:
    """Columns of rows whose unit is not the form's."""
    return [
        Remark("unit", place, row, stated, due, columns=(column,))
        for (row, column), (stated, due, place) in units.items()
    ]


def _places(row: Fitted, column: str, rows: Sequence[Fitted], start: int) -> list[Span]:
    """Where the unit of a row's column may be printed, the nearest first."""
    label = row.label.place
    cell = next((cell.start for cell in row.cells or () if cell), label.end)
    own = Span(label.start, min(max(cell, label.end), label.end + _LONGEST_LABEL))
    head = dict(row.shape.order.heads).get(column, Span(0, 0))
    first = [rows[0].label.place.start, *(place.start for _, place in rows[0].shape.order.heads)]
    caption = Span(start, min(*first, start + _LONGEST_CAPTION))
    if row.shape.block.values[column] != _AMOUNT:
        return [own, head, caption]  # what else stands above may be of other columns
    ends = [cell.end for one in rows for cell in one.cells or () if cell]
    above = max((end for end in ends if end <= label.start), default=start)
    return [own, head, Span(max(above, label.start - _LONGEST_CAPTION), label.start), caption]
