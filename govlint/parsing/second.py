"""A second report in one file: where it begins, so that it is not read into the first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from govlint.forms.form import TABLES
from govlint.forms.labels import mentions
from govlint.parsing.title import TITLE_END, TITLE_YEAR, title_text
from govlint.text.pattern import lazy

_LINE_END = lazy(r"[\r\n]")
_REPORT = lazy("报告|年报|度报")
_LONGEST_TITLE = 60
_MOST_TITLES = 20


def second_report(folded: str) -> int | None:
    """Where the title of a second report stands; None where the file holds one report.

    Only a title with an official table above it and the same table again below it begins one:
    a cover, a table of contents and links to other years have no tables.
    """
    for start in islice(_titles(folded), _MOST_TITLES):
        above, below = folded[:start], folded[start:]
        if any(mentions(table, above) and mentions(table, below) for table in TABLES):
            return start
    return None


def _titles(folded: str) -> Iterator[int]:
    """Where lines begin that are the title of a report on a year."""
    last = -1
    for match in _REPORT.finditer(folded):
        place = match.start()
        start = max(folded.rfind(end, max(0, place - 2 * _LONGEST_TITLE), place) for end in "\r\n")
        if start <= last:  # the line was seen, or is no short one
            continue
        last = start
        line = _LINE_END.split(folded[start + 1 : place + 2 * _LONGEST_TITLE], 1)[0]
        text = title_text(line)
        if len(text) > _LONGEST_TITLE or "公开" not in text:
            continue
        if TITLE_END.search(text) and TITLE_YEAR.search(text):
            yield start + 1
