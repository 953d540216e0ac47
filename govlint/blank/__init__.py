"""A report to be filled in: its sections and official tables in place, what is known filled in.

In come the body that reports, the year and last year's report; out go a Word file and a workbook
as bytes, and what could not be taken over. Nothing is read from disk or written to it.
"""

from __future__ import annotations

from typing import NamedTuple

from govlint.bilingual import Text
from govlint.blank.carried import NOTHING, Carried, carried
from govlint.blank.outline import Outline, outline
from govlint.blank.word import document
from govlint.text.xml import legal_in_xml

__all__ = ["NOTHING", "BlankReport", "blank_report", "carried", "workbook"]


class BlankReport(NamedTuple):
    """The Word file; `remarks` tell what of last year's report was not taken over."""

    name: str
    docx: bytes
    remarks: tuple[Text, ...]
    outline: Outline


def blank_report(organ: str, year: int, carried: Carried = NOTHING) -> BlankReport:
    """The report of `organ` about `year`, with what last year's report carried over to it.

    All figures are 0 but those carried over; where these could not be read the cells are empty and
    marked.  Raises UserError for a year before there was an official form.
    """
    plan = outline(legal_in_xml(organ, ""), year, carried.figures)
    return BlankReport(plan.title, document(plan), carried.remarks, plan)


def workbook(report: BlankReport) -> bytes:
    """The same report as a workbook whose totals compute themselves.

    Raises UserError where XlsxWriter is not installed.
    """
    from govlint.blank.sheet import book

    return book(report.outline)
