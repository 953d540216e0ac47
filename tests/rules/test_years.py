"""Years in the text: what is told of another year than the report's, and what rightly names one."""

from __future__ import annotations

import pytest
from helpers.paths import RULES
from helpers.sample_report import TROUBLE, WORK, report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic

NATIONAL = str(RULES / "national")
OPENING = "2024年，云溪镇“公开”政府信息　120　条。"

DRIFTED = (  # in section one of a report for 2024
    *("2023年，我镇共收到政府信息公开申请3件，均已答复。", "2022年，我镇制定行政规范性文件0件。"),
    *("截至2023年底，我镇累计主动公开政府信息210条。", "截止到2023年12月31日，共发布信息210条。"),
    *("2023年，云溪镇认真贯彻落实条例，扎实推进政务公开。", "2023年1-12月，发布信息35条。"),
    *("（一）主动公开情况。2023年度，主动公开政府信息86条。", "我镇2023年度未收到申请。"),
    *("现将我镇2023年政府信息公开工作情况报告如下：", "2023年全年更新栏目四十余条。"),
    *("现将云溪镇2023年度政府信息公开工作情况报告如下。", "一是2023年受理申请5件。"),
    *("2023年1月1日至12月31日，共收到申请3件。", "2025年，我镇共公开政府信息120条。"),
    *(
        "2023年，在县委、县政府的正确领导下，云溪镇紧紧围绕中心工作推进公开。",
        "2023 年收到申请 3 件。",
    ),
    *("依申请公开：2023年没有收到申请。", "（二）2023年，我镇办结申请十二件，上年结转一件。"),
)
LAWFUL = (
    *("与2023年相比，申请增加2件。", "2023年共收到申请5件，2024年共收到申请3件。"),
    *(
        "2023年结转1件，已办结。",
        "公开2023年部门决算12份。",
        "2023年，我镇被评为先进单位，发布信息9条。",
    ),
    *(
        "自2023年以来共公开信息700条。",
        "2023年以来，全镇公开信息700条。",
        "2023年、2024年共公开300条。",
    ),
    *(
        "2023年12月28日收到申请1件，2024年1月5日答复。",
        "按照《2023年政务公开工作要点》，发布信息9条。",
    ),
    *("根据云政发〔2023〕5号文件，公开信息9条。", "2025年，我镇将加强培训，组织培训2次。"),
    *(
        "2025年，计划举办开放日1次。",
        "申请量较2023年增长5%。",
        "2019年，我镇成立政务公开办，配备3人。",
    ),
    *("发布2023年政府信息公开工作年度报告1篇。", "2023年修订的目录共公开事项20项。"),
    *("2021年至2024年，累计公开信息900条。", "针对2023年评估发现的问题，公开信息12条。"),
    *("2023年度法治政府建设情况报告公开1份。", "2023年度预算公开1条，决算公开1条。"),
    *("2023年第四季度抽查问题1个已整改。", "其中2023年结转2件、2024年新收5件。"),
    *("2023年，共收到申请5件。2024年，共收到申请3件，比上年减少2件。", "十四五期间，公开信息9条。"),
    *(
        "2023年5月，我镇举办开放日1次，2024年又举办1次。",
        "“2023年，我镇共公开政府信息12条”一文已更正。",
    ),
    *(
        "2022年度档案共移交12件。",
        "公开2022年、2023年三公经费2条。",
        "上年（2023年）共收到申请2件。",
    ),
    *("2023年国家修订条例2件。", "2025年1月，收到上年结转申请1件。", "做好2023年年报发布1次。"),
    *("公开2022年度重大项目3个、2023年度重大项目5个。", "2023年政务公开考核居全县第2位。"),
    *("2023年度政府信息公开年度报告按时发布1篇。", "2020年起，累计发布信息90条。"),
)
STALE = (  # in section five
    *("2024年，我镇将进一步加强培训。", "下一步工作打算：2024年，将继续完善制度。"),
    *("2023年，政府信息公开工作虽取得一定成绩，但仍有不足。", "2024年度，云溪镇将从以下方面改进。"),
)
AHEAD = (
    *(
        "2025年，我镇将进一步加强培训。",
        "2024年，我镇将政务公开纳入年度考核。",
        "下一步，将继续加强培训。",
    ),
    *("2024年取得了一定成绩，但仍有不足，今后将进一步加强培训。", "2025年，我镇坚持以公开促落实。"),
    *(
        "针对2023年存在的问题，2024年我镇组织培训2次。",
        "2024年，我镇存在公开不及时的不足，将继续改进。",
    ),
)


def found(text: str, code: str = "GL135") -> list[Diagnostic]:
    item = Input("report.txt", named=True, data=text.encode())
    outcome = lint.check_file(Task(item, NATIONAL))
    assert [failure for failure in outcome.failures if code in str(failure)] == []
    return [one for one in outcome.diagnostics if one.code == code]


@pytest.mark.parametrize("sentence", DRIFTED)
def test_figures_of_another_year_are_found(sentence: str) -> None:
    (one,) = found(report().replace(OPENING, f"{OPENING}\n{sentence}\n"))
    assert one.level == "warning"
    assert "2024年" in one.message.zh


@pytest.mark.parametrize("sentence", LAWFUL)
def test_other_years_may_be_named(sentence: str) -> None:
    assert found(report().replace(OPENING, f"{OPENING}\n{sentence}\n")) == []


@pytest.mark.parametrize("sentence", STALE)
def test_plans_of_last_year_are_found(sentence: str) -> None:
    assert len(found(report().replace(TROUBLE, sentence))) == 1


@pytest.mark.parametrize("sentence", AHEAD)
def test_plans_to_come_are_accepted(sentence: str) -> None:
    assert found(report().replace(TROUBLE, sentence)) == []


def test_a_deadline_in_the_year_itself() -> None:
    late = "按要求于2024年1月15日之前编制并公布本年度报告。"
    (one,) = found(report().replace(OPENING, f"{OPENING}\n{late}"))
    assert one.level == "info"
    for lawful in ("于2025年1月15日前公布本年度报告。", "2024年1月15日前公布2023年度报告。"):
        assert found(report().replace(OPENING, f"{OPENING}\n{lawful}")) == []


def test_one_finding_for_one_year() -> None:
    more = "2023年，我镇公开信息3条。\n截至2023年底，发布信息9条。\n2022年收到申请2件。"
    of_last, of_before = found(report().replace(OPENING, f"{OPENING}\n{more}"))
    assert "共2处" in of_last.message.zh
    assert len(of_last.related) == 1
    assert "2022年" in of_before.message.zh


def test_a_whole_text_of_another_year_is_an_error() -> None:
    copied = "2023年，我镇公开信息120条。\n（二）依申请公开。2023年收到申请12件。"
    (one,) = found(report().replace(f"{OPENING}{WORK}", copied))
    assert (one.level, one.confidence) == ("error", "high")


def test_a_period_of_another_year_is_told_once() -> None:
    period = (
        "统计期限为2023年1月1日至2023年12月31日。2023年，我镇公开信息120条。2023年收到申请2件。"
    )
    text = report().replace(OPENING, period)
    assert found(text) == []
    assert len(found(text, "GL113")) == 1


def test_headings_and_titles_name_one_year() -> None:
    heading = report().replace("一、总体情况", "一、2023年总体情况")
    assert "2023年" in found(heading)[0].message.zh
    title = report().replace("2024年政府", "2023年关于2024年政府", 1)
    assert "几个年份" in found(title)[0].message.zh


def test_a_report_without_a_year_has_none_to_differ_from() -> None:
    assert found(report().replace("2024年", "").replace("2025年1月20日", "")) == []
