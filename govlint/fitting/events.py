"""Events: a report's table rows as one sequence of labels and figures for each official table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.fitting.heads import Heads, heads_of
from govlint.fitting.printed_rows import Event, GridCell, Label, PrintedRow
from govlint.fitting.rows import RowReader
from govlint.forms.form import TABLES, table_of_section
from govlint.forms.labels import bare, labels, strong_labels, without_note
from govlint.forms.vocabulary import per_vocabulary
from govlint.model.source import Source
from govlint.model.tree import Leaf, Paragraph, Report, Row, Table
from govlint.parsing.lines import is_figure

_WIDEST_ROW = 16
_FEWEST_ROWS = 12  # of the three tables together; a report of fewer is an excerpt
_KEPT = 2048  # labels that are known again when another report prints them


KnownTables = dict[tuple[str, str], str]
"""The table of a cell's words, by them and by the table the cells before belong to."""


class PrintedTable(NamedTuple):
    """What is printed of one table: its labels and figures in order, and the heads above them.

    `excerpt`: of the whole report only a few rows are printed, and no head is missed.
    """

    events: list[Event]
    heads: list[Heads]
    excerpt: bool = False

    def lacks_heads(self, columns: Sequence[str]) -> bool:
        """Whether columns that have heads in the form have none anywhere in the table.

        Heads in pieces may be any columns'.
        """
        named = (
            not one.found or any(head.key in columns for head in one.found) for one in self.heads
        )
        return len(columns) > 1 and not self.excerpt and not any(named)


def printed_tables(source: Source, report: Report) -> dict[str, PrintedTable]:
    """What is printed of each official table."""
    readers = {table: RowReader(source, labels(table)) for table in TABLES}
    rows: dict[str, list[PrintedRow | None]] = {table: [] for table in TABLES}
    known = _known_tables()
    current = ""
    number = 0
    for section, block in report.blocks():
        if isinstance(block, Paragraph) and current:
            rows[current].append(None)
        if not isinstance(block, Table):
            continue
        current = table_of_section(section) or current
        for row in _whole_rows(block.rows, source):
            number += 1
            for current, part in _by_table(row, source.folded, current, known):  # noqa: B020
                rows[current].append(_row(row, part, number, source))
    found = {table: _printed_table(table, rows[table], readers[table], source) for table in TABLES}
    printed = (event for one in found.values() for event in one.events if isinstance(event, Label))
    excerpt = sum(label.key is not None for label in printed) < _FEWEST_ROWS
    return {table: one._replace(excerpt=excerpt) for table, one in found.items()}


def _printed_table(
    table: str, rows: list[PrintedRow | None], reader: RowReader, source: Source
) -> PrintedTable:
    heads = heads_of(table, [row for row in rows if row is not None], source)
    over: Heads | None = None
    below = iter([*heads, None])
    following = next(below)
    for row in rows:
        if row is None:
            reader.pause()
            continue
        while following and following.start <= row.cells[0].start:
            over, following = following, next(below)
        reader.row(row, over)
    return PrintedTable(reader.finish(), heads)


def _row(row: Row, cells: list[Leaf], number: int, source: Source) -> PrintedRow:
    """A printed row, on its grid where its cells are marked."""
    spans = tuple([cell.inner for cell in cells])
    if row.layout not in {"field", "bar"} or len(cells) != len(row.cells):
        return PrintedRow(number, row.layout, spans)
    if not source.origins:
        return PrintedRow(number, row.layout, spans, marked=True)
    own = [
        index
        for index, cell in enumerate(cells)
        if cell.inner.end > cell.inner.start or source.holds_cell(cell.start)
    ]
    ends = [*own[1:], len(cells)]
    grid = tuple(GridCell(spans[at], at, end) for at, end in zip(own, ends, strict=True))
    return PrintedRow(number, row.layout, spans, grid, sure=bool(grid), marked=True)


def _by_table(
    row: Row, folded: str, current: str, known: KnownTables
) -> Iterator[tuple[str, list[Leaf]]]:
    """The cells of a row, parted where another official table begins on the same line."""
    part: list[Leaf] = []
    current = current or TABLES[0]
    for cell in row.cells:
        start, end = cell.inner
        text = folded[start:end]
        if len(text) < 2 or text.isdigit():
            part.append(cell)
            continue
        table = known.get((text, current)) or _table_of(text, current, known)
        if table != current and part:
            yield current, part
            part = []
        current = table
        part.append(cell)
    if part:
        yield current, part


@per_vocabulary
def _known_tables() -> KnownTables:
    """What was found before, in this report or others: kept by hand, since it is asked so often."""
    return {}


def _table_of(folded: str, current: str, known: KnownTables) -> str:
    """The table a cell's words belong to; the current one unless they name another."""
    if len(known) >= _KEPT:
        known.clear()
    found = known[folded, current] = _named_table(folded, current)
    return found


def _named_table(folded: str, current: str) -> str:
    text = bare(folded)
    if len(text) < 2 or text.isdigit():
        return current
    named = strong_labels().get(text) or strong_labels().get(bare(without_note(folded)))
    if named:
        return named
    if len(text) < 5 or labels(current).is_piece(text):
        return current
    found = [table for table in TABLES if labels(table).is_piece(text)]
    return found[0] if len(found) == 1 else current


def _whole_rows(rows: tuple[Row, ...], source: Source) -> Iterator[Row]:
    """Rows, with TAB-led ones that a stray blank line cut in two joined again."""
    held: Row | None = None
    for row in rows:
        if held is not None and _goes_on(held, row, source):
            held = Row("led", held.cells + row.cells)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _goes_on(held: Row, row: Row, source: Source) -> bool:
    """Whether a TAB-led row of figures alone is the rest of the row above it."""
    if not held.layout == row.layout == "led":
        return False
    if len(held.cells) + len(row.cells) > _WIDEST_ROW:
        return False
    last = source.folded[slice(*held.cells[-1].inner)]
    below = [source.folded[slice(*cell.inner)] for cell in row.cells]
    return bool(last) and all(map(is_figure, below))
