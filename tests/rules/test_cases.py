"""The cases of every pack: each rule speaks in one of its own, and is silent in another.

With GOVLINT_ACCEPT what the cases expect is written anew; `git diff` reviews it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest
from helpers.paths import RULES
from helpers.sample_report import report

from govlint import trial
from govlint.files.discover import Input
from govlint.forms.form import official_heading
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.linter.run import Outcome
from govlint.trial import Case
from govlint.trial.beside import compared

CASES = sorted(path.parent for path in RULES.glob("*/cases/*/*/report.*"))
CODES = [
    (path.name, rule.code)
    for path in sorted(RULES.iterdir())
    if (path / "pack.yaml").is_file()
    for rule in lint.find_pack(str(path)).rules
    if rule.code in lint.find_pack(str(path)).own  # not those of the base again
]
HANZI = re.compile(r"[\u4e00-\u9fff]")


HEADINGS = (
    *("第一部分 总体情况", "一、 总体情况", "一、总体情况：", "**一、总体情况**", "总体情况"),
    *("一、2024年度总体情况", "二、行政机关主动公开政府信息的情况", "二、主动公开政府信息的情况"),
    *("三、行政机关收到和处理政府信息公开申请的情况", "四、政府信息公开行政复议行政诉讼情况"),
    *("四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况", "五、存在的问题及改进情况"),
    *("五、政府信息公开工作存在的主要问题及改进情况", "     五、存在问题及改进情况"),
    *("六、其他需要报告事项", "六、其他需要说明的事项"),
)
PERIODS = (
    *("统计时限从2024年1月1日起，至12月31日止", "统计时间为2024年1月1日到12月31日"),
    *("统计期限：2024年1月1日—12月31日", "统计数据时间段为2024年1-12月", "统计期限为2024年度"),
    *("报告中使用数据的统计时段为2024年1月1日始至2024年12月31日", "均截至2024年12月25日"),
    *("核定时间点为报告年度的12月31日", "统计期限自202411日起至20241231日止"),
    *("自20241月1日起至202412月31日止的统计数据", "通过数据平台自2024年3月1日至2024年6月30日清理"),
    *("统计部门于2024年5月1日至5月31日普查", "规划期限为2021年1月1日至2025年12月31日"),
)
FEES = (
    *("本年度暂未开展信息处理费收取工作", "无收取信息处理费情况", "没有收取任何费用", "零收费"),
    *("目前暂时免费向社会公众提供政府信息", "没有关于信息公开的收费及减免情况", "无信息处理费"),
    *("政府信息公开的收费情况0", "政府信息公开没有收费", "收取政府信息公开信息处理费 3940 元"),
    *("发出收费通知的件数为0，总金额为0元，实际收取的总金额为0元", "未产生政府信息公开信息处理费"),
)
SIGNATURES = (
    *("云溪镇人民政府\n二〇二五年一月十日", "云溪镇人民政府（盖章）\n二○二五年一月十日"),
    *("云溪镇人民政府 2025年1月10日", "2025年1月10日\n云溪镇人民政府", "云溪镇人民政府\n2025.1.10"),
    *("云溪镇人民政府办公室\n2025年1月10日印发", "云溪镇人民政府\n2025-01-10\n（此件公开发布）"),
    *("云溪镇人民政府\n2025年1月10日\n发布日期：2024-12-31", "云溪镇人民政府\n2025年元月10日"),
    *(
        "云溪镇人民政府\n2025年1月10日\n附件：2024年目录.xls",
        "云溪镇人民政府\n2025年1月10日\n- 6 -",
    ),
    *(
        "青禾县民政局\n2025年1月31日",
        "青禾县白鹭镇人民政府\n2025年4月20日",
        "云溪镇人民政府\n2025年3月31日",
    ),
)
CHAINS = (
    *("一是A；二是B；三是C。下一步：一是D；二是E。", "首先，A。二是B。三是C。", "第一，A。二是B。"),
    *("改进措施\n一是A。\n二是B。\n改进方向\n一是C。\n二是D。", "我们将做到一是学；二是做。"),
    *("一是A，其中：一是x，二是y；二是B；三是C：一是m，二是n；四是D。", "一要学；二要做；三是改。"),
    *("其一，A；二是B；三是C。", "一方面，A；二是B。", "主要是学习不够，二是公开不足。"),
    *(
        "一是A。\n二是B。\n（二）二是否必要另议。",
        "唯一是人手不足。",
        "存在的问题：一是 A；二 是 B。",
    ),
)


def name(case: Path) -> str:
    return "/".join(case.relative_to(RULES).parts[:1] + case.parts[-2:])


def pack(case: Path) -> str:
    return str(case.parents[2])


@cache
def outcome(case: Path) -> Outcome:
    if any(Case(case).others.values()):
        return compared(Case(case), pack(case))
    (path,) = case.glob("report.*")
    item = Input(path.name, named=True, data=path.read_bytes())
    return lint.check_file(Task(item, pack(case)))


@pytest.mark.parametrize("case", CASES, ids=name)
def test_case(case: Path) -> None:
    tried = trial.try_case(Case(case), pack(case))
    if os.environ.get("GOVLINT_ACCEPT"):
        trial.write(tried)
    assert "\n".join(f"{one.message.en}\n{one.diff}" for one in trial.faults(tried)) == ""


@pytest.mark.parametrize("case", CASES, ids=name)
def test_case_in_english(case: Path) -> None:
    for found in outcome(case).diagnostics:
        texts = [found.title, found.message, *(related.message for related in found.related)]
        for text in (*texts, *([found.help] if found.help else [])):
            assert HANZI.search(text.zh), found.code
            assert not HANZI.search(quotes_left_out(text.en)), (found.code, text.en)


def quotes_left_out(text: str) -> str:
    """A sentence without what it quotes from the report or the form."""
    while (shorter := re.sub(r"“[^“”]*”|\([^()]*\)|《[^》]*》|一、二、三、", "", text)) != text:
        text = shorter
    return re.sub(r"[一-十](?:是|、)", "", text)


@pytest.mark.parametrize(("pack_name", "code"), CODES)
def test_every_rule_has_its_cases(pack_name: str, code: str) -> None:
    rules = {rule.code: rule for rule in lint.find_pack(str(RULES / pack_name)).rules}
    if rules[code].of_the_desk:
        pytest.skip("speaks on the desk alone: tests/desk")
    own = [case for case in CASES if case.parents[2].name == pack_name and case.parent.name == code]
    speaks = {code in {found.code for found in outcome(case).diagnostics} for case in own}
    assert True in speaks, "no case in which it speaks"
    assert False in speaks, "no case in which it is silent"


@pytest.mark.parametrize(("pack_name", "code"), CODES)
def test_every_rule_says_what_and_why(pack_name: str, code: str) -> None:
    rules = {rule.code: rule for rule in lint.find_pack(str(RULES / pack_name)).rules}
    rule = rules[code]
    assert HANZI.search(rule.title.zh)
    assert rule.title.en
    assert not HANZI.search(quotes_left_out(rule.title.en).replace("是", ""))
    assert rule.basis


@pytest.mark.parametrize("pack_name", sorted({pack_name for pack_name, _ in CODES}))
def test_cases_are_of_rules_and_differ(pack_name: str) -> None:
    found = trial.unsound(lint.find_pack(str(RULES / pack_name)))
    assert [(one.path.name, one.message.en) for one in found] == []


def test_no_rule_crashes_on_a_case() -> None:
    assert [failure for case in CASES for failure in outcome(case).failures] == []


def quiet(text: str, *aside: str) -> list[tuple[str, str]]:
    """What is said of a text, but for the rules `aside`, which are not the question."""
    item = Input("report.txt", named=True, data=text.encode())
    found = lint.check_file(Task(item, str(RULES / "national")))
    assert found.failures == ()
    return [(one.code, one.message.zh) for one in found.diagnostics if one.code not in aside]


@pytest.mark.parametrize("heading", HEADINGS)
def test_lawful_headings_are_accepted(heading: str) -> None:
    keys = ("总体", "主动公开", "收到", "复议", "问题", "其他")
    number = next(i for i, key in enumerate(keys) if key in heading)
    official = official_heading(number + 1)
    assert quiet(report().replace(official + "\n", heading + "\n", 1)) == []


@pytest.mark.parametrize("period", PERIODS)
def test_whole_years_and_other_periods_are_accepted(period: str) -> None:
    assert quiet(report().replace("一、总体情况\n", f"一、总体情况\n{period}。\n"), "GL116") == []


@pytest.mark.parametrize("fee", FEES)
def test_every_fee_statement_is_one(fee: str) -> None:
    assert quiet(report().replace("本年度收取信息处理费0元", fee), "GL121", "GL803") == []


@pytest.mark.parametrize("signed", SIGNATURES)
def test_signatures_are_accepted(signed: str) -> None:
    organ = signed.removeprefix("2025年1月10日\n").split("\n")[0].split(" ")[0]
    text = report().replace("云溪镇人民政府\n2025年1月20日", signed)
    assert quiet(text.replace("云溪镇人民政府2024年", organ.partition("（")[0] + "2024年", 1)) == []


@pytest.mark.parametrize("chain", CHAINS)
def test_whole_chains_are_accepted(chain: str) -> None:
    assert quiet(report().replace("\n\n六、", f"\n{chain}\n\n六、"), "GL107") == []
