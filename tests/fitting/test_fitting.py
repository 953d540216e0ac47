"""Fitting on shapes of tables that the forge does not print."""

from __future__ import annotations

import pytest

from govlint.fitting.fit import facts_of, is_report
from govlint.forms.form import column_label, known_forms, row_label
from govlint.model.source import Source
from govlint.parsing.parser import parse

TABLES = known_forms()["2021"].tables
REQUESTS = TABLES["requests"].blocks[0]
TITLE = "云岭市青禾县白鹭镇人民政府2023年政府信息公开工作年度报告\n"
ROW = [3, 1, 0, 0, 2, 0, 6]


def facts(text, path="x.txt"):
    source = Source(path, text)
    return facts_of(source, parse(source))


def figures(text):
    return {fact[:3]: fact.value for fact in facts(text).items}


def remarks(text, table):
    return [remark.kind for remark in facts(text).reading(table).remarks]


HEADS = [column.label for column in REQUESTS.columns]


def requests(header, order=range(7), mark="\t"):
    """The requests table, every row with the same figures, its columns in a given order."""
    rows = [[line.label, *(str(ROW[i]) for i in order)] for line in REQUESTS.rows]
    lines = [mark.join(["", *header]), *(mark.join(row) for row in rows)]
    return TITLE + "三、收到和处理政府信息公开申请情况\n" + "\n".join(lines) + "\n"


def test_columns_are_read_in_the_order_of_their_header():
    order = [0, 6, 1, 2, 3, 4, 5]
    labels = [REQUESTS.columns[i].label for i in order]
    found = figures(requests(labels, order))
    assert [found["requests", "new", c.key] for c in REQUESTS.columns] == ROW


def test_a_header_in_two_rows_is_no_other_order():
    text = requests(["自然人", "法人或其他组织", "总计"]).replace(
        "总计\n", "总计\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n", 1
    )
    found = figures(text)
    assert [found["requests", "carried_out", c.key] for c in REQUESTS.columns] == ROW


def test_merged_cells_printed_in_each_column_they_span():
    text = TITLE + "二、主动公开政府信息情况\n"
    for block in TABLES["disclosure"].blocks:
        columns = [column.label for column in block.columns]
        text += "\t".join([block.title] * 4) + "\n"
        text += "\t".join(["信息内容", *(columns if len(columns) == 3 else columns * 3)]) + "\n"
        text += "".join("\t".join([line.label, "7", "7", "7"]) + "\n" for line in block.rows)
    assert figures(text)["disclosure", "licensing", "decisions"] == 7
    assert len(figures(text)) == 10
    heads = "\t".join(["", "", "", *(column.label for column in REQUESTS.columns)])
    rows = [
        "\t".join([*line.above, *[line.label] * (3 - len(line.above)), *map(str, ROW)])
        for line in REQUESTS.rows
    ]
    text = TITLE + "三、收到和处理政府信息公开申请情况\n" + "\n".join([heads, *rows])
    assert len(figures(text)) == 175
    assert remarks(text, "requests") == []


def test_boxes_with_wrapped_labels():
    text = (
        TITLE + "二、主动公开政府信息情况\n"
        "|信息内容 |本年制发件 |本年废止件 |现行有效件 |\n| |数 |数 |数 |\n"
        "|规章 |0 |0 |0 |\n|行政规范性 |2 |0 |5 |\n|文件 | | | |\n"
    )
    found = figures(text)
    assert found["disclosure", "normative_documents", "in_force"] == 5
    assert found["disclosure", "regulations", "issued"] == 0


def test_old_headers_cut_short_and_notes_with_digits():
    text = TITLE.replace("2023", "2019") + (
        "二、主动公开政府信息情况\n信息内容 | 本年新 | 本年新 | 对外公开总数量 |\n"
        "规章(设区的市应提供) | 0 | 0 | 4 |\n第二十条第（五）项 | |||\n"
        "信息内容 | 上一年项目数量 (指2018年事项数) | 本年增/减 (减用负值,如-8) | 处理决定数量 |\n"
        "行政许可 | 120 | 减3 | 2021 |\n其他对外管理服务事项(含行政确认) | 17 | +10 | 30 |\n"
    )
    found = figures(text)
    assert found["disclosure", "regulations", "total_published"] == 4
    assert found["disclosure", "licensing", "change"] == -3
    assert found["disclosure", "other_services", "change"] == 10


def test_a_column_is_called_as_in_its_own_block():
    assert column_label("disclosure", "amount", "procurement") == "采购总金额"
    assert column_label("disclosure", "amount", "fees") == "本年收费金额（单位：万元）"


def test_rows_and_columns_are_called_as_in_the_form_of_the_report():
    assert row_label("disclosure", "normative_documents", "2019") == "规范性文件"
    assert row_label("disclosure", "normative_documents") == "行政规范性文件"
    assert column_label("disclosure", "decisions", "licensing", "2019") == "处理决定数量"
    assert column_label("disclosure", "decisions", "licensing", "2021") == "本年处理决定数量"


@pytest.mark.parametrize("mark", [",", ";", ""])
def test_marks_nobody_knows_make_a_table_unreadable(mark):
    reading = facts(requests(["自然人"], mark=mark)).reading("requests")
    assert reading.state == "unreadable"


def test_two_reports_in_one_file_keep_the_sections_of_the_first_in_order():
    one = TITLE + "".join(
        f"{'一二三四五六'[n - 1]}、{name}\n正文若干。\n" for n, name in _sections()
    )
    numbers = [s.heading.number for s in parse(Source("x", one + one)).sections]
    assert numbers == [1, 2, 3, 4, 5, 6]


def _sections():
    from govlint.forms.form import sections

    return sections().items()


def test_a_row_printed_twice_with_other_figures_is_no_fact():
    text = requests(HEADS) + "一、本年新收政府信息公开申请数量\t9\t0\t0\t0\t0\t0\t9\n"
    assert "twice" in remarks(text, "requests")
    assert ("requests", "new", "total") not in figures(text)


def test_figures_without_a_label_are_told():
    text = requests(HEADS) + "\t9\t0\t0\t0\t0\t0\t9\n"
    assert remarks(text, "requests") == ["stray"]


@pytest.mark.parametrize(
    "text",
    [
        "# 工具\n\n这是检查政府信息公开工作年度报告的工具，2024年版。\n\n"
        "| 0 | a |\n|---|---|\n| 1 | b |\n",
        "会议通知\n各科室：\n请于2024年1月5日前报送材料。\n",
    ],
)
def test_other_texts_are_no_reports(text):
    source = Source("x.md", text)
    report = parse(source)
    assert not is_report(report, facts_of(source, report))


@pytest.mark.parametrize(
    "mark", ["\t", "    ", "\u3000\u3000", "\xa0\xa0", " │ ", " | "], ids=ascii
)
def test_cells_parted_by_other_marks(mark):
    labels = [column.label for column in REQUESTS.columns]
    found = figures(requests(labels, mark=mark))
    assert [found["requests", "outcome.total", c.key] for c in REQUESTS.columns] == ROW


def test_quoted_cells_indented_cells_and_characters_without_width():
    labels = [column.label for column in REQUESTS.columns]
    quoted = "\n".join(
        "\t".join(f'"{cell}"' for cell in line.split("\t")) if "\t" in line else line
        for line in requests(labels).split("\n")
    )
    assert len(figures(quoted)) == 175
    led = TITLE + "二、主动公开政府信息情况\n" + "  \t规章\n  \t\u200b1\u200b0\n  \t0\n  \t10\n\n"
    found = figures(led + "  \t行政规范性文件\n  \t0\n  \t0\n  \t0\n")
    assert found["disclosure", "regulations", "issued"] == 10


def test_a_blank_line_behind_every_cell():
    rows = ["\t规章", "\t0", "\t0", "\t4", "\t行政规范性文件", "\t1", "\t0", "\t9", ""]
    found = figures(TITLE + "二、主动公开政府信息情况\r\r\n" + "\r\r\n".join(rows))
    assert found["disclosure", "normative_documents", "in_force"] == 9
    assert len(found) == 6


def test_a_report_on_one_line_opened_by_a_colon():
    text = (
        TITLE.strip()
        + " 现将情况报告如下： 一、总体情况 2023年工作平稳。 二、主动公开政府信息情况 规章 0 0 4 "
    )
    text += "行政规范性文件 1 0 9 行政许可 3 行政处罚 0 行政强制 0 行政事业性收费"
    assert figures(text)["disclosure", "regulations", "in_force"] == 4
    report = parse(Source("x", text))
    assert [section.heading.number for section in report.sections] == [1, 2]


def test_a_row_of_empty_cells_behind_one_tab_is_a_blank_row():
    text = requests([c.label for c in REQUESTS.columns])
    text = text.replace("（七）总计" + "".join(f"\t{n}" for n in ROW), "\t（七）总计" + "\t" * 7)
    found = facts(text)
    assert [f.value for f in found.items if f.row == "outcome.total"] == [None] * 7
    assert found.reading("requests").remarks == ()


CUT = [
    ("（一）予以公开", "（一）予以公", ["本年", "开", "度办"]),
    ("2.重复申请", "2.重复", ["申请"]),
    (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "1.申请",
        [
            "人无",
            "正当",
            "理",
            "理由",
            "逾期",
            "不补",
            "正、",
            "行政",
            "机关",
            "不再处理其政",
            "府信息公",
        ],
    ),
]


@pytest.mark.parametrize(("label", "begun", "rest"), CUT)
def test_a_label_that_its_figures_cut_in_two_is_no_misprint_and_no_second_row(label, begun, rest):
    text = requests([c.label for c in REQUESTS.columns], mark="  ")
    numbers = "  ".join(map(str, ROW))
    assert f"{label}  {numbers}" in text
    text = text.replace(f"{label}  {numbers}", "\n".join([f"{begun}  {numbers}", *rest]))
    assert len(figures(text)) == 175
    assert remarks(text, "requests") == []


def test_a_row_repeated_or_away_from_its_group_is_told_of_and_read():
    lines = requests([column.label for column in REQUESTS.columns]).splitlines(keepends=True)
    keys = [line.key for line in REQUESTS.rows]
    at = len(lines) - len(keys)
    secret = at + next(i for i, key in enumerate(keys) if key.startswith("outcome.refused."))
    again = facts("".join([*lines[: secret + 1], *lines[secret:]]))
    last = at + max(i for i, key in enumerate(keys) if key.startswith("outcome.unavailable."))
    rest = [line for i, line in enumerate(lines) if i != secret]
    moved = facts("".join([*rest[:last], lines[secret], *rest[last:]]))
    for found, kind in ((again, "repeated"), (moved, "scattered")):
        reading = found.reading("requests")
        assert [(r.kind, r.row) for r in reading.remarks] == [(kind, keys[secret - at])]
        assert len([f for f in found.items if f.table == "requests"]) == 7 * len(keys)
