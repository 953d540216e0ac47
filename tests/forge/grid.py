"""A table as a word processor holds it: boxes that reach across columns and down rows."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from .report import Block, Row, Table

HEADER_ROWS = {"requests": 3, "remedies": 3}


class Box(NamedTuple):
    """A cell and how far it reaches."""

    text: str
    across: int = 1
    down: int = 1


class Slot(NamedTuple):
    """One square of the grid.

    `kind`: `own` (a box starts here), `across` (covered by the box to its left), `down` (covered
    by the box above, leftmost square), `under` (the other squares of such a box).
    """

    text: str
    kind: str


Sheet = list[list[Box]]


def sheet(table: Table) -> Sheet:
    """The boxes that start in each row."""
    return _sheet(table)


def own(table: Table) -> list[list[str]]:
    """The cells that start in each row: what `<tr>` holds."""
    return _texts(table, {"own"})


def marked(table: Table) -> list[list[str]]:
    """As `own`, with an empty cell where a box from above reaches down: what Word holds."""
    return _texts(table, {"own", "down"})


def spread(table: Table) -> list[list[str]]:
    """As `own`, with an empty cell for every further column a box reaches across."""
    return _texts(table, {"own", "across"})


def full(table: Table) -> list[list[str]]:
    """The whole rectangle: each box's text in its first square, the others empty."""
    return _texts(table, {"own", "across", "down", "under"})


def slots(table: Table) -> list[list[Slot]]:
    """Every square of the rectangle."""
    return _lay(_sheet(table))


def _texts(table: Table, kinds: set[str]) -> list[list[str]]:
    return [[slot.text for slot in row if slot.kind in kinds] for row in _lay(_sheet(table))]


def _lay(sheet: Sheet) -> list[list[Slot]]:
    rows: list[list[Slot]] = []
    reach: dict[int, tuple[int, str]] = {}  # column -> rows still covered, kind of square
    for boxes in sheet:
        row: list[Slot] = []
        for box in boxes:
            _covered(row, reach)
            start = len(row)
            row.append(Slot(box.text, "own"))
            row += [Slot("", "across")] * (box.across - 1)
            for column in range(start, len(row)):
                if box.down > 1:
                    reach[column] = (box.down - 1, "down" if column == start else "under")
        _covered(row, reach)
        rows.append(row)
    return rows


def _covered(row: list[Slot], reach: dict[int, tuple[int, str]]) -> None:
    """Append the squares that boxes from above cover."""
    while (column := len(row)) in reach:
        rows, kind = reach.pop(column)
        row.append(Slot("", kind))
        if rows > 1:
            reach[column] = (rows - 1, kind)


def _sheet(table: Table) -> Sheet:
    if table.name == "requests":
        return _requests(table.blocks[0])
    if table.name == "remedies":
        return _remedies(table.blocks[0])
    width = max(len(block.columns) for block in table.blocks)
    return [boxes for block in table.blocks for boxes in _disclosure(block, width)]


def _disclosure(block: Block, width: int) -> Sheet:
    sheet = [[Box(block.title, width + 1)]]
    sheet.append([Box(block.corner), *_stretched(block.columns, width)])
    return sheet + [[Box(row.path[-1]), *_stretched(row.cells, width)] for row in block.rows]


def _stretched(texts: tuple[str, ...], width: int) -> list[Box]:
    """Boxes of which the last reaches to the right edge."""
    return [*map(Box, texts[:-1]), Box(texts[-1], max(1, width - len(texts) + 1))]


def _requests(block: Block) -> Sheet:
    outer: list[Box] = []
    inner: list[Box] = []
    columns = zip(block.keys, block.columns, strict=True)
    for legal, group in groupby(columns, key=lambda column: column[0].startswith("legal_")):
        labels = [label for _, label in group]
        outer += [Box("法人或其他组织", len(labels))] if legal else [Box(x, 1, 2) for x in labels]
        inner += map(Box, labels) if legal else []
    sheet = [[Box(block.corner, 3, 3), Box("申请人情况", 7)], outer, inner]
    above: tuple[str, ...] = ()
    for place, row in enumerate(block.rows):
        sheet.append([*_labels(block.rows, place, above), *map(Box, row.cells)])
        above = row.path
    return sheet


def _labels(rows: tuple[Row, ...], place: int, above: tuple[str, ...]) -> list[Box]:
    """The label boxes that start in a row: those not yet reaching down from above."""
    path = rows[place].path
    boxes = []
    for depth in range(1, len(path)):
        if above[:depth] != path[:depth]:
            down = sum(row.path[:depth] == path[:depth] for row in rows[place:])
            boxes.append(Box(path[depth - 1], 1, down))
    return [*boxes, Box(path[-1], 4 - len(path))]


def _remedies(block: Block) -> Sheet:
    width = len(block.columns)
    top: list[Box] = []
    middle: list[Box] = []
    bottom: list[Box] = []
    for label, group in groupby(block.rows, key=lambda row: row.path[0]):
        rows = list(group)
        top.append(Box(label, width * len(rows)))
        for row in rows:
            if len(row.path) == 1:
                middle += [Box(column, 1, 2) for column in block.columns]
            else:
                middle.append(Box(row.path[1], width))
                bottom += map(Box, block.columns)
    return [top, middle, bottom, [Box(cell) for row in block.rows for cell in row.cells]]
