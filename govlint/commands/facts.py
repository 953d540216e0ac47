"""`govlint facts`: every figure of every report as data, one row a fact."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.text.display import as_json, plain, unicode_text
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from govlint.model.facts import Facts, Stated
    from govlint.model.source import Source

KEYS = (
    *("path", "organ", "year", "form"),
    *("table", "row", "column", "value", "raw", "line", "line_column"),
)
_NO_REPORT = Text(
    "看不出是年报，没有数字可取。请检查是否选错文件",
    "this does not look like an annual report: no figures. Was it the right file?",
)
_FORMATS = ("jsonl", "csv")


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    said = Text("把报告中的数字导出为数据", "the figures of reports as data")
    command = options.command(subparsers, "facts", said, lang)
    command.parser.set_defaults(run=run)
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)
    command.options.add_argument(
        "--format",
        metavar="|".join(_FORMATS),
        default="jsonl",
        type=options.one_of(Text("输出格式", "format"), _FORMATS),
        help=Text("输出格式，默认 jsonl", "output format (default: jsonl)").in_language(lang),
    )


def run(args: Namespace) -> int:
    """Write the rows of every report; 3 if one was not wholly read, or there is none.

    What could not be read is told on standard error, as `check` has it.
    """
    from govlint.commands import settings
    from govlint.commands.inputs import documents
    from govlint.fitting.fit import is_report
    from govlint.linter.shortfall import shortfall
    from govlint.settings import allowed

    unread: list[str] = []

    request = options.request(args)
    settled = settings.settled(request.config, pack=request.pack)
    known, baseline = settings.baseline(settled.config)
    excepted = partial(allowed.applied, config=settled.config, known=known, baseline=baseline)

    def tell(path: str, line: Text) -> None:
        console.complain(f"{path}: {line.in_language(args.lang)}")

    def rows_of_all() -> Iterator[dict[str, Any]]:
        for path, document in documents(request):
            if document is None:
                unread.append(path)
                continue
            if not is_report(document.report, document.facts):
                tell(path, _NO_REPORT)
                unread.append(path)
            elif found := shortfall(path, document, settled.pack, excepted):
                tell(path, found.line)
                if found.grave:
                    unread.append(path)
            yield from rows(document.source, document.facts)

    lines = _csv(rows_of_all()) if args.format == "csv" else map(_json, rows_of_all())
    console.write(lines, as_file=True)
    return 3 if unread else 0


def rows(source: Source, facts: Facts) -> Iterator[dict[str, Any]]:
    """The particulars of a report as rows of the table `report`, then the figures of its tables.

    Lines and columns count from 1, columns in code points; dates are ISO 8601.
    """
    head = (facts.path, facts.organ, facts.year, facts.form)
    for row, column, stated in _particulars(facts):
        line, line_column = source.position(stated.place.start) if stated else (None, None)
        value, raw = (stated.value, stated.raw) if stated else (facts.form, "")
        value = value.isoformat() if isinstance(value, date) else value
        found = (*head, "report", row, column, value, raw, line, line_column)
        yield dict(zip(KEYS, found, strict=True))
    for fact in facts.items:
        number = float(fact.value) if isinstance(fact.value, Decimal) else fact.value
        at = source.position(fact.place.start)
        yield dict(zip(KEYS, (*head, *fact.cell, number, fact.raw, *at), strict=True))


def _particulars(facts: Facts) -> Iterator[tuple[str, str, Stated[Any] | None]]:
    said = facts.particulars
    named = (
        ("title", "", said.title),
        ("year", "", said.year),
        ("organ", "", said.organ),
        ("period", "start", said.period_start),
        ("period", "end", said.period_end),
        ("sign_off", "organ", said.signed_organ),
        ("sign_off", "date", said.signed_date),
    )
    yield from ((row, column, stated) for row, column, stated in named if stated is not None)
    if facts.form is not None:
        yield "form", "", None


def _json(row: dict[str, Any]) -> str:

    return as_json(row) + "\n"


def _csv(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """The rows as a table of RFC 4180, with LF; for a terminal without what it would obey."""
    shown = plain if sys.stdout.isatty() else unicode_text
    yield ",".join(KEYS) + "\n"
    for row in rows:
        yield ",".join(_field(shown(_harmless(row[key]))) for key in KEYS) + "\n"


def _harmless(value: Any) -> str:
    """A value as text; one that a spreadsheet would take for a formula begins with `'`."""
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _field(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


_FORMULA = lazy(r"(?![+-]?\d+(?:\.\d+)?$)[=+\-@\t\r＝＋－＠]")
_QUOTED = lazy(r'[",\r\n]')
