"""`when:`, `figures:` and parts as scopes: when a rule is asked, and of what."""

from __future__ import annotations

import re

import pytest
from helpers.yaml_rule import finding_words, found, report

from govlint.packs.kinds.parts import part_key

POINTS = """（一）主动公开情况
全年公开信息120条。
（二）依申请公开情况
1.受理
收到申请九件。
2.答复
均已答复。
（三）政府信息管理情况。修订目录3次。（四）政府信息公开平台建设情况
栏目按年初目录调整。

（五）监督保障情况
组织培训一场。
"""
KEYS = {
    "一.（二）": "section.1.2",
    "“一.（二）”": "section.1.2",
    "一、（十二）": "section.1.12",
    "第一部分（二）": "section.1.2",
    "section.1.2": "section.1.2",
    "一（二）.3": "section.1.2.3",
    "第六部分": "section.6",
    "依申请公开": "aspect.requests",
    "政府信息公开平台建设情况": "aspect.platforms",
    "第七部分": None,
    "正文": None,
    "32": None,
}
UNPAID = "六、其他需要报告的事项\n{}\n"
FEES = """  figures:
    通知: {in: 第六部分, near: 通知, unit: 元}
    收取: {in: 第六部分, near: 收取, unit: 元, needed: true}
  each: report
  assert: [收取 <= 通知, 收取 <= 表二.行政事业性收费.本年收费金额]
"""


def divided() -> str:
    """The sample report with the five aspects under headings."""
    return re.sub(r"(?<=\n一、总体情况\n)(?:.*\n)*?(?=二、)", POINTS, report())


def said_in_six(text: str) -> str:
    """The sample report with some words in section six."""
    return re.sub(r"(?<=六、其他需要报告的事项\n).*", text, report())


@pytest.mark.parametrize("written", KEYS)
def test_a_part_is_known_as_people_write_it(written: str) -> None:
    assert part_key(written) == KEYS[written]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("  section: 五个方面\n  numbers: 1\n", ["（四）政府信息公开平台建设情况"]),
        ("  section: [一.（一）, 一.（四）]\n  numbers: 1\n", ["（四）政府信息公开平台建设情况"]),
        ("  in: 一.（二）.2\n  forbid: 答复\n", ["答复"]),
        ("  in: 一.（二）.1\n  forbid: 均已\n", []),
        ("  in: 依申请公开情况\n  require: 均已答复\n", []),
        ("  in: 监督保障\n  require: 考核\n", ["（五）监督保障情况"]),
        ("  in: 一.（七）\n  require: 考核\n", []),
        ("  section: 一.（七）\n", ["云溪镇人民政府2024年政府信息公开工作年度报告"]),
    ],
)
def test_a_point_is_its_heading_and_all_below_it(body: str, words: list[str]) -> None:
    text = divided()
    told = [finding_words(text, one) for one in found(body, text)]
    assert [one.split("\n")[0][: len(due)] for one, due in zip(told, words, strict=True)] == words


@pytest.mark.parametrize(
    ("when", "asked"),
    [
        ("表三.本年新收.总计 > 11", True),
        ("表三.本年新收.总计 > 12", False),
        ("{mentions: 存在不足, in: 第五部分}", True),
        ("{mentions: [没有的, '存在.{0,4}不足']}", True),
        ("{mentions: 存在不足, in: 第六部分}", False),
    ],
)
@pytest.mark.parametrize(
    "rule",
    [
        "forbid: 存在不足",
        "section: 5\n  all_of: 措施",
        "require: 措施",
        "assert: 本年新收 > 12\n  each: row\n  table: 表三".replace("本年新收", "总计"),
        "cell: 表三.本年新收.总计\n  max: 1",
        "date: signed < 01-01 of year",
        "terms: {存在不足: 有不足}",
    ],
)
def test_a_rule_of_any_kind_is_asked_only_when(rule: str, when: str, asked: bool) -> None:
    assert bool(found(f"  {rule}\n  when: {when}\n", report())) == asked


def test_what_is_unknown_is_not_asked() -> None:
    blank = report().replace("本年新收政府信息公开申请数量\t9", "本年新收政府信息公开申请数量\t/")
    assert found("  when: 表三.本年新收.自然人 >= 0\n  forbid: 存在不足\n", blank) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("发出收费通知2件，共1200元，收取0.13万元。", ["应当不大于通知（元） 1200"]),
        ("通知2件，共3万元，收取1.6万元。", ["应当不大于表二行政事业性收费（本年收费金额） 15000"]),
        ("通知2件，共1200元，收取1200元。", []),
        ("通知2件，共1200元，收取约1300元。", []),
        ("收取1200元。实际收取总金额1300元。", ["收取前后不一：这里是1300元，另一处是1200元"]),
        ("通知2件，共1200元。", ["第六部分没有写明收取"]),
    ],
)
def test_figures_of_sentences_agree_with_the_tables(words: str, said: list[str]) -> None:
    told = [one.message.zh for one in found(FEES, said_in_six(words))]
    assert len(told) == len(said)
    assert all(due in one for one, due in zip(told, said, strict=True))


def test_when_speaks_of_figures_of_sentences_too() -> None:
    body = "  figures: {收取: {near: 收取, unit: 元}}\n  when: 收取 > 0\n  require: 收费依据\n"
    assert found(body, said_in_six("收取0元。")) == []
    assert len(found(body, said_in_six("收取5元。"))) == 1
