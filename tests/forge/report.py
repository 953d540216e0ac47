"""What the forge works on: a report as plain records, before it is printed in some layout."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

Key = tuple[str, str, str]
"""Logical place of a figure: table, row, column, as in `grammar/forms`."""

Figure = int | Decimal | None
Figures = dict[Key, Figure]


class Fault(NamedTuple):
    """What was done wrong on purpose, and what a linter must say of it.

    `code` is the diagnostic due; `cell` where it must be found (row `""` or column `""` where the
    fault is not of one cell); `value` the right figure, where one was changed.
    """

    kind: str
    code: str
    cell: Key | None = None
    value: int | None = None


class Forged(NamedTuple):
    """A printed report and all that is true of it.

    `figures` holds what is printed, after the fault: None where the cell is printed but holds no
    number.  Figures that are not printed, or stand in a row with too few or too many values and so
    belong to no certain column, are left out.  `form` is the form of the printed tables.
    """

    text: str
    figures: Figures
    layout: str
    form: str
    year: int
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an official table: `path` is its labels from the outermost group inwards."""

    key: str
    path: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a table with one header; `keys` and `columns` run in parallel."""

    title: str
    corner: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An official table."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six sections: ordinal and name make its heading."""

    ordinal: str
    name: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None

    @property
    def heading(self) -> str:
        """The heading as printed."""
        return self.ordinal + self.name


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report before it is printed. `signed` is the sign-off: organ, date."""

    form: str
    year: int
    figures: Figures
    title: tuple[str, ...]
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    signed: tuple[str, ...]
