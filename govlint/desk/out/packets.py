"""A packet for each body: its report with the findings in it, and the letter it goes back with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.desk.board import Board, BoardRow
from govlint.desk.changes import STATES as CHANGES
from govlint.desk.copying import Spread
from govlint.desk.out.folder import File
from govlint.desk.out.letter import Letter, LetterRow, letter
from govlint.files.decode import Undecodable
from govlint.files.discover import Input, read_bytes
from govlint.linter.lint import find_pack
from govlint.linter.run import Outcome, Run
from govlint.model.diagnostic import Diagnostic
from govlint.text.pattern import lazy

_LETTER = Text("退回修改通知.docx", "letter.docx")
_ASKING = Text("催报通知.docx", "letter.docx")
_LONGEST = 80  # characters of a folder's name


class _Report(NamedTuple):
    """A report to be marked, as it crosses to a process."""

    item: Input
    outcome: Outcome
    pack: str
    lang: str


def packets(
    board: Board, items: Sequence[Input], pack: str, lang: str, spread: Spread
) -> Iterator[File]:
    """The files of the packets of the year under review, of bodies with a fault or no report."""
    names = _folders(board.rows)
    outcomes = {one.path: one for one in board.audit.outcomes}
    known = {item.path: item for item in items}
    marked: list[tuple[str, _Report]] = []
    for row in board.rows:
        said = _letter(board, row, lang)
        if said is None:
            continue
        asking = not said.errors and not said.warnings
        name = (_ASKING if asking else _LETTER).in_language(lang)
        yield f"packets/{names[row.id]}/{name}", letter(said, lang)
        path = _path(board, row)
        if path in known and path in outcomes:
            outcome = outcomes[path]._replace(digest=None)
            marked.append((names[row.id], _Report(known[path], outcome, pack, lang)))
    found = spread(_marked, [report for _, report in marked])
    for (folder, _), file in zip(marked, found, strict=True):
        if file is not None:
            yield f"packets/{folder}/{file[0]}", file[1]


def _letter(board: Board, row: BoardRow, lang: str) -> Letter | None:
    """The letter to a body; None where there is nothing to write about."""
    year = board.year
    if year is None or year not in board.years:
        return None
    if (row.id, year) in board.audit.absent:
        return Letter(row.name, year, "")
    mine = [one for one in row.findings if one.year == year]
    row_of = partial(_row, board, lang)
    errors = tuple(row_of(one) for one in mine if one.level == "error")
    warnings = tuple(row_of(one) for one in mine if one.level == "warning")
    if not errors and not warnings:
        return None
    digest = board.audit.filing.reports.get((row.id, year))
    path = _path(board, row)
    title = digest.title if digest and digest.title else PurePath(path).name
    return Letter(row.name, year, title, errors, warnings, _marked_name(path))


def _row(board: Board, lang: str, found: Diagnostic) -> LetterRow:
    value = found.fix.value if found.fix and found.fix.value is not None else found.computed
    place = found.logical or found.cited(lang).removeprefix(found.path).lstrip(": ")
    state = board.changes.state(found)
    return LetterRow(
        place,
        found.message.in_language(lang),
        value or "",
        CHANGES[state].in_language(lang) if state else "",
    )


def _path(board: Board, row: BoardRow) -> str:
    """The file of a body in the year under review, "" where there is none."""
    if board.year not in board.years:
        return ""
    return row.cells[board.years.index(board.year)].path


def _marked_name(path: str) -> str:
    """What a marked report is called: as what govlint wrote, which is no report."""
    suffix = ".docx" if PurePath(path).suffix.lower() in _WORD else ".html"
    return f"{PurePath(path).stem}.govlint{suffix}"


_WORD = (".docx", ".docm")


def _marked(report: _Report) -> File | None:
    """A report with its findings: as comments in a Word file, else as a page."""
    from govlint.annotate import annotated
    from govlint.annotate.comments import comment_of
    from govlint.forms.vocabulary import using
    from govlint.linter.document import read_document
    from govlint.model.view import view

    item, outcome, pack, lang = report
    with using(find_pack(pack).vocabulary):
        try:
            document = read_document(item)
        except Undecodable:
            return _as_page(report, outcome)
        name = _marked_name(item.path)
        if name.endswith(".docx"):
            text = document.source.text
            notes = [comment_of(one, text, lang) for one in outcome.standing]
            try:
                return name, annotated(read_bytes(item), notes)
            except (OSError, Undecodable):
                pass  # the page shows it all the same
        return _as_page(report, outcome._replace(view=view(*document)))


def _as_page(report: _Report, outcome: Outcome) -> File:
    from govlint.reporters.html import report as pieces

    run = Run(find_pack(report.pack), (outcome,))
    text = "".join(pieces(run, report.lang, False))
    stem = PurePath(report.item.path).stem
    return f"{stem}.govlint.html", text.encode("utf-8", "replace")


def _folders(rows: Sequence[BoardRow]) -> dict[str, str]:
    """A folder for each body: its name, with its id where another has the same."""
    names = {row.id: _UNSAFE.sub("_", row.name)[:_LONGEST].strip(" .") or "_" for row in rows}
    lower = [name.lower() for name in names.values()]
    return {
        id: name if lower.count(name.lower()) == 1 else f"{name} {_UNSAFE.sub('_', id)}"
        for id, name in names.items()
    }


_UNSAFE = lazy(r'[\x00-\x1f\x7f<>:"/\\|?*]')
