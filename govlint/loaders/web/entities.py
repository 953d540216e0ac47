"""The characters of a page as a reader sees them: entities, blanks and line ends of the markup."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from govlint.text.pattern import lazy

MARK = "\ufdd0"  # no character at all
"""Put before a visible character to find its place again; of no width and no language."""

_TURNS = lazy(r"&[#\w]{1,31};?|\s*[\r\n]\s*")
_LEAD = lazy(r"(?:\s|&(?:nbsp|ensp|emsp|thinsp|#160|#12288|#x0*(?:a0|3000));?)*+", re.I)
_BLANKS = lazy(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_ASCII_WORD = lazy(r"[0-9A-Za-z]")


def lead(raw: str) -> int:
    """How many characters of markup text are blank before its first visible one."""
    match = _LEAD.match(raw)
    return match.end() if match else 0


def marked(raw: str) -> tuple[str, list[int]]:
    """Markup text with a mark where what is shown does not go on as it stands, and where those are.

    That is at its first visible character, and behind every entity and line end.
    """
    places = [lead(raw)]
    if "&" in raw or "\n" in raw or "\r" in raw:
        places += [turn.end() for turn in _TURNS.finditer(raw, places[0])]
        places = [at for at in places if at + lead(raw[at : at + 1]) == at]
    cuts = [0, *(at for at in places if at < len(raw)), len(raw)]
    return MARK.join(raw[a:b] for a, b in pairwise(cuts)), cuts[1:-1]


def visible_text(raw: str) -> str:
    """Markup text as it is shown, without the blanks at both ends.

    A line end of the markup is a blank between Latin words and nothing beside Chinese ones.
    """
    if raw.isalnum():
        return raw
    text = _BLANKS.sub(_blank, raw)
    return (unescape(text) if "&" in text else text).strip()


def _blank(match: re.Match[str]) -> str:
    run = match[0]
    if "\n" not in run and "\r" not in run:
        return " "
    whole, start, end = match.string, match.start(), match.end()
    before = whole[start - 1] if start else ""
    after = whole[end : end + 2].lstrip(MARK)[:1]
    return "" if before > "\u2e7f" or after > "\u2e7f" else " "


def joined(lines: list[str]) -> str:
    """The lines of one cell as one: nothing between them, a blank between Latin words."""
    text = ""
    for line in lines:
        latin = text and _ASCII_WORD.match(text[-1]) and _ASCII_WORD.match(line)
        text += f" {line}" if latin else line
    return text
