"""Where a finding is: as people count it, in words, and in the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.engine.crowding import clipped, clipped_message
from govlint.forms.form import column_label, row_label, table_title
from govlint.model.diagnostic import (
    FilePosition,
    Finding,
    Fix,
    Note,
    Position,
    Related,
    SourceLine,
)
from govlint.model.facts import Cell, Facts
from govlint.model.source import Source
from govlint.model.tree import Report, Span

_SIGNED, _SECOND = _BELOW = "落款", "第二份报告"
_FAR = 50_000
"""Characters below a heading beyond which nobody counts paragraphs."""


class Context(NamedTuple):
    """What a place is described by: the text, the tree and the facts, as far as there are any."""

    source: Source
    report: Report | None
    facts: Facts | None


def position(source: Source, place: Span) -> Position:
    """Lines and columns of a place in the file."""
    start, end = source.in_file(place)
    return Position(*source.file_position(start), *source.file_position(end), start, end)


def file_fix(source: Source, fix: Fix | None) -> Fix | None:
    """A fix of the text as it is seen, as one of the file."""
    if fix is None or not source.unseen:
        return fix
    edits = tuple(edit._replace(place=source.in_file(edit.place)) for edit in fix.edits)
    return fix._replace(edits=edits)


def source_lines(source: Source, finding: Finding) -> tuple[SourceLine, ...]:
    """The lines of a text that the places of a finding and of its fix begin and end on."""
    if source.medium != "text":
        return ()
    places = [finding.place, *(note.place for note in finding.related)]
    places += [edit.place for edit in (finding.fix.edits if finding.fix else ())]
    found: dict[int, int] = {}
    for offset in sorted({offset for place in places for offset in source.in_file(place)}):
        number, column = source.file_position(offset)
        found.setdefault(number, offset - column + 1)
    return tuple(SourceLine(number, start, source.line(number)) for number, start in found.items())


def logical_place(place: Span, cell: Cell | None, context: Context) -> str:
    """The place in words: a cell of a table, a table, or a part of the report."""
    if cell is not None:
        return cell_in_words(cell, context.facts.form if context.facts else None)
    for reading in context.facts.readings if context.facts else ():
        if reading.place.start <= place.start < reading.place.end and reading.state != "missing":
            return table_title(reading.table)
    return _part_name(place.start, context)


def cell_in_words(cell: Cell, form: str | None = None) -> str:
    """A cell by its table, row and column: `表三 / （七）总计 / 自然人`; a row has no column.

    `form` is the one the report is in, whose labels are taken.
    """
    table, row, column = cell
    labels = (row_label(table, row, form), column_label(table, column, row, form))
    parts = (table_title(table), *labels)
    return " / ".join(part for part in parts if part)


def _part_name(start: int, context: Context) -> str:
    if context.report is None:
        return ""
    below = [leaf for leaf in context.report.signoff if leaf.start <= start]
    if below:
        return _SECOND if any(leaf.kind == "SECOND" for leaf in below) else _SIGNED
    headings = [section.heading for section in context.report.sections]
    before = bisect_right([heading.start for heading in headings], start)
    if before:
        return f"第{'一二三四五六'[headings[before - 1].number - 1]}部分"
    title = context.facts.particulars.title if context.facts else None
    return "标题" if title and title.place.start <= start < title.place.end else "开头"


def file_position(
    place: Span, cell: Cell | None, logical: str, context: Context
) -> FilePosition | None:
    """The place in the file the text was read from; None where the file is that text.

    In words: the table or part of the report, what the loader says of the place (a row, a page,
    a sheet's cell) or else which paragraph of the part it is, the row and the column of a cell.
    """
    found = piece_of_file(place, cell, logical, context)
    return found and found._replace(words=described(logical, found.words, cell is not None))


def piece_of_file(
    place: Span, cell: Cell | None, logical: str, context: Context
) -> FilePosition | None:
    """The same, its words no more than what the loader says, or which paragraph it is."""
    source = context.source
    if source.medium == "text":
        return None
    origin = source.origin(place.start)
    where = origin.where if origin else Text("", "")
    if not any(where) and cell is None and logical not in _BELOW and not (origin and origin.line):
        where = _paragraph(place.start, context)
    if origin is None:
        return FilePosition(where)
    column = origin.column + place.start - origin.start if origin.line else 0
    return FilePosition(where, origin.key, origin.line, column)


def described(logical: str, where: Text, is_cell: bool) -> Text:
    """A place in words: those of `where` between the table and the row of a cell."""
    first, *rest = logical.split(" / ") if is_cell else [logical]
    if rest:
        rest[0] = f"“{rest[0]}”"
    return Text(*(" ".join(part for part in (first, words, *rest) if part) for words in where))


def _paragraph(start: int, context: Context) -> Text:
    """Which paragraph under its heading, or under the title, a place is in; tables left out."""
    source, report = context.source, context.report
    title = context.facts.particulars.title if context.facts else None
    lines = [title.place] if title else []
    lines += [Span(one.heading.start, one.heading.end) for one in report.sections] if report else []
    above = max((end for _, end in lines if end <= start), default=0)
    if any(begin <= start < end for begin, end in lines) or start - above > _FAR:
        return Text("", "")
    number, offset, last = 0, above, ""
    for line in source.text[above : start + 1].split("\n"):
        origin = source.origin(offset)
        key = origin.key if origin else ""  # one paragraph may have several lines
        if line.strip() and "\t" not in line and not (key and key == last):
            number, last = number + 1, key
        offset += len(line) + 1
    return Text(f"第{number}段", f"paragraph {number}") if number else Text("", "")


def related(note: Note, context: Context) -> Related:
    """A note with its position."""
    logical = logical_place(note.place, note.cell, context)
    within = file_position(note.place, note.cell, logical, context)
    at = position(context.source, note.place)
    return Related(clipped_message(note.message), at, note.cell, clipped(note.stated), within)
