"""A workbook: a sheet a table, written as it comes; texts stay text, dates are dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO, Any

from govlint.bilingual import Text
from govlint.data.schema import Column
from govlint.data.writers import Columns, Look, Rows, Sink
from govlint.resources.extras import library
from govlint.text.display import unicode_text

_ROWS = 1_048_576  # of a sheet, its head included
_MOST = 32_000  # characters of a cell; Excel takes 32,767
_CUT = "……（文字太长，全文请用 csv、jsonl 或 parquet；cut, see csv, jsonl or parquet）"


def sink(tables: Columns, file: IO[bytes], look: Look) -> Sink:
    """A workbook of the tables.  Raises UserError where XlsxWriter is not installed."""
    book = _library().Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    # A date of its own making would make each file another one.
    book.set_properties({"created": datetime(2000, 1, 1), "comments": "govlint"})
    sheets = {table: _Sheets(book, table, columns, look.lang) for table, columns in tables.items()}

    def add(table: str, rows: Rows) -> None:
        for row in rows:
            sheets[table].write(row)

    return Sink(add, book.close)


class _Sheets:
    """The sheets of a table: another is begun where one is full."""

    def __init__(self, book: Any, table: str, columns: tuple[Column, ...], lang: str) -> None:
        self._book, self._table, self._columns, self._lang = book, table, columns, lang
        self._bold = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._count = 0
        self._begin()

    def write(self, row: Sequence[object]) -> None:
        """Write the next row."""
        if self._next == _ROWS:
            self._begin()
        for at, value in enumerate(row):
            self._put(at, value)
        self._next += 1

    def _begin(self) -> None:
        self._count += 1
        name = self._table if self._count == 1 else f"{self._table} {self._count}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(self._columns):
            self._sheet.write_string(0, at, column.name, self._bold)
        self._next = 1

    def _put(self, at: int, value: object) -> None:
        place = (self._next, at)
        if isinstance(value, bool):
            self._sheet.write_boolean(*place, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(*place, value)
        elif isinstance(value, date):
            self._sheet.write_datetime(*place, value, self._day)
        elif value is not None:
            text = unicode_text(str(value))
            self._sheet.write_string(*place, text if len(text) <= _MOST else text[:_MOST] + _CUT)


def _library() -> Any:
    return library("xlsxwriter", "sheet", Text("--format xlsx ", "--format xlsx"), "XlsxWriter")
