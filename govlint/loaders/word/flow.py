"""Paragraphs, cells' ends and rows' ends one after another, as old files have them, to blocks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from govlint.files.archive import too_deep
from govlint.loaders.word.blocks import MAX_NESTED, Block, Budget, Paragraph, Table, WordCell
from govlint.loaders.word.printed_columns import THIN, PlacedCell, arranged

_DEFAULT = 1000


class CellDefinition(NamedTuple):
    """What a row's definition says of one of its cells.

    `right` is its right edge in twips, `aside` whether it is one with the cell to its left,
    `down` restart, continue or empty, as of w:vMerge.
    """

    right: int
    aside: bool = False
    down: str = ""


class _Row(NamedTuple):
    cells: list[tuple[list[Block], str]]
    left: int
    slots: list[CellDefinition]


@dataclass(slots=True)
class _TableRead:
    """A table that is being read: its rows, the cells of the row begun, the blocks of the cell."""

    rows: list[_Row] = field(default_factory=list)
    cells: list[tuple[list[Block], str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class Flow:
    """Collects blocks; `depth` is how many tables a paragraph stands in."""

    def __init__(self) -> None:
        self._budget = Budget()
        self._blocks: list[Block] = []
        self._open: list[_TableRead] = []

    def paragraph(self, paragraph: Paragraph, depth: int) -> None:
        """A paragraph ends. Raises Undecodable where tables nest too deep."""
        self._budget.paragraph()
        self._reach(depth)
        (self._open[-1].blocks if self._open else self._blocks).append(paragraph)

    def end_cell(self, depth: int, key: str) -> None:
        """The cell of the paragraph last given ends."""
        self._reach(depth)
        if self._open:
            self._open[-1].cells.append((self._open[-1].blocks, key))
            self._open[-1].blocks = []

    def end_row(self, depth: int, left: int, slots: list[CellDefinition]) -> None:
        """A row ends, which has its left edge there and these cells."""
        self._reach(depth)
        if self._open and self._open[-1].cells:
            self._open[-1].rows.append(_Row(self._open[-1].cells, left, slots))
            self._open[-1].cells = []

    def end(self) -> list[Block]:
        """All blocks; what was begun is ended."""
        self._reach(0)
        return self._blocks

    def _reach(self, depth: int) -> None:
        if depth > MAX_NESTED:
            raise too_deep("tables")
        while len(self._open) > depth:
            table = _closed(self._open.pop())
            (self._open[-1].blocks if self._open else self._blocks).append(table)
        while len(self._open) < depth:
            self._open.append(_TableRead())


def _closed(table: _TableRead) -> Table:
    if table.blocks or table.cells:  # a row that never ended
        table.cells.append((table.blocks, ""))
        table.rows.append(_Row(table.cells, 0, []))
    return arranged(_placed(table.rows), [])


def _placed(rows: list[_Row]) -> list[list[PlacedCell]]:
    """The cells of each row on one grid for the whole table."""
    defined = [_defined(row) for row in rows]
    edges: list[int] = []
    for edge in sorted({edge for sides, _ in defined for edge in sides}):
        if not edges or edge - edges[-1] >= THIN:
            edges.append(edge)
    grid: list[list[PlacedCell]] = []
    for row, (sides, slots) in zip(rows, defined, strict=True):
        line: list[PlacedCell] = []
        for index, (blocks, key) in enumerate(row.cells):
            left, right = (bisect_right(edges, side) - 1 for side in sides[index : index + 2])
            if slots[index].aside and line:
                line[-1].cell.across = right - line[-1].cell.column
            else:
                cell = WordCell(left, right - left, 1, key, blocks)
                line.append(PlacedCell(cell, slots[index].down))
        grid.append(line)
    return grid


def _defined(row: _Row) -> tuple[list[int], list[CellDefinition]]:
    """The edges of a row's cells, from left to right, and their slots."""
    count = len(row.cells)
    sides = [row.left, *(slot.right for slot in row.slots[:count])]
    if len(row.slots) < count or any(a >= b for a, b in pairwise(sides)):
        return [_DEFAULT * index for index in range(count + 1)], [CellDefinition(0)] * count
    return sides, row.slots
