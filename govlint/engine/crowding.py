"""What is told of a line that is full of faults, and how much of a text a finding quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from govlint.bilingual import Text
from govlint.model.diagnostic import Diagnostic, Finding

MOST = 25
"""Findings of one rule on one line."""
MOST_IN_ALL = 1_000
"""Findings of one rule in a file."""
LONGEST = 200
"""Characters of a report that a finding quotes."""
_NOTES = 50
"""Related places of one finding; an identity of the tables has fewer."""
_WORDS = 600
"""Characters of a message, which may quote the report more than once."""


def limited(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, in their order; of too many of one rule the first, of which the last says so.

    Its fingerprint counts those left out: with others it is another finding.
    """
    in_lines = _first(found, MOST, lambda one: (one.code, one.at.line), _ON_LINE)
    return tuple(_first(in_lines, MOST_IN_ALL, lambda one: one.code, _IN_FILE))


def _first(
    found: Sequence[Diagnostic], most: int, kind: Callable[[Diagnostic], object], where: Text
) -> list[Diagnostic]:
    """The first of every kind."""
    totals = Counter(map(kind, found))
    seen: Counter[object] = Counter()
    kept = []
    for one in found:
        mine = kind(one)
        seen[mine] += 1
        if seen[mine] == most < totals[mine]:
            kept.append(_last(one, totals[mine] - most, where))
        elif seen[mine] <= most:
            kept.append(one)
    return kept


def few(finding: Finding) -> Finding:
    """The finding with the first of its notes, of which the last says how many there are more."""
    more = len(finding.related) - _NOTES
    if more <= 0:
        return finding
    *notes, last = finding.related[:_NOTES]
    zh, en = last.message
    said = Text(f"{zh}（另有 {more} 处，不再逐一列出）", f"{en} ({more} more are not listed)")
    return finding._replace(related=(*notes, last._replace(message=said)))


def clipped(text: str, most: int = LONGEST) -> str:
    """`text`, cut where it is longer."""
    return text if len(text) <= most else f"{text[:most]}…"


def clipped_message(message: Text) -> Text:
    """A message without what nobody reads to its end."""
    return (
        message
        if max(map(len, message)) <= _WORDS
        else Text(*(clipped(one, _WORDS) for one in message))
    )


def _last(one: Diagnostic, more: int, where: Text) -> Diagnostic:
    zh = f"{one.message.zh}（{where.zh}另有 {more} 处，不再逐一列出）"
    en = f"{one.message.en} ({more} more {where.en} are not listed)"
    return one._replace(message=Text(zh, en), fingerprint=f"{one.fingerprint}+{more}")


_ON_LINE = Text("这一行", "on this line")
_IN_FILE = Text("这份文件", "in this file")
