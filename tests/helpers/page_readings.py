"""Pages for the tests of fixed pages, in both media, and what their loaders read of them."""

from __future__ import annotations

import pytest

from govlint.loaders import ofdpages, pdfium
from govlint.model.source import Source
from helpers.ofd_files import ofd
from helpers.page_drawing import Sheet
from helpers.pdf_files import pdf

FIRST = "2024年，云溪镇认真贯彻落实条例，坚持以公开为常态、不公开为例外，" * 2 + "工作平稳有序。"
SECOND = "全年主动公开政府信息1204条，其中机构职能类12条。"
HEAD = ["信息内容", "本年制发", "现行有效"]


@pytest.fixture(params=["pdf", "ofd"])
def load(request):
    """The Source of sheets in one of the two media."""

    def loaded(*sheets: Sheet) -> Source:
        if request.param == "pdf":
            return pdfium.load(pdf(sheets), "report.pdf")
        return ofdpages.load(ofd(sheets), "report.ofd")

    loaded.medium = request.param
    return loaded


def lines(source: Source) -> list[str]:
    """Its lines that are not blank, cells parted by bars."""
    return [line.replace("\t", "|") for line in source.text.split("\n") if line.strip()]


def sheet_with(rows: list[list[str]], **more) -> Sheet:
    sheet = Sheet()
    sheet.table(72, 100, [120] + [60] * (len(rows[0]) - 1), rows, **more)
    return sheet


def filler(sheet: Sheet, line: float = 100) -> float:
    return sheet.paragraphs(line, FIRST, SECOND, FIRST)
