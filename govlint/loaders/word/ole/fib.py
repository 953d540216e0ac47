"""The parts of a Word 97–2003 file: its text by pieces, and the properties of its stretches.

[MS-DOC]: 2.5 (the Fib), 2.4.1 (text by pieces), 2.9.168 and 2.9.33 (pages of properties).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.archive import broken, locked
from govlint.files.decode import Undecodable

MAX_TEXT = 5_000_000
_MANY_PAGES = 5_000
_WORD, _WORD_97 = 0xA5EC, 0xC1
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_TABLE_DEFINITION, _TAB_CHANGES = 0xD608, 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_PAGE = 512
_NOTHING = "\x1f"  # an optional hyphen of Word's: left out of the text


class TextPiece(NamedTuple):
    """A stretch of text: first character, offset of its bytes, bytes a character."""

    start: int
    offset: int
    width: int


class Fib:
    """A file of Word 97 or later; `table` is the stream of its tables.

    `text` is the main story, of `count` characters, then those of notes and of `headers`, and
    from `boxes` on that of text boxes.
    """

    def __init__(self, main: bytes, tables: tuple[bytes, bytes], data: bytes) -> None:
        """From the streams WordDocument, 0Table and 1Table, Data. Raises Undecodable."""
        kind, version = self._words(main, 0, "<HH")
        if kind != _WORD:
            raise broken("WordDocument: no Fib")
        (flags,) = self._words(main, 10, "<H")
        if flags & _ENCRYPTED:
            raise locked()
        if version < _WORD_97:
            raise _too_old()
        self.main, self.data = main, data
        self.table = tables[1 if flags & _OTHER_TABLE else 0]
        sizes = [max(0, size) for size in self._words(main, 0x4C, "<7i")]
        self.count, self.boxes = sizes[0], sum(sizes[:6])
        self.headers = slice(sum(sizes[:2]), sum(sizes[:3]))
        self.pieces: list[TextPiece] = []
        self.text = self._main_text(min(self.boxes + sizes[6], MAX_TEXT, len(main)))
        self._starts = [piece.start for piece in self.pieces]

    def part(self, number: int) -> bytes:
        """The part of the table stream at this place of FibRgFcLcb97, counted from 0."""
        offset, size = self._words(self.main, 0x9A + 8 * number, "<II")
        return self.table[offset : offset + size]

    def offset(self, character: int) -> int:
        """Where in WordDocument a character of the text stands."""
        piece = self.pieces[max(0, bisect_right(self._starts, character) - 1)]
        return piece.offset + (character - piece.start) * piece.width

    def _main_text(self, count: int) -> str:
        found: list[str] = []
        length = 0
        for start, end, raw in _pieces(self.part(33)):
            packed = bool(raw & 0x40000000)
            offset, width = (raw & 0x3FFFFFFF) // (2 if packed else 1), 1 if packed else 2
            size = min(end, count) - start
            if start != length or size < 0:
                break
            data = self.main[offset : offset + size * width]
            text = data.decode("cp1252" if packed else "utf-16-le", "replace")
            if len(text) != size:  # beyond the first plane, or cut short
                text = _unpaired(data, size) if not packed else text.ljust(size)
            self.pieces.append(TextPiece(start, offset, width))
            found.append(text)
            length += size
        if length < min(count, self.count) or not found:
            raise broken("WordDocument: text missing")
        return "".join(found)

    @staticmethod
    def _words(data: bytes, offset: int, form: str) -> tuple[int, ...]:
        try:
            return struct.unpack_from(form, data, offset)
        except struct.error as error:
            raise broken(f"WordDocument: {error}") from error


class Stretch(NamedTuple):
    """Properties of the bytes from `start` to `end` of WordDocument; `style` of a paragraph."""

    start: int
    end: int
    style: int
    sprms: bytes


class Stretches:
    """Properties by offset. `kind` 13 are those of paragraphs, 12 those of characters."""

    def __init__(self, fib: Fib, kind: int) -> None:
        entries = fib.part(kind)
        count = max(0, (len(entries) - 4) // 8)
        pages = struct.unpack_from(f"<{count}I", entries, 4 * (count + 1)) if count else ()
        known = list(dict.fromkeys(page & 0x3FFFFF for page in pages))[:_MANY_PAGES]
        every = [stretch for page in known for stretch in _page(fib.main, page, kind == 13)]
        self.all = sorted(every)
        self._starts = [stretch.start for stretch in self.all]

    def at(self, offset: int) -> Stretch | None:
        """The stretch a byte lies in."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.all[index].end:
            return None
        return self.all[index]


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The single properties in a row of them: number and operand."""
    at = 0
    while at + 2 <= len(data):
        (number,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[number >> 13]
        if number == _TABLE_DEFINITION:
            size = int.from_bytes(data[at : at + 2], "little") - 1
            at += 2
        elif not size:
            size = data[at] if at < len(data) else 0
            if number == _TAB_CHANGES and size == 255:
                return
            at += 1
        yield number, data[at : at + max(0, size)]
        at += max(0, size)


def _pieces(clx: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    count = (len(clx) - at - 5 - 4) // 12
    if at + 5 > len(clx) or clx[at] != 2 or count < 1:
        raise broken("WordDocument: no pieces")
    places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    for index in range(count):
        (raw,) = struct.unpack_from("<I", clx, at + 5 + 4 * (count + 1) + 8 * index + 2)
        yield places[index], places[index + 1], raw


def _unpaired(data: bytes, size: int) -> str:
    """UTF-16 by units, so that every character keeps its place; one that takes two is followed
    by an invisible one."""
    text = data.decode("utf-16-le", "replace")
    spread = "".join(c if c < "\U00010000" else c + _NOTHING for c in text)
    return spread.ljust(size)[:size]


def _page(main: bytes, number: int, paragraphs: bool) -> Iterator[Stretch]:
    page = main[number * _PAGE :][:_PAGE]
    if len(page) < _PAGE:
        return
    count, size = page[-1], 13 if paragraphs else 1
    if 4 * (count + 1) + size * count > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + size * index]
        style, data = 0, b""
        if at:
            data = _paragraph(page, at) if paragraphs else page[at + 1 : at + 1 + page[at]]
        if paragraphs and len(data) >= 2:
            style, data = int.from_bytes(data[:2], "little"), data[2:]
        if places[index] < places[index + 1]:
            yield Stretch(places[index], places[index + 1], style, data)


def _paragraph(page: bytes, at: int) -> bytes:
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]] if at + 1 < len(page) else b""


def _too_old() -> Undecodable:
    return Undecodable(
        Text("这是 Word 95 或更早的文件", "a file of Word 95 or earlier"),
        Text(
            "请用 Word 或 WPS 打开，另存为 docx，再检查",
            "open it in Word or WPS, save it as docx, and check that",
        ),
    )
