"""Characters nobody sees: taken out of a text before it is read, and remembered with their places.

A zero-width space in front of `五、`, a direction mark inside a figure, a soft hyphen inside a
label: a reader sees none of them, so nothing that reads a report may either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple


class Unseen(NamedTuple):
    """A character that is not printed, and the offset in the visible text it stands before.

    With `replaced` a line feed stands there in its place.
    """

    at: int
    character: str
    replaced: bool = False


def visible(text: str, lines: bool = True) -> tuple[str, tuple[Unseen, ...]]:
    """`text` as a reader sees it, and what was taken out of it, in order.

    With `lines`, U+2028, U+2029 and NEL become line feeds where they end lines: everywhere in a
    text that has hardly any others, else after the end of a sentence.
    """
    characters = set(text)
    unseen = [character for character in characters if _is_unseen(character)]
    if _CELL_MARK in characters and text.count(_CELL_MARK) < _FEW:
        unseen.append(_CELL_MARK)
    if not unseen:
        return text, ()
    ends = re.compile(_NEVER if not lines else _ENDS if _rules_lines(text) else _AFTER_SENTENCE)
    parts: list[str] = []
    found: list[Unseen] = []
    start = length = 0
    for match in re.finditer(f"[{re.escape(''.join(sorted(unseen)))}]", text):
        part = text[start : match.start()]
        length += len(part)
        found.append(Unseen(length, match[0], ends.match(text, match.start()) is not None))
        if found[-1].replaced:
            part += "\n"
            length += 1
        parts.append(part)
        start = match.end()
    return "".join([*parts, text[start:]]), tuple(found)


def restored(text: str, unseen: Iterable[Unseen]) -> str:
    """The text that `visible` made this of."""
    parts, start = [], 0
    for at, character, replaced in unseen:
        parts += [text[start:at], character]
        start = at + replaced
    return "".join([*parts, text[start:]])


def _rules_lines(text: str) -> bool:
    return sum(map(text.count, _LINE_ENDS)) > text.count("\n") + text.count("\r")


_LINE_ENDS = "\x85\u2028\u2029"  # which no program for plain text takes for such
_NEVER = r"(?!)"
_ENDS = f"[{_LINE_ENDS}]"
_AFTER_SENTENCE = rf"(?<=[。；：！？;:!?\r\n\t]){_ENDS}"
_CELL_MARK, _FEW = "\x07", 5  # a table that Word left has more
# TAB and line ends divide; BEL, VT and FF are what Word leaves of cell marks and breaks.
_DIVIDING = frozenset("\t\n\r\x07\x0b\x0c")
_FILLERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufffe\uffff"
)


def _is_unseen(character: str) -> bool:
    """Whether a character is printed by nobody."""
    if "\u4e00" <= character <= "\u9fff":  # nearly all there are
        return False
    return _is_unseen_mark(character)


@cache
def _is_unseen_mark(character: str) -> bool:
    if character in _DIVIDING:
        return False
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Zl", "Zp"}:
        return True
    selects = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return selects or character in _FILLERS
