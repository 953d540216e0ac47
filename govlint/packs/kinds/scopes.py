"""Scopes: the parts of a report a YAML rule may look at, as passages of folded text without blanks.

A passage is what reads as one piece: a paragraph however it was wrapped, a heading, the title, a
cell, a line of the sign-off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.model.prose import Prose, passages, prose
from govlint.model.source import Source
from govlint.model.tree import Leaf, Paragraph, Report, Span, Table
from govlint.text.characters import fold

SECTIONS = tuple(f"section.{number}" for number in range(1, 7))
_TABLES = frozenset(("report", "tables"))
SCOPES = ("report", "title", "opening", "headings", "prose", *SECTIONS, "tables", "sign_off")


class Passage(NamedTuple):
    """A piece of a report: what it reads, and the scopes it lies in, the narrowest last."""

    said: Prose
    scopes: tuple[str, ...]

    @property
    def place(self) -> Span:
        """Where it stands in the source."""
        return self.said.span(0, len(self.said.text))

    @property
    def name(self) -> Text:
        """The part of the report it is of, as a message names it."""
        return scope_name(self.scopes[-1])


def read(
    scopes: Iterable[str], source: Source, report: Report, words: Collection[str] = ()
) -> Iterator[Passage]:
    """The passages in any of some scopes, those of the tables last.

    With `words`, the tables are left out where they hold none of them.
    """
    wanted = frozenset(scopes)
    found = _written(source, report)
    if not wanted.isdisjoint(_TABLES) and (not words or _among(words, *_tables(source, report))):
        found += _cells(source, report)
    return (one for one in found if not wanted.isdisjoint(one.scopes))


def held(words: Iterable[str], scopes: Iterable[str], source: Source, report: Report) -> set[str]:
    """Those of some words that the passages in some scopes hold, and maybe a few they do not."""
    found = _among(words, *_text(source, report))
    if not _TABLES.isdisjoint(scopes):
        found |= _among(words, *_tables(source, report))
    return found


def plain(words: str) -> str:
    """Words as passages have them: folded, without blanks."""
    return "".join(fold(words).split())


def scope_name(scope: str) -> Text:
    """A scope as a message names it."""
    part, _, number = scope.partition(".")
    if number:
        return Text(f"第{'一二三四五六'[int(number) - 1]}部分", f"section {number}")
    return _NAMES[part]


def first_line(report: Report) -> Span:
    """Where the text of a report begins."""
    inner = (leaf.inner for leaf in report.leaves())
    return next((place for place in inner if place.end > place.start), Span(0, 0))


def _among(words: Iterable[str], text: str, characters: frozenset[str]) -> set[str]:
    """The words that a text of some characters holds; most lack a character and cost little."""
    return {word for word in filter(characters.issuperset, words) if word in text}


@lru_cache(maxsize=2)
def _written(source: Source, report: Report) -> tuple[Passage, ...]:
    """All passages but those of the tables."""
    found = [Passage(prose(source, lines), ("report", "title")) for lines in _titles(report)]
    found += [Passage(prose(source, [_unmarked(section.heading)]), ("report", "headings"))
              for section in report.sections]  # fmt: skip
    found += [Passage(said, ("report", "prose", SECTIONS[said.section - 1] if said.section
                             else "opening")) for said in passages(source, report)]  # fmt: skip
    found += [Passage(prose(source, [leaf]), ("report", "sign_off")) for leaf in report.signoff]
    return tuple(one for one in found if one.said.text)


@lru_cache(maxsize=2)
def _cells(source: Source, report: Report) -> tuple[Passage, ...]:
    """The passages of the tables."""
    found = (
        Passage(prose(source, [cell]), ("report", "tables"))
        for cells in _blocks_of_cells(report)
        for cell in cells
    )
    return tuple(one for one in found if one.said.text)


@lru_cache(maxsize=2)
def _text(source: Source, report: Report) -> tuple[str, frozenset[str]]:
    """What all passages but those of the tables read, and its characters."""
    text = "\n".join(passage.said.text for passage in _written(source, report))
    return text, frozenset(text)


@lru_cache(maxsize=2)
def _tables(source: Source, report: Report) -> tuple[str, frozenset[str]]:
    """What the tables read, and its characters; to cut the cells out would take much longer."""
    text = "\n".join(
        "".join(source.folded[cells[0].start : cells[-1].end].split())
        for cells in _blocks_of_cells(report)
    )
    return text, frozenset(text)


def _blocks_of_cells(report: Report) -> Iterator[list[Leaf]]:
    """The cells of each table, which stand one behind another in the source."""
    for _, block in report.blocks():
        if isinstance(block, Table):
            yield [cell for row in block.rows for cell in row.cells]


def _unmarked(heading: Leaf) -> Leaf:
    """A heading with what stands before it on its line, a bookmark for one."""
    return Leaf(heading.type, heading.start, heading.text, Span(heading.start, heading.end))


def _titles(report: Report) -> Iterator[list[Leaf]]:
    """The lines of each title; a page may print it twice."""
    lines: list[Leaf] = []
    for _, block in report.blocks():
        if isinstance(block, Leaf) and block.type == "TITLE":
            lines.append(block)
        elif isinstance(block, Paragraph | Table) and lines:
            yield lines
            lines = []
    if lines:
        yield lines


_NAMES = {
    "report": Text("全文", "the report"),
    "title": Text("标题", "the title"),
    "opening": Text("开头", "the opening"),
    "headings": Text("各部分标题", "the headings"),
    "prose": Text("正文", "the text"),
    "tables": Text("表格", "the tables"),
    "sign_off": Text("落款", "the sign-off"),
}
