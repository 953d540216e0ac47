"""Where in its file something stands: line and column, or words where a file has no lines."""

from __future__ import annotations

from govlint.engine.locate import Context, file_position, logical_place
from govlint.linter.document import Document
from govlint.model.diagnostic import FilePosition, Position
from govlint.model.place import Cell, Span

Place = tuple[int | None, int | None, str | None]
"""Line and column from 1, and the place in words; None for what the file does not have."""
NOWHERE: Place = (None, None, None)


def place_of(document: Document, span: Span, cell: Cell | None, lang: str) -> Place:
    """Where a stretch of a report's text stands."""
    source = document.source
    if source.medium == "text":
        return (*source.position(span.start), None)
    context = Context(*document)
    within = file_position(span, cell, logical_place(span, cell, context), context)
    return _within(within, lang) if within else NOWHERE


def place_told(at: Position, within: FilePosition | None, lang: str) -> Place:
    """Where a diagnostic is."""
    return (at.line, at.column, None) if within is None else _within(within, lang)


def _within(within: FilePosition, lang: str) -> Place:
    words = within.words.in_language(lang) or None
    return (within.line, within.column, words) if within.line else (None, None, words)
