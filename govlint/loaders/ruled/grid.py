"""Ruling lines to grids: which lines make a table, and which of its squares are one cell."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.loaders.ruled.page import RulingLine
from govlint.loaders.ruled.strokes import NEAR

_TOUCH = 3.5  # points: a line that ends as near to another one meets it
_NARROW = 4.5  # points: no column or row is narrower
MAX_RULES = 3_000
MAX_SQUARES = 60_000


class Area(NamedTuple):
    """A cell on its grid: rows `top` to `bottom`, columns `left` to `right`, ends exclusive."""

    top: int
    bottom: int
    left: int
    right: int


class Grid(NamedTuple):
    """A table's lines, `xs` and `ys`, and its cells in reading order.

    `square` gives, row by row, the index of the cell each square belongs to; `open` says, column
    by column, whether no line is drawn at its foot.
    """

    xs: list[float]
    ys: list[float]
    areas: list[Area]
    square: list[list[int]]
    open: list[bool]

    def find(self, x: float, y: float) -> int | None:
        """The cell a point lies in."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.square) and 0 <= column < len(self.xs) - 1:
            return self.square[row][column]
        return None


def grids(across: list[RulingLine], down: list[RulingLine]) -> list[Grid]:
    """The grids of a page, from top to bottom.

    Only lines that cross make one.  Where a side is open, as at the end of a page, the frame
    round all its lines closes it.  Pages of drawings, with lines beyond number, have none.
    """
    if len(across) + len(down) > MAX_RULES:
        return []
    found = [_grid(*lines) for lines in _connected(across, down)]
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _connected(
    across: list[RulingLine], down: list[RulingLine]
) -> list[tuple[list[RulingLine], list[RulingLine]]]:
    """Lines that meet, directly or through others."""
    leader = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    order = sorted(range(len(across)), key=lambda index: across[index].at)
    levels = [across[index].at for index in order]
    for number, upright in enumerate(down, len(across)):
        first = bisect_right(levels, upright.low - _TOUCH)
        last = bisect_right(levels, upright.high + _TOUCH)
        for index in order[first:last]:
            rule = across[index]
            if rule.low - _TOUCH <= upright.at <= rule.high + _TOUCH:
                leader[root(index)] = root(number)
    groups: defaultdict[int, tuple[list[RulingLine], list[RulingLine]]] = defaultdict(
        lambda: ([], [])
    )
    for index, rule in enumerate(across):
        groups[root(index)][0].append(rule)
    for index, rule in enumerate(down, len(across)):
        groups[root(index)][1].append(rule)
    return [(flat, tall) for flat, tall in groups.values() if flat and tall]


def _grid(across: list[RulingLine], down: list[RulingLine]) -> Grid | None:
    left = min([rule.low for rule in across] + [rule.at for rule in down])
    right = max([rule.high for rule in across] + [rule.at for rule in down])
    top = min([rule.low for rule in down] + [rule.at for rule in across])
    bottom = max([rule.high for rule in down] + [rule.at for rule in across])
    xs = clustered([left, right, *(rule.at for rule in down)])
    ys = clustered([top, bottom, *(rule.at for rule in across)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > MAX_SQUARES:
        return None
    right_wall = _walls(down, xs, ys)
    floor = _walls(across, ys, xs)
    beside = [[column + 1 in right_wall[row] for column in range(columns)] for row in range(rows)]
    below = [[row + 1 in floor[column] for column in range(columns)] for row in range(rows)]
    areas, square = _cells(beside, below)
    return Grid(xs, ys, areas, square, [rows not in floor[column] for column in range(columns)])


def widened(grid: Grid, xs: Sequence[float]) -> Grid:
    """The grid with further columns at its left, each of one cell from top to bottom."""
    rows, more = len(grid.square), len(xs)
    areas = [Area(0, rows, column, column + 1) for column in range(more)]
    areas += [area._replace(left=area.left + more, right=area.right + more) for area in grid.areas]
    square = [[*range(more), *(index + more for index in row)] for row in grid.square]
    return Grid([*xs, *grid.xs], grid.ys, areas, square, [*[True] * more, *grid.open])


def clustered(values: Iterable[float]) -> list[float]:
    """The places of lines, those that are as good as one taken together."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NARROW:
            places.append(value)
    return places


def _walls(rules: Sequence[RulingLine], ats: list[float], ends: list[float]) -> list[set[int]]:
    """For each stretch between two `ends`, the lines of `ats` that wall it off there."""
    walls: list[set[int]] = [set() for _ in range(len(ends) - 1)]
    middles = [(low + high) / 2 for low, high in itertools.pairwise(ends)]
    for rule in rules:
        at = max(0, bisect_right(ats, rule.at + 0.001) - 1)
        first = bisect_right(middles, rule.low - NEAR)
        last = bisect_right(middles, rule.high + NEAR)
        for stretch in range(first, last):
            walls[stretch].add(at)
    return walls


def _cells(beside: list[list[bool]], below: list[list[bool]]) -> tuple[list[Area], list[list[int]]]:
    """Squares with no wall between them are one cell, made up of rectangles from the top left."""
    rows, columns = len(beside), len(beside[0])
    square = [[-1] * columns for _ in range(rows)]
    areas: list[Area] = []
    for row in range(rows):
        for column in range(columns):
            if square[row][column] >= 0:
                continue
            right = column + 1
            while right < columns and not beside[row][right - 1] and square[row][right] < 0:
                right += 1
            bottom = row + 1
            while bottom < rows and _goes_on(beside, below, bottom, column, right, square):
                bottom += 1
            for line in square[row:bottom]:
                line[column:right] = [len(areas)] * (right - column)
            areas.append(Area(row, bottom, column, right))
    return areas, square


def _goes_on(
    beside: list[list[bool]],
    below: list[list[bool]],
    row: int,
    left: int,
    right: int,
    square: list[list[int]],
) -> bool:
    """Whether the cell above goes on in this row: no floor above it, no wall within it."""
    return (
        not any(below[row - 1][left:right])
        and not any(beside[row][left : right - 1])
        and all(index < 0 for index in square[row][left:right])
    )
