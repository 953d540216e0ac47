"""Records of an old workbook (BIFF8): where its values are, what its strings say."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

CONTINUE, STRING = 0x3C, 0x207
BOF, EOF = 0x809, 0x0A
FILEPASS, DATEMODE, FORMAT, XF, SHEET, SST = 0x2F, 0x22, 0x41E, 0xE0, 0x85, 0xFC
FONT, PALETTE = 0x31, 0x92
ROW, COLUMNS, MERGED, WINDOW = 0x208, 0x7D, 0xE5, 0x23E
LABEL_SST, LABEL, RICH_LABEL = 0xFD, 0x204, 0xD6
NUMBER, RK, MANY_RK, FORMULA, TRUTH_OR_ERROR = 0x203, 0x27E, 0xBD, 0x06, 0x205
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class RichText(NamedTuple):
    """A text, and from which of its characters on it is in another font, by the font's number."""

    text: str
    fonts: tuple[tuple[int, int], ...] = ()


class Record(NamedTuple):
    """One record: its kind, and its bytes with those that continue it."""

    kind: int
    parts: list[bytes]

    @property
    def data(self) -> bytes:
        """The bytes of its first part, which is all but of the table of strings."""
        return self.parts[0]


def records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of a substream up to its end; those of charts within it are left out."""
    depth = 0
    held: Record | None = None
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        data = stream[start + 4 : start + 4 + size]
        start += 4 + size
        if kind == CONTINUE and held is not None:
            held.parts.append(data)
            continue
        if held is not None and depth == 1:
            yield held
        depth += kind == BOF
        held = Record(kind, [data])
        if kind == EOF:
            depth -= 1
            if depth <= 0:
                return
    if held is not None and depth == 1:
        yield held


def text(data: bytes, at: int, short: bool = False) -> str:
    """A string that stands whole in one record; its length is one byte if it is `short`."""
    start, end, wide = _extent(data, at, short)
    return data[start:end].decode("utf-16-le" if wide else "latin-1", "replace")


def rich_text(data: bytes, at: int) -> RichText:
    """A string with its fonts behind it, whole in one record."""
    _, end, _ = _extent(data, at, False)
    count = int.from_bytes(data[end : end + 2], "little")
    pairs = data[end + 2 : end + 2 + 4 * count]
    fonts = struct.iter_unpack("<HH", pairs[: len(pairs) // 4 * 4])
    return RichText(text(data, at), tuple((first, font) for first, font in fonts))


def _extent(data: bytes, at: int, short: bool) -> tuple[int, int, int]:
    """From where to where the characters of a string stand, and whether they are wide."""
    size = data[at] if short else int.from_bytes(data[at : at + 2], "little")
    at += 1 if short else 2
    wide = data[at] & 1
    return at + 1, at + 1 + size * (1 + wide), wide


def rk(packed: int) -> float:
    """A number in four bytes."""
    if packed & 2:
        value = float(packed >> 2 if packed < 1 << 31 else (packed >> 2) - (1 << 30))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value


def strings(record: Record) -> list[RichText]:
    """The table of strings; what is cut off is left out."""
    tape = _Tape(record.parts)
    tape.skip(8)
    found: list[RichText] = []
    while not tape.done:
        size, flags = tape.whole(2), tape.whole(1)
        runs = tape.whole(2) if flags & 8 else 0
        more = tape.whole(4) if flags & 4 else 0
        words = tape.characters(size, flags & 1)
        fonts = tuple([(tape.whole(2), tape.whole(2)) for _ in range(runs) if not tape.done])
        found.append(RichText(words, fonts))
        tape.skip(more)
    return found


class _Tape:
    """Bytes of several records read on as one; a string's width is told anew in each."""

    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts
        self._part = self._at = 0
        self._settle()

    @property
    def done(self) -> bool:
        return self._part >= len(self._parts)

    def skip(self, size: int) -> None:
        while size and not self.done:
            step = min(size, len(self._parts[self._part]) - self._at)
            self._at += step
            size -= step
            self._settle()

    def whole(self, size: int) -> int:
        value = shift = 0
        while size and not self.done:
            value |= self._parts[self._part][self._at] << shift
            shift += 8
            size -= 1
            self.skip(1)
        return value

    def characters(self, size: int, wide: int) -> str:
        found: list[str] = []
        while size and not self.done:
            width = 1 + wide
            part = self._parts[self._part]
            step = min(size, (len(part) - self._at) // width)
            piece = part[self._at : self._at + step * width]
            found.append(piece.decode("utf-16-le" if wide else "latin-1", "replace"))
            size -= step
            before = self._part
            self.skip(step * width if step else len(part) - self._at)
            if size and self._part > before:
                wide = self.whole(1) & 1
        return "".join(found)

    def _settle(self) -> None:
        while not self.done and self._at >= len(self._parts[self._part]):
            self._part += 1
            self._at = 0
