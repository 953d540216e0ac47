"""Cells: which figures of a printed row stand under which column, as far as that is certain.

A row with as many figures as columns leaves no doubt.  A row with fewer may have empty cells, and
an empty cell counts only where the table shows by its whole rows where the columns are: either
all rows are equally wide, or no whole row has empty cells to spare.
"""

from __future__ import annotations

from typing import NamedTuple

from govlint.fitting.printed_rows import Figures, Label
from govlint.model.tree import Span
from govlint.parsing.lines import is_figure


class Geometry(NamedTuple):
    """What the whole rows of a table have in common; None where they differ.

    `width` cells a row, figures from column `start`, `spare` empty cells behind the last figure.
    """

    width: int | None
    start: int | None
    spare: int | None


NO_FRAME = Geometry(None, None, None)


def geometry(runs: list[Figures], columns: int, folded: str) -> Geometry:
    """The geometry of the marked rows among `runs`, all of a block or table of `columns`."""
    widths: set[int] = set()
    starts: set[int] = set()
    spares: set[int] = set()
    for run in runs:
        if not run.width:
            continue
        widths.add(run.width)
        first, last = core(run.cells, folded)
        if last - first == columns:
            starts.add(run.offset + first)
            spares.add(len(run.cells) - last if first == 0 else -1)
    return Geometry(_one(widths), _one(starts), _one(spares))


def row_figures(
    label: Label | None, run: Figures | None, columns: int, shape: Geometry, folded: str
) -> tuple[list[Span | None] | None, int]:
    """The cells under the columns of a row (None where that is uncertain), and the figures seen."""
    if run is not None and run.placed is not None and len(run.placed) == columns:
        return list(run.placed), sum(bool(cell and folded[slice(*cell)]) for cell in run.placed)
    cells, seen = _counted(label, run, columns, shape, folded)
    return (list(cells) if cells is not None else None), seen


def core(cells: list[Span], folded: str) -> tuple[int, int]:
    """From the first figure to just behind the last filled cell."""
    filled = [i for i, (start, end) in enumerate(cells) if end > start]
    first = next((i for i in filled if is_figure(folded[slice(*cells[i])])), 0)
    return (first, filled[-1] + 1) if filled else (0, 0)


def _counted(
    label: Label | None, run: Figures | None, columns: int, shape: Geometry, folded: str
) -> tuple[list[Span] | None, int]:
    """The cells of a row that is no grid's: as many as columns, or placed by the other rows."""
    if run is None:
        cells = label.cells if label else []
        if not cells or any(folded[start:end] for start, end in cells):
            return None, 0
        return _padded(cells, columns), 0
    first, last = core(run.cells, folded)
    seen = sum(bool(folded[start:end]) for start, end in run.cells)
    if last - first == columns:
        return run.cells[first:last], seen
    if columns == 1 and run.width and _repeated(run.cells[first:last], folded):
        return run.cells[first : first + 1], seen
    if not run.width or last - first > columns:
        return None, seen
    if label is None and len(run.cells) == columns:
        return run.cells, seen
    return _by_geometry(run, columns, shape, first, last), seen


def _by_geometry(
    run: Figures, columns: int, shape: Geometry, first: int, last: int
) -> list[Span] | None:
    """The cells of a row with empty ones, placed by what the whole rows show."""
    if shape.spare is not None and shape.spare >= 0 and len(run.cells) == columns + shape.spare:
        return run.cells[:columns] if last <= columns else None
    if shape.width is None or shape.start is None:
        return None
    begin = shape.start - run.offset
    if 0 <= begin <= first and last <= begin + columns <= len(run.cells):
        return run.cells[begin : begin + columns]
    return None


def _repeated(cells: list[Span], folded: str) -> bool:
    """Whether the cells are one merged cell, printed again in every column it spans."""
    return len({folded[start:end] for start, end in cells}) == 1


def _padded(cells: list[Span], columns: int) -> list[Span]:
    return [*cells[:columns], *[cells[-1]] * (columns - len(cells))]


def _one(values: set[int]) -> int | None:
    return next(iter(values)) if len(values) == 1 else None
