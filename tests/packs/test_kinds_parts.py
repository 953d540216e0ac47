"""The kinds `require:`, `section:`, `cell:` and `date:`: what they say, when they are silent."""

from __future__ import annotations

import pytest
from helpers.yaml_rule import finding_words, found, report, with_sentence

# require

TITLE = "云溪镇人民政府2024年政府信息公开工作年度报告"
SHORT = "云溪镇2024年政府信息公开工作年度报告\n一、总体情况\n无\n"
CUT = report().replace("五、存在的主要问题及改进情况", "")


@pytest.mark.parametrize(
    "body, text, place",
    [
        ("  in: section.5\n  require: 整改\n", report(), "五、存在的主要问题及改进情况"),
        ("  in: section.5\n  require: [整改, 不足]\n", report(), None),
        ("  in: section.5\n  require: 整改\n", CUT, None),
        ("  in: title\n  require: 云岭\n", report(), TITLE),
        ("  in: sign_off\n  require: 印发\n", report(), "云溪镇人民政府"),
        ("  in: [prose, title]\n  require: 云岭\n", report(), TITLE),
        ("  require: 云岭\n", SHORT, None),
        ("  in: section.1\n  require: 云岭\n", SHORT, None),
        ("  require: 不足\n  unless: 存在不足\n", report(), TITLE),
        ("  since: 2025\n  in: section.5\n  require: 整改\n", report(), None),
    ],
)  # fmt: skip
def test_required_words(body, text, place):
    places = [finding_words(text, one) for one in found(body, text)]
    assert places == ([] if place is None else [place])


# section


@pytest.mark.parametrize(
    "body, message",
    [
        ("  section: 5\n", None),
        ("  section: 5\n  min: 5\n  max: 5\n", None),
        ("  section: 5\n  min: 6\n", "第五部分只有5字，至少应有6字"),
        ("  section: 5\n  max: 4\n", "第五部分有5字，不宜超过4字"),
        ("  section: 5\n  any_of: [问题, 不足]\n", None),
        ("  section: 5\n  any_of: [问题, 困难]\n", "第五部分应当写到“问题”或“困难”"),
        ("  section: 5\n  all_of: [不足, 措 施, 时限]\n", "第五部分没有写到“措施”、“时限”"),
        ("  section: 5\n  all_of: 措施\n  message: '{section}缺{lacking}'\n", "第五部分缺“措施”"),
        ("  section: 5\n  min: 9\n  message: '{length}'\n", "5"),
        ("  section: 5\n  min: 9\n  since: 2025\n", None),
        ("  section: 5\n  min: 9\n  since: 2024\n", "第五部分只有5字，至少应有9字"),
    ],
)
def test_sections(body, message):
    assert [one.message.zh for one in found(body, report())] == ([message] if message else [])


def test_a_missing_section_is_told_only_of_a_whole_report():
    cut = report().replace("五、存在的主要问题及改进情况\n", "")
    assert [one.message.zh for one in found("  section: 5\n", cut)] == ["没有第五部分"]


def test_a_section_that_may_be_cut_off_is_not_measured():
    assert found("  section: 1\n  min: 100\n", SHORT) == []


# cell


@pytest.mark.parametrize(
    "body, said_of",
    [
        ("  cell: 表三.本年新收.总计\n  max: 12\n", []),
        ("  cell: 表三.本年新收.总计\n  max: 11\n", ["“12”，不应大于11"]),
        ("  cell: requests.new.total\n  min: '12.5'\n", ["“12”，不应小于12.5"]),
        ("  cell: 表二.行政事业性收费.本年收费金额\n  type: whole\n", ["“1.5”，应当是整数"]),
        ("  cell: 表二.行政事业性收费.本年收费金额\n  type: amount\n", []),
        ("  cell: [表二.规章.*, 表二.行政许可.本年处理决定数量]\n  max: 0\n", ["“35”，不应大于0"]),
        ("  cell: 表四.行政复议.总计\n  min: 1\n  message: '{cell}填{found}'\n", None),
    ],
)
def test_cells(body, said_of):
    told = [one.message.zh for one in found(body, report())]
    if said_of is None:
        assert told == ["表四“行政复议”栏“总计”项填0"]
    else:
        assert [one.partition("是")[2] for one in told] == said_of


@pytest.mark.parametrize(
    "raw, words",
    [("1.50001", "不应超过4位小数"), ("无", "不是数字"), ("", None), ("1.5000", None)],
)
def test_amounts(raw, words):
    text = report().replace("行政事业性收费\t1.5", f"行政事业性收费\t{raw}")
    told = found("  cell: 表二.行政事业性收费.本年收费金额\n  type: amount\n", text)
    assert [words in one.message.zh for one in told] == ([True] if words else [])


# date


@pytest.mark.parametrize(
    "rule, message",
    [
        ("signed <= 01-20 of next year", None),
        ("signed <= 01-19 of next year", "落款日期2025年1月20日，应当不晚于2025年1月19日"),
        ("落款日期 <= 次年1月19日", "落款日期2025年1月20日，应当不晚于2025年1月19日"),
        ("01-31 of next year < signed", "落款日期2025年1月20日，应当晚于2025年1月31日"),
        ("次年1月20日 >= 落款日期", None),
        ("period.end == year.end", "统计截止日2024年12月25日，应当是2024年12月31日"),
        ("统计起始日 == 年初", None),
        ("period.end < signed", None),
        ("signed < period.end", "落款日期2025年1月20日，应当早于统计截止日2024年12月25日"),
        ("signed != 01-20 of next year", "落款日期2025年1月20日，应当不是2025年1月20日"),
        ("signed > 12-31 of year", None),
    ],
)
def test_dates(rule, message):
    text = with_sentence("统计期限为2024年1月1日至2024年12月25日。")
    assert [one.message.zh for one in found(f"  date: {rule}\n", text)] == (
        [message] if message else []
    )


def test_what_is_not_known_is_silent():
    text = report().replace("2025年1月20日\n", "")
    assert found("  date: signed <= 01-01 of next year\n", text) == []


def test_a_year_that_is_in_doubt_is_none():
    text = with_sentence("统计期限为2023年1月1日至2023年12月31日。")
    assert found("  date: signed <= 01-01 of next year\n", text) == []
