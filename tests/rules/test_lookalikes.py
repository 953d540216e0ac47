"""A message that quotes two strings which look alike says where they differ."""

from __future__ import annotations

import pytest
from helpers.rule_findings import checked
from helpers.sample_report import report

from govlint.model.lookalikes import lookalike_difference

LAW = "中华人民共和国政府信息公开条例"


@pytest.mark.parametrize(
    ("printed", "due", "place"),
    [
        ("二○二四年", "二〇二四年", "第2个字是“○”U+25CB，不是“〇”U+3007"),
        ("二O二四年", "二〇二四年", "第2个字是“O”U+004F，不是“〇”U+3007"),
        ("─、总 体情况", "一、总体情况", "第1个字是“─”U+2500，不是“一”U+4E00"),
        ("⼈民政府", "人民政府", "第1个字是“⼈”U+2F08，不是“人”U+4EBA"),
        ("曰期", "日期", "第1个字是“曰”U+66F0，不是“日”U+65E5"),
    ],
)
def test_the_code_points_of_a_lookalike_are_told(printed: str, due: str, place: str) -> None:
    assert place in lookalike_difference(printed, due).zh


@pytest.mark.parametrize("printed", ["总体情况", "总 体 情况", "总体情形", "总体情况一", "開"])
def test_what_is_the_same_or_looks_otherwise_is_left_alone(printed: str) -> None:
    assert lookalike_difference(printed, "开" if printed == "開" else "总体情况").zh == ""


@pytest.mark.parametrize(
    ("code", "due", "printed", "place"),
    [
        ("GL006", "申请人无正当", "申请入无正当", "“入”U+5165，不是“人”U+4EBA"),
        ("GL102", "报告的事项", "报告的亊项", "“亊”U+4E8A，不是“事”U+4E8B"),
        (
            "GL701",
            "年，云",
            f"年，依据《{LAW.replace('人', '入')}》，云",
            "“入”U+5165，不是“人”U+4EBA",
        ),
    ],
)
def test_messages_name_it(code: str, due: str, printed: str, place: str) -> None:
    (found,) = checked(report().replace(due, printed, 1), (code,))
    assert place in found.message.zh
