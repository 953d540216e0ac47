"""Rich Text Format by tokens, and its bytes as text: RTF 1.9.1, “Character set” and “Unicode”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint.files.archive import broken

MAX_TOKENS = 1_000_000
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # a control word
    rb"|\\'([0-9a-fA-F]{2})"  # a byte
    rb"|\\([^a-zA-Z'])"  # a control symbol
    rb"|([{}])"
    rb"|((?:[\x81-\xfe][\x40-\xfe]|[^\\{}\r\n])+)"  # a trail byte may be a brace or a backslash
    rb"|[\r\n]+|\\",
    re.S,
)
_WORD, _NUMBER, _BYTE, _SYMBOL, _BRACE, _PLAIN = range(1, 7)
_CHARSETS = {
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949"}
_DOUBLE = frozenset({"gb18030", "cp950", "cp932", "cp949"})
SYMBOL = 2
"""The character set whose characters are pictures."""


class RtfToken(NamedTuple):
    """A piece of the file: a brace, a control word (or symbol) with its number, or bytes."""

    brace: bytes = b""
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE, _STAR = RtfToken(brace=b"{"), RtfToken(brace=b"}"), RtfToken(word="*")


def tokens(data: bytes, wanted: frozenset[bytes]) -> Iterator[RtfToken]:
    """The tokens of a file; of the control words those wanted, and those at the head of a group.

    Raises Undecodable where there are too many.
    """
    at = count = 0
    head = False
    take = _TOKEN.match
    while match := take(data, at):
        at = match.end()
        count += 1
        if count > MAX_TOKENS:
            raise broken(f"over {MAX_TOKENS} RTF tokens")
        kind = match.lastindex
        if kind is not None and kind <= _NUMBER:
            word, number = match.group(_WORD, _NUMBER)
            if word == b"bin":
                at += max(0, int(number or 0))
            elif head or word in wanted:
                yield RtfToken(word=word.decode(), number=None if number is None else int(number))
            head = False
        elif kind == _BRACE:
            head = match[_BRACE] == b"{"
            yield _OPEN if head else _CLOSE
        elif kind == _SYMBOL and match[_SYMBOL] == b"*":
            yield _STAR  # what follows is still the head
        elif kind is not None:
            head = False
            yield _token(match, kind)


def _token(match: re.Match[bytes], kind: int) -> RtfToken:
    if kind == _SYMBOL:
        return RtfToken(word=match[_SYMBOL].decode("latin-1"))
    data = match[_PLAIN] if kind == _PLAIN else bytes.fromhex(match[_BYTE].decode())
    return RtfToken(data=data)


class Coding:
    """What the bytes of a file mean: its code page and the character sets of its fonts."""

    def __init__(self) -> None:
        self.page = "cp1252"
        self.default = 0
        self.charsets: dict[int, int] = {}

    def use_page(self, number: int) -> None:
        """\\ansicpg: the file's own code page."""
        name = _PAGES.get(number, f"cp{number}")
        try:
            "".encode(name)
        except LookupError:
            return
        self.page = name

    def text(self, data: bytes, font: int) -> str:
        """Bytes set in a font. A Chinese file says of many fonts that they are Western."""
        charset = self.charsets.get(font, 0)
        if charset == SYMBOL:
            return ""
        own = _CHARSETS.get(charset)
        if own is None and self.page not in _DOUBLE:
            asian = {_CHARSETS[c] for c in self.charsets.values() if c in _CHARSETS} & _DOUBLE
            own = asian.pop() if len(asian) == 1 and len(data) > 1 else None
        for name in (own or self.page, self.page):
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                continue
        return data.decode(own or self.page, "replace")
