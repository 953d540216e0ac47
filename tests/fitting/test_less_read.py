"""What is printed oddly in a report: figures less read than are due are an error, others are read.

One plain report, with TABs or as tables of a file without a single merged cell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from html import escape

import pytest
import xlsxwriter
from helpers.sample_report import report
from helpers.word_files import docx, p, tbl, tc

from govlint.files.discover import Input
from govlint.linter.lint import lint
from govlint.linter.run import Run
from govlint.settings import allowed
from govlint.settings.config import Allow, Config

CLEAN = report()
TOTAL = "（七）总计\t9\t2\t0\t0\t0\t1\t12"
NINE = "9" * 5_000
TRADITIONAL = str.maketrans(
    "万个为举乡业会体关况减办务动区单县厅发号后员国处复审对属开当总执护报据数无机权条构决没现确"
    "级纠纳组织经结统续维罚规计认议许讼访诉说请购费转过进采镇问题额项制类内与则",
    "萬個為舉鄉業會體關況減辦務動區單縣廳發號後員國處複審對屬開當總執護報據數無機權條構決沒現確"
    "級糾納組織經結統續維罰規計認議許訟訪訴說請購費轉過進採鎮問題額項製類內與則",
)


def _blocks(text: str) -> Iterator[list[list[str]]]:
    """The lines of a report, cut at TABs; rows of one table together."""
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            yield rows
        rows = []
        if line:
            yield [[line]]
    if rows:
        yield rows


def _page(text: str) -> bytes:
    parts = []
    for block in _blocks(text):
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block)
        table = "".join(f"<tr>{row}</tr>" for row in rows)
        parts.append(f"<p>{block[0][0]}</p>" if len(block[0]) == 1 else f"<table>{table}</table>")
    return f"<html><meta charset=utf-8><body>{''.join(parts)}</body></html>".encode()


def _word(text: str) -> bytes:
    tables = (
        p(block[0][0]) if len(block[0]) == 1 else tbl(*(map(tc, row) for row in block))
        for block in _blocks(text)
    )
    return docx("".join(tables))


def _workbook(text: str) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("年度报告")
    for number, line in enumerate(text.split("\n")):
        for column, cell in enumerate(line.split("\t")):
            sheet.write(number, column, int(cell) if re.fullmatch(r"\d{1,4}", cell) else cell)
    book.close()
    return file.getvalue()


FILES: dict[str, Callable[[str], bytes]] = {
    "txt": str.encode,
    "html": _page,
    "docx": _word,
    "xlsx": _workbook,
}


@pytest.fixture(params=FILES)
def check(request: pytest.FixtureRequest, tmp_path) -> Callable[[str], Run]:
    def checked(text: str) -> Run:
        path = tmp_path / f"report.{request.param}"
        path.write_bytes(FILES[request.param](text))
        return lint([Input(str(path), named=True)], "national")

    return checked


def codes(run: Run) -> set[str]:
    return {one.code for one in run.diagnostics if one.code.startswith("GL0")}


def test_heads_without_merged_cells_are_read_as_usual(check) -> None:
    run = check(CLEAN)
    assert (run.coverage, codes(run)) == ((200, 200), set())


def test_traditional_characters_are_read(check) -> None:
    run = check(CLEAN.translate(TRADITIONAL))
    assert run.coverage == (200, 200)


@pytest.mark.parametrize("row", [TOTAL.replace("总计", "台账数"), ""])
def test_less_read_than_is_due_is_an_error_until_the_row_is_allowed(check, row: str) -> None:
    run = check(CLEAN.replace(TOTAL + "\n", row and row + "\n"))
    assert run.coverage == (193, 200)
    assert run.outcomes[0].incomplete
    (missing,) = [one for one in run.diagnostics if one.code == "GL004"]
    assert missing.level == "error"
    for name, lifts in (
        ("（七）总计", True),
        ("办理结果.总计", True),
        ("规章", False),
        ("", False),
    ):
        config = Config(allow=(Allow("GL004", "**", "本机关不填这一行", row=name),))
        done = allowed.applied(run, config)
        assert done.outcomes[0].incomplete is not lifts
        assert bool(done.stale) is not lifts


@pytest.mark.parametrize("cell", ["1|2", NINE])
def test_what_is_no_count_is_told_at_its_cell(check, cell: str) -> None:
    run = check(CLEAN.replace(TOTAL, TOTAL.replace("\t12", f"\t{cell}")))
    assert run.coverage == (199, 200)
    (told,) = [one for one in run.diagnostics if one.code == "GL008"]
    assert told.cell == ("requests", "outcome.total", "total")
    assert codes(run) == {"GL008"}
    assert len(told.message.zh) < 500


@pytest.mark.parametrize(
    ("cell", "told"), [("1\xa0234", ["GL008"]), ("\xa012\xa0", []), ("1\u2009234", ["GL008"])]
)
def test_a_blank_in_a_figure_is_one_finding_and_none_at_its_edge(check, cell, told) -> None:
    run = check(CLEAN.replace(TOTAL, TOTAL.replace("\t12", f"\t{cell}")))
    assert run.coverage == (200 - len(told), 200)
    found = [one for one in run.diagnostics if one.code in {"GL008", "GL011"}]
    assert [one.code for one in found] == told
    assert all(f"U+{ord(cell[1]):04X}" in one.message.zh for one in found)


def test_table_four_or_all_of_table_three_again_is_one_finding(check) -> None:
    lines = CLEAN.split("\n")
    last = next(index for index, line in enumerate(lines) if line.count("\t") == 14)
    figures = [index for index, line in enumerate(lines) if line.count("\t") == 14][-1]
    assert last < figures
    run = check("\n".join([*lines[: figures + 1], lines[figures], *lines[figures + 1 :]]))
    assert (run.coverage, codes(run)) == ((200, 200), {"GL005"})
    rows = CLEAN[CLEAN.index("一、本年新收") : CLEAN.index(TOTAL)]
    run = check(CLEAN.replace(TOTAL, f"{rows}{TOTAL}"))
    (told,) = [one for one in run.diagnostics if one.code == "GL005"]
    assert "表三有 23 行出现两次" in told.message.zh
    assert run.coverage == (200, 200)
    wrong = lines[figures].replace("0", "7", 1)
    run = check("\n".join([*lines[: figures + 1], wrong, *lines[figures + 1 :]]))
    assert run.outcomes[0].incomplete
    assert "出现两次，数字不同" in run.diagnostics[0].message.zh


def test_a_second_report_is_told_of_and_never_a_pass(check) -> None:
    run = check(f"{CLEAN}\n{CLEAN.replace('2024年', '2023年')}")
    assert codes(run) == {"GL012"}
    assert run.coverage == (200, 200)
    assert run.outcomes[0].incomplete  # exit code 3


@pytest.mark.parametrize(
    ("head", "printed", "times"),
    [
        ("科研机构", "科研机沟", 1),
        ("本年废止件数", "本年发止件数", 1),
        ("结果维持", "结果维特", 3),
        ("自然人", "自然入", 1),
        ("法人或其他组织", "法人和其他组织", 1),
        ("行政复议\t", "行政复仪\t", 1),
        ("复议后起诉", "复议后起拆", 1),
    ],
)
def test_a_misprinted_head_is_read_and_told_once(check, head, printed, times) -> None:
    run = check(CLEAN.replace(head, printed))
    assert run.coverage == (200, 200)
    (told,) = [one for one in run.diagnostics if one.code.startswith("GL0")]
    assert told.code == "GL006"
    assert f"“{printed.strip()}”，统一格式是“{head.strip()}”" in told.message.zh
    assert ("U+5165" in told.message.zh) is ("入" in printed)
    assert len(told.related) == times - 1
