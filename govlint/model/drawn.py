"""A report as it is printed, for those who show it beside its findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.model.tree import Block as Node
from govlint.model.tree import Leaf, Paragraph, Report, Span, Table


class Block(NamedTuple):
    """A piece of a report: `rows` of places in its text.

    `kind`: `title`, `heading`, `paragraph` (a row a line), `table` (a row a printed row), `line`
    (a page's number and the like) or `signoff`.
    """

    kind: str
    rows: tuple[tuple[Span, ...], ...]


class Shown(NamedTuple):
    """The text of a report, its blocks in order, and the figures read from its tables.

    Plain data that may cross a process, as a tree may not.  Offsets of diagnostics count in
    `text`.
    """

    text: str
    blocks: tuple[Block, ...]
    facts: Facts


def shown(source: Source, report: Report, facts: Facts) -> Shown:
    """What is needed to draw a report."""
    return Shown(source.text, tuple(_blocks(report)), facts)


def _blocks(report: Report) -> Iterator[Block]:
    yield from (block for node in report.front for block in _drawn(node))
    for section in report.sections:
        yield Block("heading", ((section.heading.inner,),))
        yield from (block for node in section.blocks for block in _drawn(node))
    lines = [(_line(leaf),) for leaf in report.signoff if leaf.inner.end > leaf.inner.start]
    if lines:
        yield Block("signoff", tuple(lines))


def _drawn(node: Node) -> Iterator[Block]:
    if isinstance(node, Table):
        rows = tuple(tuple(cell.inner for cell in row.cells) for row in node.rows if row.cells)
        if rows:
            yield Block("table", rows)
    elif isinstance(node, Paragraph):
        yield Block("paragraph", tuple((_line(leaf),) for leaf in node.lines))
    elif isinstance(node, Leaf) and node.inner.end > node.inner.start:
        titled = node.type == "TITLE"
        yield Block("title" if titled else "line", ((node.inner if titled else _line(node),),))


def _line(leaf: Leaf) -> Span:
    return Span(leaf.start, leaf.start + len(leaf.text.rstrip("\r\n")))
