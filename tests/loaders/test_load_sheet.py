"""Workbooks: the same report reads the same, and every cell is found again."""

from __future__ import annotations

import pytest
from forge import forge
from helpers import workbooks
from helpers.mutated_files import fuzz
from render import converted as office

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.document import read_document
from govlint.linter.lint import Task
from govlint.loaders.sheets import ods, xls, xlsx
from govlint.loaders.sheets.layout import name_of
from govlint.loaders.sheets.printed import plain

LOOKS = (
    {},
    {"merged": False},
    {"bordered": False},
    {"gap": 0},
    {"merged": False, "bordered": False, "gap": 0},
)
FAULTS = ("", "wrong_cell", "not_a_number", "blank_cell", "row_missing", "signed_early")


def facts(data: bytes, name: str) -> dict[tuple[str, str, str], object]:
    read = read_document(Input(name, named=True, data=data)).facts
    return {fact[:3]: fact.value for fact in read.items}


def found(data: bytes, name: str) -> list[tuple[str, str]]:
    outcome = lint.check_file(Task(Input(name, named=True, data=data), "national"))
    assert not outcome.failures
    return sorted((one.code, one.message.zh) for one in outcome.diagnostics)


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_sheet_reads_as_the_text_does(fault: str) -> None:
    for seed, look in enumerate(LOOKS):
        text = forge(seed, "A2", noise=False, fault=fault or None).text.encode()
        book = workbooks.whole(workbooks.draft(seed, fault), **look)
        assert facts(book, "a.xlsx") == facts(text, "a.txt"), seed
        assert found(book, "a.xlsx") == found(text, "a.txt"), seed


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    """Workbooks with each fault as LibreOffice writes them, by fault and suffix."""
    if not office.has_calc():
        pytest.skip("LibreOffice is not installed, or has no Calc")
    folder = tmp_path_factory.mktemp("books")
    for fault in FAULTS:
        made = workbooks.whole(workbooks.draft(7, fault))
        (folder / f"x{fault}.xlsx").write_bytes(made)
    return {
        (name[1:], suffix): data
        for suffix in ("xls", "ods")
        for name, data in office.by_office(folder, "xlsx", suffix).items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xls", "et", "ods"])
def test_other_kinds_read_the_same(suffix: str, converted: dict[tuple[str, str], bytes]) -> None:
    for fault in FAULTS:
        text = forge(7, "A2", noise=False, fault=fault or None).text.encode()
        book = converted[fault, suffix.replace("et", "xls")]
        assert facts(book, f"a.{suffix}") == facts(text, "a.txt"), fault
        assert found(book, f"a.{suffix}") == found(text, "a.txt"), fault
        # Content goes before the suffix.
        assert facts(book, "a.xlsx") == facts(text, "a.txt"), fault


def test_sheets_of_one_table_each() -> None:
    book = workbooks.Book()
    book.sheet("封面")
    drawn = workbooks.draft(3)
    book.paragraph("".join(drawn.title))
    for name, part in zip("一二三", [part for part in drawn.parts if part.table], strict=True):
        book.sheet(f"表{name}")
        book.table(part.table)
    data = book.data()
    assert facts(data, "a.xlsx") == forge(3, "A2", noise=False).figures
    source = xlsx.load(data, "a.xlsx")
    assert source.medium == "sheet"
    at = source.text.index("商业企业")
    assert source.origin(at).where == Text("表二!E4", "表二!E4")
    assert source.origin(at).key == "xl/worksheets/sheet3.xml!E4"


def text(cells: str, **parts: str) -> str:
    """The text of a sheet, its lines without what stands around them."""
    return xlsx.load(workbooks.raw(cells, **parts), "a.xlsx").text.strip("\n")


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def says(words: str) -> str:
    return f'<c t="inlineStr"><is><t>{words}</t></is></c>'


def test_values_as_they_are_printed() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="yyyy年m&quot;月&quot;d&quot;日&quot;"/>'
        "</numFmts><cellXfs><xf/>"
        '<xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs>'
    )
    cells = row(
        1,
        "<c><v>31.450000000000003</v></c>",
        "<c><v>9.0</v></c>",
        '<c s="1"><v>45677</v></c>',
        '<c s="2"><v>0.125</v></c>',
        '<c s="3"><v>45677</v></c>',
        '<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>',
        '<c t="b"><v>1</v></c>',
        "<c><f>SUM(A1:A2)</f><v>12</v></c>",
        "<c><f>SUM(A1:A2)</f></c>",
        '<c t="str"><f>A1&amp;""</f><v>甲_x000D_乙</v></c>',
    )
    assert text(cells, styles=styles).split("\t") == [
        *("31.45", "9", "2025年1月20日", "12.50%", "2025/1/20", "#DIV/0!", "TRUE", "12"),
        *("=SUM(A1:A2)", "甲乙"),
    ]


def test_plain_numbers() -> None:
    values = (0.0, 9.0, 31.45, 0.1 + 0.2, 1e-7, 123456789.0, -2.5, 1e20)
    said = [plain(value) for value in values]
    assert said[:-1] == ["0", "9", "31.45", "0.3", "0.0000001", "123456789", "-2.5"]
    assert said[-1] == "1" + "0" * 20
    names = [name_of(0, column) for column in (0, 25, 26, 701, 702)]
    assert names == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


def test_strings_of_runs_without_reading_signs() -> None:
    strings = "<si><r><t>行政</t></r><r><t>许可</t></r><rPh><t>xuke</t></rPh></si>"
    cells = row(1, '<c t="s"><v>0</v></c>', '<c t="s"><v>9</v></c>', "<c><v>35</v></c>")
    assert text(cells, strings=strings) == "行政许可\t\t35"


def test_what_is_hidden_is_left_out() -> None:
    cells = (
        row(1, says("甲"), says("乙"), says("丙"))
        + row(2, says("丁"), says("戊"), says("己"), more='hidden="1"')
        + row(3, says("庚"), says("辛"), says("壬"))
    )
    assert text(cells) == "甲\t乙\t丙\n庚\t辛\t壬"
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    assert text(cells, more=columns) == "甲\t丙\n庚\t壬"
    assert text(cells, state='state="hidden"') == ""


def test_merged_cells_and_lines_in_cells() -> None:
    cells = (
        row(1, says("本年\n新收"), says("Word\nXP"), says("9"))
        + row(2, "<c/>", "<c/>", says("8"))
        + row(4, says("第一段。\n第二段。"))
    )
    merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    assert text(cells, more=merged) == "本年新收\tWord XP\t9\n\t\t8\n\n第一段。\n第二段。"


def test_a_table_that_only_lays_out_is_none() -> None:
    prose = "本年度公开工作按规定开展。" * 20
    assert text(row(1, says("总体情况"), says(prose))) == f"总体情况\n{prose}"


@pytest.mark.parametrize(
    "data, said",
    [
        (b"PK\x03\x04", "已损坏"),
        (workbooks.zipped({"xl/workbook.xml": b"<a>"}), "已损坏"),
        (workbooks.zipped({"xl/workbook.bin": b"\x83\1"}), "xlsb"),
        (workbooks.zipped({"a.xml": b"<a/>"}), "已损坏"),
    ],
)
def test_what_is_no_workbook(data: bytes, said: str) -> None:
    with pytest.raises(Undecodable) as caught:
        xlsx.load(data, "a.xlsx")
    assert said in caught.value.message.zh


def refused(cells: str, **parts: str) -> str:
    with pytest.raises(Undecodable) as caught:
        xlsx.load(workbooks.raw(cells, **parts), "a.xlsx")
    return caught.value.message.zh


@pytest.mark.slow
def test_enormous_sheets() -> None:
    one = "<c><v>1</v></c>"
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert text(row(1, one) + far).split() == ["1", "1"]
    wide = (row(n, one, f'<c r="XFD{n}"><v>1</v></c>') for n in range(1, 99))
    assert "太大" in refused("".join(wide))
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 9000
    tall = "".join(row(n, one, one) for n in range(1, 999))
    assert text(tall, more=f"<mergeCells>{merged}</mergeCells>").count("1\t1") == 998
    many = "".join(f"<c><v>{n}</v></c>" for n in range(700_000))
    assert "太大" in refused(row(1, many))
    assert "拒绝解压" in refused(row(1, one * 900_000))


def test_whatever_the_bytes() -> None:
    drawn = workbooks.draft(1)
    small = row(1, says("甲"), '<c s="1"><v>45677</v></c>')
    styles = '<cellXfs><xf/><xf numFmtId="31"/></cellXfs>'
    fuzz(
        xlsx.load, {"a.xlsx": workbooks.whole(drawn), "b.xlsx": workbooks.raw(small, styles=styles)}
    )


@pytest.mark.slow
def test_whatever_the_bytes_of_other_kinds(converted: dict[tuple[str, str], bytes]) -> None:
    fuzz(xls.load, {"a.xls": converted["", "xls"]}, 100)
    fuzz(ods.load, {"a.ods": converted["", "ods"]}, 100)
