"""A workbook: one row a finding, and a sheet with one row a report.

Everything that comes from a report or its path is written as text, never as a formula or a link,
and marked to stay text when somebody edits the cell.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.linter.run import Outcome, Run
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS, Diagnostic
from govlint.reporters.mending import change
from govlint.resources import extras
from govlint.text.display import plain

MOST = 32_000
"""Characters of a cell; Excel takes 32,767 and XlsxWriter leaves longer ones out without a word."""


class Column(NamedTuple):
    """A heading and how wide the column is, in characters of half a width."""

    name: Text
    room: int


def report(run: Run, lang: str, colour: bool) -> Iterator[bytes]:
    """The workbook in one piece. Raises UserError where XlsxWriter is not installed."""
    buffer = io.BytesIO()
    book = library().Workbook(buffer, {"in_memory": True})
    # A date of its own making would make each file another one.
    book.set_properties({"created": datetime(2000, 1, 1), "comments": "govlint"})
    looks = looks_of(book)
    outcomes = {outcome.path: outcome for outcome in run.outcomes}
    findings = [_finding(found, outcomes[found.path], lang) for found in run.standing]
    sheet_of(book, _SHEETS[0].in_language(lang), _FINDING, findings, looks, lang)
    reports = [_report(outcome, lang) for outcome in run.outcomes]
    sheet_of(book, _SHEETS[1].in_language(lang), _REPORT, reports, looks, lang)
    book.close()
    yield buffer.getvalue()


def library() -> Any:
    """XlsxWriter. Raises UserError with the command that installs it."""
    return extras.library("xlsxwriter", "sheet", _WANTED_BY, "XlsxWriter")


_WANTED_BY = Text("--format xlsx ", "--format xlsx")
_SHEETS = (Text("问题", "Findings"), Text("各份报告", "Reports"))
_FINDING = (
    Column(Text("级别", "level"), 8),
    Column(Text("规则", "rule"), 9),
    Column(Text("文件", "file"), 28),
    Column(Text("单位", "organ"), 20),
    Column(Text("年度", "year"), 8),
    Column(Text("位置", "place"), 26),
    Column(Text("问题", "finding"), 48),
    Column(Text("报告所填", "stated"), 10),
    Column(Text("应填", "should be"), 10),
    Column(Text("改法", "fix"), 24),
    Column(Text("依据", "basis"), 26),
    Column(Text("下一步", "next step"), 28),
    Column(Text("把握", "confidence"), 7),
    Column(Text("规则名称", "rule name"), 22),
)
_REPORT = (
    Column(Text("文件", "file"), 44),
    Column(Text("单位", "organ"), 30),
    Column(Text("年度", "year"), 8),
    Column(Text("错误", "errors"), 9),
    Column(Text("警告", "warnings"), 9),
    Column(Text("提示", "info"), 9),
    Column(Text("读出数字", "figures read"), 12),
    Column(Text("应有数字", "figures due"), 12),
    Column(Text("结果", "result"), 30),
)
_CONFIDENCES = {
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "low": Text("低", "low"),
}
_STATES = {
    "checked": Text("已检查", "checked"),
    "skipped": Text("不是年报，跳过", "no report, passed over"),
    "foreign": Text("不像年报", "no report"),
    "unreadable": Text("没有读出来", "could not be read"),
}
_CRASHED = Text("规则出错，没有查完", "a rule crashed: not fully checked")
_PAINT = {
    "error": ("#FDE3E0", "#B3261E"),
    "warning": ("#FFECCB", "#855000"),
    "info": ("#DFECFA", "#0B57A4"),
}

SheetCell = str | int | float | None


def _finding(found: Diagnostic, outcome: Outcome, lang: str) -> list[SheetCell]:
    place = found.cited(lang).removeprefix(found.path).lstrip(": ")
    if found.within is None and found.logical:
        place = f"{found.logical} ({place})"
    value = found.fix.value if found.fix and found.fix.value is not None else found.computed
    changed = change(found)
    return [
        LEVEL_NAMES[found.level].in_language(lang),
        found.code,
        found.path,
        *((found.organ, found.year) if found.organ else _whose(outcome)),
        place,
        found.message.in_language(lang),
        figure(found.stated),
        figure(value),
        changed.in_language(lang) if changed else None,
        found.basis,
        found.help.in_language(lang) if found.help else None,
        _CONFIDENCES[found.confidence].in_language(lang),
        found.name,
    ]


def _report(outcome: Outcome, lang: str) -> list[SheetCell]:
    levels = Counter(found.level for found in outcome.standing)
    state = _CRASHED if outcome.failures else _STATES[outcome.state]
    counts = [levels[level] for level in LEVELS]
    figures = [outcome.read, outcome.expected] if outcome.expected else [None, None]
    return [outcome.path, *_whose(outcome), *counts, *figures, state.in_language(lang)]


def _whose(outcome: Outcome) -> tuple[SheetCell, SheetCell]:
    """The organ and the year of a report, as far as it is at hand and says so."""
    facts = outcome.view.facts if outcome.view else None
    return (facts.organ, facts.year) if facts else (None, None)


def figure(text: str | None) -> SheetCell:
    """A figure as a number, anything else as text."""
    word = (text or "").strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) < 16 else word


class Looks(NamedTuple):
    """The formats of cells."""

    head: Any
    text: Any
    count: Any
    levels: dict[str, Any]


def looks_of(book: Any) -> Looks:
    """The formats of a workbook."""
    text = {"text_wrap": True, "valign": "top", "quote_prefix": True}
    return Looks(
        book.add_format({"bold": True, "valign": "vcenter", "bg_color": "#EFEDE7", "bottom": 1}),
        book.add_format(text),
        book.add_format({"valign": "top"}),
        {
            level: book.add_format(text | {"bg_color": ground, "font_color": ink, "bold": True})
            for level, (ground, ink) in _PAINT.items()
        },
    )


def sheet_of(
    book: Any,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[SheetCell]],
    looks: Looks,
    lang: str,
) -> None:
    """A sheet with its headings kept in sight, filters on, and its columns on one printed page."""
    sheet = book.add_worksheet(name)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.room)
        sheet.write_string(0, index, column.name.in_language(lang), looks.head)
    by_word = {said.in_language(lang): looks.levels[level] for level, said in LEVEL_NAMES.items()}
    for number, row in enumerate(rows, 1):
        for index, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(number, index, value, looks.count)
            elif value:
                look = looks.text if index else by_word.get(value, looks.text)
                sheet.write_string(number, index, plain(value)[:MOST], look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{len(rows) + 1}"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
