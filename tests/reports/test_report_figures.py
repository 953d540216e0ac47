"""The figures and particulars of the real published reports, where they are present."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from helpers.published_reports import (
    ABSENT,
    RENDITIONS,
    REPORTS,
    TABLES_ONLY,
    UNREADABLE,
    codes_and_lines,
    facts,
    figures_of,
    outcome,
    pdf_of,
    truth,
)

from govlint.model.facts import Cell

pytestmark = ABSENT
SHORT_ROWS = 7  # of 004 have six figures


# Figures


@pytest.mark.parametrize("name", RENDITIONS)
def test_every_figure_read_is_true(name: str) -> None:
    right = truth(pdf_of(name))
    wrong = {cell: value for cell, value in figures_of(name).items() if value != right.get(cell)}
    assert wrong == {}


@pytest.mark.parametrize("name", [name for name in RENDITIONS if name not in UNREADABLE])
def test_every_figure_is_read(name: str) -> None:
    assert truth(pdf_of(name)).keys() - figures_of(name).keys() == set()


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_paired_is_called_unreadable(name: str) -> None:
    assert "requests" not in {cell.table for cell in figures_of(name)}
    assert "GL001" in {code for code, _ in codes_and_lines(outcome(name).diagnostics)}


@pytest.mark.parametrize("name", UNREADABLE)
def test_the_unreadable_exits_3(name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from govlint.commands import cli

    assert cli.main(["check", str(REPORTS / "text" / name)]) == 3
    assert "GL001" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("name", ["001", "002", "003"])
def test_all_200_figures_of_a_sample_are_zero(name: str) -> None:
    assert len(figures_of(name)) == 200
    assert set(figures_of(name).values()) == {0}


def test_figures_of_000() -> None:
    values = figures_of("000")
    assert values.pop(Cell("disclosure", "fees", "amount")) is None
    assert set(values.values()) == {0}
    assert Counter(cell.table for cell in values) == {
        "disclosure": 9,
        "requests": 161,
        "remedies": 15,
    }


def test_figures_of_004() -> None:
    values = figures_of("004")
    assert set(values.values()) == {0}
    assert Counter(cell.table for cell in values) == {
        "disclosure": 10,
        "requests": (25 - SHORT_ROWS) * 7,
        "remedies": 15,
    }
    short = {d.cell[1] for d in outcome("004").diagnostics if d.code == "GL005" and d.cell}
    assert len(short) == SHORT_ROWS
    assert short.isdisjoint(cell.row for cell in values)


# Particulars


@pytest.mark.parametrize(
    ("name", "year", "organ", "title"),
    [
        ("000", 2021, "社渚镇", "社渚镇2021年度政府信息公开工作报告"),
        ("001", 2021, "尉氏县洧川镇人民政府", "尉氏县洧川镇人民政府2021年度信息公开工作年度报告"),
        ("002", 2021, "句容市机关服务中心", "句容市机关服务中心2021年政府信息公开工作年度报告"),
        ("003", 2021, "潘家堡镇", "潘家堡镇2021年度政府信息公开工作报告"),
        ("004", 2022, "苍台镇人民政府", "苍台镇人民政府2022年政府信息公开工作年度报告"),
    ],
)
def test_title_year_and_organ(name: str, year: int, organ: str, title: str) -> None:
    said = facts(name).particulars
    assert said.title
    assert (facts(name).year, facts(name).organ, said.title.value) == (year, organ, title)


def test_period_and_sign_off_of_000() -> None:
    said = facts("000").particulars
    stated = (said.period_start, said.period_end, said.signed_organ, said.signed_date)
    assert [one.value if one else None for one in stated] == [
        date(2021, 1, 1),
        date(2021, 12, 25),
        "溧阳市社渚镇人民政府",
        date(2021, 12, 15),
    ]


@pytest.mark.parametrize("name", ["001", "002", "003", "004"])
def test_no_period_and_no_sign_off_are_made_up(name: str) -> None:
    said = facts(name).particulars
    assert (said.period_start, said.period_end) == (None, None)
    assert (said.signed_organ, said.signed_date) == (None, None)


@pytest.mark.parametrize("name", RENDITIONS)
def test_particulars_of_renditions(name: str) -> None:
    said = facts(name).particulars
    assert facts(name).year == 2024
    period = [one.value if one else None for one in (said.period_start, said.period_end)]
    assert period == [date(2024, 1, 1), date(2024, 12, 31)]
    assert (said.signed_organ, said.signed_date) == (None, None)
    if name in TABLES_ONLY:
        return
    organ = {"hongze_2024": "淮安市洪泽区人民政府", "huaian_2024": "淮安市人民政府"}[pdf_of(name)]
    assert facts(name).organ == organ
    assert said.title
    assert said.title.value == f"{organ}2024年政府信息公开工作年度报告"
