"""Paragraphs as they read, and patterns that wait for their telltales."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.prose import passages
from govlint.model.source import Source
from govlint.parsing.parser import parse
from govlint.text.pattern import Pattern

WRAPPED = """一、总体情况
    （一）主动公开情况。本年度通过门户网站、政务新媒体、公示栏等
渠道公开信息一百二十条，其中政策文件二十条，财政信息十二条，重点

                             - 1 -

领域信息八十八条，公开及时，内容完整，没有发生泄密事件，群众满意
程度逐年提高，服务窗口的办事指南也逐条核对，做到了线上线下同步更
新，政务服务便民热线转来的事项件件有回音、事事有着落，群众满意程
度稳步提高。
    （二）依申请公开情况。收到申请
3
件，均已答复，没有因此发生的行政复议和行政诉讼，也没有收取费用。
"""
WORD = """一、总体情况
（一）主动公开情况
公开信息120条
较上年（98条）增长
（二）依申请公开情况
无
六、其他需要报告的事项
无
"""


def read(text: str) -> list[tuple[int, str]]:
    source = Source("report.txt", text)
    return [(said.section, said.text) for said in passages(source, parse(source))]


def test_wrapped_lines_are_joined_over_a_page_number() -> None:
    first, second = read(WRAPPED)
    assert first[0] == second[0] == 1
    assert "财政信息十二条,重点领域信息八十八条" in first[1]
    assert first[1].endswith("稳步提高。")
    assert "收到申请3件,均已答复" in second[1]


def test_short_lines_stand_by_themselves() -> None:
    assert read(WORD) == [
        (1, "(一)主动公开情况"),
        (1, "公开信息120条"),
        (1, "较上年(98条)增长"),
        (1, "(二)依申请公开情况"),
        (1, "无"),
        (6, "无"),
    ]


@given(st.text("一是公开。，；12件(（\n \t-四、"))
def test_every_character_of_a_passage_is_where_it_says(text: str) -> None:
    source = Source("report.txt", text)
    for said in passages(source, parse(source)):
        assert "".join(source.folded[offset] for offset in said.offsets) == said.text
        assert said.offsets == sorted(set(said.offsets))
        for start, end in said.sentences():
            assert 0 <= start <= end <= len(said.text)


def test_a_pattern_is_compiled_when_a_telltale_is_there() -> None:
    pattern = Pattern(r"附件\d", "附件")
    assert pattern.search("没有") is None
    assert "compiled" not in vars(pattern)
    assert [match[0] for match in pattern.finditer("附件1、附件2", 3)] == ["附件2"]
    assert "compiled" in vars(pattern)


def test_a_pattern_without_telltales_is_always_tried() -> None:
    with pytest.raises(re.error, match="unbalanced"):
        Pattern(")").search("")
