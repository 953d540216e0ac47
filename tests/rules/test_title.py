"""Titles: which line is the title, what it names, and what is said of it and of the period."""

from __future__ import annotations

import re

import pytest
from helpers.paths import RULES
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.fitting.particulars import particulars
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic
from govlint.model.facts import Particulars
from govlint.model.source import Source
from govlint.parsing.parser import parse

NATIONAL = str(RULES / "national")
TITLE = "云溪镇人民政府2024年政府信息公开工作年度报告"
SIGNED = "云溪镇人民政府\n2025年1月20日\n"

READ = (
    ("2024年云溪镇政府信息公开工作年度报告", 2024, "云溪镇"),
    ("2024年度云溪街道信息公开工作报告", 2024, "云溪街道"),
    ("关于云溪镇2024年政府信息公开工作的年度报告", 2024, "云溪镇"),
    ("云溪镇人民政府信息公开工作年度报告（2024年）", 2024, "云溪镇人民政府"),
    ("云溪镇政府信息公开\n工作年度报告\n（2024年度）", 2024, "云溪镇"),
    ("《云溪镇2024年政府信息公开工作年度报告》", 2024, "云溪镇"),
    ("云溪镇2024年政府信息\n公开工作年度报告", 2024, "云溪镇"),
    ("云溪镇2024年政府\n信息公开工作年度报告", 2024, "云溪镇"),
    ("云溪镇2024年政府信息公开工作年度报\n告", 2024, "云溪镇"),
    ("云溪镇 二〇二四年政府信息公开工作年度报告", 2024, "云溪镇"),
    ("政府信息公开年报\n\n青禾县民政局2024年政府信息公开工作年度报告", 2024, "青禾县民政局"),
    ("首页 > 公开年报 > 信息公开年度报告\n云溪镇2024年政府信息公开工作年度报告", 2024, "云溪镇"),
    ("青禾县人民政府\n云溪镇2024年政府信息公开工作年度报告", 2024, "云溪镇"),
    ("附件2\n青禾县民政局\n2024年政府信息公开工作年度报告", 2024, "青禾县民政局"),
    ("无障碍浏览 长者专版\n2024年政府信息公开工作年度报告", 2024, None),
    ("索引号：0123/2025-1\n2024年政府信息公开工作年度报告", 2024, None),
    ("政府信息公开工作年度报告\n（2024年度）", 2024, None),
)
LAWFUL = (
    *("云溪镇人民政府信息公开工作年度报告（2024年）", "云溪镇2024年政府信息\n公开工作年度报告"),
    *(
        "云溪镇人民政府关于2024年政府信息公开工作年度报告的公告",
        "二〇二四年云溪镇政府信息公开工作年度报告",
    ),
    *(
        "# 云溪镇2024年政府信息公开工作年度报告",
        "[bookmark: _GoBack]云溪镇2024年政府信息公开工作年度报告",
    ),
    *("云溪镇 2024 年 政 府 信 息 公 开 工 作 年 度 报 告", "2024度云溪镇政府信息公开工作年度报告"),
    "青禾县政府政务服务局2024年政府信息公开工作年度报告",
)
FAULTY = (
    ("云溪镇人民政府2024年度政府信息公开工作报告", "GL131", "warning"),
    ("云溪镇2024年政府信息公开工作情况报告", "GL131", "warning"),
    ("云溪镇2024年信息公开工作年度报告", "GL131", "warning"),
    ("云溪镇2024年信息公开\n工作年度报告", "GL131", "warning"),
    ("青禾县2024年政务公开工作年度报告", "GL131", "warning"),
    ("云溪镇2024年政府信息公开工作告年度报", "GL131", "warning"),
    ("云溪镇2024年政府信息公开公开工作年度报告", "GL131", "warning"),
    ("云溪镇2024年政府信息工作公开年度报告", "GL131", "warning"),
    ("县政府政务服务局2024年政府信息公开年报", "GL131", "info"),
    ("云溪镇2024年政府信息公开年度报告", "GL131", "info"),
    ("关于云溪镇2024年政府信息公开工作的年度报告", "GL131", "info"),
    ("青禾县中医医院2024年信息公开工作年度报告", "GL131", "info"),
    ("云溪镇2024年度政府信息公开工作年度报告", "GL132", "info"),
    ("云溪镇二〇二四年度政府信息公开工作年度报告", "GL132", "info"),
    ("云溪镇××年政府信息公开工作年度报告", "GL133", "warning"),
    ("云溪镇人民政府政府信息公开工作年度报告", "GL133", "warning"),
    ("2024年政府信息公开工作年度报告", "GL134", "info"),
    ("云溪镇2024年政府信息公开工作总结", "GL130", "warning"),
)
PERIODS = (
    *("统计期限自2024年1月1日起，至2024年12月31日止", "统计时限为2024年1月1日—12月31日"),
    *("统计期限自 2024 年 1 月 1 日\n起至 12 月 31 日止", "统计数据时间段为2024年1-12月"),
    *("统计期限为2024.1.1-2024.12.31", "统计期限为2024年1月1日零时至12月31日24时"),
    *("统计期限为二〇二四年一月一日至十二月三十一日", "统计期限为2024年1月至2024年12月"),
    *("统计期限为2024年01月01日—2024年12月31日", "统计期限为2024年1月1号至12月31号"),
    *("报告内容涵盖2024年1月1日至12月31日期间的工作", "数据核定时间点为2024年12月31日"),
    *("统计期限为2024年度", "统计数据限于2024年1月1日至12月31日", "数据均截至2024年12月"),
)
BAD_PERIODS = (
    ("统计期限自2024年1月1日起至2024年12月31止", "12月31", "warning"),
    ("统计期限自2024年1月1至12月31日", "1月1", "warning"),
    ("统计限自2024年1月1日起至2024年12月31日止", "统计限", "warning"),
    ("统计期限自2024年2024年1月1日起至2024年12月31日止", "2024年2024年", "warning"),
    ("统计期限为2024年1月1日至12日31日", "12日31日", "warning"),
    ("统计期限为2024年1月1日至2024年11月31日", "11月31日", "warning"),
    ("统计期限自202411日起至20241231日止", "202411日", "info"),
    ("统计期限自20241月1日起至202412月31日止", "20241月", "info"),
)


def stated(text: str) -> Particulars:
    source = Source("report.txt", text)
    return particulars(source, parse(source))


def found(text: str, *codes: str) -> list[Diagnostic]:
    outcome = lint.check_file(Task(Input("report.txt", named=True, data=text.encode()), NATIONAL))
    assert outcome.failures == ()
    return [one for one in outcome.diagnostics if one.code in codes]


def of_title(text: str) -> list[Diagnostic]:
    return found(text, "GL130", "GL131", "GL132", "GL133", "GL134")


def titled(title: str) -> str:
    return report().replace(TITLE, title, 1)


def mended(text: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.fix is not None
    for place, new in sorted(diagnostic.fix.edits, reverse=True):
        text = text[: place.start] + new + text[place.end :]
    return text


@pytest.mark.parametrize(("title", "year", "organ"), READ)
def test_titles_are_read(title: str, year: int, organ: str | None) -> None:
    read = stated(titled(title).replace(SIGNED, ""))
    assert read.title is not None
    assert (read.year and read.year.value, read.organ and read.organ.value) == (year, organ)


@pytest.mark.parametrize("title", LAWFUL)
def test_lawful_titles(title: str) -> None:
    assert of_title(titled(title)) == []


@pytest.mark.parametrize(("title", "code", "level"), FAULTY)
def test_faulty_titles(title: str, code: str, level: str) -> None:
    told = {(one.code, one.level) for one in of_title(titled(title))}
    assert (code, level) in told
    assert len(told) == 1 or told == {("GL131", level), ("GL132", "info")}


@pytest.mark.parametrize(
    "title", [title for title, code, _ in FAULTY if code in {"GL131", "GL132"}]
)
def test_a_mended_title_is_lawful_and_never_mended_unasked(title: str) -> None:
    text = titled(title)
    for one in of_title(text):
        if one.fix is not None:
            assert not one.fix.safe
            after = {other.code for other in of_title(mended(text, one))}
            assert one.code not in after
            assert after <= {other.code for other in of_title(text)}


def test_a_title_nobody_signs_is_warned_of() -> None:
    text = titled("2024年政府信息公开工作年度报告").replace(SIGNED, "")
    assert [(one.code, one.level) for one in of_title(text)] == [("GL134", "warning")]


@pytest.mark.parametrize("cut", ["三、收到", "二、主动"])
def test_an_excerpt_may_begin_without_a_title(cut: str) -> None:
    text = report().replace(TITLE, "")
    assert of_title(text) != []
    assert of_title(text[: text.index(cut)]) == []


def test_reports_before_2019_are_left_alone() -> None:
    assert (
        of_title(report().replace("2024年政府信息公开工作年度报告", "2015年信息公开工作报告")) == []
    )


def without_period() -> str:
    return re.sub(r"[^。\n]*统计期限[^。\n]*。", "", report())


def with_period(period: str) -> str:
    return without_period().replace("一、总体情况\n", f"一、总体情况\n本报告所列{period}。\n", 1)


@pytest.mark.parametrize("period", PERIODS)
def test_periods_are_periods(period: str) -> None:
    assert found(with_period(period), "GL116") == []


@pytest.mark.parametrize(("period", "words", "level"), BAD_PERIODS)
def test_malformed_periods(period: str, words: str, level: str) -> None:
    (one,) = found(with_period(period), "GL116")
    assert (one.code, one.level) == ("GL116", level)
    assert words in one.message.zh
    assert one.fix is None or not one.fix.safe


@pytest.mark.parametrize(
    "period", ["统计期限自2024年1月1日起至12月31止", "统计限自2024年1月1日至12月31日"]
)
def test_a_mended_period_is_whole(period: str) -> None:
    text = with_period(period)
    (one,) = found(text, "GL116")
    assert found(mended(text, one), "GL116") == []
