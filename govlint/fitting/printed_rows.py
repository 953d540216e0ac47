"""PrintedTable: the labels and the runs of figures that stand in the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from govlint.model.tree import Span

GROUP = "outcome.other"  # a row in the 2019 form, a group of rows in the 2021 form


class GridCell(NamedTuple):
    """A cell and the columns of the grid it covers, `start` to just before `end`, from 0."""

    place: Span
    start: int
    end: int


class PrintedRow(NamedTuple):
    """The cells of a printed row; `grid` are those a loader knew to be no slots of a merged cell.

    `sure`: a loader knew them; `marked`: else every cell may be taken for one of its own.
    """

    number: int
    layout: str
    cells: tuple[Span, ...]
    grid: tuple[GridCell, ...] = ()
    sure: bool = False
    marked: bool = False

    def moved(self, by: int, rows: int) -> PrintedRow:
        """The row as many characters, and rows, further on."""
        cells = tuple([Span(start + by, end + by) for start, end in self.cells])
        grid = tuple([GridCell(place.moved(by), start, end) for place, start, end in self.grid])
        return PrintedRow(self.number + rows, self.layout, cells, grid, self.sure, self.marked)

    def slots(self) -> tuple[GridCell, ...]:
        """The cells of the row on its grid."""
        return self.grid or tuple(GridCell(cell, at, at + 1) for at, cell in enumerate(self.cells))


class Head(NamedTuple):
    """The head of a column. `key` is None where no form calls a column so; `near_miss`: misspelt.

    `row` numbers the printed row; `bound`: cells of that row are marked as such.  In a grid it
    stands above the columns `start` to just before `end`.
    """

    key: str | None
    text: str
    place: Span
    row: int = 0
    bound: bool = False
    start: int = 0
    end: int = 0
    near_miss: bool = False

    def moved(self, by: int) -> Head:
        """The head as many characters further on."""
        key, text, place, row, bound, start, end, near_miss = self
        return Head(key, text, place.moved(by), row, bound, start, end, near_miss)


@dataclass(slots=True, eq=False)
class Label:
    """A row label seen. `key` is None for a label no form has; `row` numbers the printed row.

    `cells` are the empty cells printed behind it, `partial` says that only a part of its words
    was seen, `header` is the column header in force.  `group` is the bare label of a group printed
    in the same row of marked cells; `sure`: a loader knew them.
    """

    key: str | None
    place: Span
    printed: str
    row: int
    partial: bool = False
    near_miss: bool = False
    header: str = ""
    group: str = ""
    sure: bool = False
    cells: list[Span] = field(default_factory=list)

    @property
    def maybe_group(self) -> bool:
        """Whether the label may be that of a group, which has no figures of its own."""
        return self.key == GROUP


@dataclass(slots=True, eq=False)
class Figures:
    """A run of figure cells. `bound`: printed in one row with the label before it.

    For cells of a marked row `offset` is the column of the first cell and `width` the row's number
    of cells; loose runs have a width of 0.  `follows`: no word stands between it and the last run.
    `placed` are the cells below the heads of a grid, None below one without a cell of its own.
    """

    cells: list[Span]
    bound: bool = False
    offset: int = 0
    width: int = 0
    layout: str = ""
    follows: bool = False
    placed: tuple[Span | None, ...] | None = None


Event = Label | Figures
