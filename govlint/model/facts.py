"""Facts: every figure of a report under its official key, and how well the tables could be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from govlint.model.place import Cell as Cell
from govlint.model.place import Span
from govlint.text.characters import fold
from govlint.text.organs import Organ, organ, with_kind
from govlint.text.pattern import lazy

_YEARS = lazy(r"20\d\d(?=[年度/.-])")

Number = int | Decimal
Value = TypeVar("Value", str, int, date, covariant=True)


class Fact(NamedTuple):
    """One figure of an official table.

    `raw` is what is printed in the cell; `value` is None where that is not plainly a number
    (blank, `/`, `—`, `无`, `3件`).  `place` is the cell's content in the source text.
    """

    table: str
    row: str
    column: str
    value: Number | None
    raw: str
    place: Span

    @property
    def cell(self) -> Cell:
        """The logical place."""
        return Cell(self.table, self.row, self.column)


def _within(fact: Fact, group: Cell) -> bool:
    in_row = fact.row == group.row or fact.row.startswith(f"{group.row}.")
    return in_row and (fact.column == group.column or fact.column.startswith(f"{group.column}."))


class Remark(NamedTuple):
    """Something fitting noticed about one printed row or label of a table.

    `kind`: `near-miss` (fits, but is misspelt), `unknown` (no such label in any form), `short`
    (fewer figures than the row has columns), `long` (more), `missing` (row not printed),
    `twice` (one row printed twice with different figures), `repeated` (with the same), `scattered`
    (away from the others of its group, `expected`), `unpaired` (label without figures),
    `stray` (figures without a label), `uncertain` (as many figures as columns, but which is where
    is not certain), `gap` (no cell under `columns`); of the heads: `columns` (which column is
    which is uncertain), `columns-proven` (the sums tell), `columns-extra` (one no form has),
    `unit` (another unit than the form's; the figures are converted).
    `printed` is the label as printed, `expected` the official one, `found`/`due` count figures;
    `columns` are the keys of those that have no head of their own, or a misspelt one (`row column`
    where rows stand side by side), none where no head can be told.
    """

    kind: str
    place: Span
    row: str = ""
    printed: str = ""
    expected: str = ""
    found: int = 0
    due: int = 0
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How one official table was read.

    `state` is `read`, `missing` (not printed at all) or `unreadable` (labels are there, but they
    can no longer be paired with figures).  `forms` names the forms its parts were fitted to, by
    block title; `expected` lists the cells the fitted form prescribes.
    """

    table: str
    state: str
    place: Span
    forms: tuple[tuple[str, str, Span], ...] = ()
    expected: tuple[Cell, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Stated(NamedTuple, Generic[Value]):
    """Something a report says of itself outside its tables, and where."""

    value: Value
    raw: str
    place: Span


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a report says of itself: title, year, organ, period, sign-off. None where unsaid."""

    title: Stated[str] | None = None
    year: Stated[int] | None = None
    organ: Stated[str] | None = None
    period_start: Stated[date] | None = None
    period_end: Stated[date] | None = None
    signed_organ: Stated[str] | None = None
    signed_date: Stated[date] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one report; plain data that may cross a process.

    `organ_kind` is what the configuration says of the body that reports (`township`, `street` …).
    """

    path: str
    items: tuple[Fact, ...] = ()
    readings: tuple[Reading, ...] = ()
    particulars: Particulars = field(default_factory=Particulars)
    form: str | None = None
    organ_kind: str = ""
    _index: dict[tuple[str, str, str], Fact] = field(init=False, repr=False, compare=False)
    _totals: dict[Cell, Number | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {fact[:3]: fact for fact in self.items}
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_totals", {})

    def get(self, table: str, row: str, column: str) -> Fact | None:
        """The figure in a cell, None where the cell was not read."""
        return self._index.get((table, row, column))

    def total(self, cell: Cell) -> Number | None:
        """What a cell, or all cells of a group, come to; None where not all are known.

        A blank 总计 is the sum of its row.  Each total is added up once.
        """
        if cell not in self._totals:
            self._totals[cell] = self._sum(cell)
        return self._totals[cell]

    def _sum(self, cell: Cell) -> Number | None:
        exact = self._index.get(cell)
        if exact is not None and exact.value is not None:
            return exact.value
        if exact is None:
            summed = [f.value for f in self.items if f.table == cell.table and _within(f, cell)]
        elif cell.column == "total":
            row = [f for f in self.items if f.table == cell.table and f.row == cell.row]
            summed = [f.value for f in row if f.column != "total"]
        else:
            return None
        known = [value for value in summed if value is not None]
        return sum(known) if known and len(known) == len(summed) else None

    def reading(self, table: str) -> Reading | None:
        """How a table was read; None where the report has none to read."""
        return next((reading for reading in self.readings if reading.table == table), None)

    @property
    def year(self) -> int | None:
        """The year the report is about."""
        stated = self.particulars.year
        return stated.value if stated is not None else None

    @property
    def sure_year(self) -> int | None:
        """The year, unless the title names several and so leaves doubt."""
        title = self.particulars.title
        named = set(_YEARS.findall(fold(title.value))) if title else set()
        return self.year if len(named) < 2 else None

    @property
    def organ(self) -> str | None:
        """The name of the body that reports."""
        stated = self.particulars.organ
        return stated.value if stated is not None else None

    @property
    def body(self) -> Organ | None:
        """The body that reports, as its name tells, or as the configuration says in its place."""
        found = organ(self.organ or "")
        return with_kind(found, self.organ_kind) if found and self.organ_kind else found
