"""Digests made of a report, and what a rule or a reporter asks of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from govlint.between.places import place_rows
from govlint.between.topics import topics
from govlint.engine.locate import Context
from govlint.fitting.page_date import page_date
from govlint.model.digest import Digest, Passage
from govlint.model.facts import Cell, Fact, Facts, Number, Particulars, Reading, Stated
from govlint.model.prose import Prose, passages
from govlint.model.source import Source
from govlint.model.tree import Report, Span


def digest_of(source: Source, report: Report, facts: Facts, mended: Facts) -> Digest:
    """What is kept of a report; `mended` are its facts with wrong figures put right.

    A figure that is in doubt has none there (see `engine.wrong_cell`).
    """
    said, prose = facts.particulars, passages(source, report)
    published = page_date(source, report)
    known = facts_text(facts, mended)
    places, lines = place_rows(_placed(facts, prose), Context(source, report, facts))
    cells = [cell for reading in facts.readings for cell in reading.expected]
    return Digest(
        facts.path,
        *(_printed(said.title), _printed(said.organ), _printed(said.signed_organ)),
        facts.year,
        facts.sure_year is not None,
        facts.form or "",
        said.signed_date.value.isoformat() if said.signed_date else "",
        published.value.isoformat() if published else "",
        facts.organ_kind,
        sum(bool((fact := facts.get(*cell)) and fact.value is not None) for cell in cells),
        len(cells),
        topics((_printed(said.title), *(one.text for one in prose))),
        tuple(Passage(one.text, one.section, *one.place) for one in prose),
        *(known, places, lines, source.encoding),
    )


@lru_cache(maxsize=64)
def facts_of(digest: Digest) -> Facts:
    """The facts of a report as they are printed."""
    return _facts(digest, lambda row: row[3])


def plain_figures(digest: Digest) -> Iterator[tuple[str, str, str, int | str | None, str]]:
    """The figures as they are kept: table, row, column, value (a text where it is a decimal), raw.

    Much faster than `facts_of`, for those who take them all.
    """
    for row in json.loads(digest.facts).get("cells", ()):
        yield tuple(row[:5])


@lru_cache(maxsize=64)
def mended_of(digest: Digest) -> Facts:
    """The same with wrong figures put right; those in doubt have no value."""
    return _facts(digest, lambda row: row[7] if len(row) > _PLAIN else row[3])


_PLAIN = 7  # parts of a figure that is not in doubt: its cell, value, raw and place


def facts_text(facts: Facts, mended: Facts) -> str:
    """Facts as JSON: `cells` (what is printed, and the right value where that is in doubt)."""
    cells = []
    for fact in facts.items:
        other = mended.get(*fact.cell)
        right = other.value if other else fact.value
        row = [*fact.cell, _plain(fact.value), fact.raw, *fact.place]
        cells.append(row if right == fact.value else [*row, _plain(right)])
    said = facts.particulars
    stated = {
        name: [getattr(said, name).raw, *getattr(said, name).place]
        for name in ("title", "year", "organ", "signed_organ", "signed_date")
        if getattr(said, name)
    }
    tables = [
        [
            *(one.table, one.state, *one.place),
            [cell[1:] for cell in one.expected if facts.get(*cell) is None],
        ]
        for one in facts.readings
    ]
    found = {"cells": cells, "tables": tables, "stated": stated}
    return json.dumps(found, separators=(",", ":"))


def _facts(digest: Digest, value: Any) -> Facts:
    known = json.loads(digest.facts)
    items = tuple(
        Fact(row[0], row[1], row[2], _number(value(row)), row[4], Span(row[5], row[6]))
        for row in known.get("cells", ())
    )
    readings = tuple(_readings(known.get("tables", ()), items))
    stated = known.get("stated", {})
    return Facts(
        digest.path,
        items,
        readings,
        _particulars(digest, stated),
        digest.form or None,
        digest.organ_kind,
    )


def _readings(tables: Iterable[list[Any]], items: tuple[Fact, ...]) -> Iterator[Reading]:
    """How the tables were read; what a form has of a table are its figures and what is missing."""
    for table, state, start, end, missing in tables:
        found = [fact.cell for fact in items if fact.table == table]
        expected = (*found, *(Cell(table, *cell) for cell in missing))
        yield Reading(table, state, Span(start, end), expected=expected)


def _particulars(digest: Digest, stated: dict[str, Any]) -> Particulars:
    def said(name: str, value: Any) -> Any:
        if name not in stated:
            return None
        raw, start, end = stated[name]
        return Stated(value, raw, Span(start, end))

    return Particulars(
        title=said("title", digest.title),
        year=said("year", digest.year),
        organ=said("organ", digest.organ),
        signed_organ=said("signed_organ", digest.signed_organ),
        signed_date=said("signed_date", date.fromisoformat(digest.signed or "0001-01-01")),
    )


def _placed(facts: Facts, prose: Iterable[Prose]) -> Iterator[tuple[Span, Cell | None]]:
    """All places that findings between reports may stand on: a table is from figure to figure."""
    said = facts.particulars
    for one in (said.title, said.organ, said.year, said.signed_organ, said.signed_date):
        if one is not None:
            yield one.place, None
    for reading in facts.readings:
        yield reading.place, None
        if own := [fact.place for fact in facts.items if fact.table == reading.table]:
            yield Span(min(own).start, max(place.end for place in own)), None
    for fact in facts.items:
        yield fact.place, fact.cell
    for passage in prose:
        yield passage.place, None


def _printed(stated: Stated[str] | None) -> str:
    return stated.value if stated is not None else ""


def _plain(value: Number | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _number(value: int | str | None) -> Number | None:
    return Decimal(value) if isinstance(value, str) else value
