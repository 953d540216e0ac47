"""Shapes: which form's block a printed row is of, told by the column headers above it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from govlint.fitting.columns import NO_FRAME, row_figures
from govlint.fitting.pairing import Pair
from govlint.forms.form import Block, Line, known_forms
from govlint.forms.labels import bare, without_note
from govlint.forms.vocabulary import per_vocabulary
from govlint.text.characters import fold


class Shape(NamedTuple):
    """A block of a form, the form's name, and the block's columns in the order printed."""

    block: Block
    form: str
    columns: tuple[Line, ...]


def by_header(table: str, pairs: list[Pair], folded: str, default: str) -> list[Shape]:
    """The shape of each row: the one whose column labels are printed above it.

    Where the header does not tell, the number of figures does; where that does not either, the
    report year's own form.
    """
    shapes = []
    for label, run in pairs:
        choices = _blocks(table, label.key or "")
        if len({len(block.columns) for block, _ in choices}) == 1 and len(choices) > 1:
            choices = _same_columns(choices, default)
        block, form = (
            choices[0]
            if len(choices) == 1
            else max(
                choices,
                key=lambda choice: (
                    _matched(choice[0], label.header) >= 0.5,
                    row_figures(label, run, len(choice[0].columns), NO_FRAME, folded)[0]
                    is not None,
                    _matched(choice[0], label.header),
                    choice[1] == default,
                ),
            )
        )
        shapes.append(Shape(block, form, _in_print_order(block, label.header)))
    return shapes


def rows_of(table: str, printed: list[tuple[str, str]], default: str) -> list[tuple[Block, Line]]:
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
    return found


@per_vocabulary
def _blocks(table: str, key: str) -> tuple[tuple[Block, str], ...]:
    """The blocks that have a row, with the names of their forms."""
    return tuple(
        (block, form.name)
        for form in known_forms().values()
        for block in form.tables[table].blocks
        if any(line.key == key for line in block.rows)
    )


def _same_columns(
    choices: tuple[tuple[Block, str], ...], default: str
) -> tuple[tuple[Block, str], ...]:
    """Where the forms do not differ in a row's columns, the report year's own will do."""
    if len({tuple(c.label for c in block.columns) for block, _ in choices}) > 1:
        return choices
    return tuple(choice for choice in choices if choice[1] == default) or choices


@lru_cache(maxsize=256)
def _matched(block: Block, header: str) -> float:
    """Share of a block's column labels that stand in the header above a row."""
    found = [any(text in header for text in _spellings(c.label)) for c in block.columns]
    return sum(found) / len(found)


@lru_cache(maxsize=256)
def _in_print_order(block: Block, header: str) -> tuple[Line, ...]:
    """The columns as the header has them; the form's order where it does not name them all."""
    places = [_place(column.label, header) for column in block.columns]
    if -1 in places or len(set(places)) < len(places):
        return block.columns
    return tuple(
        column for _, column in sorted(zip(places, block.columns, strict=True), key=lambda p: p[0])
    )


def _place(label: str, header: str) -> int:
    """Where a column's label stands in a header; whole cells only, where cells are parted by |."""
    mark = "|" if header.startswith("|") else ""
    return max(header.find(f"{mark}{text}{mark}") for text in _spellings(label))


@cache
def _spellings(label: str) -> tuple[str, ...]:
    return (bare(fold(label)), bare(without_note(fold(label))))


def _form_of_rows(table: str, printed: list[tuple[str, str]], default: str) -> str:
    """The form a table as a whole is in: of the rows only one form has, else of most rows."""
    names = [form for _, form in printed]
    only = {form for key, form in printed if len(_blocks(table, key)) == 1}
    if len(known_forms()[default].tables[table].blocks) == 1:
        return only.pop() if len(only) == 1 else default
    return max(sorted(set(names), reverse=True), key=names.count, default=default)
