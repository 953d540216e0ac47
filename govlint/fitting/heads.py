"""Heads: what stands above the columns of a table, from left to right.

Every head cell of a grid is placed by its own columns.  In plain text only the order of the cells
is known; those below a group's head stand in a row of their own.  What a tool tore to pieces
(`商业 科研` above `企业 机构`) cannot be put together again: then only their order is known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from govlint.fitting.headgrid import are_whole, hides_none, leaves_of
from govlint.fitting.headnames import HeadNames, head_names, is_misspelt, is_name
from govlint.fitting.headorder import are_the_forms, in_order, sequence
from govlint.fitting.headwords import BOUND, heads_spelt, words_of
from govlint.fitting.printed_rows import Head, PrintedRow
from govlint.forms.labels import bare
from govlint.forms.vocabulary import lately_per_vocabulary
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.parsing.lines import is_figure

GRID, SEQUENCE, PIECES, DISORDER = "grid", "sequence", "pieces", "disorder"
_MOST_WORDS = 200
_KEPT = 256  # headers that are known again when another report prints them
_FEWEST_PIECES = 2  # one alone is a head in other words
_FEWEST = 3  # of the heads of a table: with fewer its header is not there


class Heads(NamedTuple):
    """The heads above the rows from the offset `start` on.

    `layout`: each head at its columns (GRID), in order (SEQUENCE), in pieces that agree with the
    form's order (PIECES) or that tell of another, nobody knows which (DISORDER).  Where the rows
    of plain text stand below their heads as in a grid, they are `width` cells wide, else 0.
    `groups` are the heads of groups that are misspelt.
    """

    start: int
    layout: str
    place: Span
    found: tuple[Head, ...] = ()
    width: int = 0
    groups: tuple[Head, ...] = ()

    def moved(self, by: int) -> Heads:
        """The heads as many characters further on."""
        found, groups = (tuple(one.moved(by) for one in part) for part in (self.found, self.groups))
        return Heads(self.start + by, self.layout, self.place.moved(by), found, self.width, groups)

    def stand_above(self, row: PrintedRow) -> bool:
        """Whether a row's cells stand below these heads' columns of a grid."""
        if row.sure:
            return self.layout == GRID
        return row.marked and len(row.cells) == self.width


def heads_of(table: str, rows: Sequence[PrintedRow], source: Source) -> list[Heads]:
    """The heads of a table, in the order of the text; each block, or page, may have its own."""
    names = head_names(table)
    found: list[Heads] = []
    for area in _areas(rows, names, source.folded):
        found += _heads(table, area, source.folded)
    ends = [*(heads.start for heads in found[1:]), len(source.text) + 1]
    return [
        heads._replace(width=heads.width if _is_grid(heads, end, rows, names, source.folded) else 0)
        for heads, end in zip(found, ends, strict=False)
    ]


def _is_grid(
    heads: Heads, end: int, rows: Sequence[PrintedRow], names: HeadNames, folded: str
) -> bool:
    """Whether all rows of figures are as wide as their heads, labels before, figures below them."""
    left = heads.found[0].start if heads.width else 0
    for row in rows if heads.width else ():
        if not heads.start <= row.cells[0].start < end:
            continue
        texts = [folded[start:end] for start, end in row.cells]
        figures = [is_figure(text) for text in texts]
        if not any(figures):
            continue
        if len(texts) != heads.width or any(figures[:left]):
            return False
        words = (text for text, is_one in zip(texts, figures, strict=True) if not is_one)
        if any(bare(text) in names.labels for text in [*words][left:]):
            return False
    return True


def _areas(rows: Sequence[PrintedRow], names: HeadNames, folded: str) -> Iterator[list[PrintedRow]]:
    """The rows between those of figures, parted where a block's header begins."""
    area: list[PrintedRow] = []
    for row in rows:
        bound = row.layout in BOUND
        if not (area or bound) and names.official and _is_row(row, folded):
            continue
        for part in (row,) if bound or len(row.cells) == 1 else _parts(row, folded):
            texts = [folded[start:end] for start, end in part.cells]
            if is_figure(texts[0]) or (bound and _holds_figures(texts, names)):
                if area:
                    yield area
                area = []
                continue
            if area and names.openings and not names.openings.isdisjoint(map(bare, texts)):
                yield area
                area = []
            if row.layout != "rule":
                area.append(part)
    if area:
        yield area


def _is_row(row: PrintedRow, folded: str) -> bool:
    """Whether a loose line is a label and figures, as most are: by itself no header is as short."""
    start, end = row.cells[0]
    rest = row.cells[1:]
    return (
        len(rest) > 1
        and not is_figure(folded[start:end])
        and all(folded[first:last].isdigit() for first, last in rest)
    )


def _parts(row: PrintedRow, folded: str) -> Iterator[PrintedRow]:
    """A loose line cut into words and figures: it may hold a whole table."""
    for _, part in groupby(row.cells, key=lambda cell: is_figure(folded[slice(*cell)])):
        yield row._replace(cells=tuple(part))


def _holds_figures(texts: list[str], names: HeadNames) -> bool:
    """Whether the cells of a marked row are those of a row of figures, printed or left blank."""
    return any(is_figure(text) or bare(text) in names.labels for text in texts)


def above(heads: Sequence[Heads], offset: int) -> Heads | None:
    """The heads in force at an offset of the text."""
    index = bisect_right(heads, offset, key=lambda one: one.start)
    return heads[index - 1] if index else None


def _heads(table: str, area: list[PrintedRow], folded: str) -> Iterator[Heads]:
    """The heads in the rows between two rows of figures: none if no column is named there."""
    if sum(len(row.cells) for row in area) < min(_FEWEST, len(head_names(table).official)):
        return
    start, first = area[0].cells[0].start, area[0].number
    rows = tuple(row.moved(-start, -first) for row in area)
    yield from (
        heads.moved(start) for heads in _in(table, folded[start : area[-1].cells[-1].end], rows)
    )


def _misspelt_groups(words: list[Head], names: HeadNames) -> tuple[Head, ...]:
    found = []
    for word in words:
        if is_misspelt(word.text, names) and (key := names.groups.get(names.meant(word.text))):
            found.append(word._replace(key=key))
    return tuple(found)


@lately_per_vocabulary(_KEPT)
def _in(table: str, folded: str, area: tuple[PrintedRow, ...]) -> tuple[Heads, ...]:
    """The heads in rows that are all of a text; most reports print the very same."""
    return tuple(_searched(area, head_names(table), folded))


def _searched(area: tuple[PrintedRow, ...], names: HeadNames, folded: str) -> Iterator[Heads]:
    words = [word for row in area for word in words_of(row, names, folded)]
    telling = [word for word in words if len(word.text) > 1 and word.text in names.pieces]
    telling = [
        word for word in telling if word.text not in names.others or is_name(word.text, names)
    ]
    if not telling or len(words) > _MOST_WORDS:
        return
    start, place = 0, telling[0].place
    groups = _misspelt_groups(words, names)
    least = max(1, min(_FEWEST, len(names.official)))
    if all(one.marked for one in area):
        leaves = leaves_of(area, names, folded)
        if area[-1].sure and hides_none(leaves, words, names):
            if sum(head.key is not None for head in leaves) >= least:
                yield Heads(start, GRID, place, leaves, 0, groups)
            return
        if not area[-1].sure and are_whole(leaves, names):
            yield Heads(start, SEQUENCE, place, leaves, len(area[-1].cells), groups)
            return
    joined = heads_spelt(words, names)
    if joined is None or are_the_forms(joined, names):
        if len(telling) >= max(least, _FEWEST_PIECES):
            yield Heads(start, PIECES if in_order(words, names) else DISORDER, place)
    elif len({head.key for head in joined} & set(names.columns.values())) >= least:
        ordered = sequence(joined, names)
        layout = DISORDER if ordered is None else SEQUENCE
        yield Heads(start, layout, place, tuple(ordered or ()), 0, groups)
