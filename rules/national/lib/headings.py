"""Headings of sections that are not the form's."""

from __future__ import annotations

import re

from govlint import Report, Source, Span, lazy, sections

NUMERALS = "一二三四五六七八九十"


def unnamed_heading(report: Report, source: Source, number: int) -> Span | None:
    """A short line with the ordinal of a section nobody heads, where that section should be."""
    headings = [section.heading for section in report.sections]
    if any(heading.number == number for heading in headings):
        return None
    start = max((h.end for h in headings if h.number < number), default=0)
    end = min((h.start for h in headings if h.number > number), default=len(source.text))
    line = lazy(
        rf"^[ \t|#*>lI]*(?P<heading>(?:{NUMERALS[number - 1]}\s*[、.,:]|"
        rf"\({NUMERALS[number - 1]}\)\s*(?={sections()[number]}\s*$))"
        r"(?!\s*(?:本年|上年|结转))[^\r\n\t|。;]{2,30}?)[ \t|*:]*$",
        re.MULTILINE,
    )
    match = line.search(source.folded[:end], start)
    return Span(*match.span("heading")) if match else None
