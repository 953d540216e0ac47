"""The tree of a report: what is printed, every character in exactly one leaf.

`"".join(leaf.text for leaf in report.leaves()) == source.text`, for any text.  Nodes are frozen;
they hold code-point offsets into the one source text and nothing of what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from govlint.model.place import Span as Span

Kind = Literal[
    "HEADING", "TITLE", "LINE", "BLANK", "PAGE", "ORGAN", "DATE", "TAIL", "SECOND",
    "LED", "FIELD", "BAR", "SPACED", "BARE", "RULE", "CELL",
]  # fmt: skip
"""What a leaf is read as: the terminals of `grammar/report.lark`."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A piece of the source that is not divided further.

    `text` is the exact slice from `start`, with its marks and line ends; `inner` is the span of
    what a reader sees of it.
    """

    kind: Kind
    start: int
    text: str
    inner: Span

    @property
    def end(self) -> int:
        """Offset just past the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Heading(Leaf):
    """The heading of an official section.

    `number` is the section it stands for (1 to 6), `ordinal` what is printed before its name
    (`一、`, `1、`), `name` the printed name without ordinal.
    """

    number: int = 0
    ordinal: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One printed row. `layout` names the production of the grammar that read it."""

    layout: str
    cells: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Consecutive rows."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """Consecutive lines of prose."""

    lines: tuple[Leaf, ...]


Block = Table | Paragraph | Leaf


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """An official section: its heading and what follows it."""

    heading: Heading
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A whole report: what stands before the first heading, the sections, the sign-off."""

    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    signoff: tuple[Leaf, ...]

    def blocks(self) -> Iterator[tuple[int, Block]]:
        """Every block with the number of its section (0 before the first heading)."""
        for block in self.front:
            yield 0, block
        for section in self.sections:
            for block in section.blocks:
                yield section.heading.number, block

    def section(self, number: int) -> Section | None:
        """The official section with a number, None where it has no heading."""
        return next((one for one in self.sections if one.heading.number == number), None)

    @property
    def whole(self) -> bool:
        """Whether most of a report is there, so that what is not was left out, not cut off."""
        return len({section.heading.number for section in self.sections}) >= 4

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf in the order of the text."""
        for block in self.front:
            yield from leaves(block)
        for section in self.sections:
            yield section.heading
            for block in section.blocks:
                yield from leaves(block)
        yield from self.signoff

    @property
    def first_line(self) -> Span:
        """Where its text begins."""
        inner = (leaf.inner for leaf in self.leaves())
        return next((place for place in inner if place.end > place.start), Span(0, 0))


def leaves(block: Block) -> Iterator[Leaf]:
    """The leaves of one block, in order."""
    match block:
        case Table(rows):
            for row in rows:
                yield from row.cells
        case Paragraph(lines):
            yield from lines
        case _:
            yield block
