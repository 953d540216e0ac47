"""Paragraphs and tables as a word processor holds them, and how they are laid out as one text.

Every reader of this package turns its file into blocks; `lay` writes them through a Projection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.archive import broken, too_deep
from govlint.files.projection import Piece, Projection
from govlint.text.pattern import lazy

MAX_COLUMNS = 200
MAX_PARAGRAPHS = MAX_CELLS = 100_000
MAX_NESTED = 12
_WHOLE_SECTION = 600
_ROOMY = 4


class Paragraph(NamedTuple):
    """A paragraph's text, line breaks as `\\n`; `key` leads back to it in its file."""

    text: str
    key: str = ""


@dataclass(slots=True)
class WordCell:
    """A cell: the first column it stands in (from 0), how far it reaches, what it holds.

    `down` is 1 where the file says by covered cells how far down a merged cell reaches.
    """

    column: int
    across: int = 1
    down: int = 1
    key: str = ""
    blocks: list[Paragraph | Table] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table by rows, each with the cells that start in it.

    `ends` are the columns at which the rows end: one with too few cells is short, not blank.
    """

    rows: list[list[WordCell]]
    ends: list[int]


Block = Paragraph | Table


class Budget:
    """Counts what a reader makes of a file, so that a hostile one is not read for hours."""

    def __init__(self) -> None:
        self._paragraphs = self._cells = 0

    def paragraph(self) -> None:
        """One more paragraph. Raises Undecodable beyond what any report has."""
        self._paragraphs += 1
        if self._paragraphs > MAX_PARAGRAPHS:
            raise broken(f"over {MAX_PARAGRAPHS} paragraphs")

    def cell(self) -> None:
        """One more cell. Raises Undecodable beyond what any report has."""
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise broken(f"over {MAX_CELLS} cells")


def lay(blocks: Iterable[Block], projection: Projection, depth: int = 0) -> None:
    """Write blocks in reading order.  Raises Undecodable where tables nest without end.

    A table of one column, or one whose cells hold whole tables or sections, is there for the
    looks: its cells are read one after another, as what stands in them.
    """
    if depth > MAX_NESTED:
        raise too_deep("tables")
    for block in blocks:
        if isinstance(block, Paragraph):
            projection.paragraph(Piece(block.text, key=block.key))
        elif _is_frame(block):
            for row in block.rows:
                for cell in row:
                    lay(cell.blocks, projection, depth + 1)
        else:
            projection.table(_grid(block))
            lay(_tables_in(block), projection, depth + 1)


def joined(texts: Iterable[str]) -> str:
    """Lines of a cell as one, with nothing between but a blank between Latin words or figures."""
    text = ""
    for line in texts:
        line = line.strip(" \t\u3000\xa0") if text else line
        text += (" " if text and line and touch(text, line) else "") + line
    return text


def touch(before: str, after: str) -> bool:
    """Whether two texts would run into one word or figure."""
    return bool(_LATIN.match(before[-1:]) and _LATIN.match(after[:1]))


def numbered(label: str, text: str) -> str:
    """A paragraph with its automatic number, as it would have been typed."""
    label = label.strip()
    return f"{label} {text}" if label and touch(label, text) else label + text


_LATIN = lazy(r"[A-Za-z0-9.]")
_BREAKS = lazy(r"[\n\x0b\x0c\r]+")


def _content(cell: WordCell) -> str:
    """The text of a cell on one line."""
    if len(cell.blocks) == 1:
        only = cell.blocks[0]
        if isinstance(only, Paragraph) and only.text.isalnum():
            return only.text
    return joined(_texts(cell.blocks))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if _BREAKS.search(block.text):
                yield from _BREAKS.split(block.text)
            else:
                yield block.text


def _tables_in(table: Table) -> Iterator[Table]:
    for row in table.rows:
        for cell in row:
            yield from (block for block in cell.blocks if isinstance(block, Table))


def _width(table: Table) -> int:
    return max((cell.column + cell.across for row in table.rows for cell in row), default=0)


def _size(table: Table) -> int:
    return sum(len(row) for row in table.rows)


def _is_section(cell: WordCell) -> bool:
    """Whether a cell holds as much as a section; digits alone, however many, are no prose."""
    texts = [block.text for block in cell.blocks if isinstance(block, Paragraph)]
    long = sum(map(len, texts)) > _WHOLE_SECTION
    return long and any(character.isalpha() for text in texts for character in text)


def _is_frame(table: Table) -> bool:
    if _width(table) < 2 or all(len(row) < 2 for row in table.rows):
        return True
    inner = max((_size(nested) for nested in _tables_in(table)), default=0)
    if inner > max(_size(table), _ROOMY):
        return True
    return any(_is_section(cell) for row in table.rows for cell in row)


def _grid(table: Table) -> Iterator[Sequence[Piece | None]]:
    width = _width(table)
    if width > MAX_COLUMNS or width * len(table.rows) > MAX_CELLS:
        raise broken(f"a table of {len(table.rows)} rows, {width} columns")
    for number, (cells, end) in enumerate(zip(table.rows, table.ends, strict=True), 1):
        where = Text(f"第{number}行", f"row {number}")
        row: list[Piece | None] = [None] * end
        for cell in cells:
            row[cell.column] = Piece(_content(cell), where, cell.key)
        yield row
