"""Printed: the labels and the runs of figures that stand in the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field

from govlint.model.tree import Span

GROUP = "outcome.other"  # a row in the 2019 form, a group of rows in the 2021 form


@dataclass(slots=True, eq=False)
class Label:
    """A row label seen. `key` is None for a label no form has; `row` numbers the printed row.

    `cells` are the empty cells printed behind it, `partial` says that only a part of its words
    was seen, `header` is the column header in force.
    """

    key: str | None
    place: Span
    printed: str
    row: int
    partial: bool = False
    near_miss: bool = False
    header: str = ""
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
    """

    cells: list[Span]
    bound: bool = False
    offset: int = 0
    width: int = 0
    layout: str = ""
    follows: bool = False


Event = Label | Figures
