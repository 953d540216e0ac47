"""Real published reports, where present, and what the README beside them says is due."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from govlint import linter
from govlint.diagnostic import Diagnostic
from govlint.discover import Input
from govlint.facts import Cell, Facts
from govlint.linter import Document, Task
from govlint.run import Outcome

REPORTS = Path(__file__).parents[2] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="no real reports here")

SAMPLES = ("000", "001", "002", "003", "004")
PDFS = ("hongze_2024", "huaian_2024")
RENDITIONS = sorted(path.name for path in (REPORTS / "text").glob("*"))
UNREADABLE = tuple(f"{pdf}.{tool}.txt" for pdf in PDFS for tool in ("pdfminer", "pdftotext"))
TABLES_ONLY = tuple(f"{pdf}.pdfplumber_tables_tab.txt" for pdf in PDFS)  # headings are lost in it
ARITHMETIC = {"GL301", "GL302", "GL303", "GL310", "GL401"}
SENTENCES = {"GL501", "GL502", "GL504", "GL505", "GL506", "GL510", "GL511"}


class Due(NamedTuple):
    """What a report must and may have: codes with lines; every error not listed is a fault."""

    found: tuple[tuple[str, int], ...]
    absent: tuple[str, ...]


SHORT_ROWS = tuple(("GL005", line) for line in range(33, 40))
DUE = {
    "000": Due(
        (
            *(("GL131", 1), ("GL113", 2), ("GL803", 5), ("GL713", 8), ("GL007", 58)),
            *(("GL009", 297), ("GL112", 373), ("GL102", 376), ("GL110", 380), ("GL111", 380)),
        ),
        ("GL004", "GL006", "GL101", "GL115", "GL120"),
    ),
    "001": Due(
        (
            *(("GL131", 2), ("GL132", 2), ("GL801", 4), ("GL701", 7), ("GL701", 402)),
            *(("GL804", 7), ("GL804", 8), ("GL815", 8), ("GL120", 403), ("GL115", 404)),
        ),
        ("GL110", "GL111", "GL112", "GL113", "GL501", "GL502"),
    ),
    "002": Due(
        (
            *(("GL801", 1), ("GL801", 4), ("GL140", 5), ("GL145", 5), ("GL802", 118)),
            *(("GL102", 347), ("GL120", 396), ("GL115", 397)),
        ),
        ("GL006", "GL007", "GL112"),
    ),
    "003": Due(
        (
            *(("GL801", 1), ("GL131", 1), ("GL805", 2), ("GL104", 3), ("GL702", 6)),
            *(("GL104", 15), ("GL120", 412), ("GL115", 413)),
        ),
        ("GL007", "GL112", "GL504", "GL901"),
    ),
    "004": Due(
        (("GL704", 7), ("GL807", 11), *SHORT_ROWS, ("GL120", 83), ("GL115", 85)),
        ("GL006", "GL007", "GL112"),
    ),
}
TWICE = {("000", "GL803", 5)}  # `5 期` and `8 期`


@cache
def outcome(name: str) -> Outcome:
    path = REPORTS / (f"{name}.txt" if name in SAMPLES else f"text/{name}")
    return linter.check_file(Task(Input(str(path), named=True), "national"))


@cache
def document(name: str) -> Document:
    path = REPORTS / (f"{name}.txt" if name in SAMPLES else f"text/{name}")
    return linter.document(Input(str(path), named=True))


def facts(name: str) -> Facts:
    return document(name).facts


def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(found.code, found.at.line) for found in diagnostics]


def errors(name: str) -> list[tuple[str, int, str]]:
    found = outcome(name).diagnostics
    return [(d.code, d.at.line, d.message.zh) for d in found if d.level == "error"]


@cache
def truth(pdf: str) -> dict[Cell, Decimal]:
    rows = json.loads((REPORTS / "truth" / f"{pdf}.json").read_text("utf-8"), parse_float=Decimal)
    return {Cell(r["table"], r["row"], r["column"]): Decimal(r["value"]) for r in rows}


def read(name: str) -> dict[Cell, Any]:
    return {fact.cell: fact.value for fact in facts(name).items}


def pdf_of(rendition: str) -> str:
    return rendition.partition(".")[0]


# What must be found, and what must not


@pytest.mark.parametrize("name", SAMPLES)
def test_must_be_found(name: str) -> None:
    found = Counter(told(outcome(name).diagnostics))
    times = {place: 2 if (name, *place) in TWICE else 1 for place in DUE[name].found}
    assert {place: found[place] for place in DUE[name].found} == times


@pytest.mark.parametrize("name", SAMPLES)
def test_must_not_be_found(name: str) -> None:
    codes = {code for code, _ in told(outcome(name).diagnostics)}
    assert codes.isdisjoint({*DUE[name].absent, *ARITHMETIC})


@pytest.mark.parametrize("name", SAMPLES)
def test_no_error_but_those_listed(name: str) -> None:
    assert [error for error in errors(name) if error[:2] not in DUE[name].found] == []


@pytest.mark.parametrize("name", [name for name in RENDITIONS if name.startswith("huaian")])
def test_the_sentences_of_huaian_agree_with_its_tables(name: str) -> None:
    assert SENTENCES.isdisjoint(found.code for found in outcome(name).diagnostics)


def test_the_single_row_of_000_is_one_finding() -> None:
    (found,) = (d for d in outcome("000").diagnostics if d.code == "GL009")
    assert "（六）其他处理" in found.message.zh


@pytest.mark.parametrize("name", RENDITIONS)
def test_renditions_have_no_error_but_those_listed(name: str) -> None:
    codes = {code for code, _, _ in errors(name)}
    if name in UNREADABLE:
        assert codes == {"GL001"}
        return
    assert codes == ({"GL009"} if pdf_of(name) == "hongze_2024" else set()), errors(name)


@pytest.mark.parametrize("name", [name for name in RENDITIONS if name not in UNREADABLE])
def test_renditions_of_hongze_tell_the_near_miss(name: str) -> None:
    found = [d for d in outcome(name).diagnostics if d.code == "GL006"]
    if pdf_of(name) == "huaian_2024":
        assert found == []
        return
    assert [(d.cell or ("", ""))[1] for d in found] == ["outcome.refused.prohibited_by_law"]


@pytest.mark.parametrize("name", [*SAMPLES, *RENDITIONS])
def test_no_arithmetic_finding_and_no_crash(name: str) -> None:
    assert ARITHMETIC.isdisjoint(d.code for d in outcome(name).diagnostics)
    assert outcome(name).failures == ()


# Figures


@pytest.mark.parametrize("name", RENDITIONS)
def test_every_figure_read_is_true(name: str) -> None:
    right = truth(pdf_of(name))
    wrong = {cell: value for cell, value in read(name).items() if value != right.get(cell)}
    assert wrong == {}


@pytest.mark.parametrize("name", [name for name in RENDITIONS if name not in UNREADABLE])
def test_every_figure_is_read(name: str) -> None:
    assert truth(pdf_of(name)).keys() - read(name).keys() == set()


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_paired_is_called_unreadable(name: str) -> None:
    assert "requests" not in {cell.table for cell in read(name)}
    assert "GL001" in {code for code, _ in told(outcome(name).diagnostics)}


@pytest.mark.parametrize("name", UNREADABLE)
def test_the_unreadable_exits_3(name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from govlint import cli

    assert cli.main(["check", str(REPORTS / "text" / name)]) == 3
    assert "GL001" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("name", ["001", "002", "003"])
def test_all_200_figures_of_a_sample_are_nought(name: str) -> None:
    assert len(read(name)) == 200
    assert set(read(name).values()) == {0}


def test_figures_of_000() -> None:
    values = read("000")
    assert values.pop(Cell("disclosure", "fees", "amount")) is None
    assert set(values.values()) == {0}
    assert Counter(cell.table for cell in values) == {
        "disclosure": 9,
        "requests": 161,
        "remedies": 15,
    }


def test_figures_of_004() -> None:
    values = read("004")
    assert set(values.values()) == {0}
    assert Counter(cell.table for cell in values) == {
        "disclosure": 10,
        "requests": (25 - len(SHORT_ROWS)) * 7,
        "remedies": 15,
    }
    short = {d.cell[1] for d in outcome("004").diagnostics if d.code == "GL005" and d.cell}
    assert len(short) == len(SHORT_ROWS)
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
