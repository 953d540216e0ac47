"""The day a web page says it was published on, where the report itself is not dated."""

from __future__ import annotations

import re
from datetime import date

from govlint import Facts, Pattern, Report, Source, Span, Stated, Text

SIGNED = Text("落款日期", "signed on")
OF_PAGE = Text("网页发布时间", "by its web page published on")


def dated(facts: Facts, report: Report, source: Source) -> tuple[Stated[date] | None, Text]:
    """The date of the sign-off, else that of the page, and what it is to be called."""
    signed = facts.particulars.signed_date
    if signed is not None or not report.sections:
        return signed, SIGNED
    first, last = report.sections[0].heading.start, max(0, len(source.folded) - _TAIL)
    found = (_PUBLISHED.search(source.folded, 0, first), _PUBLISHED.search(source.folded, last))
    days = [stated for match in found if match and (stated := _day(match))]
    return (days[0] if days else None), OF_PAGE


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
