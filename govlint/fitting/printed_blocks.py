"""Shapes: which form's block a printed row is of, told by the column headers above it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from govlint.fitting.columns import NO_FRAME, core, row_figures
from govlint.fitting.events import PrintedTable
from govlint.fitting.heads import above
from govlint.fitting.order import Order, headless, order
from govlint.fitting.pairing import Pair
from govlint.fitting.printed_rows import Figures, Label
from govlint.forms.form import Block, FormLine, known_forms
from govlint.forms.labels import bare, without_note
from govlint.forms.vocabulary import lately_per_vocabulary, per_vocabulary
from govlint.model.tree import Span
from govlint.text.characters import fold

_KEPT = 64  # sets of rows that are known again when another report prints them


@dataclass(frozen=True, slots=True, eq=False)
class PrintedBlock:
    """A block of a form, the form's name, and the printed order of the block's columns.

    All rows of a block below the same heads share one.  `width` is the number of columns printed;
    of those of the form where the heads do not tell.
    """

    block: Block
    form: str
    order: Order
    width: int


class Fitted(NamedTuple):
    """A printed row on its form: `cells` None where its figures are uncertain, `seen` how many."""

    label: Label
    key: str
    shape: PrintedBlock
    cells: list[Span | None] | None
    seen: int


def by_header(
    table: str, pairs: list[Pair], found: PrintedTable, folded: str, default: str
) -> list[PrintedBlock]:
    """The shape of each row: the one whose column labels are printed above it.

    Where the header does not tell, the number of figures does; where that does not either, the
    report year's own form.
    """
    width = -1
    known: dict[tuple[Block, int], PrintedBlock] = {}
    shapes = []
    for label, run in pairs:
        block, form = _block(table, label, run, folded, default)
        over = above(found.heads, label.place.start)
        place = (block, over.start if over else -1)
        if place not in known:
            keys = tuple(column.key for column in block.columns)
            many = len(known_forms()[form].tables[table].blocks) > 1
            if many and over:
                due = len(over.found)
            else:
                due = width = _usual_width(pairs, folded) if width < 0 else width
            printed = order(over, keys, due)
            if found.lacks_heads(keys):
                printed = headless(keys, label.place)
            known[place] = PrintedBlock(block, form, printed, printed.width or len(keys))
        shapes.append(known[place])
    return shapes


def _usual_width(pairs: list[Pair], folded: str) -> int:
    """How many figures most rows have; 0 where none has any."""
    widths = Counter(_width(run, folded) for _, run in pairs if run).most_common(1)
    return widths[0][0] if widths else 0


def _width(run: Figures, folded: str) -> int:
    if run.placed is not None:
        return len(run.placed)
    first, last = core(run.cells, folded)
    return last - first


def _block(
    table: str, label: Label, run: Figures | None, folded: str, default: str
) -> tuple[Block, str]:
    """The block a row is of, and its form's name."""
    choices = _choices(table, label.key or "", default)
    if len(choices) == 1:
        return choices[0]
    return max(
        choices,
        key=lambda choice: (
            _matched(choice[0], label.header) >= 0.5,
            row_figures(label, run, len(choice[0].columns), NO_FRAME, folded)[0] is not None,
            _matched(choice[0], label.header),
            choice[1] == default,
        ),
    )


@lately_per_vocabulary(_KEPT)
def rows_of(
    table: str, printed: tuple[tuple[str, str], ...], default: str
) -> tuple[tuple[Block, FormLine], ...]:
    """The rows a table should have, in order: each block by the form it was printed in."""
    chosen = _form_of_rows(table, printed, default)
    by_title: dict[str, str] = {}
    for key, form in printed if len(known_forms()[chosen].tables[table].blocks) > 1 else ():
        for block in known_forms()[form].tables[table].blocks:
            if any(line.key == key for line in block.rows):
                by_title.setdefault(block.title, form)
    found = []
    for block in known_forms()[chosen].tables[table].blocks:
        own = by_title.get(block.title, chosen)
        same = [b for b in known_forms()[own].tables[table].blocks if b.title == block.title]
        found += [(part, line) for part in same for line in part.rows]
    return tuple(found)


@per_vocabulary
def _blocks(table: str, key: str) -> tuple[tuple[Block, str], ...]:
    """The blocks that have a row, with the names of their forms."""
    return tuple(
        (block, form.name)
        for form in known_forms().values()
        for block in form.tables[table].blocks
        if any(line.key == key for line in block.rows)
    )


@per_vocabulary
def _choices(table: str, key: str, default: str) -> tuple[tuple[Block, str], ...]:
    """The blocks a row may be of: the report year's own where the forms have the same columns."""
    choices = _blocks(table, key)
    if len({tuple(c.label for c in block.columns) for block, _ in choices}) > 1:
        return choices
    return tuple(choice for choice in choices if choice[1] == default) or choices


@lru_cache(maxsize=256)
def _matched(block: Block, header: str) -> float:
    """Share of a block's column labels that stand in the header above a row."""
    found = [any(text in header for text in _spellings(c.label)) for c in block.columns]
    return sum(found) / len(found)


@cache
def _spellings(label: str) -> tuple[str, ...]:
    return (bare(fold(label)), bare(without_note(fold(label))))


def _form_of_rows(table: str, printed: tuple[tuple[str, str], ...], default: str) -> str:
    """The form a table as a whole is in: of the rows only one form has, else of most rows."""
    names = [form for _, form in printed]
    only = {form for key, form in printed if len(_blocks(table, key)) == 1}
    if len(known_forms()[default].tables[table].blocks) == 1:
        return only.pop() if len(only) == 1 else default
    return max(sorted(set(names), reverse=True), key=names.count, default=default)
