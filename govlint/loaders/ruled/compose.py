"""Pages to one text: tables joined over page breaks, paragraphs whole, page numbers left out."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.bilingual import Text
from govlint.files.projection import Piece, Projection
from govlint.loaders.headers import title_above
from govlint.loaders.ruled.furniture import furniture
from govlint.loaders.ruled.halves import halves
from govlint.loaders.ruled.laying import PageTables, lay
from govlint.loaders.ruled.marks import unmarked
from govlint.loaders.ruled.page import Page
from govlint.loaders.ruled.paragraphs import TextBlock, block_of, continues, glue
from govlint.loaders.ruled.parts import RuledCell, TablePart
from govlint.loaders.ruled.seams import goes_on, joined
from govlint.loaders.ruled.textlines import TextLine
from govlint.model.source import Source


def compose(path: str, medium: str, pages: Sequence[Page]) -> Source:
    """The text of a report on fixed pages, with the page and row of every place.

    Raises Undecodable where the text goes beyond the bounds of `Projection`.
    """
    pages = [unmarked(half) for page in pages for half in halves(page)]
    pages_tables = lay(pages)
    lines = [each.lines() for each in pages_tables]
    dropped = furniture([(page.height, every) for page, every in zip(pages, lines, strict=True)])
    if dropped:
        dropped[0] -= _titles(lines[0], dropped[0])
    kept = [
        [line for index, line in enumerate(every) if index not in out]
        for every, out in zip(lines, dropped, strict=True)
    ]
    block = block_of([line for every in kept for line in every])
    writer = _Writer(Projection(path, medium))
    for each, every in zip(pages_tables, kept, strict=True):
        _write(writer, each, every, block_of(every, block))
    writer.finish()
    return writer.to.source()


def _titles(lines: list[TextLine], dropped: set[int]) -> set[int]:
    """Of the lines of the first page that stand on others too: its title, if it has no other."""
    text = [line.text for index, line in enumerate(lines) if index not in dropped]
    title = title_above([lines[index].text for index in sorted(dropped)], text)
    return {index for index in dropped if lines[index].text in title}


def _write(
    writer: _Writer, tables: PageTables, lines: list[TextLine], block: TextBlock | None
) -> None:
    if tables.page.unread is not None:
        writer.unread(tables.page)
    waiting = list(lines)
    for part in tables.parts:
        while waiting and waiting[0].y < part.top + waiting[0].em * 0.5:
            writer.line(waiting.pop(0), tables.page, block)
        writer.part(part, tables.page)
    for line in waiting:
        writer.line(line, tables.page, block)


class _Writer:
    """Takes lines and parts of tables in order and writes them as soon as they are whole."""

    def __init__(self, to: Projection) -> None:
        self.to = to
        self._lines: list[tuple[TextLine, Page]] = []
        self._table: TablePart | None = None
        self._at: Page | None = None  # where the last part of it stands

    def line(self, line: TextLine, page: Page, block: TextBlock | None) -> None:
        """Add a line: to the paragraph it goes on with, else as the first of a new one."""
        self._end_table()
        if self._lines:
            before, at = self._lines[-1]
            if not continues(before, line, block, page=at is not page):
                self._end_paragraph()
        self._lines.append((line, page))

    def part(self, part: TablePart, page: Page) -> None:
        """Add a table, or what the next page shows of the one before."""
        self._end_paragraph()
        if self._table is not None:
            if part.continued or (self._at is not page and goes_on(self._table, part)):
                self._table, self._at = joined(self._table, part), page
                return
            self._end_table()
        self._table, self._at = part, page

    def unread(self, page: Page) -> None:
        """Say that a page, or part of it, could not be read."""
        self.finish()
        assert page.unread is not None
        self.to.unread(page.unread, _SEE, page.where)

    def finish(self) -> None:
        """Write what is still waiting."""
        self._end_paragraph()
        self._end_table()

    def _end_paragraph(self) -> None:
        pieces: list[Piece] = []
        before = ""
        for line, page in self._lines:
            text = line.text
            if pieces and pieces[-1].key == f"p{page.number}":
                last = pieces.pop()
                pieces.append(last._replace(text=last.text + glue(before, text) + text))
            else:
                link = glue(before, text) if pieces else ""
                pieces.append(Piece(link + text, page.where, f"p{page.number}"))
            before = text
        if pieces:
            self.to.paragraph(*pieces)
        self._lines = []

    def _end_table(self) -> None:
        if self._table is not None:
            self.to.table(_full(self._table))
        self._table = None


_SEE = Text(
    "请对照原件人工核对这一页，或换用可复制文字的原稿再检查",
    "compare this page with the original by eye, or check a file whose text can be copied",
)


def _full(part: TablePart) -> list[list[Piece | None]]:
    """The rows of a table on its full grid, without columns in which no cell begins."""
    begins = sorted({cell.left for cell in part.cells})
    column = {left: index for index, left in enumerate(begins)}
    rows: list[list[Piece | None]] = [[None] * len(begins) for _ in range(part.rows)]
    for cell in part.cells:
        rows[cell.top][column[cell.left]] = _piece(cell, column[cell.left])
    return [row for row in rows if any(piece and piece.text for piece in row)]


def _piece(cell: RuledCell, column: int) -> Piece:
    where = Text(f"第{cell.page}页表格第{cell.row}行", f"page {cell.page}, table row {cell.row}")
    return Piece(cell.text, where, f"p{cell.page}/r{cell.row}/c{column + 1}")
