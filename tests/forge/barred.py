"""Layouts with bars between cells: HTML-to-text tools and Markdown (A4–A10, B8, B9, MD)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .grid import full, marked, own, spread
from .pen import Pen
from .report import Table

PAGE_WIDTH = 320
"""Bars on a line of a page that is one huge table."""


def row_a_line(table: Table, pen: Pen) -> str:
    """A4: `规章 | 0 | 0 | 0 |`, the row filled up with `|||`."""
    return "\n".join(" ".join(tokens) for tokens in _padded(table, pen))


def row_a_line_led(table: Table, pen: Pen) -> str:
    """A5: as A4, opened by a bar and closed by a blank."""
    return "\n".join("| " + " ".join(tokens) + " " for tokens in _padded(table, pen))


def cell_a_line(table: Table, pen: Pen) -> str:
    """A6: a cell a line, each closed by a bar."""
    return "\n".join(token for tokens in _padded(table, pen) for token in tokens)


def cell_a_line_titled(table: Table, pen: Pen) -> str:
    """A7: as A6, but a row of one cell stays on one line."""
    return "\n".join(
        (" " if _single(tokens) else "\n").join(tokens) for tokens in _padded(table, pen)
    )


def cell_a_line_opened(table: Table, pen: Pen) -> str:
    """A8: as A7, and every other row opened by a line that is only a bar."""
    return "\n".join(
        " ".join(tokens) if _single(tokens) else "\n".join(["|", *tokens])
        for tokens in _padded(table, pen)
    )


def cell_a_line_led(table: Table, pen: Pen) -> str:
    """A9: a cell a line, each opened by a bar."""
    return "\n".join(f"| {cell}".rstrip(" ") for row in marked(table) for cell in row)


def row_of_page(table: Table, pen: Pen) -> str:
    """A10: rows of a page that is one huge table, filled up to its width."""
    return "\n".join(page_line(*row) for row in own(table))


def page_line(*cells: str) -> str:
    """One line of a page that is one huge table."""
    return " ".join(_tokens([*cells, *[""] * (PAGE_WIDTH - len(cells))]))


def markdown(table: Table, pen: Pen) -> str:
    """MD: a clean Markdown table, merged cells empty."""
    first, *rest = full(table)
    rule = "|" + " --- |" * len(first)
    return "\n".join([_row(first), rule, *map(_row, rest)])


def html2text(table: Table, pen: Pen) -> str:
    """B8: no outer pipes, a rule after the first row, rows under a merged cell shift left."""
    first, *rest = ("| ".join(row) + "  " for row in own(table))
    rule = "|".join(["---"] * len(own(table)[0])) + "  "
    return "\n".join([first, rule, *rest])


def markdownify(table: Table, pen: Pen) -> str:
    """B9: a merged cell followed by empty ones, no rule, rows under a merged cell shift left."""
    rows = [_row(row) for row in spread(table)]
    if pen.chance(0.3):  # newer versions invent an empty header
        width = max(map(len, spread(table)))
        rows = ["|  " * width + "|", "| " + " | ".join(["---"] * width) + " |", *rows]
    return "\n".join(rows)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _single(tokens: list[str]) -> bool:
    return sum(not token.startswith("|") for token in tokens) == 1


def _padded(table: Table, pen: Pen) -> Iterator[list[str]]:
    """The rows as tokens, filled up with empty cells: always table two, the others by chance."""
    rows = own(table)
    width = max(map(len, rows)) if table.name == "disclosure" or pen.coin() else 0
    width += pen.chance(0.2)
    for row in rows:
        yield _tokens(row + [""] * (width - len(row)))


def _tokens(cells: list[str]) -> list[str]:
    """`text |` for a cell, `|||` for a run of empty ones."""
    tokens = []
    for filled, run in groupby(cells, key=bool):
        texts = list(run)
        tokens += [f"{text} |" for text in texts] if filled else ["|" * len(texts)]
    return tokens
