"""What is said of fees: the processing fee by its name, fees in general, fees of another kind."""

from __future__ import annotations

import pytest
from helpers.paths import RULES
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task

NATIONAL = str(RULES / "national")
CODES = {"GL120", "GL121"}
CHARGED = (
    *("本年度暂未开展信息处理费收取工作", "无收取信息处理费情况", "收取信息处理费 3940 元"),
    *("发出收费通知的件数为0，实际收取0元", "依据《政府信息公开信息处理费管理办法》，未收取费用"),
)
VAGUE = (
    *("没有收取任何费用", "零收费", "未收费", "政府信息公开没有收费", "政府信息公开的收费情况0"),
    *("目前免费向社会公众提供政府信息", "没有关于信息公开的收费及减免情况", "收取费用0元"),
    *("本年度政府信息公开事项未收取任何费用", "无收费情况", "全年收取费用380元"),
)
OTHER_FEES = (
    *("无", "政务公开经费列入预算", "公开三公经费", "为群众提供免费wifi", "收费清单已公开"),
    *(
        "行政事业性收费0元",
        "学习《政府信息公开信息处理费管理办法》",
        "无乱收费现象",
        "免费开放图书馆",
    ),
    *("消费维权信息已公开", "减少费用支出0.5万元"),
)


def told(text: str) -> list[tuple[str, str]]:
    outcome = lint.check_file(Task(Input("report.txt", named=True, data=text.encode()), NATIONAL))
    assert outcome.failures == ()
    return [(one.code, one.level) for one in outcome.diagnostics if one.code in CODES]


def with_fee(said: str) -> str:
    return report().replace("本年度收取信息处理费0元", said)


@pytest.mark.parametrize("said", CHARGED)
def test_fees_named(said: str) -> None:
    assert told(with_fee(said)) == []


@pytest.mark.parametrize("said", VAGUE)
def test_fees_not_named(said: str) -> None:
    assert told(with_fee(said)) == [("GL121", "info")]


@pytest.mark.parametrize("said", OTHER_FEES)
def test_fees_of_another_kind(said: str) -> None:
    assert told(with_fee(said)) == [("GL120", "warning")]
    assert told(with_fee(said).replace("2024年", "2020年")) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("未收到政府信息公开申请，未收取费用", "GL121"),
        ("收到政府信息公开申请3件。全年未收取任何费用", "GL121"),
        ("办理便民事项未收取任何费用", "GL120"),
        ("便民大厅免费提供打印", "GL120"),
    ],
)
def test_fees_spoken_of_in_section_one(said: str, code: str) -> None:
    text = with_fee("无").replace("一、总体情况\n", f"一、总体情况\n{said}。\n", 1)
    assert [one[0] for one in told(text)] == [code]
