"""Layouts that lose which figure belongs to which label: nothing may be read from them."""

from __future__ import annotations

from collections.abc import Iterator

from .grid import own
from .paged import UPRIGHT
from .pen import Pen
from .report import Block, Table


def by_column(table: Table, pen: Pen) -> str:
    """B5: first all labels, then the figures column by column (pdfminer)."""
    if table.name == "remedies":
        return "\n\n".join(cell for row in own(table) for cell in row)
    return "\n\n".join(chunk for block in table.blocks for chunk in _by_column(block))


def glued(table: Table, pen: Pen) -> str:
    """B10: no separator at all (BeautifulSoup get_text)."""
    return "".join(cell for row in own(table) for cell in row)


def _by_column(block: Block) -> Iterator[str]:
    yield from filter(None, (block.title, block.corner, *block.columns))
    groups = dict.fromkeys(label for row in block.rows for label in row.path[1:-1])
    yield from groups
    if groups:
        yield "\n".join(UPRIGHT)
    yield "\n\n".join(row.path[-1] for row in block.rows)
    for index in range(len(block.columns)):
        yield "\n".join(row.cells[index] for row in block.rows if index < len(row.cells))
