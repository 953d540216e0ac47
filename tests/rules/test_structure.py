"""The parts of a report: their headings, how many there are, and what stands in them."""

from __future__ import annotations

import pytest
from helpers.paths import RULES
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.forms.form import official_heading, sections
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic

NATIONAL = str(RULES / "national")
ONE = "一、总体情况" + report().partition("一、总体情况")[2].partition("\n二、")[0]
SIX = f"六、其他{report().partition('六、其他')[2].partition('云溪镇人民政府')[0].rstrip()}\n"
HEADINGS = [official_heading(number) for number in sections()]
PARTS = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
)
REVIEWS = "政府信息公开行政复议、行政诉讼情况、"

REWORDED = (  # heading, level, whether the form's words may be put there unasked
    ("一、概述", "warning", False),
    ("一、总体概况", "info", False),
    ("二、主动公开政府政府情况", "warning", True),
    ("二、主动公开政府信息", "warning", True),
    ("二、政府信息主动公开情况", "info", False),
    ("三、收到和处理政府信息公开情况", "warning", True),
    ("三、依申请公开政府信息情况", "info", False),
    ("四、政府信息公开行政复议、行政诉讼", "warning", True),
    ("四、行政复议、行政诉讼情况", "info", False),
    ("五、存在的主要问题及改情况进", "warning", True),
    ("五、存在的不足和改进措施", "warning", False),
    ("五、存在的主要问题和改进措施", "info", False),
    ("六、其它需要报告的事项", "info", True),
    ("六、其他事项", "info", False),
)
ACCEPTED = (
    *("四、政府信息公开行政复议和行政诉讼情况", "四、政府信息公开行政复议及行政诉讼情况"),
    *("三、收到与处理政府信息公开申请的情况", "五、存在的主要问题以及改进情况"),
    *("六、其他需要报告的事项。", "六、其他需要报告的事项：", "六、其他需要报告的事项    无"),
)
EXTRAS = (
    *("七、政务公开特色做法\n开放日2次。\n", "七、公开平台建设。我镇加强平台建设。\n"),
    *("第七部分　创新工作\n做了两件事。\n", "**七、工作亮点**\n\n开放日2次。\n"),
)
NO_EXTRAS = (
    *(
        "七、附件\n目录一份。\n",
        "七、附表\n",
        "七、联系方式\n电话见网站。\n",
        "七、有关说明\n无。\n",
    ),
    "".join(f"{ordinal}、做了一件事。\n" for ordinal in "一二三四五六七八"),
    *("（七）做了一件事。\n", "七是开展了培训。\n", "七月，开展了培训。\n"),
)
EMPTY = (
    (ONE, "一、总体情况\n", "error"),
    (SIX, "六、其他需要报告的事项\n", "warning"),
    (ONE, f"{'根据条例编制本报告。' * 40}\n一、总体情况\n", "warning"),
)
NOT_EMPTY = (
    *((SIX, "六、其他需要报告的事项\n无\n"), (SIX, "六、其他需要报告的事项：无。\n")),
    *((SIX, "六、其他需要报告的事项    无\n"), (SIX, "六、本年度没有收取信息处理费。\n")),
    *((ONE, "一、总体情况。2024年公开信息3条。\n"), (ONE, "一、总体情况 2024年公开信息3条。\n")),
)
LISTS = (
    *(f"本报告由{PARTS}等六部分组成", f"全文包括{PARTS}", f"本报告共分六个部分，分别为{PARTS}"),
    f"由{PARTS.replace('、其他', '以及其他')}等6个部分组成，数据统计期限为2024年1月1日至12月31日",
    f"主要从{PARTS.replace('、', '，').replace('，行政诉讼', '、行政诉讼')}等六个方面报告",
    "报告主要包括：" + "；".join(HEADINGS),
    f"本报告由{PARTS}以及附表等七部分组成",
    "全文包括总体情况、主动公开和依申请公开政府信息情况、因政府信息公开申请行政复议、提起行政诉讼情况、"
    "存在的主要问题和改进措施、其它需要报告的事项等部分",
    "包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分",
    "包括总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的主要问题等六个部分",
    "按照总体情况、主动公开、依申请公开等五个方面要求",
    *("现将总体情况、存在问题、下一步打算报告如下", "从三个方面发力"),
)
BAD_LISTS = (
    (f"本报告由{PARTS.replace(REVIEWS, '')}等六部分组成", "warning", "六部分"),
    (f"本报告共分六部分：{PARTS.replace(REVIEWS, '')}", "warning", "六部分"),
    (f"本报告由{PARTS}等七个部分组成", "warning", "七个部分"),
    (f"本报告由{PARTS}五部分组成", "warning", "五部分"),
    (f"本报告包括{PARTS.replace('、其他需要报告的事项', '')}共五部分", "warning", "五部分"),
    (f"本报告包括{PARTS.replace('存在的', '政策解读情况、存在的')}", "info", "政策解读情况"),
    (f"本报告包括{PARTS.replace(REVIEWS, '')}", "info", HEADINGS[3]),
)


def found(text: str, *codes: str) -> list[Diagnostic]:
    outcome = lint.check_file(Task(Input("report.txt", named=True, data=text.encode()), NATIONAL))
    assert outcome.failures == ()
    return [one for one in outcome.diagnostics if one.code in codes]


def told(text: str, *codes: str) -> list[tuple[str, str]]:
    return [(one.code, one.level) for one in found(text, *codes)]


def headed(heading: str) -> str:
    number = "一二三四五六".index(heading[0])
    return report().replace(f"{HEADINGS[number]}\n", f"{heading}\n", 1)


def mended(text: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.fix is not None
    for place, new in sorted(diagnostic.fix.edits, reverse=True):
        text = text[: place.start] + new + text[place.end :]
    return text


@pytest.mark.parametrize(("heading", "level", "safe"), REWORDED)
def test_headings_in_other_words(heading: str, level: str, safe: bool) -> None:
    text = headed(heading)
    (one,) = found(text, "GL101", "GL102", "GL103", "GL108")
    assert (one.code, one.level) == ("GL102", level)
    assert one.fix is not None
    assert one.fix.safe == safe
    assert mended(text, one) == report()


@pytest.mark.parametrize("heading", ACCEPTED)
def test_headings_as_good_as_the_official(heading: str) -> None:
    assert told(headed(heading), "GL101", "GL102", "GL103", "GL108") == []


def test_a_statement_gets_the_heading_it_lacks() -> None:
    text = report().replace(SIX, "六、本年度没有收取信息处理费。\n")
    (one,) = found(text, "GL102")
    assert one.fix is not None
    assert not one.fix.safe
    assert f"{HEADINGS[5]}\n本年度没有收取信息处理费。" in mended(text, one)
    assert found(mended(text, one), "GL102", "GL120") == []


@pytest.mark.parametrize("extra", EXTRAS)
def test_a_seventh_section_is_one_too_many(extra: str) -> None:
    assert told(report().replace(SIX, SIX + extra), "GL105") == [("GL105", "warning")]
    earlier = report().replace("2024年", "2018年").replace("2025年", "2019年")
    assert told(earlier.replace(SIX, SIX + extra), "GL105") == []


@pytest.mark.parametrize("extra", NO_EXTRAS)
def test_what_is_no_section(extra: str) -> None:
    assert told(report().replace(SIX, SIX + extra), "GL105") == []


def test_a_list_within_section_one_is_no_structure() -> None:
    points = "".join(f"{ordinal}、做了一件事\n" for ordinal in "一二三四五六七八")
    assert told(report().replace(ONE, ONE + points), "GL105", "GL106") == []


def test_sections_numbered_up_to_eight_are_told_once() -> None:
    names = ("咨询处理情况", "收费情况")
    text = report()
    for number, heading in ((5, HEADINGS[5]), (4, HEADINGS[4]), (3, HEADINGS[3])):
        text = text.replace(heading, f"{'一二三四五六七八'[number + 2]}{heading[1:]}", 1)
    added = "".join(
        f"{ordinal}、{name}\n无。\n" for ordinal, name in zip("四五", names, strict=True)
    )
    text = text.replace(f"六{HEADINGS[3][1:]}", f"{added}六{HEADINGS[3][1:]}", 1)
    (one,) = found(text, "GL102", "GL105")
    assert one.code == "GL105"
    assert "八" in one.message.zh


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6])
def test_a_heading_twice(number: int) -> None:
    heading = f"{HEADINGS[number - 1]}\n"
    text = report().replace(heading, heading + heading, 1)
    assert told(text, "GL106", "GL108") == [("GL106", "warning")]


def test_contents_are_no_headings() -> None:
    contents = "\n".join(HEADINGS)
    assert told(report().replace(ONE, f"{contents}\n\n{ONE}"), "GL106", "GL108") == []
    assert told(report().replace(ONE, f"{ONE}\n{contents}\n\n"), "GL106") == []


@pytest.mark.parametrize(("old", "new", "level"), EMPTY)
def test_empty_sections(old: str, new: str, level: str) -> None:
    text = report().replace(old, new)
    assert told(text, "GL108") == [("GL108", level)]
    assert told(text[: text.index("三、收到")], "GL108") == []


@pytest.mark.parametrize(("old", "new"), NOT_EMPTY)
def test_sections_with_little_in_them(old: str, new: str) -> None:
    assert told(report().replace(old, new), "GL108") == []


@pytest.mark.parametrize("said", LISTS)
@pytest.mark.parametrize("place", ["{}。\n\n一、总体情况\n", "一、总体情况\n{}。\n"])
def test_lists_of_parts(said: str, place: str) -> None:
    assert told(report().replace("一、总体情况\n", place.format(said), 1), "GL109") == []


@pytest.mark.parametrize(("said", "level", "words"), BAD_LISTS)
def test_lists_that_do_not_fit(said: str, level: str, words: str) -> None:
    (one,) = found(report().replace("一、总体情况\n", f"{said}。\n\n一、总体情况\n", 1), "GL109")
    assert one.level == level
    assert words in one.message.zh
