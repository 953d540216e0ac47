"""The columns of a table of a word processor, as they are printed.

Files count columns on a grid of their own: some columns are hair-thin (LibreOffice leaves them
behind), some are parted by no row.  Neither is a column to a reader.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from govlint.files.archive import broken
from govlint.loaders.word.blocks import MAX_COLUMNS, Paragraph, Table, WordCell

THIN = 30
"""Twips: what is narrower than half a millimetre is no column."""


class PlacedCell(NamedTuple):
    """A cell on the file's own grid; `merge` is restart, continue or empty, as of w:vMerge.

    One that is `covered` is no cell: it only says that one from above or the left is here.
    """

    cell: WordCell
    merge: str = ""


def arranged(rows: list[list[PlacedCell]], widths: list[int]) -> Table:
    """The table, its cells on the columns as printed.

    `widths` are those of the file's columns in twips, as far as it tells them.
    """
    edges = _edges(rows, widths)
    reaching: set[int] = set()  # columns in which a merged cell may go on downwards
    known = list(edges) or [0]
    edges.setdefault(known[0], 0)
    table = Table([], [])
    for row in rows:
        cells: list[WordCell] = []
        end = 0
        for cell, merge in row:
            right = known[max(0, bisect_right(known, cell.column + cell.across) - 1)]
            end = max(end, edges[right])
            start = edges.get(cell.column, end)
            across = edges[right] - start
            if merge == "covered" or across < 1 or (merge == "continue" and start in reaching):
                continue
            reaching -= set(range(start, start + across))
            if merge == "restart":
                reaching.add(start)
            cell.column, cell.across = start, across
            cells.append(cell)
        table.rows.append(cells)
        table.ends.append(end)
    return table


def _edges(rows: list[list[PlacedCell]], widths: list[int]) -> dict[int, int]:
    """The printed column that begins at each edge of the file's grid some cell has."""
    cells = [cell for row in rows for cell, merge in row if merge != "covered"]
    edges = sorted({e for cell in cells for e in (cell.column, cell.column + cell.across)})
    if len(edges) > MAX_COLUMNS:
        raise broken(f"a table of {len(edges)} columns")
    # The edges between which a cell with text stands must stay apart.
    kept = {(cell.column, cell.column + cell.across) for cell in cells if _has_text(cell)}
    left = [0]
    for width in widths:
        left.append(left[-1] + width)
    columns: dict[int, int] = {}
    column = 0
    for index, edge in enumerate(edges):
        if index:
            before = edges[index - 1]
            thin = edge < len(left) and left[edge] - left[before] < THIN and left[-1] > THIN
            column += not thin or (before, edge) in kept
        columns[edge] = column
    return columns


def _has_text(cell: WordCell) -> bool:
    return any(not isinstance(block, Paragraph) or block.text.strip() for block in cell.blocks)
