"""Layouts without bars: tabs between cells, or a cell a line (A1–A3, A11, B6)."""

from __future__ import annotations

from dataclasses import replace

from .grid import HEADER_ROWS, full, marked, own
from .pen import Pen
from .report import Block, Table

Rows = list[list[str]]


def cell_a_line(table: Table, pen: Pen) -> str:
    """A1: every cell led by a tab, rows parted by a blank line."""
    return "\n\n".join("\n".join("\t" + cell for cell in row) for row in marked(table))


def tabs_full(table: Table, pen: Pen) -> str:
    """A2: a row a line, the whole rectangle, so that short rows end in tabs."""
    return _tabs(_repeated_header(full(table), table, pen))


def tabs_collapsed(table: Table, pen: Pen) -> str:
    """A2c: boxes that reach across are one cell; no tabs at the end."""
    return _tabs(marked(table))


def tabs_padded(table: Table, pen: Pen) -> str:
    """A2p: as A2c, filled up with tabs to the longest row, with a stray blank line (sample 004)."""
    rows = marked(table)
    width = max(map(len, rows))
    lines = _tabs([row + [""] * (width - len(row)) for row in rows]).split("\n")
    if pen.chance(0.5):
        lines.insert(pen.rng.randrange(len(lines) // 2, len(lines)), "")
    return "\n".join(lines)


def tabs_paged(table: Table, pen: Pen) -> str:
    """B6: pdfplumber's tables; a page break is a blank line and may cut the label of a group."""
    if table.name == "disclosure":
        place = pen.rng.randrange(1, len(table.blocks))
        halves = (replace(table, blocks=half) for half in _halves(table.blocks, place))
        return "\n\n".join(_tabs(full(half)) for half in halves)
    if table.name == "remedies":
        return _tabs(full(table))
    rows = full(table)
    place = pen.rng.randrange(15, len(rows) - 3)
    if pen.chance(0.5):
        _cut_group(rows, place)
    upper, lower = rows[:place], rows[place:]
    if pen.chance(0.3):
        lower = rows[: HEADER_ROWS["requests"]] + lower
    return _tabs(upper) + "\n\n" + _tabs(lower)


def lines_apart(table: Table, pen: Pen) -> str:
    """A3: a cell a line, blank lines between, no marks; merged cells vanish."""
    rows = ("\n\n".join(filter(None, row)) for row in own(table))
    return ("\n\n\n" if pen.chance(0.3) else "\n\n").join(rows)


def lines_close(table: Table, pen: Pen) -> str:
    """A3b (B11): a cell a line, no blank lines."""
    return "\n".join(cell for row in own(table) for cell in row if cell)


def run_on(table: Table, pen: Pen) -> str:
    """A11: everything on one line, blanks between cells."""
    return " ".join(cell for row in own(table) for cell in row if cell)


def _tabs(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _halves(blocks: tuple[Block, ...], place: int) -> tuple[tuple[Block, ...], ...]:
    return blocks[:place], blocks[place:]


def _repeated_header(rows: Rows, table: Table, pen: Pen) -> Rows:
    """The header printed again in the middle, as after a page break."""
    if table.name != "requests" or not pen.chance(0.25):
        return rows
    place = pen.rng.randrange(8, len(rows) - 3)
    return rows[:place] + rows[: HEADER_ROWS["requests"]] + rows[place:]


def _cut_group(rows: Rows, place: int) -> None:
    """Split the label of a group that goes on after a page break: （四）无 … 法提供."""
    if rows[place][1]:
        return
    start = next(index for index in range(place, -1, -1) if rows[index][1])
    label = rows[start][1]
    rows[start][1], rows[place][1] = label[:4], label[4:]
