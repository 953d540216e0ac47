"""What is told of a line that is full of faults, and how much of a text a finding quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.bilingual import Text
from govlint.model.diagnostic import Diagnostic, Finding

MOST = 25
"""Findings of one rule on one line."""
LONGEST = 200
"""Characters of a report that a finding quotes."""
_NOTES = 50
"""Related places of one finding; an identity of the tables has fewer."""
_WORDS = 600
"""Characters of a message, which may quote the report more than once."""


def limited(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, in their order; of one rule on one line the first, of which the last says so.

    Its fingerprint counts those left out: with others it is another finding.
    """
    totals = Counter((one.code, one.at.line) for one in found)
    seen: Counter[tuple[str, int]] = Counter()
    kept = []
    for one in found:
        key = one.code, one.at.line
        seen[key] += 1
        if seen[key] == MOST < totals[key]:
            kept.append(_last(one, totals[key] - MOST))
        elif seen[key] <= MOST:
            kept.append(one)
    return tuple(kept)


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


def _last(one: Diagnostic, more: int) -> Diagnostic:
    zh = f"{one.message.zh}（这一行另有 {more} 处，不再逐一列出）"
    en = f"{one.message.en} ({more} more on this line are not listed)"
    return one._replace(message=Text(zh, en), fingerprint=f"{one.fingerprint}+{more}")
