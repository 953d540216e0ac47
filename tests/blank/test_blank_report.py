"""A blank report: it checks clean, and filled with any figures that add up it still does."""

from __future__ import annotations

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from helpers.annotated_reports import SOFFICE, in_word, member
from helpers.command_line import content, write
from helpers.paths import EXAMPLES
from helpers.word_files import zipped

from govlint.blank import blank_report, carried
from govlint.blank.outline import Outline, outline
from govlint.blank.sheet import book
from govlint.blank.totals import computed, filled
from govlint.blank.word import document
from govlint.files.discover import Input
from govlint.linter.document import read_document
from govlint.linter.lint import Task, check_file
from govlint.model.facts import Cell

ORGAN = "云岭市青禾县白鹭镇人民政府"
CITY = "云岭市人民政府"  # which has all the powers the tables ask for


def problems(name: str, data: bytes) -> dict[str, str]:
    outcome = check_file(Task(Input(name, named=True, data=data), "national"))
    assert (outcome.state, outcome.failures) == ("checked", ())
    assert outcome.read == outcome.expected or any(
        found.code in {"GL007", "GL008"} for found in outcome.diagnostics
    )
    return {found.code: found.level for found in outcome.diagnostics}


def with_figures(plan: Outline, seed: int) -> Outline:
    """The report with random figures: what can be typed is, the sums follow."""
    rng, most = Random(seed), Random(seed).choice((3, 40, 9_000))
    typed = {cell: rng.randint(0, most) for cell in plan.figures}
    for cell in typed:
        if cell.row == "new":
            typed[cell] += 22 * most  # more come in than are dealt with
        if cell.column == "in_force":
            typed[cell] += 2 * most
    return plan._replace(figures=filled(typed))


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_it_checks_clean(year: int) -> None:
    report = blank_report(ORGAN, year)
    for name, data in (("a.docx", report.docx), ("a.xlsx", book(report.outline))):
        found = problems(name, data)
        assert "error" not in found.values(), found
        assert found.keys() <= {"GL801", "GL144"}, "what is left to be written is found"
        facts = read_document(Input(name, data=data)).facts
        assert (facts.organ, facts.year) == (ORGAN, year)
        assert {fact.value for fact in facts.items} == {0}


@pytest.mark.parametrize("seed", range(6))
def test_filled_with_any_figures_it_still_does(seed: int) -> None:
    plan = with_figures(outline(CITY, 2025 if seed % 3 else 2020, {}), seed)
    for name, data in (("a.docx", document(plan)), ("a.xlsx", book(plan))):
        assert "error" not in problems(name, data).values()
        facts = read_document(Input(name, data=data)).facts
        assert {Cell(*fact[:3]): fact.value for fact in facts.items} == plan.figures


def test_every_total_is_a_formula_and_no_other_cell() -> None:
    plan = with_figures(outline(ORGAN, 2025, {}), 1)
    with zipfile.ZipFile(BytesIO(book(plan))) as archive:
        sheets = [
            archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 6)
        ]
    formulas = [one for sheet in sheets for one in re.findall(r"<f>(.*?)</f>", sheet)]
    assert len(formulas) == len(computed(plan.figures)) == 25 + 2 * 6 + 3
    assert "SUM(D6:I6)" in formulas
    assert "SUM(D6:D7)-D29" in formulas
    checked = sum(len(re.findall(r"<dataValidation ", sheet)) for sheet in sheets)
    assert checked == len(plan.figures) - len(formulas)
    assert all("<sheetProtection" in sheet for sheet in sheets)


def test_what_was_carried_over_is_taken() -> None:
    last = Input("2024.docx", named=True, data=in_word("untidy.txt"))
    facts = read_document(last).facts
    assert facts.get("requests", "carried_out", "natural_person").value > 0
    report = blank_report(ORGAN, 2025, carried(last, ORGAN, 2025))
    assert report.remarks == ()
    now = read_document(Input("a.docx", data=report.docx)).facts
    for column in ("natural_person", "legal_person.company", "total"):
        due = facts.get("requests", "carried_out", column).value
        assert now.get("requests", "carried_in", column).value == due
    for name, data in (("a.docx", report.docx), ("a.xlsx", book(report.outline))):
        assert "error" not in problems(name, data).values()


def _wrong_year() -> bytes:
    return (EXAMPLES / "clean.md").read_bytes().replace(b"2024", b"2022")


def _one_unread() -> bytes:
    text = (EXAMPLES / "clean.md").read_text("utf-8")
    row = next(line for line in text.splitlines() if "四、结转下年度继续办理" in line)
    return text.replace(row, row.replace("| 1 |", "| ／ |", 1)).encode()


@pytest.mark.parametrize(
    ("name", "data", "said", "left"),
    [
        ("a.docx", b"PK\x03\x04 broken", "没有数字可以沿用", 7),
        ("a.pdf", b"%PDF-1.4 no more", "没有数字可以沿用", 7),
        ("a.txt", "会议通知\n定于周五开会。".encode(), "看不出是年度报告", 7),
        ("a.txt", b"", "没有数字可以沿用", 7),
        ("a.md", _wrong_year(), "是 2022 年的报告，不是 2024 年的", 7),
        ("a.md", _one_unread(), "自然人没有读出来", 1),
    ],
    ids=["broken", "pdf", "none", "empty", "year", "cell"],
)
def test_what_cannot_be_taken_over_is_left_empty(
    name: str, data: bytes, said: str, left: int
) -> None:
    taken = carried(Input(name, named=True, data=data), ORGAN, 2025)
    assert said in taken.remarks[0].zh
    report = blank_report(ORGAN, 2025, taken)
    assert member(report.docx, "word/document.xml").count(b'w:fill="FFF2CC"') == left
    for kind, made in (("a.docx", report.docx), ("a.xlsx", book(report.outline))):
        assert problems(kind, made)["GL007"] == "error"
        facts = read_document(Input(kind, data=made)).facts
        empty = [fact for fact in facts.items if fact.value is None]
        assert {fact.row for fact in empty} == {"carried_in"}


def test_the_report_of_another_body_is_told_of() -> None:
    last = Input("a.md", named=True, data=(EXAMPLES / "clean.md").read_bytes())
    taken = carried(last, "青禾县教育局", 2025)
    assert "不是青禾县教育局的" in taken.remarks[0].zh
    assert None not in taken.figures.values()
    assert carried(last, "白鹭镇人民政府", 2025).remarks == ()


def test_the_command(govlint, place) -> None:
    words = ("new", "report", "--organ", ORGAN, "--year", "2025")
    code, out, err = govlint(*words)
    name = f"{ORGAN}2025年政府信息公开工作年度报告"
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [f"已写入 {name}.docx", f"已写入 {name}.xlsx"]
    before = content(f"{name}.docx")
    code, out, err = govlint(*words)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert govlint(*words, "--force")[0] == 0
    assert content(f"{name}.docx") == before
    assert govlint("check", f"{name}.docx", f"{name}.xlsx")[0] == 0
    write("last.docx", b"PK\x03\x04")
    code, out, err = govlint(*words, "--last", "last.docx", "-o", "x.docx", "--lang", "en")
    assert (code, Path("x.docx").exists(), Path("x.xlsx").exists()) == (3, True, True)
    assert "last.docx: " in err
    assert "left empty and marked" in err
    for more in (
        ("--organ", " ", "--year", "2025"),
        ("--organ", ORGAN),
        ("--organ", ORGAN, "--year", "25"),
        ("--organ", ORGAN, "--year", "2012"),
        ("--organ", ORGAN, "--year", "2025", "--last", "nowhere.docx"),
        ("--organ", ORGAN, "--year", "2025", "-o", "x.pdf"),
    ):
        code, out, err = govlint("new", "report", *more)
        assert (code, out) == (2, ""), more


def test_without_the_library_of_sheets_there_is_the_word_file(govlint, place, monkeypatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code, _, err = govlint("new", "report", "--organ", ORGAN, "--year", "2025", "-o", "a.docx")
    assert (code, Path("a.docx").exists(), Path("a.xlsx").exists()) == (0, True, False)
    assert 'pip install "govlint[sheet]"' in err


@pytest.mark.slow
def test_a_spreadsheet_computes_the_same(tmp_path: Path) -> None:
    plan = with_figures(outline(CITY, 2025, {}), 3)
    with zipfile.ZipFile(BytesIO(book(plan))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    bare = {name: re.sub(rb"(</f>)<v>\d+</v>", rb"\1", data) for name, data in parts.items()}
    assert bare != parts, "no formula has a value of its own"
    (tmp_path / "a.xlsx").write_bytes(zipped(bare))
    if not SOFFICE:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [SOFFICE, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run(
        [*words, str(tmp_path / "a.xlsx")], capture_output=True, timeout=120, check=False
    )
    if not (tmp_path / "a.ods").exists():
        pytest.skip("LibreOffice has no Calc here")
    facts = read_document(Input("a.ods", data=(tmp_path / "a.ods").read_bytes())).facts
    assert {Cell(*fact[:3]): fact.value for fact in facts.items} == plan.figures
