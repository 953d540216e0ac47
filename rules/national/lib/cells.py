"""Cells of a table that are told of together, and how they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from govlint import Cell, Fact, Facts, Text, column_label, row_label, table_title

MANY = 8


def grouped(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Cells that are told of together: those of a row, or of a table with many such rows."""
    tables: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        tables[fact.table][fact.row].append(fact)
    found = []
    for rows in tables.values():
        cells = list(rows.values())
        found += cells if len(cells) <= MANY else [[fact for row in cells for fact in row]]
    return found


def cells_in_words(cells: list[Fact], facts: Facts) -> tuple[Text, Cell | None]:
    """Some cells in words, and the cell a finding on them is about."""
    table, row, column = cells[0][:3]
    rows = {fact.row for fact in cells}
    if len(rows) > 1:
        counted = f"有 {len(rows)} 行共 {len(cells)} 格"
        zh = f"{table_title(table)}{counted}（从“{row_label(table, row, facts.form)}”起）"
        return Text(zh, f"{len(cells)} cells in {len(rows)} rows of {table}, from {row} on"), None
    label = row_label(table, row, facts.form)
    if len(cells) > 1 and len(cells) == sum(fact[:2] == (table, row) for fact in facts.items):
        return Text(f"“{label}”整行", f"{row}, the whole row"), Cell(table, row, "")
    labels = (column_label(table, fact.column, fact.row, facts.form) for fact in cells)
    columns = "、".join(f"“{label}”" for label in labels)
    names = ", ".join(fact.column for fact in cells)
    return Text(f"“{label}”的{columns}", f"{row} × {names}"), Cell(table, row, column)
