"""Sections one and five: wordings that tell enough, and wordings that do not."""

from __future__ import annotations

import re

import pytest
from helpers.paths import RULES
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task

NATIONAL = str(RULES / "national")
NUMBERS = (*range(140, 146), 147, *range(150, 154))
CODES = frozenset(f"GL{number}" for number in NUMBERS)

FIVE_HEADINGS = """（一）主动公开情况。全年公开信息120条。
（二）依申请公开情况。收到申请13件，均已答复。
（三）政府信息管理情况。发布前由办公室审核。
（四）平台建设情况。更新了镇政府网页。
（五）监督保障情况。组织培训2次，公布了监督电话，没有责任追究的情形。
"""
LONG = (
    "全镇上下把公开透明作为改进作风、服务群众的重要举措，围绕乡村振兴、防汛抗旱、养老托育、就业帮扶等事项，"
    "用群众听得懂的话讲清政策，让办事的人少跑一趟、少问一句，政务公开的满意度稳步上升。镇里还请老党员、"
    "返乡青年给公开内容挑毛病、提建议，凡是合理的都逐条采纳，没有采纳的也当面说清了道理，"
    "干部与群众的往来更加密切。"
)
TOLD = (
    FIVE_HEADINGS + LONG,
    re.sub("（(.)）", r"\1、", FIVE_HEADINGS) + LONG,
    re.sub("（.）", "", FIVE_HEADINGS.replace("情况。", "情况\n")) + LONG,
    FIVE_HEADINGS.replace("情况。", "方面\n一是").replace("（", "(").replace("）", ")") + LONG,
    FIVE_HEADINGS.replace("\n", "").replace("情况。", "：") + LONG,
    "**（一）主动公开**\n"
    + FIVE_HEADINGS.partition("\n")[2].replace("情况。", "：")
    + LONG
    + "公布。",
    "2024年，我镇通过县政府网站发布信息120条，办理公开申请13件；文件先审后发，年内培训2次。" + LONG,
    "信息由各站所采集、分管领导把关后在公示栏张贴，共120条；申请人13名，均已答复。"
    + LONG
    + "接受投诉0件。",
    "一是组织领导有力，专人专岗。二是公布信息120条。三是按期答复申请13件。四是完善公开目录。"
    "五是办好微信公众号。" + LONG,
    "（一）组织领导。镇长牵头。\n（二）主动公开。公开120条。\n（三）依申请公开。收到13件。\n"
    "（四）信息管理。更新指南。\n（五）平台建设。维护网站。\n（六）教育培训。培训2次。\n（七）监督保障。接受评议。\n"
    + LONG,
    FIVE_HEADINGS.replace(
        "（三）", "1.收到和处理申请情况。均已答复。\n2.行政复议、行政诉讼情况。没有发生。\n（三）"
    )
    + LONG,
    FIVE_HEADINGS + "本报告所列数据的统计期限自2024年1月1日至2024年12月31日。" + LONG,
    "根据《中华人民共和国政府信息公开条例》，结合本镇实际，编制本报告。\n" + FIVE_HEADINGS + LONG,
    "为落实《政府信息公开条例》，现将工作情况报告如下：\n" + FIVE_HEADINGS + LONG,
    FIVE_HEADINGS.replace("收到申请13件，均已答复。", "无新收申请；上年结转的1件已答复。") + LONG,
)
LACKING = {
    "依申请公开": "2024年，我镇在网站、公示栏公布信息120条，专人管理，接受群众监督。" + LONG,
    "政府信息管理": "2024年，我镇在网站、公示栏公布信息120条，答复申请3件，接受群众评议。" + LONG,
    "平台建设": "2024年，我镇公布信息120条，答复申请3件，专人管理，接受群众监督。" + LONG,
    "监督保障": "2024年，我镇在网站、公示栏公布信息120条，答复申请3件，及时清理过期内容。" + LONG,
    "依申请公开、平台建设": "我镇公布信息120条，专人管理，接受群众监督。" + LONG,
    "依申请公开、政府信息管理、监督保障": "网站发布信息公开制度1条、领导分工1条、人事任免2条。"
    "切实保障群众的知情权、参与权、表达权、监督权。" + LONG,
}
PREAMBLES = (
    "本报告根据《中华人民共和国政府信息公开条例》编制。",
    "按照县政府办公室通知要求，现公布云溪镇人民政府2024年政府信息公开工作年度报告。",
    "本年报由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分组成。"
    "所列数据的统计期限为2024年1月1日至2024年12月31日。",
    "为贯彻落实《政府信息公开条例》，编制本报告，电子版可在县政府网站下载。"
    "如有疑问，请与党政办联系（地址：云溪镇中街3号；电话：0000-1234567）。",
    "现将我镇2024年度政府信息公开工作情况报告如下：",
)
NO_PREAMBLES = (
    "2024年，我镇按时公布年度报告，并公布了机构职能、办事指南、政策文件等信息。",
    "全年公开政府工作报告等信息，包括财政预决算和民生实事项目，编制了信息公开指南和目录。",
    "年内完成政府信息公开年度报告的编制，统计期限以外的信息也一并公布。",
)
PROBLEMS = (
    "一是解读形式单一；二是更新不及时。下一步：一是多用图表；二是按月检查。",
    "主动公开还不够主动，队伍力量薄弱。针对上述问题，明年配齐专职人员，每季度培训一次。",
    "（一）存在的问题\n公示栏更新不及时，群众查阅不便。\n（二）改进情况\n已换成电子屏，按周更新内容。",
    "认识需要进⼀步提⾼，⼒量需进⼀步强化，公开内容还要拓展。我镇将明确专⼈，定期培训。",
    "存在公开不及时、缺乏专人等问题，均有待今后高度重视并加以解决，务求取得实效。",
    "公开的深度与群众期待还有距离，解读材料偏少。2025年，我镇将规范流程，多用图表和短视频。",
    "信息更新慢，公示栏内容陈旧，群众多有反映。\n1.加强学习，提高业务水平。\n2.完善机制，压实责任。",
    "问题有三：一是更新慢；二是解读少；三是人手紧。我镇已从各站所抽调专人，完善了轮值制度。",
)


_FIVE = "五、存在的主要问题及改进情况"


def with_body(text: str, heading: str, body: str) -> str:
    """A report with another text under a heading."""
    return re.sub(rf"(?<={heading}\n).*?\n(?=\n[一-龥]、)", lambda _: f"{body}\n", text, flags=re.S)


def told(overview: str = TOLD[0], problems: str = PROBLEMS[0]) -> list[tuple[str, str, str]]:
    text = with_body(with_body(report(), "一、总体情况", overview), _FIVE, problems)
    item = Input("report.txt", named=True, data=text.encode())
    found = lint.check_file(Task(item, NATIONAL, CODES))
    assert found.failures == ()
    return [(one.code, one.level, one.message.zh) for one in found.diagnostics]


@pytest.mark.parametrize("overview", TOLD)
def test_overviews_that_tell_enough(overview: str) -> None:
    assert told(overview) == []


@pytest.mark.parametrize("aspects", LACKING)
def test_aspects_that_are_nowhere_told(aspects: str) -> None:
    level = "warning" if "、" in aspects else "info"
    assert told(LACKING[aspects]) == [("GL140", level, f"总体情况没有写到{aspects}")]


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_a_preamble_is_no_overview(preamble: str) -> None:
    assert [(code, level) for code, level, _ in told(preamble)] == [("GL143", "error")]


@pytest.mark.parametrize("said", NO_PREAMBLES)
def test_work_in_the_words_of_a_preamble(said: str) -> None:
    assert "GL143" not in [code for code, *_ in told(said)]


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_an_overview_may_begin_or_end_with_a_preamble(preamble: str) -> None:
    assert told(f"{preamble}\n{TOLD[0]}") == []
    assert told(f"{TOLD[0]}\n{preamble}") == []


@pytest.mark.parametrize("heading", ["（六）存在的问题和不足", "（六）行政复议、行政诉讼情况"])
def test_what_has_a_section_of_its_own(heading: str) -> None:
    assert [code for code, *_ in told(f"{FIVE_HEADINGS}{heading}\n另见后文。{LONG}")] == ["GL142"]


def test_four_headings_and_no_fifth() -> None:
    four = FIVE_HEADINGS.replace("（四）平台建设情况。", "")
    assert told(four + LONG) == [("GL140", "info", "总体情况分列了小标题，没有单列平台建设")]


@pytest.mark.parametrize(
    "said", ["主动公开120条", "培训两次", "没有收到申请", "无行政复议", "百余条"]
)
def test_any_count_is_a_figure(said: str) -> None:
    plain = "2024年，主动公开、依申请公开、信息管理、平台建设、监督评议有序推进（云政〔2024〕8号）"
    assert "GL144" in [code for code, *_ in told(plain + LONG)]
    assert "GL144" not in [code for code, *_ in told(plain + LONG + said)]


@pytest.mark.parametrize("year", ["2019", "2020"])
def test_the_older_form_asks_for_no_aspects(year: str) -> None:
    text = report().replace("2024年", f"{year}年")
    item = Input("report.txt", named=True, data=text.encode())
    codes = {one.code for one in lint.check_file(Task(item, NATIONAL, CODES)).diagnostics}
    assert not codes & {"GL140", "GL141", "GL142", "GL143", "GL144", "GL145", "GL147"}


def test_a_text_cut_off_is_not_judged() -> None:
    beginning = report().partition("\n二、")[0]
    last = with_body(report(), _FIVE, "").partition("六、")[0]
    for text in (beginning, last):
        item = Input("report.txt", named=True, data=text.encode())
        found = lint.check_file(Task(item, NATIONAL, CODES)).diagnostics
        assert "GL150" not in {one.code for one in found}
    item = Input("report.txt", named=True, data=beginning.encode())
    assert lint.check_file(Task(item, NATIONAL, CODES)).diagnostics == ()


@pytest.mark.parametrize("problems", PROBLEMS)
def test_problems_and_improvements(problems: str) -> None:
    assert told(problems=problems) == []


@pytest.mark.parametrize("nothing", ["", "无", "无。", "暂无", "（无）", "不存在问题。", "\t\n"])
def test_nothing_is_no_problem(nothing: str) -> None:
    assert [(code, level) for code, level, _ in told(problems=nothing)] == [("GL150", "error")]


def test_a_heading_that_is_the_statement_is_another_rules_matter() -> None:
    statement = "五、存在的主要问题是解读形式单一、更新不够及时，下一步将多用图表、按月检查。"
    text = with_body(report(), _FIVE, "").replace(_FIVE, statement)
    item = Input("report.txt", named=True, data=text.encode())
    found = lint.check_file(Task(item, NATIONAL, CODES)).diagnostics
    assert "GL150" not in {one.code for one in found}


@pytest.mark.parametrize(
    "problems",
    [
        "一是公开意识还需加强；二是形式有待丰富，内容有待拓展；三是力量不足，培训需要加强。",
        "信息公开工作与上级要求还有差距，更新不够及时，内容不够全面，解读不够通俗易懂。",
    ],
)
def test_problems_without_improvements(problems: str) -> None:
    assert [code for code, *_ in told(problems=problems)] == ["GL151"]


def test_improvements_without_problems() -> None:
    measures = (
        "明年，我镇将不断加强学习，提高认识，规范流程，严格审核，丰富形式，多用图表和短视频。"
    )
    assert [code for code, *_ in told(problems=measures)] == ["GL152"]


def test_problems_and_improvements_are_counted() -> None:
    told_apart = PROBLEMS[0].replace("；二是更新不及时。", "；二是更新不及时；三是人手紧。")
    assert [(code, level) for code, level, _ in told(problems=told_apart)] == [("GL153", "info")]
    unclear = told_apart.replace("下一步：", "另外：")
    assert "GL153" not in [code for code, *_ in told(problems=unclear)]
