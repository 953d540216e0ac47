"""The part of a table that stands on one page: its cells and what is written in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govlint.loaders.ruled.grid import Grid
from govlint.loaders.ruled.page import PALE, Glyph
from govlint.loaders.ruled.textlines import TextLine, lines_of

_LETTER = 7.0  # points: no lower row holds letters
_TOUCHING = 0.12  # of an em: digits as near are of one figure
_LONG_TEXT = 12  # lines in one cell: more than a table of figures has


@dataclass(slots=True, eq=False)
class RuledCell:
    """A cell, its rows and columns (ends exclusive), its lines and the space they have.

    `page` and `row` say where it is printed; `open`: the page ends before it does.
    """

    top: int
    bottom: int
    left: int
    right: int
    width: float
    lines: list[TextLine] = field(default_factory=list)
    page: int = 0
    row: int = 0
    open: bool = False

    @property
    def text(self) -> str:
        """Its lines as one: nothing between them but where two words or two figures meet."""
        text = ""
        for index, line in enumerate(self.lines):
            before = self.lines[index - 1] if index else None
            apart = before is not None and _parted(before, line, self.width)
            text += (" " if apart else "") + line.text
        return text

    @property
    def full(self) -> bool:
        """Whether its last line has no room for another character, so that it may go on."""
        if not self.lines:
            return False
        return has_no_room(self.lines[-1], self.width)


@dataclass(slots=True, eq=False)
class TablePart:
    """What one page shows of a table: its lines `xs`, how many rows, the cells in order.

    `page` is the number of the page; `continued`: it goes on with a table of the page before.
    """

    page: int
    xs: list[float]
    top: float
    bottom: float
    rows: int
    cells: list[RuledCell]
    glyphs: list[Glyph] = field(default_factory=list)
    continued: bool = False

    def at_foot(self, x: float) -> RuledCell | None:
        """The cell open at the foot of the table that a place across the page lies in."""
        for cell in self.cells:
            if cell.open and self.xs[cell.left] <= x < self.xs[cell.right]:
                return cell
        return None

    @property
    def line_count(self) -> int:
        """How many lines are written in it."""
        return sum(len(cell.lines) for cell in self.cells)

    @property
    def is_frame(self) -> bool:
        """A frame round text, round columns without rows or round nothing: no table by itself."""
        written = [cell for cell in self.cells if cell.lines]
        if len(written) < 2 or len(self.xs) < 3:
            return True
        long = [cell for cell in written if len(cell.lines) > _LONG_TEXT]
        return len(long) > 1 or (len(written) <= 3 and any(map(_is_text, long)))


def part_of(grid: Grid, glyphs: Iterable[Glyph], page: int) -> tuple[TablePart, list[Glyph]]:
    """The part of a table a grid is, and the glyphs that stand outside it."""
    written: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    inside: list[Glyph] = []
    for glyph, index in _placed(grid, glyphs):
        if index is None:
            outside.append(glyph)
        else:
            inside.append(glyph)
            written.setdefault(index, []).append(glyph)
    cells = []
    for index, area in enumerate(grid.areas):
        width = grid.xs[area.right] - grid.xs[area.left]
        lines = lines_of(written[index]) if index in written else []
        is_open = area.bottom == len(grid.square) and grid.open[area.left]
        cells.append(RuledCell(*area, width, lines, page, open=is_open))
    rows, cells = _without_slits(grid.ys, cells)
    return TablePart(page, grid.xs, grid.ys[0], grid.ys[-1], rows, cells, inside), outside


def _placed(grid: Grid, glyphs: Iterable[Glyph]) -> Iterator[tuple[Glyph, int | None]]:
    """Every glyph and its cell, None outside of the table.

    A figure that runs over the table's edge is its cell's all the same; of one that runs over the
    border of two cells nobody knows what of it is whose.
    """
    figure: list[tuple[Glyph, int | None]] = []
    for glyph in glyphs:
        index = grid.find((glyph.left + glyph.right) / 2, glyph.y - glyph.em * 0.35)
        if figure and not _goes_on(figure[-1][0], glyph):
            yield from _of_one_cell(figure)
            figure = []
        if glyph.text.isdigit():
            figure.append((glyph, index))
        else:
            yield glyph, index
    yield from _of_one_cell(figure)


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    gap = glyph.left - before.right
    near = glyph.text.isdigit() and abs(gap) < _TOUCHING * glyph.em
    return near and abs(glyph.y - before.y) < _TOUCHING * glyph.em


def _of_one_cell(figure: list[tuple[Glyph, int | None]]) -> list[tuple[Glyph, int | None]]:
    cells = {index for _, index in figure}
    known = cells - {None}
    if len(cells) == 1 or not known:
        return figure
    if len(known) == 1:
        cell = known.pop()
        return [(glyph, cell) for glyph, _ in figure]
    return [(glyph._replace(mark=glyph.mark | PALE), index) for glyph, index in figure]


def _without_slits(ys: list[float], cells: list[RuledCell]) -> tuple[int, list[RuledCell]]:
    """Rows too low for letters and without any, as between two frames, are no rows."""
    written = {cell.top for cell in cells if cell.lines and cell.bottom == cell.top + 1}
    kept = [row in written or ys[row + 1] - ys[row] >= _LETTER for row in range(len(ys) - 1)]
    rows = [sum(kept[:row]) for row in range(len(ys))] if not all(kept) else range(len(ys))
    for cell in cells:
        cell.top, cell.bottom = rows[cell.top], rows[cell.bottom]
        cell.row = cell.top + 1
    return rows[-1], [cell for cell in cells if cell.top < cell.bottom]


def has_no_room(line: TextLine, width: float) -> bool:
    """Whether a line nearly fills a width, the space before and behind text being unknown."""
    return width - (line.right - line.left) < line.em * 1.05 + 15


def _parted(before: TextLine, after: TextLine, width: float) -> bool:
    """Two words meet, or two figures; a figure too long for its cell is one all the same."""
    if not (_latin(before.text[-1]) and _latin(after.text[0])):
        return False
    figures = before.text[-1].isdigit() and after.text[0].isdigit()
    return not (figures and width - (before.right - before.left) < before.em * 0.6 + 15)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_text(cell: RuledCell) -> bool:
    return max(len(line.text) for line in cell.lines) > _LONG_TEXT
