"""Where a finding is for programs: lines, and columns in the unit a format counts in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from govlint.model.diagnostic import Diagnostic, Edit, FilePosition, Position, Related, SourceLine
from govlint.model.place import Span

# How many columns a piece of text takes.
Unit = Callable[[str], int]


class Range(NamedTuple):
    """A stretch of a file: 1-based lines and columns, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def code_points(text: str) -> int:
    """Columns of the text, JSON and GitHub formats."""
    return len(text)


def utf16(text: str) -> int:
    """Columns of SARIF, the language server protocol and most editors: a 𠮷 takes two."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf8(text: str) -> int:
    """Columns of rdjson: bytes, a Chinese character takes three."""
    return len(text.encode("utf-8", "surrogatepass"))


def place(
    found: Diagnostic, at: Position, within: FilePosition | None, unit: Unit = code_points
) -> Range | None:
    """The place of a diagnostic, or of one related to it; None in a file without lines.

    A file of which nothing could be read has none either.  In a web page only the start is known
    for certain: what is written there may be longer than what is read.
    """
    if within is None and not found.snippet and not at.end_offset:
        return None
    if within is None:
        return Range(
            at.line,
            _column(found, at.line, at.column, unit),
            at.end_line,
            _column(found, at.end_line, at.end_column, unit),
        )
    if not within.line:
        return None
    size = at.end_offset - at.offset
    return Range(within.line, within.column, within.line, within.column + size)


def beside(found: Diagnostic, one: Related) -> Diagnostic:
    """A diagnostic as it were one of the file that a related place stands in."""
    if not one.path:
        return found
    words = one.lines[0].text if one.lines else one.stated
    return found._replace(path=one.path, at=one.at, snippet=words, lines=one.lines, encoding="")


def changed(found: Diagnostic, edit: Edit, unit: Unit) -> Range | None:
    """What an edit replaces; None if its lines are not at hand (the file is no text)."""
    ends = [_line(found, offset) for offset in edit.place]
    first, last = ends
    if first is None or last is None:
        return None
    start, end = (
        _units(line.text, offset - line.start, unit)
        for line, offset in ((first, edit.place.start), (last, edit.place.end))
    )
    return Range(first.number, start + 1, last.number, end + 1)


def merged(found: Diagnostic) -> Edit | None:
    """All edits of the fix as one, where they stand on one line; None where they do not."""
    edits = sorted(set(found.fix.edits)) if found.fix else []
    if len(edits) < 2:
        return edits[0] if edits else None
    line = _line(found, edits[0].place.start)
    end = max(edit.place.end for edit in edits)
    if line is None or end > line.start + len(line.text):
        return None
    whole = Span(edits[0].place.start, end)
    text, upto = "", whole.start
    for edit in edits:
        text += line.text[upto - line.start : edit.place.start - line.start] + edit.text
        upto = edit.place.end
    return Edit(whole, text)


def _column(found: Diagnostic, number: int, column: int, unit: Unit) -> int:
    known = {line.number: line.text for line in found.lines}
    text = known.get(number, found.snippet if number == found.at.line else "")
    return _units(text, column - 1, unit) + 1


def _units(text: str, upto: int, unit: Unit) -> int:
    """The columns of the first characters of a line; its end counts one a character."""
    return unit(text[:upto]) + max(0, upto - len(text))


def _line(found: Diagnostic, offset: int) -> SourceLine | None:
    before = [line for line in found.lines if line.start <= offset]
    end_mark = 2  # CR LF
    if not before or offset > before[-1].start + len(before[-1].text) + end_mark:
        return None
    return before[-1]
