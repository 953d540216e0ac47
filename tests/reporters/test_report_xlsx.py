"""The workbook: a row a finding, a row a report, filters on, and no formula anywhere."""

from __future__ import annotations

import io
import re
import sys
import zipfile

import pytest
from helpers.annotated_reports import EXAMPLES, run_of
from helpers.command_line import write
from helpers.sample_report import WRONG, report

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.linter.plugins import reporters
from govlint.linter.run import Run

pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed")
NAMES = ("untidy.txt", "last-year.txt", "clean.md")


def workbook(run: Run, lang: str = "zh") -> bytes:
    return b"".join(reporters()["xlsx"](run, lang, False))


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    calamine = pytest.importorskip("python_calamine", reason="python-calamine is not installed")
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture(scope="module")
def run() -> Run:
    return run_of(*(EXAMPLES / name for name in NAMES))


def test_a_row_a_finding_and_a_row_a_report(run: Run) -> None:
    findings, reports = sheets(workbook(run)).values()
    assert findings[0][:4] == ["级别", "规则", "文件", "单位"]
    assert [row[1] for row in findings[1:]] == [found.code for found in run.diagnostics]
    wrong = dict(zip(findings[0], next(row for row in findings if row[1] == "GL310"), strict=True))
    found = next(found for found in run.diagnostics if found.code == "GL310")
    figures = (int(found.stated), int(found.fix.value))
    assert (wrong["级别"], wrong["报告所填"], wrong["应填"]) == ("错误", *figures)
    assert wrong["单位"].endswith("人民政府")
    assert wrong["年度"] == 2024
    assert wrong["位置"].startswith(found.logical)
    assert "2021" in wrong["依据"]
    assert [row[0].rpartition("/")[2] for row in reports[1:]] == list(NAMES)
    clean = dict(zip(reports[0], reports[3], strict=True))
    assert [clean[name] for name in ("错误", "警告", "提示", "读出数字")] == [0, 0, 0, 200]


def test_it_speaks_english(run: Run) -> None:
    book = sheets(workbook(run, "en"))
    assert list(book) == ["Findings", "Reports"]
    assert book["Findings"][0][:3] == ["level", "rule", "file"]
    assert "should be" in str(book["Findings"][1:])


def test_headings_stay_in_sight_and_filters_are_on(run: Run) -> None:
    made = parts(workbook(run))
    for number, (rows, columns) in ((1, (len(run.diagnostics), "N")), (2, (len(NAMES), "I"))):
        sheet = made[f"xl/worksheets/sheet{number}.xml"]
        assert f'<autoFilter ref="A1:{columns}{rows + 1}"/>' in sheet
        assert 'ySplit="1"' in sheet
        assert 'state="frozen"' in sheet
        assert "<cols>" in sheet


HOSTILE = ("=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_becomes_a_formula_or_a_link(words: str, place) -> None:
    name = f"{words.strip().replace('/', '∕')}.txt"
    write(name, report(WRONG))
    (outcome,) = run_of(name).outcomes
    said = Text(words, words)
    found = outcome.diagnostics[0]._replace(message=said, help=said, basis=words, stated=words)
    run = run_of(name)._replace(outcomes=(outcome._replace(diagnostics=(found,)),))
    data = workbook(run)
    made = parts(data)
    for text in made.values():
        assert not re.search(r"<f[ >]|<hyperlink|t=\"str\"", text)
    assert "externalLink" not in " ".join(made)
    findings, reports = sheets(data).values()
    assert reports[1][0] == name.replace("\t", "    ")
    assert findings[1].count(words.replace("\t", "    ")) >= 3
    assert 'quotePrefix="1"' in made["xl/styles.xml"]


def test_the_same_findings_make_the_same_bytes(run: Run) -> None:
    assert workbook(run) == workbook(run)


def test_a_name_that_is_no_text_and_a_very_long_one(place) -> None:
    write("a.txt", report(WRONG))
    (outcome,) = run_of("a.txt").outcomes
    long = "云" * 40_000 + "\udcff\x00"
    moved = tuple(one._replace(path=long) for one in outcome.diagnostics)
    run = run_of("a.txt")._replace(outcomes=(outcome._replace(path=long, diagnostics=moved),))
    assert len(str(sheets(workbook(run))["各份报告"][1][0])) == 32_000


def test_without_the_library_one_line_says_what_to_install(monkeypatch, run: Run) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UserError, match=r'pip install "govlint\[sheet\]"') as caught:
        workbook(run)
    assert "XlsxWriter" in caught.value.message.zh


def test_the_command_writes_a_file(govlint, place, monkeypatch) -> None:
    write("a.txt", report(WRONG))
    assert govlint("check", "a.txt", "--format", "xlsx", "-o", "a.xlsx")[0] == 1
    with open("a.xlsx", "rb") as file:
        assert len(sheets(file.read())["问题"]) > 1
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code, out, err = govlint("check", "a.txt", "--format", "xlsx", "-o", "b.xlsx")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_an_output_never_goes_over_a_report(govlint, place) -> None:
    write("a.txt", report(WRONG))
    code, out, err = govlint("check", "a.txt", "-o", "./a.txt")
    assert (code, out) == (2, "")
    assert "a.txt" in err
    code, out, err = govlint("check", "a.txt", "-o", "nowhere/x.txt")
    assert (code, out) == (3, "")
    assert err.startswith("govlint: nowhere/x.txt: ")
