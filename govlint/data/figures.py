"""The figures of a report: a row for each cell that its form prescribes, read or not."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.data.places import NOWHERE, place_of
from govlint.data.schema import EXACT
from govlint.forms.form import column_label, known_forms, row_label
from govlint.forms.vocabulary import per_vocabulary
from govlint.linter.document import Document
from govlint.model.facts import Cell, Fact, Facts, Number

Row = tuple[object, ...]
"""The values of a row, in the order of its table's columns: str, int, float, bool, date, None."""
Head = tuple[str | int | None, ...]


def head(facts: Facts) -> Head:
    """What the rows of a report begin with: path, organ, level, region, year, form."""
    body = facts.body
    region = "".join(body.divisions) or None if body else None
    return facts.path, facts.organ, level_of(facts), region, facts.year, facts.form


def level_of(facts: Facts) -> str | None:
    """The level of the body that reports; None where its name does not tell."""
    return (facts.body.level or None) if facts.body else None


def figure_rows(document: Document, lang: str = "zh") -> Iterator[Row]:
    """A row for each cell that is due, in the order of the form, then those beyond it."""
    facts = document.facts
    first = head(facts)
    due = [cell for reading in facts.readings for cell in reading.expected]
    for cell in dict.fromkeys((*due, *(fact.cell for fact in facts.items))):
        fact = facts.get(*cell)
        yield (*first, *cell, *_reading(fact), *_names(cell, facts.form), *_place(
            document, fact, lang
        ))  # fmt: skip


def number(value: Number | None) -> int | float | None:
    """A figure as a double holds it: exactly, or None where it is too large for that."""
    if value is None or not -EXACT <= value <= EXACT:
        return None
    return value if isinstance(value, int) else float(value)


def _reading(fact: Fact | None) -> tuple[int | float | None, str, str | None]:
    """The value of a cell, what is known of it, and what is printed there."""
    if fact is None:
        return None, "not_read", None
    value = number(fact.value)
    if value is not None:
        return value, "read", fact.raw
    return None, "not_a_number" if fact.raw.strip() else "blank", fact.raw


def _names(cell: Cell, form: str | None) -> tuple[str | None, str, str]:
    """The type of a cell's figure, and the official labels of its row and column."""
    types = _types()
    kind = types.get((form or "", *cell)) or types.get(("", *cell))
    table, row, column = cell
    return kind, row_label(table, row, form), column_label(table, column, row, form)


@per_vocabulary
def _types() -> dict[tuple[str, str, str, str], str]:
    """The type of each cell, by the form and its keys; by "" in whatever form has it."""
    found: dict[tuple[str, str, str, str], str] = {}
    for name, form in known_forms().items():
        for table in form.tables.values():
            for block in table.blocks:
                for row in block.rows:
                    for column, kind in block.values.items():
                        found[name, table.key, row.key, column] = kind
                        found.setdefault(("", table.key, row.key, column), kind)
    return found


def _place(
    document: Document, fact: Fact | None, lang: str
) -> tuple[int | None, int | None, str | None]:
    return place_of(document, fact.place, fact.cell, lang) if fact else NOWHERE
