"""The three tables as grids of printed cells, merged as the official form merges them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from benchmark.forge.official import (
    CORNER,
    DISCLOSURE,
    PEOPLE,
    PEOPLE_LABELS,
    REMEDIES,
    REQUESTS,
    RESULT_LABELS,
    RESULTS,
)

_Cell = tuple[str, str, str]


class Box(NamedTuple):
    """A printed cell: its text, and how many columns and rows it reaches over."""

    text: str
    across: int = 1
    down: int = 1


Grid = list[list[Box]]


def grid(table: str, figures: Mapping[_Cell, str]) -> Grid:
    """A table with its figures; rows whose figures are gone are left out."""
    return {"disclosure": _disclosure, "requests": _requests, "remedies": _remedies}[table](figures)


def _disclosure(figures: Mapping[_Cell, str]) -> Grid:
    found: Grid = []
    for title, columns, labels, rows in DISCLOSURE:
        wide = 4 - len(columns)
        found.append([Box(title, 4)])
        found.append([Box("信息内容"), *(Box(x, wide if len(columns) == 1 else 1) for x in labels)])
        for row, label in rows.items():
            if ("disclosure", row, columns[0]) in figures:
                boxes = [figures["disclosure", row, column] for column in columns]
                found.append(
                    [Box(label), *(Box(x, wide if len(columns) == 1 else 1) for x in boxes)]
                )
    return found


def _requests(figures: Mapping[_Cell, str]) -> Grid:
    rows = {key: path for key, path in REQUESTS.items() if ("requests", key, "total") in figures}
    found: Grid = [
        [Box(CORNER, 3, 3), Box("申请人情况", 7)],
        [Box(PEOPLE_LABELS[0], 1, 2), Box("法人或其他组织", 5), Box(PEOPLE_LABELS[-1], 1, 2)],
        [Box(label) for label in PEOPLE_LABELS[1:-1]],
    ]
    begun: set[tuple[str, ...]] = set()
    for key, path in rows.items():
        boxes = []
        for depth in range(len(path)):
            above = path[: depth + 1]
            if above not in begun:
                begun.add(above)
                down = sum(other[: depth + 1] == above for other in rows.values())
                last = depth == len(path) - 1
                boxes.append(Box(path[depth], 3 - depth if last else 1, down))
        found.append([*boxes, *(Box(figures["requests", key, who]) for who in PEOPLE)])
    return found


def _remedies(figures: Mapping[_Cell, str]) -> Grid:
    review, direct, after = REMEDIES.values()
    heads = [Box(label) for label in RESULT_LABELS]
    return [
        [Box(review, 5), Box("行政诉讼", 10)],
        [*(Box(label, 1, 2) for label in RESULT_LABELS), Box(direct, 5), Box(after, 5)],
        [*heads, *heads],
        [Box(figures["remedies", row, column]) for row in REMEDIES for column in RESULTS],
    ]
