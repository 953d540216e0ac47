"""Trend lines and bars as inline SVG: a figure is always there as text too."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.model.facts import Number
from govlint.reporters.html.texts import safe

_STEP, _HEIGHT, _EDGE = 18, 22, 3  # pixels


def trend(values: Sequence[Number | None], label: str) -> str:
    """A line through the values of the years; a gap where one is not known."""
    known = [float(value) for value in values if value is not None]
    if len(known) < 2:
        return ""
    most = max(known) or 1
    width = _STEP * (len(values) - 1) + 2 * _EDGE
    points = [
        None if value is None else (_EDGE + _STEP * at, _level(float(value), most))
        for at, value in enumerate(values)
    ]
    lines = "".join(
        f'<polyline points="{" ".join(f"{x},{y}" for x, y in run)}"/>' for run in _runs(points)
    )
    last = next(point for point in reversed(points) if point is not None)
    dot = f'<circle cx="{last[0]}" cy="{last[1]}" r="2"/>'
    return (
        f'<svg class="trend" width="{width}" height="{_HEIGHT}" viewBox="0 0 {width} {_HEIGHT}" '
        f'role="img" aria-label="{safe(label)}">{lines}{dot}</svg>'
    )


def bars(values: Sequence[tuple[str, Sequence[int]]], kinds: Sequence[str], label: str) -> str:
    """A row a name, its counts stacked as bars, the sum behind it."""
    most = max((sum(counts) for _, counts in values), default=0) or 1
    rows = []
    for name, counts in values:
        pieces = "".join(
            f'<rect class="{kind}" x="{_share(sum(counts[:at]), most)}" '
            f'width="{_share(count, most)}" height="10"/>'
            for at, (kind, count) in enumerate(zip(kinds, counts, strict=True))
            if count
        )
        # A drawing takes the width it is given, whatever is in it.
        svg = f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none">{pieces}</svg>'
        rows.append(
            f'<tr><th scope="row">{safe(name)}</th><td aria-hidden="true">{svg}</td>'
            f"<td>{sum(counts)}</td></tr>"
        )
    return f'<table class="bars" aria-label="{safe(label)}">{"".join(rows)}</table>'


def _level(value: float, most: float) -> str:
    room = _HEIGHT - 2 * _EDGE
    return f"{_EDGE + room - room * value / most:.1f}".rstrip("0").rstrip(".")


def _runs(points: Sequence[tuple[int, str] | None]) -> list[list[tuple[int, str]]]:
    """The stretches without a gap."""
    found: list[list[tuple[int, str]]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [run for run in found if len(run) > 1]


def _share(count: int, most: int) -> str:
    return f"{100 * count / most:.2f}".rstrip("0").rstrip(".")
