"""Disguises of a grid: borders dragged, cells merged and parted, rows and columns put in."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from forge.grid import Box

from disguise.page import Grid, Page, boxes_of, owners


def border_dragged(page: Page, rng: Random) -> None:
    """One border a little further right in some rows: every row there has one more square."""
    grid = _grid(page, rng)
    owned, texts = owners(grid.boxes)
    at = rng.randrange(len(owned[0]) - 1)
    kind = rng.randrange(4)
    part = rng.randrange(1, len(owned))
    for y, line in enumerate(owned):
        right = {0: y < part, 1: y >= part, 2: y == part, 3: rng.random() < 0.5}[kind]
        tall = sum(line[at] in other or line[at + 1] in other for other in owned) > 1
        line.insert(at + 1, line[at + 1] if right and not tall else line[at])
    grid.boxes = boxes_of(owned, texts)


def borders_dragged(page: Page, rng: Random) -> None:
    """Several of them."""
    for _ in range(rng.randint(2, 4)):
        border_dragged(page, rng)


def spans_doubled(page: Page, rng: Random) -> None:
    """A grid twice as fine as the cells."""
    grid = _grid(page, rng)
    grid.boxes = [[box._replace(across=2 * box.across) for box in row] for row in grid.boxes]


def unmerged(page: Page, rng: Random) -> None:
    """No merged cell: what they covered are empty cells."""
    grid = _grid(page, rng)
    owned, texts = owners(grid.boxes)
    seen: set[int] = {-1}
    rows = []
    for line in owned:
        rows.append([Box("" if one in seen or seen.add(one) else texts[one]) for one in line])
    grid.boxes = rows


def compact(page: Page, rng: Random) -> None:
    """No merged cell, and nothing where they were: rows begin at the left with their own cells."""
    grid = _grid(page, rng)
    owned, texts = owners(grid.boxes)
    rows: list[list[Box]] = []
    seen: set[int] = {-1}
    for line in owned:
        row = []
        for x, one in enumerate(line):
            if one not in seen:
                row.append(Box(texts[one]))
            elif (x == 0 or line[x - 1] != one) and one >= 0:
                row.append(Box(""))
            seen.add(one)
        rows.append(row)
    grid.boxes = rows


def cells_merged(page: Page, rng: Random) -> None:
    """Two cells of figures beside one another are one, which has the first's text."""
    grid = _grid(page, rng)
    row = rng.choice(grid.boxes[3 if grid.name != "disclosure" else 2 :])
    if len(row) > 2 and row[-1].down == row[-2].down == 1:
        at = rng.randrange(len(row) - 2, len(row) - 1)
        left, right = row[at : at + 2]
        if left.text.isdigit() and right.text.isdigit():
            row[at : at + 2] = [Box(left.text, left.across + right.across)]


def head_again(page: Page, rng: Random) -> None:
    """The head printed again in the middle, as after a page break."""
    grid = next(item for item in page.items if isinstance(item, Grid) and item.name == "requests")
    at = _break(grid, rng)
    if at:
        grid.boxes = [*grid.boxes[:at], *grid.boxes[:3], *grid.boxes[at:]]


def parted(page: Page, rng: Random) -> None:
    """The table in two, with nothing or an empty line between."""
    index = next(
        i for i, x in enumerate(page.items) if isinstance(x, Grid) and x.name == "requests"
    )
    grid = page.items[index]
    assert isinstance(grid, Grid)
    at = _break(grid, rng)
    if at:
        halves = [Grid(grid.name, grid.boxes[:at]), Grid(grid.name, grid.boxes[at:])]
        page.items[index : index + 1] = [
            halves[0],
            rng.choice(("", "（续表）", "— 3 —")),
            halves[1],
        ]


def empty_row(page: Page, rng: Random) -> None:
    """A row of empty cells."""
    grid = _grid(page, rng)
    width = sum(box.across for box in grid.boxes[0])
    at = len(grid.boxes) if grid.name != "requests" else _break(grid, rng) or len(grid.boxes)
    grid.boxes.insert(at, [Box("") for _ in range(width)])


def empty_column(page: Page, rng: Random) -> None:
    """An empty column at the right edge."""
    grid = _grid(page, rng)
    owned, texts = owners(grid.boxes)
    for line in owned:
        texts.append("")
        line.append(len(texts) - 1)
    grid.boxes = boxes_of(owned, texts)


def note_row(page: Page, rng: Random) -> None:
    """A note over the width as the last row."""
    grid = _grid(page, rng)
    width = sum(box.across for box in grid.boxes[0])
    grid.boxes.append([Box("注：本表数据截至2024年12月31日，共3类。", width)])


def _break(grid: Grid, rng: Random) -> int:
    """A row before which nothing reaches across, 0 if there is none."""
    owned, _ = owners(grid.boxes)
    places = [y for y in range(5, len(owned)) if not set(owned[y]) & set(owned[y - 1])]
    return rng.choice(places) if places else 0


def _grid(page: Page, rng: Random) -> Grid:
    return rng.choice([item for item in page.items if isinstance(item, Grid)])


BORDERS: dict[str, Callable[[Page, Random], None]] = {
    "border dragged": border_dragged,
    "borders dragged": borders_dragged,
    "spans doubled": spans_doubled,
    "unmerged": unmerged,
    "compact": compact,
    "cells merged": cells_merged,
    "head again": head_again,
    "parted": parted,
    "empty row": empty_row,
    "empty column": empty_column,
    "note row": note_row,
}
