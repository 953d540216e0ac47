"""PDF and OFD pages: ruled tables, on one page and over page breaks."""

from __future__ import annotations

import pytest
from helpers.page_drawing import HEIGHT, Sheet
from helpers.page_readings import FIRST, HEAD, SECOND, filler, lines, sheet_with
from helpers.page_readings import load as load

pytest.importorskip("pypdfium2", reason="needs govlint[pdf]")

# Tables


def test_merged_cells_stand_on_the_full_grid(load) -> None:
    rows = [
        ["办理", "申请人", ">", "总计"],
        ["^", "自然人", "企业", "^"],
        ["一、新收", "1", "2", "3"],
    ]
    assert lines(load(sheet_with(rows))) == ["办理|申请人||总计", "|自然人|企业|", "一、新收|1|2|3"]


def test_lines_of_a_cell_are_one(load) -> None:
    rows = [["行政规范性\n文件", "12\n04", "A\nB", "3"], ["规章", "1", "2", "3"]]
    got = lines(load(sheet_with(rows, height=40.0)))
    assert got[0] in {"行政规范性文件|12 04|A B|3"}


def test_a_figure_too_long_for_its_cell_is_one_figure(load) -> None:
    sheet = Sheet()
    sheet.table(72, 100, [100, 30], [["行政处罚", "39857\n58"], ["规章", "0"]], height=40.0)
    assert lines(load(sheet)) == ["行政处罚|3985758", "规章|0"]


def test_thin_areas_dashes_and_double_lines_are_rules(load) -> None:
    sheet = sheet_with([HEAD, ["规章", "0", "3"]])
    plain = lines(load(sheet))
    areas = Sheet()
    areas.words = sheet.words
    areas.areas = [(a - 0.4, b - 0.4, c + 0.4, d + 0.4) for a, b, c, d, _ in sheet.lines]
    double = Sheet()
    double.words = sheet.words
    double.lines = [
        *sheet.lines,
        *((a + 2, b + 2, c + 2, d + 2, w) for a, b, c, d, w in sheet.lines),
    ]
    dashed = Sheet()
    dashed.words = sheet.words
    for left, top, right, bottom, _ in sheet.lines:
        length = max(right - left, bottom - top)
        for at in range(0, int(length), 5):
            end = min(at + 3, length)
            if right > left:
                dashed.rule(left + at, top, left + end, top)
            else:
                dashed.rule(left, top + at, left, top + end)
    assert plain == ["信息内容|本年制发|现行有效", "规章|0|3"]
    assert [lines(load(each)) for each in (areas, double, dashed)] == [plain] * 3


def test_open_sides_are_closed(load) -> None:
    sheet = sheet_with([HEAD, ["规章", "0", "3"]])
    outer = {72.0, 72.0 + 240}
    sheet.lines = [line for line in sheet.lines if not (line[0] == line[2] and line[0] in outer)]
    assert lines(load(sheet)) == ["信息内容|本年制发|现行有效", "规章|0|3"]


def test_a_frame_round_text_is_no_table(load) -> None:
    sheet = Sheet()
    end = filler(sheet)
    sheet.table(60, 80, [500], [[""]], height=end - 80)
    assert lines(load(sheet)) == [FIRST, SECOND, FIRST]


def test_a_table_without_rules_is_text_in_columns(load) -> None:
    sheet = Sheet()
    for row, (label, *figures) in enumerate([("规章", "0", "12"), ("行政规范性文件", "1", "3")]):
        sheet.text(72, 100 + 20 * row, label)
        for column, figure in enumerate(figures):
            sheet.text(220 + 80 * column, 100 + 20 * row, figure)
    assert [line.split() for line in lines(load(sheet))] == [
        ["规章", "0", "12"],
        ["行政规范性文件", "1", "3"],
    ]


def test_two_tables_on_a_page_and_text_between(load) -> None:
    sheet = Sheet()
    sheet.text(96, 90, "一、表")
    end = sheet.table(72, 100, [100, 60], [["规章", "0"], ["行政许可", "1"]])
    sheet.text(96, end + 30, "二、表")
    sheet.table(72, end + 50, [100, 60], [["行政处罚", "2"], ["行政强制", "3"]])
    assert lines(load(sheet)) == [
        "一、表",
        "规章|0",
        "行政许可|1",
        "二、表",
        "行政处罚|2",
        "行政强制|3",
    ]


# Page breaks


LOW = HEIGHT - 72 - 48


def broken(above: list[list[str]], below: list[list[str]], **more) -> tuple[Sheet, Sheet]:
    """A table over a page break: its rows at the foot of one page and at the head of the next."""
    upper, lower = Sheet(), Sheet()
    widths = [50, 90] + [40] * (len(above[0]) - 2)
    upper.text(96, 100, "三、收到和处理政府信息公开申请情况")
    upper.table(72, LOW - 24 * len(above), widths, above, foot=more.get("foot", True))
    lower.table(72, 72, widths, below, head=more.get("head", True))
    upper.text(280, HEIGHT - 40, "— 3 —")
    lower.text(280, HEIGHT - 40, "— 4 —")
    return upper, lower


@pytest.mark.parametrize("drawn", [True, False], ids=["closed", "open"])
def test_a_table_goes_on_over_the_page(load, drawn) -> None:
    pages = broken(
        [["（三）不予\n公开", "1.属于国家秘密", "1", "1"], ["^", "2.法律禁止公开", "2", "2"]],
        [["", "3.危及稳定", "3", "3"], ["^", "4.保护第三方", "4", "4"]],
        foot=drawn,
        head=drawn,
    )
    assert lines(load(*pages))[1:] == [
        "（三）不予公开|1.属于国家秘密|1|1",
        "|2.法律禁止公开|2|2",
        "|3.危及稳定|3|3",
        "|4.保护第三方|4|4",
    ]


def test_a_label_cut_by_the_break_is_one_label(load) -> None:
    pages = broken(
        [["（四）无", "1.本机关不掌握", "1", "1"]], [["法提供", "2.没有现成信息", "2", "2"]]
    )
    assert lines(load(*pages))[1:] == ["（四）无法提供|1.本机关不掌握|1|1", "|2.没有现成信息|2|2"]


def test_a_row_cut_by_the_break_is_one_row(load) -> None:
    pages = broken(
        [["（六）其他", "2.逾期未缴纳费用、", "1", "1"]],
        [["", "不再处理其申请", "", ""], ["^", "3.其他", "3", "3"]],
    )
    assert lines(load(*pages))[1:] == [
        "（六）其他|2.逾期未缴纳费用、不再处理其申请|1|1",
        "|3.其他|3|3",
    ]


def test_a_row_of_blanks_is_not_glued_to_another_label(load) -> None:
    pages = broken([["一", "规章", "", ""]], [["二", "行政许可", "", ""]])
    assert lines(load(*pages))[1:] == ["一|规章||", "二|行政许可||"]


def test_a_header_printed_again_is_left_out(load) -> None:
    head = ["序号", "项目", "数量", "总计"]
    pages = broken([head, ["1", "规章", "1", "1"]], [head, ["2", "行政许可", "2", "2"]])
    assert lines(load(*pages))[1:] == ["序号|项目|数量|总计", "1|规章|1|1", "2|行政许可|2|2"]


def test_a_heading_between_makes_two_tables(load) -> None:
    upper, lower = broken([["一", "规章", "1", "1"]], [["二", "行政许可", "2", "2"]])
    upper.text(96, LOW + 20, "四、行政复议、行政诉讼情况")
    text = load(upper, lower).text
    assert "1\n\n四、行政复议、行政诉讼情况\n\n二" in text


def test_tables_of_other_edges_are_two(load) -> None:
    upper, lower = Sheet(), Sheet()
    upper.table(72, LOW - 24, [100, 60], [["规章", "0"]])
    lower.table(90, 72, [200, 90], [["规章", "0"]])
    assert "规章\t0\n\n\n规章\t0" in load(upper, lower).text


def test_a_first_row_alone_at_the_foot_of_a_page(load) -> None:
    upper, lower = Sheet(), Sheet()
    upper.table(72, LOW - 24, [160], [["第二十条第（一）项"]])
    lower.table(72, 72, [100, 60], [["规章", "0"], ["行政规范性文件", "1"]])
    assert lines(load(upper, lower)) == ["第二十条第（一）项|", "规章|0", "行政规范性文件|1"]
