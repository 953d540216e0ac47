"""The blank report as a workbook: totals compute themselves, cells of counts take counts only."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.blank.outline import Outline, Words
from govlint.blank.totals import Computed, computed, filled
from govlint.forms.official import DrawnCell, DrawnTable
from govlint.model.facts import Cell
from govlint.resources.extras import library
from govlint.text.characters import width

_TEXT_WIDTH = 74  # characters of half a width, of the one column of a sheet of text
_LABELS = {1: (26,), 3: (8, 11, 34)}
_FIGURE = {1: 18}  # the width of figures beside so many columns of labels, else 9
_LINE = 16  # points


class _Sheet(NamedTuple):
    """A sheet and its looks; `places` tells where each figure of a report stands on it.

    `values` are the figures it shows, `sums` those that compute themselves.
    """

    sheet: Any
    looks: dict[str, Any]
    plan: Outline
    values: dict[Cell, int | None]
    sums: dict[Cell, Computed]
    places: dict[Cell, tuple[int, int]]


def book(plan: Outline) -> bytes:
    """The workbook.  Raises UserError where XlsxWriter is not installed."""
    buffer = io.BytesIO()
    made = _library().Workbook(buffer, {"in_memory": True})
    made.set_properties({"created": datetime(2000, 1, 1), "title": plan.title})
    looks = {name: made.add_format(_PLAIN | look) for name, look in _LOOKS.items()}
    values, sums = filled(plan.figures), computed(plan.figures)
    for name, blocks in _sheets(plan):
        target = _Sheet(made.add_worksheet(name), looks, plan, values, sums, {})
        _write(target, blocks)
        target.sheet.protect("", {"format_cells": True, "format_rows": True})
        target.sheet.set_paper(9)
        target.sheet.fit_to_pages(1, 0)
    made.close()
    return buffer.getvalue()


def _library() -> Any:
    return library("xlsxwriter", "sheet", Text("写表格（.xlsx）", "a workbook"), "XlsxWriter")


_PLAIN = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_BOXED = {"border": 1, "align": "center"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "align": "center", "locked": False},
    "heading": {"bold": True, "font_size": 13},
    "text": {"valign": "top", "locked": False},
    "todo": {"valign": "top", "locked": False, "bg_color": "#FFF2CC"},
    "signoff": {"align": "right", "locked": False},
    "head": _BOXED | {"bg_color": "#F2F2F2"},
    "label": {"border": 1},
    "figure": _BOXED | {"locked": False},
    "empty": _BOXED | {"locked": False, "bg_color": "#FFF2CC"},
    "total": _BOXED | {"bg_color": "#E8F0E8"},
}


def _sheets(plan: Outline) -> Iterator[tuple[str, list[Words | DrawnTable]]]:
    """The blocks by sheets: each table with its heading on one, other words apart."""
    waiting: list[Words | DrawnTable] = []
    name = "总体情况"
    for number, block in enumerate(plan.blocks):
        after = plan.blocks[number + 1 : number + 2]
        if after and isinstance(after[0], DrawnTable):
            if waiting:
                yield name, waiting
            waiting = [block]
        elif isinstance(block, DrawnTable):
            yield block.title.partition(" ")[0], [*waiting, block]
            waiting, name = [], "其他"
        else:
            waiting.append(block)
    if waiting:
        yield name, waiting


def _write(target: _Sheet, blocks: Sequence[Words | DrawnTable]) -> None:
    table = next((one for one in blocks if isinstance(one, DrawnTable)), None)
    widths = _widths(table) if table else [_TEXT_WIDTH]
    if len(widths) > len(_LABELS[3]) + 7:
        target.sheet.set_landscape()
    for column, room in enumerate(widths):
        target.sheet.set_column(column, column, room)
    row = 0
    for block in blocks:
        if isinstance(block, Words):
            _write_words(target, block, row, widths)
            row += 1
        else:
            row = _write_table(target, block, row + 1, widths)


def _write_words(target: _Sheet, words: Words, row: int, widths: Sequence[int]) -> None:
    look = target.looks["todo" if words.todo and words.kind == "text" else words.kind]
    said = words.text + words.todo
    if len(widths) > 1:
        target.sheet.merge_range(row, 0, row, len(widths) - 1, said, look)
        target.sheet.set_row(row, 2 * _LINE)
    else:
        target.sheet.write_string(row, 0, said, look)
        large = 2 if words.kind == "title" else 1
        target.sheet.set_row(row, large * _LINE * _lines(said, _TEXT_WIDTH // large) + 6)


def _lines(text: str, room: int) -> int:
    """How many lines a text takes in so many characters of half a width."""
    return max(1, -(-width(text) // (room - 1)))


def _widths(table: DrawnTable) -> list[int]:
    lines = [line for part in table.parts for line in (*part.heads, *part.rows)]
    count = sum(slot.across for slot in lines[0])
    labels = count - sum(slot.across for slot in lines[-1] if slot.cell is not None)
    given = _LABELS.get(labels, ())
    return [*given, *[_FIGURE.get(labels, 9)] * (count - len(given))]


def _write_table(target: _Sheet, table: DrawnTable, top: int, widths: Sequence[int]) -> int:
    """Write a table from row `top` on; the row after its last."""
    lines = [line for part in table.parts for line in (*part.heads, *part.rows)]
    placed = list(_placed(lines, top))
    for row in range(top, top + len(lines)):
        mine = [one for one in placed if one.row == row and one.slot.down == 1]
        rooms = [sum(widths[one.column : one.column + one.slot.across]) for one in mine]
        most = max(map(_lines, (one.slot.text for one in mine), rooms), default=1)
        target.sheet.set_row(row, _LINE * most + 4)
    target.places.update({one.slot.cell: one[:2] for one in placed if one.slot.cell})
    for row, column, slot in placed:
        if slot.cell is not None:
            _write_figure(target, row, column, slot.across, slot.cell)
            continue
        look = target.looks["label" if slot.scope == "row" else "head"]
        if slot.across == slot.down == 1:
            target.sheet.write_string(row, column, slot.text, look)
        else:
            box = (row, column, row + slot.down - 1, column + slot.across - 1)
            target.sheet.merge_range(*box, slot.text, look)
    return top + len(lines)


class _Placed(NamedTuple):
    row: int
    column: int
    slot: DrawnCell


def _placed(lines: Sequence[Sequence[DrawnCell]], top: int) -> Iterator[_Placed]:
    """The cells of a table with the rows and columns they stand in."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(lines, top):
        column = 0
        for slot in line:
            while (row, column) in taken:
                column += 1
            yield _Placed(row, column, slot)
            taken.update(
                (row + down, column + across)
                for down in range(slot.down)
                for across in range(slot.across)
            )
            column += slot.across


def _write_figure(target: _Sheet, row: int, column: int, across: int, cell: Cell) -> None:
    value = target.values[cell]
    total = cell in target.sums
    look = target.looks["total" if total else "figure" if value is not None else "empty"]
    if across > 1:
        target.sheet.merge_range(row, column, row, column + across - 1, "", look)
    if total:
        formula = _formula(target, target.sums[cell])
        target.sheet.write_formula(row, column, formula, look, value)
        return
    if value is None:
        target.sheet.write_blank(row, column, None, look)
    else:
        target.sheet.write_number(row, column, value, look)
    rule = _RULES[_value_kind(target.plan, cell)]
    target.sheet.data_validation(row, column, row, column, rule)


def _formula(target: _Sheet, sums: Computed) -> str:
    plus, minus = ([target.places[one] for one in some] for some in sums[1:])
    names = [_range(plus)] if _in_line(plus) else [_name(*place) for place in plus]
    return f"=SUM({','.join(names)})" + "".join(f"-{_name(*place)}" for place in minus)


def _in_line(places: Sequence[tuple[int, int]]) -> bool:
    """Whether cells stand side by side in one row, or below one another in one column."""
    return any(
        len({place[fixed] for place in places}) == 1
        and [place[1 - fixed] - places[0][1 - fixed] for place in places] == [*range(len(places))]
        for fixed in (0, 1)
    )


def _range(places: Sequence[tuple[int, int]]) -> str:
    return f"{_name(*places[0])}:{_name(*places[-1])}"


def _name(row: int, column: int) -> str:
    return f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{row + 1}"


def _value_kind(plan: Outline, cell: Cell) -> str:
    for block in plan.form.tables[cell.table].blocks:
        if any(row.key == cell.row for row in block.rows):
            return block.values[cell.column]
    raise LookupError(cell)


def _rule(kind: str, least: int, message: str) -> dict[str, Any]:
    return {
        "validate": kind,
        "criteria": ">=",
        "value": least,
        "ignore_blank": True,
        "error_title": "请填写数字",
        "error_message": message,
    }


_RULES = {
    "count": _rule("integer", 0, "这里填件数：0 或正整数，不带单位。"),
    "amount": _rule("decimal", 0, "这里填金额，单位是万元：0 或正数，不带单位。"),
    "change": _rule("integer", -999_999, "这里填增减数：整数，减少的写负数。"),
}
