"""A clean report before it is printed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import forms, prose, tally
from .report import Draft, Figures, Part, Row, Table


def draw(rng: Random, form: str, year: int | None = None) -> Draft:
    """A report of an invented place; by default of a year its form was in force."""
    figures = tally.figures(rng, form)
    if year is None:
        year = rng.randint(2021, 2025) if form == "2021" else rng.randint(2019, 2020)
    return drawn(rng, prose.place(rng, figures), form, year, figures)


def drawn(rng: Random, body: prose.Place, form: str, year: int, figures: Figures) -> Draft:
    """The report of a body for a year, with these figures."""
    paragraphs = {
        0: prose.overview(rng, body, year, figures),
        4: prose.problems(rng, body, year),
        5: prose.fees(rng, year, figures),
    }
    parts = tuple(
        Part(ordinal, name, paragraphs.get(index, ()), _table(index, form, figures))
        for index, (ordinal, name) in enumerate(zip(forms.ORDINALS, forms.SECTIONS, strict=True))
    )
    title = (f"{body.organ}{year}年政府信息公开工作年度报告",)
    preamble = prose.preamble(rng, body, form, year)
    signed = prose.sign_off(rng, body, year)
    return Draft(form, year, figures, title, preamble, parts, signed)


def with_part(draft: Draft, index: int, part: Part) -> Draft:
    """The draft with another section in place of one of its six."""
    return replace(draft, parts=(*draft.parts[:index], part, *draft.parts[index + 1 :]))


def with_table(draft: Draft, index: int, table: Table | None) -> Draft:
    """The draft with another table in a section."""
    return with_part(draft, index, replace(draft.parts[index], table=table))


def with_rows(table: Table, rows: dict[str, tuple[Row, ...]]) -> Table:
    """The table with other rows in place of those named by key; none drops the row."""
    blocks = (
        replace(block, rows=tuple(new for old in block.rows for new in rows.get(old.key, (old,))))
        for block in table.blocks
    )
    return replace(table, blocks=tuple(block for block in blocks if block.rows))


def _table(index: int, form: str, figures: Figures) -> Table | None:
    name = forms.TABLES.get(index)
    return forms.table(name, form, figures) if name else None
