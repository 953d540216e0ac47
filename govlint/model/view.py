"""A report as it is printed, for those who show it beside its findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.model.tree import Block, Leaf, Paragraph, Report, Span, Table


class ViewPiece(NamedTuple):
    """A piece of a report: `rows` of places in its text.

    `kind`: `title`, `heading`, `paragraph` (a row a line), `table` (a row a printed row), `line`
    (a page's number and the like) or `signoff`.
    """

    kind: str
    rows: tuple[tuple[Span, ...], ...]


class View(NamedTuple):
    """The text of a report, its pieces in order, and the figures read from its tables.

    Plain data that may cross a process, as a tree may not.  Offsets of diagnostics count in
    `text`.
    """

    text: str
    pieces: tuple[ViewPiece, ...]
    facts: Facts


def view(source: Source, report: Report, facts: Facts) -> View:
    """What is needed to draw a report."""
    return View(source.text, tuple(_pieces(report)), facts)


def _pieces(report: Report) -> Iterator[ViewPiece]:
    for block in report.front:
        yield from _of_block(block)
    for section in report.sections:
        yield ViewPiece("heading", ((section.heading.inner,),))
        for block in section.blocks:
            yield from _of_block(block)
    lines = [(_line(leaf),) for leaf in report.signoff if leaf.inner.end > leaf.inner.start]
    if lines:
        yield ViewPiece("signoff", tuple(lines))


def _of_block(block: Block) -> Iterator[ViewPiece]:
    if isinstance(block, Table):
        rows = tuple(tuple(cell.inner for cell in row.cells) for row in block.rows if row.cells)
        if rows:
            yield ViewPiece("table", rows)
    elif isinstance(block, Paragraph):
        yield ViewPiece("paragraph", tuple((_line(leaf),) for leaf in block.lines))
    elif isinstance(block, Leaf) and block.inner.end > block.inner.start:
        titled = block.kind == "TITLE"
        yield ViewPiece(
            "title" if titled else "line", ((block.inner if titled else _line(block),),)
        )


def _line(leaf: Leaf) -> Span:
    return Span(leaf.start, leaf.start + len(leaf.text.rstrip("\r\n")))
