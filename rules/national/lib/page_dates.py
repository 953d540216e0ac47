"""The day a report bears: that of its sign-off, else that of its web page."""

from __future__ import annotations

from datetime import date

from govlint import Facts, Report, Source, Stated, Text, page_date

SIGNED = Text("落款日期", "signed on")
OF_PAGE = Text("网页发布时间", "by its web page published on")


def dated(facts: Facts, report: Report, source: Source) -> tuple[Stated[date] | None, Text]:
    """The date of the sign-off, else that of the page, and what it is to be called."""
    signed = facts.particulars.signed_date
    if signed is not None or not report.sections:
        return signed, SIGNED
    return page_date(source, report), OF_PAGE
