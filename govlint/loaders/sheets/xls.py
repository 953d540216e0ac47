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
from govlint.loaders.sheets.biff import Record, records, rk, text
from govlint.loaders.sheets.layout import Sheet, SheetCell, covered, lay
from govlint.loaders.sheets.printed import BUILT_IN, number
from govlint.model.source import Source

_MAX_SHEETS = 256


class _Style(NamedTuple):
    code: str = ""
    boxed: bool = False


class _Book(NamedTuple):
    sheets: list[tuple[str, int]]
    strings: list[str]
    styles: list[_Style]
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
    book = _Book([], [], [], False)
    codes: dict[int, str] = dict(BUILT_IN)
    for record in records(stream, 0):
        data = record.data
        if record.kind == biff.FILEPASS:
            raise locked()
        if record.kind == biff.DATEMODE:
            book = book._replace(since_1904=data[:1] == b"\1")
        elif record.kind == biff.FORMAT:
            codes[_short(data, 0)] = text(data, 2)
        elif record.kind == biff.XF:
            book.styles.append(_Style(codes.get(_short(data, 2), ""), bool(_short(data, 10))))
        elif record.kind == biff.SHEET and not data[4] & 3 and data[5] == 0:
            book.sheets.append((text(data, 6, short=True), int.from_bytes(data[:4], "little")))
        elif record.kind == biff.SST:
            book.strings.extend(biff.strings(record))
    return book


def _short(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _sheet(stream: bytes, name: str, start: int, book: _Book) -> Sheet:
    values: dict[tuple[int, int], tuple[str, _Style]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    rows: set[int] = set()
    columns: list[tuple[int, int]] = []
    waiting: tuple[int, int, _Style] | None = None
    for record in records(stream, start):
        data = record.data
        if record.kind == biff.ROW and len(data) >= 16 and data[12] & 0x20:
            rows.add(_short(data, 0))
        elif record.kind == biff.COLUMNS and len(data) >= 10 and data[8] & 1:
            columns.append((_short(data, 0), _short(data, 2)))
        elif record.kind == biff.MERGED:
            for at in range(2, len(data) - 7, 8):
                top, bottom, left, right = struct.unpack_from("<4H", data, at)
                spans[top, left] = (max(1, bottom - top + 1), max(1, right - left + 1))
        elif record.kind == biff.STRING and waiting is not None:
            values[waiting[:2]] = (text(data, 0), waiting[2])
        for row, column, style, shown in _values(record, book):
            if shown is None:
                waiting = (row, column, style)
            else:
                values[row, column] = (shown, style)
        if len(values) > MAX_CELLS:
            raise too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")
    cells = [
        SheetCell(*at, shown, *spans.get(at, (1, 1)), style.boxed)
        for at, (shown, style) in values.items()
    ]
    return Sheet(name, name, cells, frozenset(rows), covered(columns))


def _values(record: Record, book: _Book) -> Iterator[tuple[int, int, _Style, str | None]]:
    """Row, column, style and text of every cell of a record; None if the next record tells it."""
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
    if kind == biff.LABEL_SST:
        index = int.from_bytes(data[6:10], "little")
        yield row, column, style, book.strings[index] if index < len(book.strings) else ""
    elif kind in {biff.LABEL, biff.RICH_LABEL}:
        yield row, column, style, text(data, 6)
    elif kind == biff.RK:
        yield row, column, style, _number(rk(int.from_bytes(data[6:10], "little")), style, book)
    elif kind == biff.TRUTH_OR_ERROR:
        yield row, column, style, _truth_or_error(data[6], bool(data[7]))
    elif data[12:14] == b"\xff\xff" and kind == biff.FORMULA:
        shown = {1: _truth_or_error(data[8], False), 2: _truth_or_error(data[8], True), 3: ""}
        yield row, column, style, shown.get(data[6])
    else:
        yield row, column, style, _number(struct.unpack_from("<d", data, 6)[0], style, book)


_CELLS = frozenset(
    {biff.LABEL_SST, biff.LABEL, biff.RICH_LABEL, biff.NUMBER, biff.RK, biff.MANY_RK}
    | {biff.FORMULA, biff.TRUTH_OR_ERROR}
)


def _style(book: _Book, index: int) -> _Style:
    return book.styles[index] if index < len(book.styles) else _Style()


def _number(value: float, style: _Style, book: _Book) -> str:
    return number(repr(value), style.code, book.since_1904)


def _truth_or_error(value: int, is_error: bool) -> str:
    return biff.ERRORS.get(value, "#N/A") if is_error else str(bool(value)).upper()
