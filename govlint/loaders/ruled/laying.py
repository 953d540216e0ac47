"""The tables of all pages, each in the light of the page before it, and the glyphs beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from govlint.loaders.ruled.furniture import is_folio
from govlint.loaders.ruled.grid import Grid, grids, widened
from govlint.loaders.ruled.page import Glyph, Page
from govlint.loaders.ruled.parts import TablePart, part_of
from govlint.loaders.ruled.seams import EDGE, goes_on
from govlint.loaders.ruled.strokes import rules_of
from govlint.loaders.ruled.textlines import TextLine, line_of, lines_of, rows_of

_LOW = 0.6  # of the height of a page: no higher up ends a table that goes on overleaf
_NEXT_LINE = 2.0  # ems: no further down is the next line of a cell


@dataclass(slots=True, eq=False)
class PageTables:
    """A page: the parts of tables on it, from top to bottom, and the glyphs that stand outside."""

    page: Page
    parts: list[TablePart] = field(default_factory=list)
    outside: list[Glyph] = field(default_factory=list)

    def lines(self) -> list[TextLine]:
        """The lines of text outside its tables."""
        return lines_of(self.outside, columns=True)


def lay(pages: Iterable[Page]) -> list[PageTables]:
    """Find the tables of every page.

    A frame with one cell is text; but at the foot of a page it may be the first row of a table
    that goes on overleaf, at the head the last of one, and on neither need all its sides be drawn.
    """
    found: list[PageTables] = []
    for page in pages:
        each = PageTables(page, outside=page.glyphs)
        before = found[-1].parts[-1:] if found else []
        for index, grid in enumerate(grids(*rules_of(page.boxes))):
            cut = before and not index and _is_cut(found[-1].page, before[0])
            over = before[0] if cut else None
            _take(each, _completed(grid, over), over)
        if found:
            _settle(found[-1], each)
        found.append(each)
    if found:
        _settle(found[-1], None)
    return found


def _take(tables: PageTables, grid: Grid, over: TablePart | None) -> None:
    part, outside = part_of(grid, tables.outside, tables.page.number)
    part.continued = over is not None and goes_on(over, part)
    at_foot = part.bottom > tables.page.height * _LOW and part.line_count < 3
    if not part.is_frame or part.continued or at_foot:
        tables.parts.append(part)
        tables.outside = outside


def _settle(tables: PageTables, after: PageTables | None) -> None:
    """A frame at the foot of a page is text if no table goes on from it."""
    if not tables.parts:
        return
    last = tables.parts[-1]
    first = after.parts[0] if after and after.parts else None
    if first is not None and not first.is_frame and goes_on(last, first):
        _fetch(tables, last)
        return
    if last.continued or not last.is_frame:
        return
    tables.parts.pop()
    tables.outside = [*tables.outside, *last.glyphs]


def _fetch(tables: PageTables, last: TablePart) -> None:
    """Give cells open at the foot of a page the lines that stand in them below the last rule."""
    reach = last.bottom
    below = [glyph for glyph in tables.outside if glyph.y > reach]
    taken: set[int] = set()
    for row in rows_of(below):
        cells = [last.at_foot((glyph.left + glyph.right) / 2) for glyph in row]
        far = row[0].y > reach + _NEXT_LINE * row[0].em
        if far or None in cells or is_folio("".join(glyph.text for glyph in row)):
            break
        reach = row[0].y
        for cell, group in groupby(zip(cells, row, strict=True), key=itemgetter(0)):
            line = line_of([glyph for _, glyph in group])
            if cell is not None and line is not None:
                cell.lines.append(line)
        taken |= {id(glyph) for glyph in row}
    tables.outside = [glyph for glyph in tables.outside if id(glyph) not in taken]


def _is_cut(page: Page, part: TablePart) -> bool:
    return part.bottom > page.height * _LOW


def _completed(grid: Grid, over: TablePart | None) -> Grid:
    """The grid with the columns at its left that a cell reaching over the break leaves undrawn."""
    if over is None or abs(over.xs[-1] - grid.xs[-1]) > EDGE or over.xs[0] > grid.xs[0] - EDGE:
        return grid
    missing = [x for x in over.xs if x < grid.xs[0] - EDGE]
    if not any(abs(x - grid.xs[0]) <= EDGE for x in over.xs):
        return grid
    return widened(grid, missing)
