"""Where each finding is shown: on a figure, on a row's label, in the words, or below a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from govlint.forms.labels import bare
from govlint.forms.official import DrawnTable, cells, official
from govlint.model.diagnostic import LEVELS, Diagnostic
from govlint.model.facts import Cell
from govlint.model.tree import Span
from govlint.model.view import View, ViewPiece
from govlint.text.characters import fold


class Numbered(NamedTuple):
    """A finding and its number in its report, from 1."""

    number: int
    found: Diagnostic


class Mark(NamedTuple):
    """The part of a stretch of text a finding is about; `first` where its number goes."""

    finding: Numbered
    start: int
    end: int
    first: bool


@dataclass(slots=True)
class Placement:
    """What is to be marked: by cell, by row (table and key), by stretch of text, and under tables.

    `blocks` tells for each finding the index of the block it is shown in.  `tables` are the tables
    that begin in a block, `within` all those with figures in it, `grids` how each is drawn, `aims`
    the cells to be seen first on a narrow screen: the first of the gravest of each table.
    """

    cells: dict[Cell, list[Numbered]] = field(default_factory=dict)
    rows: dict[tuple[str, str], list[Numbered]] = field(default_factory=dict)
    texts: dict[Span, list[Mark]] = field(default_factory=dict)
    rests: dict[str, list[Numbered]] = field(default_factory=dict)
    blocks: dict[int, int] = field(default_factory=dict)
    tables: dict[int, list[str]] = field(default_factory=dict)
    within: dict[int, list[str]] = field(default_factory=dict)
    grids: dict[str, DrawnTable] = field(default_factory=dict)
    aims: set[Cell] = field(default_factory=set)


def gravest(findings: list[Numbered]) -> str:
    """The gravest level among some findings."""
    return min((one.found.level for one in findings), key=LEVELS.index, default="")


def placement(view: View, findings: list[Numbered]) -> Placement:
    """Places for all findings of a report."""
    found = Placement()
    _tables(view, found)
    stretches = sorted(_stretches(view, found))
    home = {table: index for index, tables in found.tables.items() for table in tables}
    for one in findings:
        block = _in_table(one, view, found, home)
        if block is None:
            block = _in_text(one, found, stretches)
        found.blocks[one.number] = block
    for table in found.grids:
        mine = [cell for cell in found.cells if cell.table == table]
        found.aims.update(sorted(mine, key=lambda cell: _rank(found.cells[cell]))[:1])
    return found


def _rank(findings: list[Numbered]) -> tuple[int, int]:
    return LEVELS.index(gravest(findings)), findings[0].number


def _tables(view: View, found: Placement) -> None:
    """Which blocks of rows hold figures of which official table."""
    starts = [_start(block) for block in view.pieces]
    begun: set[str] = set()
    for fact in sorted(view.facts.items, key=lambda fact: fact.place):
        index = bisect_right(starts, fact.place.start) - 1
        if index < 0 or view.pieces[index].kind != "table":
            continue
        if fact.table not in (here := found.within.setdefault(index, [])):
            here.append(fact.table)
        if fact.table not in begun:
            begun.add(fact.table)
            found.grids[fact.table] = official(fact.table, view.facts)
            found.tables.setdefault(index, []).append(fact.table)


def _start(block: ViewPiece) -> int:
    return block.rows[0][0].start if block.rows and block.rows[0] else 0


def _stretches(view: View, found: Placement) -> Iterator[tuple[Span, int]]:
    """Every stretch of text that is shown as it stands, with its block."""
    for index, block in enumerate(view.pieces):
        if index not in found.within:
            for row in block.rows:
                yield from ((span, index) for span in row)


def _in_table(one: Numbered, view: View, found: Placement, home: dict[str, int]) -> int | None:
    """The block of a drawn table a finding belongs to; None where it is about other text."""
    cell, place = one.found.cell, Span(one.found.at.offset, one.found.at.end_offset)
    if cell is None or cell.table not in home:
        index = _table_at(place.start, view, found)
        if index is None:
            return None
        cell = _cell_at(place, view, found, found.within[index])
        if cell is None:
            table = found.within[index][0]
            found.rests.setdefault(table, []).append(one)
            return home[table]
    known = cells(found.grids[cell.table])
    if cell in known:
        found.cells.setdefault(cell, []).append(one)
    elif any(cell.row == row for _, row, _ in known):
        found.rows.setdefault((cell.table, cell.row), []).append(one)
    else:
        found.rests.setdefault(cell.table, []).append(one)
    return home[cell.table]


def _table_at(offset: int, view: View, found: Placement) -> int | None:
    for index in found.within:
        rows = view.pieces[index].rows
        if _start(view.pieces[index]) <= offset < rows[-1][-1].end + 1:
            return index
    return None


def _cell_at(place: Span, view: View, found: Placement, tables: list[str]) -> Cell | None:
    """The figure, or else the row by its label, that a place in a table is about."""
    for fact in view.facts.items:
        if fact.place.start <= place.start and place.end <= max(fact.place.end, place.start):
            return fact.cell
    for reading in view.facts.readings:
        for remark in reading.remarks if reading.table in tables else ():
            if remark.row and remark.place == place:
                return Cell(reading.table, remark.row, "")
    words = bare(fold(view.text[place.start : place.end]))
    for table in tables:
        for row in (row for part in found.grids[table].parts for row in part.rows):
            for slot in row:
                if slot.row and bare(fold(slot.text)) == words:
                    return Cell(table, slot.row, "")
    return None


def _in_text(one: Numbered, found: Placement, stretches: list[tuple[Span, int]]) -> int:
    """Mark the stretches a finding is about; one between two of them is told after the first."""
    start, end = one.found.at.offset, one.found.at.end_offset
    touched = [
        (span, index)
        for span, index in stretches
        if (span.start < end and start < span.end)
        or (start == end and span.start <= start <= span.end)
    ]
    if not touched:
        before = [pair for pair in stretches if pair[0].start <= start]
        touched = before[-1:] or stretches[:1]
        start = end = touched[0][0].end if touched and before else start
    for number, (span, _) in enumerate(touched):
        mark = Mark(one, max(start, span.start), max(start, min(end, span.end)), number == 0)
        found.texts.setdefault(span, []).append(mark)
    return touched[0][1] if touched else 0
