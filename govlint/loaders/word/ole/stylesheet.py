"""The styles of binary Word files: [MS-DOC] 2.9.271, and 2.4.6.5 for what they are based on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

PARAGRAPHS, CHARACTERS = 1, 2
"""Kinds of styles."""
_MANY = 4_000


class Style(NamedTuple):
    """A style: the number of the one it is based on, its kind, and its properties as bytes."""

    based: int
    kind: int
    of_paragraphs: bytes
    of_characters: bytes


def style_sheet(data: bytes) -> Iterator[tuple[int, Style]]:
    """The styles of paragraphs and characters in a style sheet, each with its number."""
    at = 2 + _number(data, 0)
    base = _number(data, 4)
    for index in range(min(_number(data, 2), _MANY)):
        size = _number(data, at)
        style = data[at + 2 : at + 2 + size]
        at += 2 + size
        kind = style[2] & 0x0F if len(style) >= base + 4 else 0
        if kind not in {PARAGRAPHS, CHARACTERS}:
            continue
        start, of_paragraphs = base + 2 + 2 * _number(style, base) + 2, b""
        if kind == PARAGRAPHS:
            length = _number(style, start)
            of_paragraphs = style[start + 4 : start + 2 + length]  # behind the style's own number
            start += 2 + length + length % 2
        of_characters = style[start + 2 : start + 2 + _number(style, start)]
        yield index, Style(_number(style, 2) >> 4, kind, of_paragraphs, of_characters)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
