"""A report cut into passages: whatever reads as one piece, as `Prose` of some kind.

Paragraphs of prose are cut by `prose.passages`; here the title, the headings, the sign-off and the
cells of the tables come beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from govlint.model.prose import Prose, passages, prose
from govlint.model.source import Source
from govlint.model.tree import Leaf, Paragraph, Report, Span, Table


@lru_cache(maxsize=2)
def all_but_cells(source: Source, report: Report) -> tuple[Prose, ...]:
    """All passages of a report but the cells of its tables: titles first, the sign-off last."""
    found = [prose(source, lines, kind="title") for lines in _titles(report)]
    found += [prose(source, [_whole(section.heading)], section.heading.number, "heading")
              for section in report.sections]  # fmt: skip
    found += passages(source, report)
    found += [prose(source, [leaf], kind="sign_off") for leaf in report.signoff]
    return tuple(one for one in found if one.text)


@lru_cache(maxsize=2)
def cells(source: Source, report: Report) -> tuple[Prose, ...]:
    """The cells of the tables that hold something, each a passage."""
    found = (
        prose(source, [cell], number, "cell")
        for number, table in _tables(report)
        for row in table.rows
        for cell in row.cells
    )
    return tuple(one for one in found if one.text)


def text_of_tables(source: Source, report: Report) -> str:
    """What the tables read, one a line; much faster than to cut them into cells."""
    leaves = ([cell for row in table.rows for cell in row.cells] for _, table in _tables(report))
    spans = ((cells[0].start, cells[-1].end) for cells in leaves)
    return "\n".join("".join(source.folded[start:end].split()) for start, end in spans)


def _tables(report: Report) -> Iterator[tuple[int, Table]]:
    return ((number, block) for number, block in report.blocks() if isinstance(block, Table))


def _whole(heading: Leaf) -> Leaf:
    """A heading with what stands before it on its line, such as a bookmark."""
    return Leaf(heading.kind, heading.start, heading.text, Span(heading.start, heading.end))


def _titles(report: Report) -> Iterator[list[Leaf]]:
    """The lines of each title; a page may print it twice."""
    lines: list[Leaf] = []
    for _, block in report.blocks():
        if isinstance(block, Leaf) and block.kind == "TITLE":
            lines.append(block)
        elif isinstance(block, Paragraph | Table) and lines:
            yield lines
            lines = []
    if lines:
        yield lines
