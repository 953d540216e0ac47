"""Names and texts of others as a terminal, a log or a reader of JSON may safely have them.

A report or a file's name may hold what a terminal obeys (ESC, BEL, the C1 controls), what turns
the direction of writing (U+202E), and what is no character at all (half a surrogate pair).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from govlint.text.pattern import lazy

_TAB = "    "


def plain(text: str) -> str:
    """`text` on one line: TABs as blanks, `?` for what has no sign or would be obeyed."""
    return "".join(map(_visible, text))


def plain_lines(text: str) -> str:
    """`text` on its lines, each made `plain`."""
    return "\n".join(map(plain, text.split("\n")))


def unicode_text(text: str) -> str:
    """`text` with U+FFFD for what is no character: halves of surrogate pairs, U+FFFE."""
    return _NO_CHARACTER.sub("\ufffd", text)


def as_json(value: Any, indent: int | None = None) -> str:
    """Strict JSON (RFC 7493), readable but for the characters that a terminal would obey."""
    text = unicode_text(json.dumps(value, ensure_ascii=False, indent=indent))
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def as_json_pieces(document: Any, items: Iterable[Any]) -> Iterator[str]:
    """A document as indented JSON, its last list, empty, filled with items: one at a time.

    So nothing of a long run is held but what it found.
    """
    head, _, tail = as_json(document, 2).rpartition("[]")
    outer = "\n" + " " * (len(line := head.rpartition("\n")[2]) - len(line.lstrip(" ")))
    between = ""
    yield f"{head}["
    for item in items:
        text = as_json(item, 2).replace("\n", f"{outer}  ")
        yield f"{between}{outer}  {text}"
        between = ","
    yield f"{outer if between else ''}]{tail}\n"


@cache
def _visible(character: str) -> str:
    if character == "\t":
        return _TAB
    if character == "\u3000":
        return "  "
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "?" if hidden or _NO_CHARACTER.match(character) else character


_ENDS = "".join(f"{chr(plane - 2)}{chr(plane - 1)}" for plane in range(0x20000, 0x110001, 0x10000))
_NO_CHARACTER = lazy(f"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_ENDS}]")
_OBEYED = lazy("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
