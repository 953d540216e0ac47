"""Cells of workbooks as their number formats print them."""

from __future__ import annotations

import gzip

import pytest
from helpers import workbooks
from helpers.messy_docx import DATA

from govlint.loaders.sheets import xls, xlsx
from govlint.loaders.sheets.printed import number


@pytest.mark.parametrize(
    "value, code, shown",
    [
        ("45677", "[DBNum1]yyyy年m月d日", "二〇二五年一月二十日"),
        ("45677", '[$-804]yyyy"年"mm"月"dd"日";@', "2025年01月20日"),
        ("45677.5", "yyyy-mm-dd hh:mm", "2025-01-20 12:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("44215", "yyyy/m/d", "2021/1/19"),
        ("1e99", "yyyy/m/d", "1e+99"),
        ("1200", '#,##0"件"', "1200"),
        ("0.5", "0%", "50%"),
        ("12", "[Red]0.00", "12"),
        ("x", "", "x"),
        ("43.4", "0", "43"),
        ("2.5", "0", "3"),
        ("0", '0;-0;"-"', "-"),
        ("0", "0;-0;;@", ""),
        ("43", ";;;", ""),
        ("43", "[White]0", ""),
        ("12345", '0!.0,"万"', "1.2万"),
        ("12345", "0.0,", "12.3"),
        ("12.345", "0.00_ ", "12.35"),
        ("-43", "0_);(0)", "(43)"),
        ("43", '0"0"', "430"),
        ("43", '[>=100]0"百";0', "43"),
        ("43", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "43"),
        ("1200", "0.00E+00", "1200"),
    ],
)
def test_formats(value: str, code: str, shown: str) -> None:
    assert number(value, code) == shown


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def says(words: str) -> str:
    return f'<c t="inlineStr"><is><t>{words}</t></is></c>'


def test_a_number_printed_as_another_is_told() -> None:
    cells = row(1, says("规章"), '<c s="1"><v>43.4</v></c>', '<c s="1"><v>7</v></c>')
    styles = '<cellXfs><xf/><xf numFmtId="1"/></cellXfs>'
    source = xlsx.load(workbooks.raw(cells, styles=styles), "")
    assert source.text.strip() == "规章\t43\t7"
    (differs,) = source.discrepancies
    assert source.text[differs.start : differs.end] == "43"
    assert "表三!B1 存的是 43.4" in differs.message.zh


def test_zeros_that_are_not_printed() -> None:
    cells = row(1, says("规章"), "<c><v>0</v></c>", "<c><v>7</v></c>")
    views = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    read = xlsx.load(workbooks.raw(cells, more=views), "").text.strip()
    assert read == "规章\t\t7"


def test_a_blank_cell_has_a_place_and_a_covered_slot_has_none() -> None:
    cells = row(1, says("甲"), says("乙"), "<c/>", says("丙")) + row(
        2, says("丁"), "<c/>", says("7")
    )
    merged = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'
    source = xlsx.load(workbooks.raw(cells, more=merged), "")
    keys = [origin.key.rpartition("!")[2] for origin in source.origins]
    assert keys == ["A1", "B1", "D1", "A2", "B2", "C2", "D2"]


def test_an_old_workbook_prints_as_a_new_one() -> None:
    """Rich text, fonts, a coloured ground and formats that print another figure."""
    source = xls.load(gzip.decompress((DATA / "looks.xls.gz").read_bytes()), "a.xls")
    rows = [line.split("\t") for line in source.text.strip("\n").split("\n") if "\t" in line]
    shown = {row[0]: row[1] for row in rows}
    assert {shown[name] for name in ("raised", "struck", "white", "tiny", "cell sup")} == {"43"}
    assert shown["within"] == "4~~2~~3"
    assert {shown[name] for name in ("cell struck", "cell white", "cell tiny")} == {""}
    assert shown["white on blue"] == "43"
    assert (shown["rounds"], shown["dash"], shown["zero"]) == ("43.3", "-", "0")
    assert [one.message.en.split()[3] for one in source.discrepancies] == ["43.26,", "43000,"]
