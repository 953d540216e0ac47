"""Old workbooks of Excel and WPS (.xls, .et).

calamine reads them too, but knows no hidden rows and no formats, writes its panics to stderr, and
takes the whole process with it where memory runs out: no reader for files of any origin.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.archive import broken, locked
from govlint.files.decode import Undecodable
from govlint.files.extras import library
from govlint.files.projection import MAX_CELLS, Projection, too_large
from govlint.guard import Guard
from govlint.loaders.sheets import biff
from govlint.loaders.sheets.biff import Record, RichText, records, rk, text
from govlint.loaders.sheets.biff_looks import BookLooks
from govlint.loaders.sheets.figures import words
from govlint.loaders.sheets.layout import Sheet, SheetCell, covered, lay
from govlint.loaders.sheets.printed import is_rounded, number
from govlint.loaders.sheets.styles import Runs, Style
from govlint.model.source import Source

_MAX_SHEETS = 256


class _Book(NamedTuple):
    sheets: list[tuple[str, int]]
    strings: list[RichText]
    looks: BookLooks
    styles: list[Style]
    since_1904: bool


def load(data: bytes, path: str) -> Source:
    """The text of a workbook's visible sheets. Raises Undecodable."""
    stream = _stream(data)
    projection = Projection(path, "sheet")
    try:
        book = _book(stream)
        for start, name in list({start: name for name, start in book.sheets}.items())[:_MAX_SHEETS]:
            lay(_sheet(stream, name, start, book), projection)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise broken(f"{type(error).__name__}: {error}") from error
    return projection.source()


def unread() -> Undecodable:
    """A workbook of a kind that is not read."""
    return Undecodable(
        Text("这种 Excel 文件（xlsb 或 95 版）读不了", "an .xlsb file, or one of Excel 95"),
        Text("请用 Excel 或 WPS 打开，另存为 xlsx，再检查", "save it as .xlsx and check that"),
    )


def _stream(data: bytes) -> bytes:
    olefile = library("olefile", "sheet")
    guard = Guard(lambda error: broken(f"{type(error).__name__}: {error}"), Undecodable)
    with guard, olefile.OleFileIO(io.BytesIO(data)) as ole:
        if ole.exists("EncryptedPackage"):
            raise locked()
        if ole.exists("Workbook"):
            return bytes(ole.openstream("Workbook").read())
        if ole.exists("Book"):
            raise unread()
    raise broken("Workbook: not there")


def _book(stream: bytes) -> _Book:
    looks = BookLooks()
    book = _Book([], [], looks, [], False)
    for record in records(stream, 0):
        data = record.data
        if record.kind == biff.FILEPASS:
            raise locked()
        if record.kind == biff.DATEMODE:
            book = book._replace(since_1904=data[:1] == b"\1")
        elif record.kind == biff.FORMAT:
            looks.code(_short(data, 0), text(data, 2))
        elif record.kind in _LOOKS:
            _LOOKS[record.kind](looks, data)
        elif record.kind == biff.SHEET and not data[4] & 3 and data[5] == 0:
            book.sheets.append((text(data, 6, short=True), int.from_bytes(data[:4], "little")))
        elif record.kind == biff.SST:
            book.strings.extend(biff.strings(record))
    book.styles.extend(looks.styles())
    return book


_LOOKS = {biff.FONT: BookLooks.font, biff.XF: BookLooks.form, biff.PALETTE: BookLooks.palette}


def _short(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


class _Value(NamedTuple):
    """What a cell shows, and the number it holds where that is another."""

    content: str | Runs
    style: Style
    held: str = ""
    is_zero: bool = False


def _sheet(stream: bytes, name: str, start: int, book: _Book) -> Sheet:
    values: dict[tuple[int, int], _Value] = {}
    frame = _Frame({}, set(), [])
    waiting: tuple[int, int, Style] | None = None
    for record in records(stream, start):
        frame.take(record)
        if record.kind == biff.STRING and waiting is not None:
            row, column, style = waiting
            values[row, column] = _Value(_formatted(text(record.data, 0), style), style)
        elif record.kind == biff.WINDOW and not record.data[0] & _SHOWS_ZEROS:
            values = {at: one for at, one in values.items() if not one.is_zero}
        for row, column, style, shown in _values(record, book):
            if shown is None:
                waiting = (row, column, style)
            else:
                values[row, column] = shown
        if len(values) > MAX_CELLS:
            raise too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")
    cells = []
    for (row, column), value in values.items():
        shown_text, held = value.style.printed_and_held(value.content, value.held)
        down, across = frame.spans.get((row, column), (1, 1))
        cells.append(SheetCell(row, column, shown_text, down, across, value.style.boxed, held))
    return Sheet(name, name, cells, frozenset(frame.rows), covered(frame.columns))


class _Frame(NamedTuple):
    """Merged cells by their first, how far they reach down and across; hidden rows and columns."""

    spans: dict[tuple[int, int], tuple[int, int]]
    rows: set[int]
    columns: list[tuple[int, int]]

    def take(self, record: Record) -> None:
        """A record of a sheet, if it says anything of these."""
        data = record.data
        if record.kind == biff.ROW and len(data) >= 16 and data[12] & 0x20:
            self.rows.add(_short(data, 0))
        elif record.kind == biff.COLUMNS and len(data) >= 10 and data[8] & 1:
            self.columns.append((_short(data, 0), _short(data, 2)))
        elif record.kind == biff.MERGED:
            for at in range(2, len(data) - 7, 8):
                top, bottom, left, right = struct.unpack_from("<4H", data, at)
                self.spans[top, left] = (max(1, bottom - top + 1), max(1, right - left + 1))


def _values(record: Record, book: _Book) -> Iterator[tuple[int, int, Style, _Value | None]]:
    """Row, column, style and value of every cell of a record; None if the next record tells it."""
    kind, data = record.kind, record.data
    if kind not in _CELLS or len(data) < 6:
        return
    row, column, form = struct.unpack_from("<3H", data)
    if kind == biff.MANY_RK:
        for index, at in enumerate(range(4, len(data) - 7, 6)):
            style = _style(book, _short(data, at))
            packed = int.from_bytes(data[at + 2 : at + 6], "little")
            yield row, column + index, style, _number(rk(packed), style, book)
        return
    style = _style(book, form)
    yield row, column, style, _value(kind, data, style, book)


def _value(kind: int, data: bytes, style: Style, book: _Book) -> _Value | None:
    if kind == biff.LABEL_SST:
        index = int.from_bytes(data[6:10], "little")
        rich = book.strings[index] if index < len(book.strings) else RichText("")
        return _Value(_formatted(book.looks.runs(rich), style), style)
    if kind in {biff.LABEL, biff.RICH_LABEL}:
        rich = biff.rich_text(data, 6) if kind == biff.RICH_LABEL else RichText(text(data, 6))
        return _Value(_formatted(book.looks.runs(rich), style), style)
    if kind == biff.RK:
        return _number(rk(int.from_bytes(data[6:10], "little")), style, book)
    if kind == biff.TRUTH_OR_ERROR:
        return _Value(_truth_or_error(data[6], bool(data[7])), style)
    if data[12:14] == b"\xff\xff" and kind == biff.FORMULA:
        shown = {1: _truth_or_error(data[8], False), 2: _truth_or_error(data[8], True), 3: ""}
        return _Value(shown[data[6]], style) if data[6] in shown else None
    return _number(struct.unpack_from("<d", data, 6)[0], style, book)


def _formatted(content: str | Runs, style: Style) -> str | Runs:
    """A text as its number format lets it be printed."""
    return words(content, style.code) if style.code and isinstance(content, str) else content


_SHOWS_ZEROS = 0x10
_CELLS = frozenset(
    {biff.LABEL_SST, biff.LABEL, biff.RICH_LABEL, biff.NUMBER, biff.RK, biff.MANY_RK}
    | {biff.FORMULA, biff.TRUTH_OR_ERROR}
)


def _style(book: _Book, index: int) -> Style:
    return book.styles[index] if index < len(book.styles) else Style()


def _number(value: float, style: Style, book: _Book) -> _Value:
    held = repr(value)
    shown = number(held, style.code, book.since_1904)
    other = number(held) if style.code and is_rounded(shown, held) else ""
    return _Value(shown, style, other, is_zero=value == 0)


def _truth_or_error(value: int, is_error: bool) -> str:
    return biff.ERRORS.get(value, "#N/A") if is_error else str(bool(value)).upper()
