"""The desk as a workbook: bodies and years, findings, missing, copies, roll-up, trends, files."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.desk.board import Board, BoardCell, rolled_up
from govlint.desk.changes import STATES as CHANGES
from govlint.desk.comparing import FOLLOWED
from govlint.desk.notices import KINDS
from govlint.desk.out.page import words
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS, Diagnostic
from govlint.model.facts import Number
from govlint.reporters.xlsx import Column, SheetCell, figure, library, looks_of, sheet_of


class _Sheet(NamedTuple):
    name: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[SheetCell]]


def workbook(board: Board, lang: str) -> bytes:
    """The workbook. Raises UserError where XlsxWriter is not installed."""
    buffer = io.BytesIO()
    book = library().Workbook(buffer, {"in_memory": True})
    # A date of its own making would make each file another one.
    book.set_properties({"created": datetime(2000, 1, 1), "comments": "govlint"})
    looks = looks_of(book)
    for sheet in _sheets(board, lang):
        sheet_of(book, sheet.name.in_language(lang), sheet.columns, sheet.rows, looks, lang)
    book.close()
    return buffer.getvalue()


def _sheets(board: Board, lang: str) -> Iterator[_Sheet]:
    years = [Column(Text(str(year), str(year)), 12) for year in board.years]
    matrix: list[list[SheetCell]] = [
        [row.name, *(_state(cell, lang) for cell in row.cells)] for row in board.rows
    ]
    yield _Sheet(Text("单位与年度", "Matrix"), [_BODY, *years], matrix)
    found = [_finding(one, board, lang) for one in board.findings]
    yield _Sheet(Text("问题", "Findings"), _FINDING, found)
    missing: list[list[SheetCell]] = [
        [one.organ, year, one.near] for (_, year), one in sorted(board.audit.absent.items())
    ]
    yield _Sheet(Text("缺报", "Missing"), [_BODY, _YEAR, Column(words.NEAR, 40)], missing)
    yield _Sheet(Text("雷同", "Copies"), _COPY, list(_copies(board)))
    yield _Sheet(Text("汇总核对", "Roll-up"), _ROLL_UP, list(_roll_up(board, lang)))
    yield _Sheet(Text("历年数字", "Trends"), _trend_columns(), list(_trends(board)))
    files: list[list[SheetCell]] = [
        [KINDS[one.kind].in_language(lang), one.path, one.message.in_language(lang)]
        for one in board.audit.filing.notices
    ]
    yield _Sheet(Text("收件情况", "Files"), _FILE, files)
    if board.changes.states or board.changes.gone:
        yield _Sheet(Text("已改与未再报", "Gone"), _GONE, list(_gone(board, lang)))


_BODY, _YEAR = Column(words.BODY, 34), Column(words.YEAR, 8)
_FINDING = (
    *(Column(words.LEVEL, 8), Column(words.RULE, 9), _BODY, _YEAR),
    *(Column(words.PLACE, 30), Column(words.FINDING, 56), Column(Text("报告所填", "stated"), 10)),
    *(Column(words.RIGHT, 10), Column(words.NEXT, 36), Column(Text("依据", "basis"), 30)),
    *(Column(words.FILE, 34), Column(words.STATE, 9)),
)
_COPY = (
    *(_BODY, _YEAR, Column(words.SHARE, 8), Column(words.SOURCE, 34), Column(words.YEAR, 8)),
    *(Column(words.HERE, 60), Column(words.SOURCE, 60)),
)
_ROLL_UP = (
    *(_BODY, _YEAR, Column(words.ITEM, 18), Column(words.OWN, 14), Column(words.SUM, 14)),
    *(Column(words.DIFFERENCE, 10), Column(words.BODIES, 10), Column(words.NOT_THERE, 10)),
)
_FILE = (Column(words.KIND, 16), Column(words.FILE, 44), Column(words.SAID, 70))
_GONE = (
    *(Column(words.STATE, 12), _BODY, _YEAR, Column(words.RULE, 9)),
    *(Column(words.PLACE, 30), Column(words.FINDING, 60)),
)


def _state(cell: BoardCell, lang: str) -> str:
    several = zip(LEVELS, cell.counts, strict=True)
    said = [f"{LEVEL_NAMES[level].in_language(lang)} {count}" for level, count in several if count]
    if cell.state in LEVELS:
        return " ".join(said)
    return "" if cell.state == "none" else words.STATES[cell.state].in_language(lang)


def _finding(found: Diagnostic, board: Board, lang: str) -> list[SheetCell]:
    value = found.fix.value if found.fix and found.fix.value is not None else found.computed
    cited = found.cited(lang).removeprefix(found.path).lstrip(": ")
    place = f"{found.logical} ({cited})" if found.within is None and found.logical else cited
    state = board.changes.state(found)
    return [
        LEVEL_NAMES[found.level].in_language(lang),
        *(found.code, found.organ, found.year, place, found.message.in_language(lang)),
        *(figure(found.stated), figure(value)),
        found.help.in_language(lang) if found.help else None,
        *(found.basis, found.path, CHANGES[state].in_language(lang) if state else None),
    ]


def _copies(board: Board) -> Iterator[list[SheetCell]]:
    """A row a shared sentence, so that they can be read side by side."""
    found = board.audit.copies
    for (id, year), one in sorted([*found.copied.items(), *found.reused.items()]):
        head: list[SheetCell] = [board.audit.name(id), year, f"{one.share}%", one.organ, one.year]
        pairs = [(here, there) for _, here, _, there in one.sentences] or [("", "")]
        for here, there in pairs:
            yield [*head, here, there]


def _roll_up(board: Board, lang: str) -> Iterator[list[SheetCell]]:
    for one in rolled_up(board.audit):
        apart = None if one.own is None or one.total is None else _plain(one.own - one.total)
        item = words.ROLLED_UP[one.cell.row].in_language(lang)
        figures = [_plain(one.own), _plain(one.total), apart]
        yield [board.audit.name(one.id), one.year, item, *figures, one.bodies, one.missing]


def _trend_columns() -> list[Column]:
    return [_BODY, _YEAR, *(Column(words.ROLLED_UP[cell.row], 14) for cell in FOLLOWED)]


def _trends(board: Board) -> Iterator[list[SheetCell]]:
    for row in board.rows:
        for year, figures in zip(board.years, row.figures, strict=True):
            if any(value is not None for value in figures):
                yield [row.name, year, *map(_plain, figures)]


def _gone(board: Board, lang: str) -> Iterator[list[SheetCell]]:
    for one in board.changes.gone:
        state = CHANGES[one.state].in_language(lang)
        yield [state, one.organ, one.year, one.code, one.place, one.message]


def _plain(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
