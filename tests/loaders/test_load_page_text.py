"""PDF and OFD pages: paragraphs, what is printed round them, and what cannot be read."""

from __future__ import annotations

import pytest
from helpers.page_drawing import HEIGHT, Sheet
from helpers.page_readings import FIRST, HEAD, SECOND, filler, lines, sheet_with
from helpers.page_readings import load as load

from govlint.bilingual import Text
from govlint.files.decode import Undecodable

pytest.importorskip("pypdfium2", reason="needs govlint[pdf]")

# Paragraphs and what stands round them


def test_paragraphs_are_whole(load) -> None:
    sheet = Sheet()
    sheet.text(200, 70, "云溪镇2024年年度报告", 18.0)
    filler(sheet)
    assert lines(load(sheet)) == ["云溪镇2024年年度报告", FIRST, SECOND, FIRST]


def test_a_paragraph_goes_on_over_the_page_in_both_its_places(load) -> None:
    upper, lower = Sheet(), Sheet()
    upper.paragraphs(100, SECOND, "甲" * (34 + 36))
    lower.paragraphs(100, "乙" * 33 + "。")
    lower.words[0] = lower.words[0]._replace(left=72.0)
    lower.paragraphs(140, FIRST)
    source = load(upper, lower)
    assert lines(source)[1] == "甲" * 70 + "乙" * 33 + "。"
    there = source.origin(source.text.index("乙"))
    assert there is not None
    assert there.where == Text("第2页", "page 2")


def test_page_numbers_and_running_heads_are_no_text(load) -> None:
    pages = []
    for number, folio in enumerate(("- 1 -", "第2页 共3页", "3"), 1):
        sheet = Sheet()
        sheet.text(72, 40, "云溪镇人民政府文件")
        filler(sheet)
        sheet.text(280, HEIGHT - 40, folio)
        sheet.text(72, HEIGHT - 60, f"打印于2025年1月{number}日")
        pages.append(sheet)
    assert lines(load(*pages)) == [FIRST, SECOND, FIRST] * 3


def test_bold_by_printing_twice_is_read_once(load) -> None:
    sheet = Sheet()
    for shift in (0.0, 0.4):
        sheet.text(72 + shift, 100, "一、总体情况 11 件")
    assert lines(load(sheet)) == ["一、总体情况 11 件"]


def test_hidden_words_are_not_read(load) -> None:
    sheet = Sheet()
    sheet.text(72, 100, "看得见的文字在这里")
    sheet.text(72, 130, "看不见的文字", hidden=True)
    assert lines(load(sheet)) == ["看得见的文字在这里"]


def test_radicals_and_wide_forms_stay_as_printed(load) -> None:
    sheet = Sheet()
    sheet.text(72, 100, "⼀、总体情况（２０２４年）")
    source = load(sheet)
    assert lines(source) == ["⼀、总体情况（２０２４年）"]
    assert source.folded.startswith("一、总体情况(2024年)")


@pytest.mark.parametrize("rotate", [0, 90, 270])
def test_pages_on_their_side_are_read_upright(load, rotate) -> None:
    sheet = Sheet(rotate)
    for index, text in enumerate(("第一行文字写在这里", "第二行文字")):
        sheet.text(100 + 30 * index, 600, text, upright=False)
    assert lines(load(sheet)) == ["第一行文字写在这里", "第二行文字"]


def test_watermarks_aslant_are_no_text(load) -> None:
    sheet = Sheet()
    filler(sheet)
    sheet.text(300, 700, "内部资料", 40.0, upright=False)
    assert lines(load(sheet)) == [FIRST, SECOND, FIRST]


def test_places_are_page_and_row(load) -> None:
    source = load(Sheet(), sheet_with([HEAD, ["规章", "0", "3"]]))
    cell = source.origin(source.text.index("规章"))
    assert cell is not None
    assert cell.where == Text("第2页表格第2行", "page 2, table row 2")
    assert cell.key == "p2/r2/c1"
    assert source.medium == load.medium


# What cannot be read


def test_a_scan_is_said_to_be_one(load) -> None:
    pages = []
    for number in range(3):
        sheet = Sheet()
        sheet.pictures.append((0, 0, 595, 842))
        sheet.text(280, 810, str(number))
        pages.append(sheet)
    with pytest.raises(Undecodable) as caught:
        load(*pages)
    assert "扫描件" in caught.value.message.zh
    assert "scan" in caught.value.message.en


def test_a_scanned_page_among_others_is_named(load) -> None:
    text, scan = Sheet(), Sheet()
    filler(text)
    scan.pictures.append((0, 0, 595, 842))
    source = load(text, scan, text)
    (lost,) = source.unread
    assert lost.message.zh.startswith("第2页是图片")
    at = source.origin(lost.at)
    assert at is not None
    assert at.where.zh == "第2页"


def test_a_picture_beside_text_is_nothing_to_tell(load) -> None:
    sheet = Sheet()
    filler(sheet)
    sheet.pictures.append((0, 0, 595, 700))
    assert load(sheet, Sheet()).unread == ()


@pytest.mark.slow
def test_a_million_rules_end_soon(load) -> None:
    sheet = Sheet()
    sheet.text(72, 100, "一、总体情况")
    sheet.lines = [
        (10 + n % 500, 10 + n / 40, 12 + n % 500, 10 + n / 40, 0.1) for n in range(20_000)
    ]
    sheet.lines += [(n, 10, n, 600, 0.1) for n in range(595)]
    assert "一、总体情况" in load(sheet).text
