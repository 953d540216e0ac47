"""The numbers a browser puts before the items of an ordered list; they are not in the markup."""

from __future__ import annotations

import re

from govlint.loaders.web.tags import attribute
from govlint.text.pattern import lazy

_HAS_ORDINAL = lazy(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[①-⑳]|第[一二三四五六七八九十]+"
)
_CHINESE = lazy(r"list-style[^;]*:[^;]*(?:cjk|chinese|japanese)", re.I)
_NONE = lazy(r"list-style[^;]*:[^;]*none", re.I)
_DIGITS = "一二三四五六七八九"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class ItemNumbers:
    """The open lists, and the number that waits for the text of its item."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, int]] = []  # how each counts, what its next number is
        self._waiting = ""

    def begin(self, name: str, rest: str) -> None:
        """A list begins."""
        style, first = "", 1
        if name == "ol" and not _NONE.search(rest):
            style = "一" if _CHINESE.search(rest) else attribute("type", rest) or "1"
            first = _integer(attribute("start", rest), 1)
        self._lists.append((style, first))

    def end(self) -> None:
        """The innermost list ends."""
        if self._lists:
            self._lists.pop()
        self._waiting = ""

    def item(self, rest: str) -> None:
        """An item begins."""
        self._waiting = ""
        if not self._lists:
            return
        style, number = self._lists[-1]
        number = _integer(attribute("value", rest), number) if "value" in rest else number
        self._lists[-1] = style, number + 1
        if style and not _NONE.search(rest):
            self._waiting = _label(style, number)

    def item_ended(self) -> None:
        """An item ends; the next line has no number of its."""
        self._waiting = ""

    def numbered(self, text: str) -> str:
        """The first line of an item with its number, unless it was typed there as well."""
        if not self._waiting:
            return text
        number, self._waiting = self._waiting, ""
        return text if _HAS_ORDINAL.match(text) else number + text


def _label(style: str, number: int) -> str:
    if style == "一" and 0 < number < 100:
        tens, ones = divmod(number, 10)
        ten = "" if not tens else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
        return ten + (_DIGITS[ones - 1] if ones else "") + "、"
    if style in ("a", "A") and 0 < number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return (letter.upper() if style == "A" else letter) + "."
    if style in ("i", "I") and 0 < number < 40:
        roman = "x" * (number // 10) + _ROMAN[number % 10]
        return (roman.upper() if style == "I" else roman) + "."
    return f"{number}."


_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def _integer(value: str | None, default: int) -> int:
    match = re.match(r"\s*(-?\d{1,9})", value or "")
    return int(match[1]) if match else default
