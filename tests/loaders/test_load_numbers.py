"""Automatic numbers, which stand nowhere in a Word file's text."""

from __future__ import annotations

import pytest
from helpers import word_files as w
from helpers.messy_docx import NUMBERING, STYLES, n, s
from helpers.word_files import tbl, tc

from govlint.loaders.word import docx
from govlint.loaders.word.numerals import numeral


def lines(body: str, **parts: str) -> list[str]:
    text = docx.load(w.docx(body, **parts), "报告.docx").text
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            n("甲", 1) + n("乙", 1, 1) + n("丙", 1, 1) + n("丁", 1),
            "一、甲|（一）乙|（二）丙|二、丁",
        ),
        (
            n("甲", 1) + n("乙", 1, 1) + n("丙", 1) + n("丁", 1, 1),
            "一、甲|（一）乙|二、丙|（一）丁",
        ),
        (n("甲", 1) + n("乙", 1, 2) + n("2023年", 1, 2), "一、甲|1.1乙|1.2 2023年"),
        (n("甲", 1) + n("乙", 1, 3) + n("丙", 1) + n("丁", 1, 3), "一、甲|1)乙|二、丙|2)丁"),
        (n("甲", 2), "甲"),
        (n("甲", 1) + n("乙", 3) + n("丙", 1), "一、甲|五、乙|六、丙"),
        (n("甲", 1) + n("乙", 4, 1), "一、甲|A.乙"),
        (n("甲", 5) + n("乙", 5), "一、甲|二、乙"),
        (n("甲", 0) + n("乙", 77), "甲|乙"),
        (s("甲", "H1") + s("乙", "H2") + s("丙", "H3"), "一、甲|（一）乙|（二）丙"),
        (s("甲", "H1") + s("乙", "H1", '<w:numPr><w:numId w:val="0"/></w:numPr>'), "一、甲|乙"),
        (tbl([tc(n("甲", 1)), tc("1")], [tc(n("乙", 1)), tc("2")]), "一、甲\t1|二、乙\t2"),
    ],
)
def test_automatic_numbers_are_written_out(body: str, text: str) -> None:
    assert "|".join(lines(body, numbering=NUMBERING, styles=STYLES)) == text


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("chineseCounting", "一 十 十一 二十 一百零五"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零伍"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇五"),
        ("ideographTraditional", "甲 癸 甲 癸 戊"),
        ("ideographZodiac", "子 酉 戌 未 申"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 105"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 105"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０５"),
        ("decimalZero", "01 10 11 20 105"),
        ("lowerRoman", "i x xi xx cv"),
        ("upperLetter", "A J K T AAAAA"),
        ("something", "1 10 11 20 105"),
        ("none", "    "),
    ],
)
def test_number_formats(style: str, said: str) -> None:
    assert [numeral(value, style) for value in (1, 10, 11, 20, 105)] == said.split(" ")
