"""Heads: what stands above the columns of a table, from left to right.

Every head cell of a grid is placed by its own columns.  In plain text only the order of the cells
is known; those below a group's head stand in a row of their own.  What a tool tore to pieces
(`商业 科研` above `企业 机构`) cannot be put together again: then only their order is known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from govlint.fitting.headnames import HeadNames, head_names
from govlint.fitting.headorder import are_the_forms, in_order, sequence
from govlint.fitting.seen import Head, PrintedRow, Slot
from govlint.forms.labels import bare, without_note
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.parsing.lines import is_figure
from govlint.text.pattern import lazy

GRID, SEQUENCE, PIECES, DISORDER = "grid", "sequence", "pieces", "disorder"
_PART = lazy(r"\S+")
_BREAK = lazy(r"(?i:<br\s*/?>)")
_BOUND = frozenset({"led", "field", "bar"})
_MOST_JOINED = 4
_MOST_WORDS = 200
_FEWEST = 3  # of the heads of a table: with fewer its header is not there


class Heads(NamedTuple):
    """The heads above the rows from the offset `start` on.

    `layout`: each head at its columns (GRID), in order (SEQUENCE), in pieces that agree with the
    form's order (PIECES) or that tell of another, nobody knows which (DISORDER).  A grid of plain text is
    `width` cells wide.
    """

    start: int
    layout: str
    place: Span
    found: tuple[Head, ...] = ()
    width: int = 0

    def stand_above(self, row: PrintedRow, folded: str) -> bool:
        """Whether these heads have columns of a grid that a row's cells stand in.

        In plain text no more is known than that the row is as wide, with no figure elsewhere.
        """
        if self.layout != GRID or not row.grid or row.sure:
            return self.layout == GRID and bool(row.grid)
        left, right = self.found[0].start, self.found[-1].end
        outside = (*row.cells[:left], *row.cells[right:])
        return len(row.cells) == self.width and not any(
            is_figure(folded[slice(*cell)]) for cell in outside
        )


def heads_of(table: str, rows: Sequence[PrintedRow], source: Source) -> list[Heads]:
    """The heads of a table, in the order of the text; each block, or page, may have its own."""
    names = head_names(table)
    found: list[Heads] = []
    area: list[PrintedRow] = []
    for row in rows:
        for part, holds_figures in _parts(row, names, source.folded):
            if holds_figures:
                found += _heads(area, names, source.folded)
                area = []
            elif row.layout != "rule":
                texts = (bare(source.folded[slice(*cell)]) for cell in part.cells)
                if not names.openings.isdisjoint(texts):
                    found += _heads(area, names, source.folded)
                    area = []
                area.append(part)
    found += _heads(area, names, source.folded)
    return found


def _parts(row: PrintedRow, names: HeadNames, folded: str) -> Iterator[tuple[PrintedRow, bool]]:
    """A marked row as it is, a loose line cut into words and figures: it may hold a whole table."""
    texts = [folded[slice(*cell)] for cell in row.cells]
    if row.layout in _BOUND:
        yield row, any(is_figure(text) or bare(text) in names.labels for text in texts)
        return
    both = zip(row.cells, texts, strict=True)
    for figures, part in groupby(both, key=lambda cell: is_figure(cell[1])):
        yield row._replace(cells=[cell for cell, _ in part]), figures


def above(heads: Sequence[Heads], offset: int) -> Heads | None:
    """The heads in force at an offset of the text."""
    index = bisect_right(heads, offset, key=lambda one: one.start)
    return heads[index - 1] if index else None


def _heads(area: list[PrintedRow], names: HeadNames, folded: str) -> Iterator[Heads]:
    """The heads in the rows between two rows of figures: none if no column is named there."""
    words = [word for row in area for word in _words(row, names, folded)]
    telling = [word for word in words if len(word.text) > 1 and word.text in names.pieces]
    telling = [word for word in telling if word.text not in names.others or _known(word, names)]
    if not telling or len(words) > _MOST_WORDS:
        return
    start, place = area[0].cells[0].start, telling[0].place
    least = _FEWEST if names.official else 1
    if all(one.grid for one in area):
        leaves = _leaves(area, names, folded)
        if area[-1].sure:
            if sum(head.key is not None for head in leaves) >= least:
                yield Heads(start, GRID, place, leaves)
            return
        if _are_whole(leaves, names):
            yield Heads(start, GRID, place, leaves, len(area[-1].cells))
            return
    joined = _joined(words, names)
    if joined is None or are_the_forms(joined, names):
        if len(telling) >= least:
            yield Heads(start, PIECES if in_order(words, names) else DISORDER, place)
    elif len({head.key for head in joined} & set(names.columns.values())) >= least:
        ordered = sequence(joined, names)
        yield Heads(start, DISORDER if ordered is None else SEQUENCE, place, tuple(ordered or ()))


def _are_whole(leaves: Sequence[Head], names: HeadNames) -> bool:
    """Whether the cells of plain text show every column by itself: then they are a grid."""
    keys = {head.key for head in leaves}
    beside = all(one.end == next.start for one, next in pairwise(leaves))
    every = set(names.columns.values()) if names.official else keys
    return bool(leaves) and beside and len(keys) == len(leaves) and keys == every - {None}


def _known(word: Head, names: HeadNames) -> bool:
    return word.text in names.columns or word.text in names.groups


def _words(row: PrintedRow, names: HeadNames, folded: str) -> Iterator[Head]:
    """What is printed in a row: its cells, or their parts where a part is a piece of a name."""
    bound = row.layout in _BOUND
    for start, end in row.cells:
        text = folded[start:end]
        if "<" in text:
            text = _BREAK.sub(lambda match: " " * len(match[0]), text)
        for whole in (text, without_note(text)):
            plain = bare(whole)
            if plain in names.columns or plain in names.groups or plain in names.others:
                break
        else:
            plain = bare(text)
            parts = list(_PART.finditer(text))
            if len(parts) > 1 and any(_is_piece(bare(part[0]), names) for part in parts):
                for part in parts:
                    place = Span(start + part.start(), start + part.end())
                    yield Head(None, bare(part[0]), place, row.number)
                continue
        if plain:
            yield Head(None, plain, Span(start, end), row.number, bound)


def _is_piece(text: str, names: HeadNames) -> bool:
    return text in names.pieces or text in names.others


def _joined(words: list[Head], names: HeadNames) -> list[Head] | None:
    """The heads that words in a row spell; None where some are pieces that spell none."""
    found: list[Head] = []
    whole = Counter(word.row for word in words if _known(word, names))
    index = 0
    while index < len(words):
        for count in range(min(_MOST_JOINED, len(words) - index), 0, -1):
            spelt = words[index : index + count]
            text = "".join(word.text for word in spelt)
            key = names.columns.get(text) or names.groups.get(text)
            if key is None and count == 1 and text not in names.others:
                key = names.meant(text)
            if key is not None:
                place = Span(spelt[0].place.start, spelt[-1].place.end)
                found.append(spelt[0]._replace(key=key, text=text, place=place))
                index += count
                break
        else:
            word = words[index]
            index += 1
            if word.text in names.others or word.text in "\n".join(names.groups):
                continue
            if word.text in names.pieces and not (word.bound and whole[word.row] > 1):
                return None
            found.append(word)
    return found


def _leaves(area: list[PrintedRow], names: HeadNames, folded: str) -> tuple[Head, ...]:
    """The lowest head over every column of a grid.

    A column that has only a group above it, or an empty cell, has a head without words; `bound`
    where that is a cell of its own.
    """
    rows = [_framed(area, index) for index in range(len(area))]
    width = max(slot.end for row in rows for slot in row)
    found: list[Head] = []
    for column in range(width):
        over = [slot for row in rows for slot in row if slot.start <= column < slot.end]
        head = _head(over, names, folded)
        if head is None:
            continue
        if found and found[-1].place == head.place and found[-1].end == column:
            found[-1] = found[-1]._replace(end=column + 1)
        else:
            found.append(head._replace(start=column, end=column + 1))
    return tuple(_of_columns(found, names))


def _framed(area: list[PrintedRow], index: int) -> list[Slot]:
    """The slots of a row, none reaching below a cell of the rows above that begins further on."""
    above = sorted({slot.start for row in area[:index] for slot in row.grid})
    found = []
    for slot in area[index].grid:
        border = next((start for start in above if start > slot.start), slot.end)
        found.append(slot._replace(end=min(slot.end, border)))
    return found


def _head(over: list[Slot], names: HeadNames, folded: str) -> Head | None:
    """The head of a column, from the cells above it, the lowest last."""
    named = [slot for slot in over if bare(folded[slice(*slot.place)])]
    if not named:
        return Head(None, "", over[-1].place, bound=True) if over else None
    texts = [folded[slice(*slot.place)] for slot in named]
    plain = [next((t for t in _forms(text) if _is_name(t, names)), bare(text)) for text in texts]
    row = _row_above(plain, names) if names.rows else ""
    key = names.columns.get(plain[-1])
    if key is None and plain[-1] not in names.groups and plain[-1] not in names.others:
        key = names.meant(plain[-1])
    elif key is None:  # a group alone; has it an empty cell below, or none?
        return Head(None, "", over[-1].place, bound=over[-1] is not named[-1])
    if names.rows and (key is None or not row):
        key = None
    elif names.rows:
        key = f"{row} {key}"
    return Head(key, plain[-1], named[-1].place)


def _forms(text: str) -> tuple[str, str]:
    return bare(text), bare(without_note(text))


def _is_name(text: str, names: HeadNames) -> bool:
    return text in names.columns or text in names.groups


def _row_above(plain: list[str], names: HeadNames) -> str:
    """The row a column belongs to, where the rows stand side by side."""
    keys = [names.groups[text] for text in plain if text in names.groups]
    return next((key for key in reversed(keys) if key in names.rows), "")


def _of_columns(found: list[Head], names: HeadNames) -> list[Head]:
    """Without the corner, and without empty heads where no column lacks its own."""
    if not names.rows and found and found[0].key is None:
        found = found[1:]
    known = [index for index, head in enumerate(found) if head.key]
    if not known:
        return []
    inner = range(known[0], known[-1] + 1)
    return [head for index, head in enumerate(found) if head.text or index in inner]
