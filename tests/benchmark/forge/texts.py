"""Reports printed as text, in the layouts that tools are known to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmark.forge.draft import Draft, Part
from benchmark.forge.grids import Box, Grid, grid

TABLES = {2: "disclosure", 3: "requests", 4: "remedies"}


def text(draft: Draft, layout: str) -> str:
    """The report as text; `layout` is one of `LAYOUTS`."""
    return "\n".join(_lines(draft, LAYOUTS[layout])) + "\n"


def heading(part: Part) -> str:
    """The heading of a section with its ordinal."""
    return f"{part.ordinal or '一二三四五六'[part.number - 1]}、{part.heading}"


def _lines(draft: Draft, print_grid: Callable[[Grid], Iterator[str]]) -> Iterator[str]:
    yield from (draft.title, "")
    for part in draft.parts:
        yield from (heading(part), "")
        for paragraph in part.paragraphs:
            yield from (f"　　{paragraph}", "")
        if part.number in TABLES:
            yield from print_grid(grid(TABLES[part.number], draft.figures))
            yield ""
    if draft.signed_organ:
        yield draft.signed_organ
    if draft.signed_date:
        yield draft.signed_date


def _tabs(table: Grid) -> Iterator[str]:
    yield from ("\t".join(box.text for box in row) for row in table)


def _bars(table: Grid) -> Iterator[str]:
    yield from (" | ".join(box.text for box in row) for row in table)


def _cell_a_line(table: Grid) -> Iterator[str]:
    for row in table:
        yield from (f"\t{box.text}" for box in row)
        yield ""


def _wrapped(table: Grid) -> Iterator[str]:
    """Cells a line, long labels broken over two, as narrow columns of a page break them."""
    for row in table:
        for box in row:
            half = len(box.text) // 2
            yield (
                f"\t{box.text}" if len(box.text) < 9 else f"\t{box.text[:half]}\n{box.text[half:]}"
            )
        yield ""


def _spaces(table: Grid) -> Iterator[str]:
    yield from ("   ".join(box.text for box in row) for row in table)


def _markdown(table: Grid) -> Iterator[str]:
    full = expanded(table)
    for at, row in enumerate(full):
        yield f"| {' | '.join(row)} |"
        if at == 0:
            yield "|" + "---|" * len(row)


def expanded(table: Grid) -> list[list[str]]:
    """The full grid: what a merged cell says stands in its first place, the others are blank."""
    width = sum(box.across for box in table[0])
    full: list[list[str | None]] = [[None] * width for _ in table]
    for at, row in enumerate(table):
        column = 0
        for box in row:
            while full[at][column] is not None:
                column += 1
            _fill(full, at, column, box)
    return [[text or "" for text in row] for row in full]


def _fill(full: list[list[str | None]], at: int, column: int, box: Box) -> None:
    for down in range(box.down):
        for across in range(box.across):
            full[at + down][column + across] = "" if down or across else box.text


LAYOUTS: dict[str, Callable[[Grid], Iterator[str]]] = {
    "tabs": _tabs,
    "markdown": _markdown,
    "bars": _bars,
    "cell-a-line": _cell_a_line,
    "wrapped": _wrapped,
    "spaces": _spaces,
}
EASY = ("tabs", "markdown")
