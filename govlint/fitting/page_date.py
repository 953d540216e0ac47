"""The day a web page says it was published on, above the report or below it."""

from __future__ import annotations

import re
from datetime import date

from govlint.model.facts import Stated
from govlint.model.source import Source
from govlint.model.tree import Report, Span
from govlint.text.pattern import Pattern


def page_date(source: Source, report: Report) -> Stated[date] | None:
    """The day its page was published on, by the first words that say so; None where none do."""
    if not report.sections:
        return None
    first, last = report.sections[0].heading.start, max(0, len(source.folded) - _TAIL)
    found = (_PUBLISHED.search(source.folded, 0, first), _PUBLISHED.search(source.folded, last))
    days = (_day(match) for match in found if match)
    return next((stated for stated in days if stated), None)


def _day(match: re.Match[str]) -> Stated[date] | None:
    place = Span(match.start("year"), match.end("day"))
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Stated(day, match[0], place)


_TAIL = 600
_PUBLISHED = Pattern(
    r"(?:(?:发布|公布|发文|成文|生成|公开|印发)(?:时间|日期)|(?<![\u4e00-\u9fff])(?:日期|时间))"
    r" ?:? ?"
    r"(?P<year>20\d\d) ?[-./年] ?(?P<month>\d{1,2}) ?[-./月] ?(?P<day>\d{1,2})",
    "时间",
    "日期",
)
