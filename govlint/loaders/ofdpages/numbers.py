"""Numbers as OFD writes them: lists, steps with `g`, matrices and paths in short."""

from __future__ import annotations

import math
from collections.abc import Iterator

from govlint.text.pattern import lazy

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LIMIT = 1e6
_COUNTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
_WORD = lazy(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def number(text: str | None, default: float = 0.0) -> float:
    """One number; the default for what is none, or beyond all measure."""
    try:
        value = float(text) if text else default
    except ValueError:
        return default
    return value if math.isfinite(value) and abs(value) < _LIMIT else default


def floats(text: str) -> list[float]:
    """The numbers of a list."""
    return [number(word) for word in text.replace(",", " ").split()]


def steps(text: str, most: int) -> list[float]:
    """At most so many steps from glyph to glyph; `g 3 4.2` is three of 4.2."""
    found: list[float] = []
    words = iter(text.split())
    for word in words:
        if len(found) >= most:
            break
        if word == "g":
            count = int(min(max(number(next(words, "0")), 0), most - len(found)))
            found += [number(next(words, "0"))] * count
        else:
            found.append(number(word))
    return found


def matrix(text: str | None) -> Matrix:
    """A matrix; the unit where there is none."""
    numbers = floats(text or "")
    return tuple(numbers) if len(numbers) == 6 else UNIT  # type: ignore[return-value]  # six of them


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(x: float, y: float, by: Matrix) -> Point:
    """A point where a matrix takes it."""
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def strokes(data: str) -> Iterator[list[Point]]:
    """The sub-paths of a path as corners; of curves only the ends."""
    points: list[Point] = []
    command, numbers = "", list[float]()
    for word in _WORD.findall(data):
        if word.isalpha():
            command, numbers = word.upper(), []
            if command == "C" and points:
                points.append(points[0])
            continue
        numbers.append(number(word))
        if len(numbers) < _COUNTS.get(command, len(numbers) + 1):
            continue
        if command in {"M", "S"}:
            if len(points) > 1:
                yield points
            points = []
        points.append((numbers[-2], numbers[-1]))
        numbers = []
    if len(points) > 1:
        yield points
