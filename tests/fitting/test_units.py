"""Units: what a head, a label or the caption of a table states its figures in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.linter.lint import Task, check_file
from govlint.linter.run import Outcome

CLEAN = report()
HEAD = "本年收费金额（单位：万元）"
FEE = "行政事业性收费\t"


def _read(text: str) -> Outcome:
    return check_file(Task(Input("a.txt", named=True, data=text.encode()), "national", show=True))


def _told(outcome: Outcome) -> list[str]:
    return [one.message.zh for one in outcome.standing if one.code.startswith("GL0")]


def _value(outcome: Outcome, *cell: str) -> object:
    assert outcome.view
    return {tuple(fact.cell): fact.value for fact in outcome.view.facts.items}[cell]


@pytest.mark.parametrize(
    ("head", "label", "unit", "zeros"),
    [
        ("本年收费金额（单位：元）", FEE, "元", -4),
        ("本年收费金额/千元", FEE, "千元", -1),
        ("本年收费金额，单位为元", FEE, "元", -4),
        ("本年收费金额【亿元】", FEE, "亿元", 4),
        ("本年收费金额", "行政事业性收费（元）\t", "元", -4),
        (HEAD, "行政事业性收费（单位：元）\t", "元", -4),
    ],
)
def test_a_fee_in_another_unit_is_converted_and_told(head, label, unit, zeros) -> None:
    text = CLEAN.replace(HEAD, head).replace(FEE + "1.5", f"{label}350000")
    outcome = _read(text)
    assert _value(outcome, "disclosure", "fees", "amount") == Decimal(350000).scaleb(zeros)
    assert outcome.read == outcome.expected
    (told,) = _told(outcome)
    assert f"单位写作“{unit}”，统一格式是“万元”" in told


def test_the_caption_of_a_table_states_its_unit() -> None:
    caption = "单位：件、元\n第二十条第（一）项"
    text = CLEAN.replace(HEAD, "本年收费金额").replace(FEE + "1.5", f"{FEE}350000")
    outcome = _read(text.replace("第二十条第（一）项", caption))
    assert _value(outcome, "disclosure", "fees", "amount") == 35
    assert len(_told(outcome)) == 1
    assert (
        _told(_read(CLEAN.replace("第二十条第（一）项", "填报单位：元山县\n" + caption[7:]))) == []
    )


@pytest.mark.parametrize("unit", ["（件）", "/件", " 项", "（单位：件）", "[件]"])
def test_heads_may_state_what_they_count(unit: str) -> None:
    outcome = _read(CLEAN.replace("自然人", "自然人" + unit).replace("结果维持", "结果维持" + unit))
    assert (outcome.read, _told(outcome)) == (outcome.expected, [])


def test_counts_in_ten_thousands_are_converted_and_told_once() -> None:
    outcome = _read(CLEAN.replace("自然人", "自然人（万件）"))
    assert _value(outcome, "requests", "new", "natural_person") == 90000
    assert _value(outcome, "requests", "new", "total") == 12
    (told,) = _told(outcome)
    assert "“自然人”一栏的单位写作“万件”" in told
