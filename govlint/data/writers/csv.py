"""CSV: tables of RFC 4180, with LF; what a spreadsheet would take for a formula begins with `'`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO

from govlint.data.writers import Columns, Look, Rows, Sink
from govlint.text.display import plain, unicode_text
from govlint.text.pattern import lazy

BOM = b"\xef\xbb\xbf"  # without it Excel and WPS take UTF-8 for GBK


def sink(tables: Columns, file: IO[bytes], look: Look) -> Sink:
    """A file of one table, its columns named in the first line."""
    ((_, columns),) = tables.items()
    seen = plain if look.terminal else unicode_text

    def add(_table: str, rows: Rows) -> None:
        file.write("".join(_line(row, seen) for row in rows).encode())

    file.write(BOM if look.bom else b"")
    add("", [[column.name for column in columns]])
    return Sink(add, lambda: None)


def _line(row: Sequence[object], seen: Callable[[str], str]) -> str:
    return ",".join([_field(value, seen) for value in row]) + "\n"


def _field(value: object, seen: Callable[[str], str]) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = seen(f"'{value}" if _FORMULA.match(value) else value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


_FORMULA = lazy(r"(?![+-]?\d+(?:\.\d+)?$)[=+\-@\t\r＝＋－＠]")
_QUOTED = lazy(r'[",\r\n]')
