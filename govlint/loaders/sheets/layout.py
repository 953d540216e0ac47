"""A sheet as a report: rows of one cell are paragraphs, the others are rows of tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.projection import MAX_CELLS, Piece, Projection, too_large
from govlint.text.pattern import lazy

_PROSE = 60  # a row of one cell as long as this is no label of an official table
_SECTION = 150  # a cell as long as this holds a section, in whatever table it stands
_COLUMNS = 16_384  # of a sheet
_REACH = 20  # how far a merged cell may lead beyond the last cell with text
_HEADING = lazy(
    r"[一二三四五六]\s*、\s*(?:总体情况|主动公开|收到和处理|.{0,8}行政复议|存在的?主?要?问题|其他需)"
)
_BREAKS = lazy(r"\s*[\r\n]+\s*")


class SheetCell(NamedTuple):
    """A cell with text; `row` and `column` from 0.

    `down` and `across` are the rows and columns it is merged over; `boxed` says whether it has
    borders, None where that is not known; `held` is the number it holds where it prints another.
    """

    row: int
    column: int
    text: str
    down: int = 1
    across: int = 1
    boxed: bool | None = None
    held: str = ""


class Sheet(NamedTuple):
    """What is on a sheet, in any order. `key` is the sheet's place in its file."""

    name: str
    key: str
    cells: Sequence[SheetCell]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


class _SheetRow(NamedTuple):
    number: int
    cells: list[SheetCell]
    under: list[SheetCell]  # the merged cells with text that reach down into it
    merged: list[SheetCell]  # all merged cells in it, blank ones too

    @property
    def alone(self) -> SheetCell | None:
        return self.cells[0] if len(self.cells) == 1 and not self.under else None


def lay(sheet: Sheet, projection: Projection) -> None:
    """Write a sheet; what is hidden on it is left out, as it is in print."""
    for block in _blocks(sheet):
        for is_table, rows in groupby(_judged(block), lambda judged: judged[0]):
            if is_table:
                projection.table(_slots(sheet, [row for _, row in rows]))
                continue
            for _, row in rows:
                for cell in row.cells:
                    projection.paragraph(_piece(sheet, cell, cell.text.strip()))


def covered(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The columns in ranges from a first to a last one, however many there are."""
    flags = bytearray(_COLUMNS)
    for first, last in islice(ranges, _COLUMNS):
        start, end = max(first, 0), min(last + 1, _COLUMNS)
        flags[start:end] = b"\1" * max(0, end - start)
    return frozenset(column for column, flag in enumerate(flags) if flag)


def name_of(row: int, column: int) -> str:
    """The name of a cell, as `C12`."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def _blocks(sheet: Sheet) -> Iterator[list[_SheetRow]]:
    """The rows with text, parted where an empty row can be seen."""
    rows = _rows(sheet)
    hidden = sorted(sheet.hidden_rows)
    block: list[_SheetRow] = []
    for row in rows:
        if block:
            last = block[-1].number
            seen = row.number - last - (bisect_left(hidden, row.number) - bisect_left(hidden, last))
            if seen > 1 and not row.under:
                yield block
                block = []
        block.append(row)
    if block:
        yield block


def _rows(sheet: Sheet) -> list[_SheetRow]:
    rows: dict[int, _SheetRow] = {}
    here = [
        cell
        for cell in sheet.cells
        if cell.row not in sheet.hidden_rows and cell.column not in sheet.hidden_columns
    ]
    seen = [cell for cell in here if cell.text.strip()]
    if len(seen) > MAX_CELLS:
        raise too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")
    for cell in sorted(seen, key=lambda cell: cell[:2]):
        rows.setdefault(cell.row, _SheetRow(cell.row, [], [], [])).cells.append(cell)
    numbers = sorted(rows)
    work = 0
    for cell in here:
        if cell.down > 1 or cell.across > 1:
            start = bisect_left(numbers, cell.row)
            end = bisect_left(numbers, cell.row + cell.down)
            work += end - start
            if work > MAX_CELLS:
                raise too_large(f"{MAX_CELLS} 个合并单元格", f"{MAX_CELLS} merged cells")
            for number in numbers[start:end]:
                rows[number].merged.append(cell)
                if number > cell.row and cell.text.strip():
                    rows[number].under.append(cell)
    return [rows[number] for number in numbers]


def _judged(block: list[_SheetRow]) -> Iterator[tuple[bool, _SheetRow]]:
    """Each row of a block, and whether it is a row of a table."""
    many = [index for index, row in enumerate(block) if row.alone is None]
    width = max((_right(row.cells) for row in block), default=0)
    for index, row in enumerate(block):
        cell = row.alone
        if any(len(one.text) > _SECTION and "。" in one.text for one in row.cells):
            yield False, row
        elif cell is None:
            yield True, row
        elif not many or _is_paragraph(cell, width):
            yield False, row
        else:
            yield bool(cell.boxed) or many[0] < index < many[-1], row


def _is_paragraph(cell: SheetCell, width: int) -> bool:
    text = cell.text.strip()
    if "。" in text or len(text) > _PROSE or _HEADING.match(text):
        return True
    return not cell.boxed and cell.across > 1 and cell.column + cell.across >= width


def _right(cells: list[SheetCell]) -> int:
    last = max(cell.column for cell in cells)
    return max(min(cell.column + cell.across, last + _REACH) for cell in cells)


def _slots(sheet: Sheet, rows: list[_SheetRow]) -> Iterator[list[Piece | None]]:
    left = min(cell.column for row in rows for cell in row.cells)
    right = max(_right(row.cells) for row in rows)
    columns = [column for column in range(left, right) if column not in sheet.hidden_columns]
    for row in rows:
        cells = {cell.column: cell for cell in row.cells}
        covered = {
            column
            for cell in row.merged
            for column in range(max(left, cell.column), min(right, cell.column + cell.across))
            if (row.number, column) != cell[:2]
        }
        yield [
            None
            if column in covered and column not in cells
            else _slot(sheet, row.number, column, cells.get(column))
            for column in columns
        ]


def _slot(sheet: Sheet, row: int, column: int, cell: SheetCell | None) -> Piece:
    if cell is None:  # blank, and a cell all the same
        return _piece(sheet, SheetCell(row, column, ""), "")
    return _piece(sheet, cell, _BREAKS.sub(_joint, cell.text.strip()))


def _joint(found: re.Match[str]) -> str:
    """What joins the lines of a cell: nothing, or a blank between letters."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return " " if (before + after).isascii() and (before + after).isalnum() else ""


def _piece(sheet: Sheet, cell: SheetCell, text: str) -> Piece:
    place = name_of(cell.row, cell.column)
    where = f"{sheet.name}!{place}"
    note = _otherwise(where, cell) if cell.held else None
    return Piece(text, Text(where, where), f"{sheet.key}!{place}", note=note)


def _otherwise(where: str, cell: SheetCell) -> tuple[Text, Text]:
    """That a cell prints another number than it holds."""
    return (
        Text(
            f"单元格 {where} 存的是 {cell.held}，按数字格式印出来是 {cell.text}，按印出来的核对",
            f"cell {where} holds {cell.held}, its number format prints {cell.text}; "
            "what is printed was checked",
        ),
        Text(
            "请核对原数，把单元格里的数改成要公布的数",
            "look up the figure and enter in the cell what is to be published",
        ),
    )
