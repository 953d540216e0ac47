"""A report as lines and grids of boxes, its looks marked in the text: what the writers write.

`⟦raised|1⟧` in a text is the text `1` in a look: `raised`, `struck`, `hidden`, `styled` (hidden by
a style), `white`, `tiny`, `control` (in a form field).  A reader of the page sees of these only
what is raised, struck or in a control.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from forge.grid import Box, Sheet, sheet
from forge.report import Draft, Figures

_LOOK = re.compile(r"⟦(\w+)\|([^⟧]*)⟧")


class Ink(NamedTuple):
    """A stretch of text in one look; `""` is plain."""

    text: str
    look: str = ""


@dataclass
class Grid:
    """A table: the boxes that start in each row."""

    name: str
    boxes: Sheet


@dataclass
class Page:
    """A report about to be written. `figures` are those printed, None where a cell has none."""

    items: list[str | Grid]
    figures: Figures
    watermark: str = ""
    furniture: bool = False
    numbers: str = ""


def page_of(draft: Draft, figures: Figures) -> Page:
    """A draft as a page."""
    items: list[str | Grid] = [*draft.title, *draft.preamble]
    for part in draft.parts:
        items += [part.heading, *part.paragraphs]
        if part.table:
            items.append(Grid(part.table.name, sheet(part.table)))
    return Page([*items, *draft.signed], dict(figures))


def inks(text: str) -> Iterator[Ink]:
    """The stretches of a marked text."""
    pieces = _LOOK.split(text)
    for index in range(0, len(pieces), 3):
        if pieces[index]:
            yield Ink(pieces[index])
        if index + 2 < len(pieces):
            yield Ink(pieces[index + 2], pieces[index + 1])


def owners(boxes: Sheet) -> tuple[list[list[int]], list[str]]:
    """Which box covers every square of the grid, -1 for none, and the texts of the boxes."""
    texts: list[str] = []
    squares: dict[tuple[int, int], int] = {}
    for row, line in enumerate(boxes):
        column = 0
        for box in line:
            while (row, column) in squares:
                column += 1
            for y in range(box.down):
                for x in range(box.across):
                    squares[row + y, column + x] = len(texts)
            texts.append(box.text)
    width = 1 + max(column for _, column in squares)
    rows = range(len(boxes))
    return [[squares.get((row, column), -1) for column in range(width)] for row in rows], texts


def boxes_of(owned: list[list[int]], texts: list[str]) -> Sheet:
    """The boxes of a grid, back from which of them covers every square."""
    seen: set[int] = set()
    rows: Sheet = []
    for y, line in enumerate(owned):
        row: list[Box] = []
        for one in line:
            if one >= 0 and one not in seen:
                seen.add(one)
                down = sum(one in other for other in owned[y:])
                row.append(Box(texts[one], line.count(one), down))
        rows.append(row)
    return rows
