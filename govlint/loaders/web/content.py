"""What is on a page: lines of text and tables, each in the box that holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

ROOT = 0


class PageLine(NamedTuple):
    """A line of text as a reader sees it.

    `at` is the offset of its first character in the page, `box` the innermost block around it,
    `linked` how many of its characters are a link.  `pieces` are the stretches of a line that
    does not stand in the page as it is shown, each with its offset.
    """

    text: str
    at: int
    box: int
    linked: int
    pieces: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class PageCell:
    """A cell of a table: where its tag is, how far it reaches, and what it holds.

    `down` 0 means to the end of its group of rows.
    """

    at: int
    box: int
    across: int
    down: int
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class PageTable:
    """A table as its tags tell: groups of rows of cells, those of the foot last."""

    at: int
    box: int
    groups: list[list[list[PageCell]]] = field(default_factory=list)
    feet: list[list[list[PageCell]]] = field(default_factory=list)


Part: TypeAlias = "PageLine | PageTable"


class FigureTable(NamedTuple):
    """A table of figures on its full grid; None where a merged cell covers a slot."""

    rows: list[list[PageCell | None]]
    at: int
    box: int


Item: TypeAlias = "PageLine | FigureTable"


@dataclass(slots=True)
class Boxes:
    """The blocks of a page: the parent of each, and which are set aside (nav, footer, aside)."""

    parents: list[int] = field(default_factory=lambda: [ROOT])
    aside: set[int] = field(default_factory=set)

    def add(self, parent: int, aside: bool) -> int:
        """A box in another; what is in a box set aside is set aside."""
        self.parents.append(parent)
        box = len(self.parents) - 1
        if aside or parent in self.aside:
            self.aside.add(box)
        return box

    def common(self, boxes: Iterable[int]) -> int:
        """The innermost box that holds all of these."""
        shared: int | None = None
        for box in set(boxes):
            if shared is None:
                shared = box
            while not self.inside(box, shared):
                shared = self.parents[shared]
        return shared or ROOT

    def inside(self, box: int, outer: int) -> bool:
        """Whether a box is, or is in, another; a box is numbered after those it is in."""
        while box > outer:
            box = self.parents[box]
        return box == outer
