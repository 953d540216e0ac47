"""Tables as grids, and tables that only lay out a page as the lines and tables they hold.

A row whose cells hold whole sections, or other tables, is layout; so is a table of one column, and
a single cell in a table that has such rows.  The rest of that table is a table all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from govlint.files.projection import MAX_CELLS, too_large
from govlint.loaders.web.content import FigureTable, Item, PageCell, PageLine, PageTable, Part
from govlint.loaders.web.entities import joined
from govlint.parsing.lines import LABEL, strength
from govlint.text.characters import fold

_LONG, _MANY = 300, 6  # characters and lines of a cell that is no cell of figures
_NO_END = 1 << 30

Rows = list[list[PageCell | None]]


def flat(parts: list[Part]) -> Iterator[Item]:
    """The lines and the tables of figures of a flow, in reading order."""
    for part in parts:
        if isinstance(part, PageLine):
            yield part
        else:
            yield from _unfolded(part)


def lines(cell: PageCell) -> Iterator[PageLine]:
    """The lines of a cell, those of small tables in it too."""
    for part in cell.parts:
        if isinstance(part, PageLine):
            yield part
        else:
            for inner in _cells(part):
                yield from lines(inner)


def begins(cell: PageCell) -> int:
    """Where the text of a cell begins, its tag where it has none."""
    parts = cell.parts
    if parts and isinstance(parts[0], PageLine):
        return parts[0].at
    return next((line.at for line in lines(cell)), cell.at)


def content(cell: PageCell) -> str:
    """The text of a cell, on one line."""
    parts = cell.parts
    if not parts:
        return ""
    if len(parts) == 1 and isinstance(parts[0], PageLine):
        return parts[0].text
    return joined([line.text for line in lines(cell)])


def _cells(table: PageTable) -> Iterator[PageCell]:
    return chain.from_iterable(chain.from_iterable(table.groups))


def _unfolded(table: PageTable) -> Iterator[Item]:
    rows = full_grid(table)
    width = max(map(len, rows), default=0)
    layout = [width == 1 or any(cell and _is_layout(cell) for cell in row) for row in rows]
    if not any(layout):
        if any(any(content(cell) for cell in row if cell) for row in rows):
            yield FigureTable(rows, table.at, table.box)
        return
    run: Rows = []
    for row, whole in zip(rows, layout, strict=True):
        filled = [cell for cell in row if cell and cell.parts]
        if whole or (len(filled) == 1 and strength(fold(content(filled[0]))) != LABEL):
            yield from _figure_table(run, table)
            run = []
            for cell in filled:
                yield from flat(cell.parts)
        elif filled:
            run.append(row)
    yield from _figure_table(run, table)


def _figure_table(rows: Rows, table: PageTable) -> Iterator[Item]:
    if rows:
        yield FigureTable(_collapsed(rows), rows[0][0].at if rows[0][0] else table.at, table.box)


def _is_layout(cell: PageCell) -> bool:
    """Whether a cell holds what no cell of a table of figures holds."""
    if len(cell.parts) == 1 and isinstance(cell.parts[0], PageLine):
        return _is_prose(len(cell.parts[0].text), cell)
    size = count = 0
    for part in cell.parts:
        if isinstance(part, PageLine):
            size += len(part.text)
            count += 1
        elif _holds_grid(part):
            return True
    return _is_prose(size, cell) or count > _MANY


def _is_prose(size: int, cell: PageCell) -> bool:
    """Whether a cell of `size` characters is too long for one of figures; digits are no prose."""
    return size > _LONG and any(map(str.isalpha, content(cell)))


def _holds_grid(table: PageTable) -> bool:
    """Whether a table in a cell is more than a column of words."""
    return any(
        len(row) > 1 or any(_is_layout(cell) for cell in row)
        for group in table.groups
        for row in group
    )


def full_grid(table: PageTable) -> Rows:
    """The full grid, by the algorithm of the HTML standard; columns no cell begins in are left out.

    A row with too few cells is short: what is not there is no blank cell.
    Raises Undecodable for more cells than any report has.
    """
    rows: Rows = []
    count = 0
    foot = {id(group) for group in table.feet}
    body = [group for group in table.groups if id(group) not in foot]
    for group in (*body, *table.feet):
        covered: dict[int, int] = {}  # column: rows below this one that it is covered in
        for cells in group:
            row, covered = _row(cells, covered)
            count += len(row)
            if count > MAX_CELLS:
                raise too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")
            if cells:
                rows.append(row)
    return _collapsed(rows)


def _row(
    cells: list[PageCell], covered: dict[int, int]
) -> tuple[list[PageCell | None], dict[int, int]]:
    """One row, and what cells of it and of rows above cover in the next."""
    row: list[PageCell | None] = []
    below = {column: left - 1 for column, left in covered.items() if left > 1}
    for cell in cells:
        while len(row) in covered:
            row.append(None)
        start = len(row)
        row.append(cell)
        row += [None] * (cell.across - 1)
        if len(row) > MAX_CELLS:
            raise too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")
        if cell.down != 1:
            reach = cell.down - 1 if cell.down else _NO_END
            below.update((column, reach) for column in range(start, len(row)))
    if covered and len(row) <= (last := max(covered)):
        row += [None] * (last + 1 - len(row))
    return row, below


def _collapsed(rows: Rows) -> Rows:
    """The rows without columns in which no cell begins."""
    starts = sorted({column for row in rows for column, cell in enumerate(row) if cell})
    if not rows or len(starts) == max(map(len, rows)):
        return rows
    return [[row[column] for column in starts if column < len(row)] for row in rows]
