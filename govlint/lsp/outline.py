"""The outline of a report: its title, sections, tables and sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lsprotocol import types

from govlint.bilingual import Text
from govlint.forms.form import table_title
from govlint.lsp.checking import Analysis
from govlint.lsp.diagnostics import text_range
from govlint.model.place import Span
from govlint.model.view import View, ViewPiece

_TABLE = Text("表格", "table")
_SIGNED = Text("落款", "sign-off")
_PARTS = {"title", "heading", "signoff"}


class _Part(NamedTuple):
    """A part of a report up to the next, and the tables in it."""

    kind: str
    place: Span
    end: int
    tables: tuple[Span, ...]


def outline(analysis: Analysis, lang: str) -> list[types.DocumentSymbol]:
    """The parts of a report in order; none where nothing of it could be read."""
    view = analysis.outcome.view if analysis.outcome is not None else None
    if view is None or not analysis.is_plain:
        return []
    return [_symbol(part, view, analysis, lang) for part in _parts(view)]


def _parts(view: View) -> Iterator[_Part]:
    heads = [at for at, piece in enumerate(view.pieces) if piece.kind in _PARTS]
    for at, after in pairwise([*heads, len(view.pieces)]):
        pieces = view.pieces[at:after]
        tables = tuple(_place(piece) for piece in pieces if piece.kind == "table")
        yield _Part(pieces[0].kind, _place(pieces[0]), _place(pieces[-1]).end, tables)


def _place(piece: ViewPiece) -> Span:
    places = [place for row in piece.rows for place in row]
    return Span(min(place.start for place in places), max(place.end for place in places))


def _symbol(part: _Part, view: View, analysis: Analysis, lang: str) -> types.DocumentSymbol:
    text = view.text[part.place.start : part.place.end].strip()
    name = _SIGNED.in_language(lang) if part.kind == "signoff" else _line(text)
    kind = types.SymbolKind.File if part.kind == "title" else types.SymbolKind.Module
    children = [
        _of(_table_name(place, view, lang), types.SymbolKind.Array, place, place, analysis)
        for place in part.tables
    ]
    whole = Span(part.place.start, max(part.place.end, part.end))
    found = _of(name, kind, whole, part.place, analysis)
    found.children = children
    return found


def _of(
    name: str, kind: types.SymbolKind, whole: Span, head: Span, analysis: Analysis
) -> types.DocumentSymbol:
    places = analysis.document.positions
    there, at_head = (text_range(places, *analysis.in_document(*one)) for one in (whole, head))
    return types.DocumentSymbol(name or "…", kind, there, at_head)


def _table_name(place: Span, view: View, lang: str) -> str:
    """The official name of a table, where figures were read from there."""
    for fact in view.facts.items:
        if place.start <= fact.place.start < place.end:
            return table_title(fact.table) if lang == "zh" else fact.table
    return _TABLE.in_language(lang)


def _line(text: str) -> str:
    return " ".join(text.split())
