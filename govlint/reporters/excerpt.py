"""A small grid: a cell under its column heading and beside its row heading, with its relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.forms.form import column_label, known_forms, row_label
from govlint.forms.vocabulary import per_vocabulary
from govlint.identities.names import short_name
from govlint.model.diagnostic import Diagnostic, Related
from govlint.model.place import Cell
from govlint.reporters.frame import SCREEN, room, shortened
from govlint.text.characters import fold, width
from govlint.text.display import plain

_MANY = 6  # with more rows than this, those that are all 0 are counted, not shown
_ROW_ROOM, _COLUMN_ROOM = 34, 14
_BLANK = Text("（空）", "(blank)")
_ZEROS = Text("（另有 {} 行均为 0）", "({} more rows are 0)")
_COLUMNS = Text("（另有 {} 列）", "({} more columns)")
_STATED = Text("报告为 {}，算得 {}", "stated {}, computed {}")


class Excerpt(NamedTuple):
    """The lines of the grid; the mark belongs under line `marked`, the figures after the mark."""

    lines: tuple[str, ...]
    marked: int
    indent: str
    carets: str
    figures: str


def excerpt(diagnostic: Diagnostic, lang: str) -> Excerpt | None:
    """The grid of a diagnostic about a cell, None for any other."""
    cell = diagnostic.cell
    if cell is None or not cell.row or not cell.column:
        return None
    values = _values(diagnostic, cell, lang)
    rows, columns = _axes(cell.table, values)
    shown, zeros = _worth_showing(rows, columns, values, cell.row)
    label_room = min(_ROW_ROOM, room() // 2)
    labels = {row: shortened(plain(row_label(cell.table, row)), label_room) for row in shown}
    wide = _COLUMN_ROOM * (2 if len(columns) < 3 else 1)
    heads = {column: _head(cell, column, wide) for column in columns}
    first = max(map(width, labels.values()))
    widths = {
        column: max(width(heads[column]), *(width(values.get((row, column), "")) for row in shown))
        for column in columns
    }
    left, columns = len(columns), _fitting(columns, cell.column, widths, first)
    left -= len(columns)
    lines = [" " * first + "".join(_right(heads[column], widths[column]) for column in columns)]
    for row in shown:
        figures = (_right(values.get((row, column), ""), widths[column]) for column in columns)
        lines.append((_left(labels[row], first) + "".join(figures)).rstrip())
    if zeros:
        lines.append(_ZEROS.in_language(lang).format(zeros))
    if left:
        lines.append(_COLUMNS.in_language(lang).format(left))
    size = max(1, width(values[cell.row, cell.column]))
    upto = columns[: columns.index(cell.column) + 1]
    end = first + sum(widths[column] + 2 for column in upto)
    return Excerpt(
        tuple(lines),
        1 + shown.index(cell.row),
        " " * (end - size),
        "^" * size,
        _sides(diagnostic, lang),
    )


def in_grid(diagnostic: Diagnostic, related: Related) -> bool:
    """Whether the grid of a diagnostic shows a related cell: one of the same table and file."""
    own, cell = diagnostic.cell, related.cell
    if own is None or cell is None or related.path:
        return False
    return cell.table == own.table and bool(cell.row)


def only_names_cell(related: Related) -> bool:
    """Whether a related place says no more than which cell it is; the grid's headings say that."""
    cell = related.cell
    if cell is None:
        return False
    names = (short_name(cell.table, "row", cell.row), short_name(cell.table, "column", cell.column))
    return related.message.zh in names


def _values(diagnostic: Diagnostic, cell: Cell, lang: str) -> dict[tuple[str, str], str]:
    values = {
        (related.cell.row, related.cell.column): plain(related.stated.strip())
        for related in diagnostic.related
        if related.cell is not None and in_grid(diagnostic, related)
    }
    own = shortened(plain(_as_printed(diagnostic)), _COLUMN_ROOM)
    return values | {(cell.row, cell.column): own or _BLANK.in_language(lang)}


def _as_printed(diagnostic: Diagnostic) -> str:
    """What stands in the cell; `stated` may be a sum of several."""
    at = diagnostic.at
    end = at.end_column - 1 if at.end_line == at.line else None
    return diagnostic.snippet[at.column - 1 : end].strip()


def _axes(table: str, values: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The rows and the columns of the cells, in the order of the official form."""
    pairs = list(values)
    order = _order(table)
    rows = sorted({row for row, _ in pairs}, key=lambda key: (order.get(key, len(order)), key))
    columns = sorted({one for _, one in pairs}, key=lambda key: (order.get(key, len(order)), key))
    return rows, columns


@per_vocabulary
def _order(table: str) -> dict[str, int]:
    """Row and column keys in printed order; a row of an older form stands where it stood there."""
    order: list[str] = []
    for form in known_forms().values():
        before = 0
        for block in form.tables[table].blocks:
            for line in (*block.rows, *block.columns):
                if line.key not in order:
                    order.insert(before, line.key)
                before = order.index(line.key) + 1
    return {key: index for index, key in enumerate(order)}


def _worth_showing(
    rows: list[str], columns: list[str], values: dict[tuple[str, str], str], own: str
) -> tuple[list[str], int]:
    if len(rows) <= _MANY:
        return rows, 0
    shown = [
        row
        for row in rows
        if row == own
        or any(fold(values.get((row, column), "0")).strip() != "0" for column in columns)
    ]
    return shown, len(rows) - len(shown)


def _fitting(columns: list[str], own: str, widths: dict[str, int], first: int) -> list[str]:
    """The columns that a narrow terminal has room for, those nearest to the own one first."""
    if not SCREEN.get():
        return columns
    middle, left = columns.index(own), room() - first
    kept = set()
    for column in sorted(columns, key=lambda one: abs(columns.index(one) - middle)):
        left -= widths[column] + 2
        if column == own or left >= 0:
            kept.add(column)
    return [column for column in columns if column in kept]


def _head(cell: Cell, column: str, room: int) -> str:
    label = column_label(cell.table, column, cell.row)
    return shortened(plain(label).rpartition("·")[2], room)


def _sides(diagnostic: Diagnostic, lang: str) -> str:
    stated, computed = diagnostic.stated, diagnostic.computed
    if stated is None or computed is None or stated.strip() != _as_printed(diagnostic):
        return ""
    return _STATED.in_language(lang).format(plain(stated.strip()), plain(computed))


def _right(text: str, room: int) -> str:
    return " " * (room - width(text) + 2) + text


def _left(text: str, room: int) -> str:
    return text + " " * (room - width(text))
