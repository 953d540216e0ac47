"""Places of a report kept as plain text, so that a finding can be placed without the report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from govlint.bilingual import Text
from govlint.engine.locate import (
    Context,
    cell_in_words,
    described,
    logical_place,
    piece_of_file,
    position,
)
from govlint.engine.stamp import Place
from govlint.model.diagnostic import FilePosition, Position, SourceLine
from govlint.model.digest import Digest
from govlint.model.facts import Cell
from govlint.model.tree import Span

_LONGEST = 2_000
"""Characters of a line that are kept."""


def place_rows(places: Iterable[tuple[Span, Cell | None]], context: Context) -> tuple[str, str]:
    """Places, and the lines they are on, as JSON."""
    source = context.source
    rows: list[list[Any]] = []
    numbers: dict[int, int] = {}
    for place, cell in dict.fromkeys(places):
        at = position(source, place)
        logical = logical_place(place, cell, context)
        within = piece_of_file(place, cell, logical, context)
        row = [*place, *at, "" if cell else logical]
        rows.append([*row, *within.words, *within[1:]] if within else row)
        if not within:
            for number, column, offset in (
                (at.line, at.column, at.offset),
                (at.end_line, at.end_column, at.end_offset),
            ):
                numbers.setdefault(number, offset - column + 1)
    lines = [[number, start, source.line(number)[:_LONGEST]] for number, start in numbers.items()]
    return _json(rows), _json(lines)


def place_in(digest: Digest, place: Span, cell: Cell | None) -> Place:
    """A place that was kept. Raises ValueError for any other."""
    row = _rows(digest.places).get(place)
    if row is None:
        raise ValueError(f"a finding at a place that {digest.path} does not keep: {place}")
    at, kept, more = Position(*row[2:8]), row[8], row[9:]
    logical = cell_in_words(cell, digest.form or None) if cell else kept
    within = None
    if more:
        words = described(logical, Text(*more[:2]), cell is not None)
        within = FilePosition(words, *more[2:])
    lines = _lines(digest.lines)
    on = tuple(lines[number] for number in sorted({at.line, at.end_line}) if number in lines)
    snippet = on[0].text if on else ""
    return Place(digest.path, at, within, logical, snippet, () if within else on, digest.encoding)


@lru_cache(maxsize=16)
def _rows(text: str) -> dict[tuple[int, int], list[Any]]:
    return {(row[0], row[1]): row for row in json.loads(text)}


@lru_cache(maxsize=16)
def _lines(text: str) -> dict[int, SourceLine]:
    return {row[0]: SourceLine(*row) for row in json.loads(text)}


def _json(rows: list[list[Any]]) -> str:
    return json.dumps(rows, separators=(",", ":"))
