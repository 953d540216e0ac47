"""Automatic numbers in Word 97–2003 files.

[MS-DOC] 2.9.147 (lists), 2.9.131 (their uses), 2.9.150 (levels), 2.4.6.5 and 2.9.271 (styles).
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from govlint.loaders.word.numbering import Counter, Level, next_number
from govlint.loaders.word.ole.fib import Fib, sprms
from govlint.loaders.word.ole.stylesheet import PARAGRAPHS, style_sheet

_FORMATS = """
    decimal upperRoman lowerRoman upperLetter lowerLetter ordinal decimal decimal decimal decimal
    ideographDigital japaneseCounting decimal decimal decimalFullWidth decimal japaneseLegal
    japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 decimal decimal decimalZero
    bullet decimal decimal decimalEnclosedFullstop decimalEnclosedParen
    decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac
    ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional
    taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified
    chineseCountingThousand
"""
_STYLES = tuple(_FORMATS.split())
_LEGAL, _NO_RESTART = 0x04, 0x08
_LIST, _USE, _HEAD = 28, 16, 28
_DEEP = 30
_MANY = 4_000


class _Use(NamedTuple):
    name: int
    starts: dict[int, int]
    levels: dict[int, Level]


class Lists:
    """Gives each paragraph, asked in their order, the number it is printed with."""

    def __init__(self, fib: Fib) -> None:
        try:
            self._lists = _lists(fib)
            self._uses = _uses(fib.part(74))
        except (struct.error, IndexError, ValueError):  # without numbers the text is still there
            self._lists, self._uses = {}, []
        self._styles = _styles(fib.part(1)) if self._uses else {}
        self._counters: dict[int, Counter] = {}
        self._opened: set[int] = set()

    def listed(self, style: int, use: bytes | None, level: bytes | None) -> tuple[int, int] | None:
        """The use of a list and the level, by the paragraph's own properties or by its style."""
        at = int.from_bytes(level, "little") if level else None
        if use:
            return int.from_bytes(use, "little"), at or 0
        number: int | None = None
        for _ in range(_DEEP):
            if style not in self._styles or number is not None:
                break
            style, number, inherited = self._styles[style]
            at = inherited if at is None else at
        return None if number is None else (number, at or 0)

    def label(self, listed: tuple[int, int] | None) -> str:
        """The number of the next paragraph; empty where it is in no list."""
        if listed is None or not 0 < listed[0] <= len(self._uses) or listed[1] > 8:
            return ""
        use = self._uses[listed[0] - 1]
        levels = self._lists.get(use.name, {})
        counter = self._counters.setdefault(use.name, Counter(levels))
        if listed[0] not in self._opened:
            self._opened.add(listed[0])
            for at, start in use.starts.items():
                counter.last[at] = start - 1
        return next_number(counter, {**levels, **use.levels}, listed[1])


def _lists(fib: Fib) -> dict[int, dict[int, Level]]:
    data = fib.part(73)
    if len(data) < 2:
        return {}
    count = min(int.from_bytes(data[:2], "little"), _MANY)
    # The levels stand behind the part proper.
    offset, size = struct.unpack_from("<II", fib.main, 0x9A + 8 * 73)
    at = offset + size
    found: dict[int, dict[int, Level]] = {}
    for index in range(count):
        head = data[2 + _LIST * index :][:_LIST]
        if len(head) < _LIST:
            break
        levels: dict[int, Level] = {}
        for number in range(1 if head[26] & 1 else 9):
            levels[number], at = _level(fib.table, at)
        found[int.from_bytes(head[:4], "little")] = levels
    return found


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """A level, and where what follows it begins."""
    start, style, flags = struct.unpack_from("<iBB", data, at)
    places = {place for place in data[at + 6 : at + 15] if place}
    character_size, paragraph_size, limit = struct.unpack_from("<BBB", data, at + 24)
    at += _HEAD + character_size + paragraph_size
    (size,) = struct.unpack_from("<H", data, at)
    raw = data[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
    pattern = "".join(
        f"%{ord(sign) + 1}" if index in places and ord(sign) < 9 else sign.replace("%", "％")
        for index, sign in enumerate(raw, 1)
    )
    named = "none" if style == 0xFF else _STYLES[style] if style < len(_STYLES) else "decimal"
    restart = limit if flags & _NO_RESTART else None
    level = Level(max(0, min(start, 100_000)), named, pattern, restart, bool(flags & _LEGAL))
    return level, at + 2 + 2 * size


def _uses(data: bytes) -> list[_Use]:
    if len(data) < 4:
        return []
    count = min(int.from_bytes(data[:4], "little"), _MANY)
    at = 4 + _USE * count
    found: list[_Use] = []
    for index in range(count):
        (name,) = struct.unpack_from("<I", data, 4 + _USE * index)
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        changed = data[4 + _USE * index + 12]
        at += 4
        for _ in range(min(changed, 9)):
            start, flags = struct.unpack_from("<iI", data, at)
            at += 8
            number = min(flags & 0x0F, 8)
            if flags & 0x20:
                levels[number], at = _level(data, at)
                start = levels[number].start
            if flags & 0x10:
                starts[number] = max(0, min(start, 100_000))
        found.append(_Use(name, starts, levels))
    return found


def _styles(data: bytes) -> dict[int, tuple[int, int | None, int | None]]:
    """Of each paragraph style the one it is based on, its use of a list and its level."""
    found: dict[int, tuple[int, int | None, int | None]] = {}
    for index, style in style_sheet(data):
        if style.kind != PARAGRAPHS:
            continue
        said = dict(sprms(style.of_paragraphs))
        use, level = (
            int.from_bytes(said[number], "little") if number in said else None
            for number in (0x460B, 0x260A)
        )
        found[index] = (style.based, use, level)
    return found
