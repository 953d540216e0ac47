"""What was drawn to ruling lines: thin areas, strokes, dashes and double lines become one rule."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from govlint.loaders.ruled.page import RulingLine

Box = tuple[float, float, float, float]

THIN = 4.0  # points: what is no thicker is a line
NEAR = 3.0  # points: lines as near as this are one (a double line, an unsteady one)
_DASH = 6.5  # points: the widest gap between dashes
_SHORT = 5.0  # points: what stays shorter is a dot or a piece of a letter


def rules_of(boxes: Iterable[Box]) -> tuple[list[RulingLine], list[RulingLine]]:
    """The horizontal and the vertical rules among what was drawn on a page."""
    across: list[RulingLine] = []
    down: list[RulingLine] = []
    for left, top, right, bottom in boxes:
        width, height = right - left, bottom - top
        if height <= THIN and (width >= height or width <= THIN):
            across.append(RulingLine((top + bottom) / 2, left, right))
        if width <= THIN and (height >= width or height <= THIN):
            down.append(RulingLine((left + right) / 2, top, bottom))
    return _merged(across), _merged(down)


def _merged(rules: list[RulingLine]) -> list[RulingLine]:
    """Rules on one line whose ends meet, or nearly so, are one."""
    merged: list[RulingLine] = []
    for level in _levels(rules):
        level.sort(key=_LOW)
        _at, low, high = level[0]
        weight, total = 0.0, 0.0
        for rule in level:
            if rule.low > high + _DASH:
                _keep(merged, total / weight, low, high)
                low, high, weight, total = rule.low, rule.high, 0.0, 0.0
            high = max(high, rule.high)
            length = rule.high - rule.low + 0.01
            weight, total = weight + length, total + length * rule.at
        _keep(merged, total / weight, low, high)
    return merged


def _levels(rules: list[RulingLine]) -> list[list[RulingLine]]:
    levels: list[list[RulingLine]] = []
    start = 0.0
    for rule in sorted(rules):
        if not levels or rule.at - start > NEAR:
            levels.append([])
            start = rule.at
        levels[-1].append(rule)
    return levels


def _keep(merged: list[RulingLine], at: float, low: float, high: float) -> None:
    if high - low >= _SHORT:
        merged.append(RulingLine(at, low, high))


_LOW = itemgetter(1)
