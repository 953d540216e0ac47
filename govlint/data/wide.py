"""The wide form of the figures: a row a report, a column a cell of the official tables."""

from __future__ import annotations

from govlint.bilingual import Text
from govlint.data.figures import Row, head, number
from govlint.data.schema import HEAD, TABLES, Column
from govlint.forms.form import column_label, known_forms, row_label, table_title
from govlint.forms.vocabulary import per_vocabulary
from govlint.linter.document import Document
from govlint.model.place import Cell

WIDE = "figures_wide"
"""The name of the table."""


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    if table != WIDE:
        return TABLES[table]
    return (*HEAD, *(Column(column_name(cell), "number", _meaning(cell)) for cell in cells()))


def wide_row(document: Document) -> Row:
    """The figures of a report, None where there is none to read."""
    facts = document.facts
    found = (facts.get(*cell) for cell in cells())
    return (*head(facts), *(number(fact.value) if fact else None for fact in found))


def column_name(cell: Cell) -> str:
    """The column of a cell: `outcome_refused_process__company`; 63 characters at the most.

    No two tables have a row of one key, and no row two columns whose keys end alike.
    """
    return f"{cell.row}__{cell.column.rpartition('.')[2]}".replace(".", "_")


@per_vocabulary
def cells() -> tuple[Cell, ...]:
    """Every cell of every form, the latest form first, in the order they are printed."""
    return tuple(dict.fromkeys(
        Cell(table.key, row.key, column.key)
        for form in known_forms().values()
        for table in form.tables.values()
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    ))  # fmt: skip


def _meaning(cell: Cell) -> Text:
    table, row, column = cell
    labels = (table_title(table), row_label(table, row), column_label(table, column, row))
    return Text(" / ".join(labels), "/".join(cell))
