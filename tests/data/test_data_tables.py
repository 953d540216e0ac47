"""`govlint facts`: tables of typed columns, in every format, silent about nothing."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from helpers.annotated_reports import in_word
from helpers.command_line import write
from helpers.sample_report import WRONG, report

from govlint.data.schema import STATUSES, TABLES
from govlint.data.wide import WIDE, columns_of

pytestmark = pytest.mark.usefixtures("place")
RESERVED = frozenset((Path(__file__).parent / "sql_reserved.txt").read_text("ascii").split())
"""Words that SQL:2016, PostgreSQL, MySQL, SQLite, DuckDB, T-SQL or Oracle reserve."""
NATIONAL = ("--pack", "national")
CLAIM = "2024年，本机关收到政府信息公开申请15件。\n\n"
FEES = "行政事业性收费\t1.5"


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def statuses(govlint, text: str) -> tuple[int, dict[tuple[str, str], Any], str]:
    write("a.txt", text)
    code, out, err = govlint("facts", "a.txt", "--lang", "en")
    found = {(one["row_key"], one["column_key"]): one for one in rows(out)}
    assert len(found) == len(rows(out)) >= 200
    return code, found, err


# what the rows say


@pytest.mark.parametrize(
    "printed, status, figure",
    [
        ("1.5", "read", 1.5),
        ("３", "read", 3),
        ("", "blank", None),
        ("/", "not_a_number", None),
        ("—", "not_a_number", None),
        ("无", "not_a_number", None),
        ("3件", "not_a_number", None),
        ("9007199254740993", "not_a_number", None),
    ],
)
def test_the_status_of_a_cell(govlint, printed: str, status: str, figure: object) -> None:
    text = report()
    assert FEES in text
    code, found, _ = statuses(govlint, text.replace(FEES, f"行政事业性收费\t{printed}"))
    cell = found["fees", "amount"]
    assert (cell["status"], cell["figure"], cell["figure_type"]) == (status, figure, "amount")
    assert cell["printed"] == printed
    assert cell["column_label"].startswith("本年收费金额")
    assert code in {0, 3}


def test_what_was_not_read_has_rows_and_exit_3(govlint) -> None:
    whole = report()
    start, end = whole.index("三、收到和处理"), whole.index("四、政府")
    code, found, err = statuses(govlint, whole[:start] + whole[end:])
    left = [one for one in found.values() if one["status"] == "not_read"]
    assert {one["table_key"] for one in left} == {"requests"}
    assert len(left) == 175
    assert all(one["figure"] is None and one["line"] is None for one in left)
    assert code == 3
    assert err.startswith("govlint: a.txt: ")
    assert "figures read" in err
    assert {one["status"] for one in found.values()} <= STATUSES.keys()


def test_reports_that_cannot_be_read_have_a_row(govlint) -> None:
    write("a.txt", report())
    write("b.txt", b"\x89PNG\r\n\x1a\n")
    code, out, err = govlint("facts", ".", "--table", "reports", "--lang", "en")
    good, bad = rows(out)
    assert (code, good["status"], bad["status"]) == (3, "read", "unreadable")
    assert (good["figures_read"], good["figures_expected"]) == (200, 200)
    assert (good["organ_level"], good["organ_kind"], good["region"]) == (
        *("township", "government", "云溪镇"),
    )
    assert (good["period_start"], good["signed_date"]) == ("2024-01-01", "2025-01-20")
    assert bad["shortfall"].startswith("this is a PNG picture")
    assert err.splitlines()[-1] == (
        "govlint: 1 of 2 reports not wholly read; 200 / 200 figures read in all"
    )


def test_a_file_without_lines_has_places_in_words(govlint) -> None:
    write("a.docx", in_word("wrong-cell.txt"))
    (place,) = [
        one
        for one in rows(govlint("facts", "a.docx")[1])
        if (one["row_key"], one["column_key"]) == ("outcome.total", "total")
    ]
    assert (place["line"], place["line_column"]) == (None, None)
    assert place["place"].startswith("表三 第")
    assert "（七）总计" in place["place"]


def test_claims_and_sections_and_findings(govlint) -> None:
    text = report(WRONG).replace("二、主动", f"{CLAIM}二、主动", 1)
    write("a.txt", text)
    (claim,) = [
        one
        for one in rows(govlint("facts", "a.txt", "--table", "claims")[1])
        if one["cells"] == "requests/new/total"
    ]
    assert (claim["claimed"], claim["claim_unit"], claim["agrees"]) == (15, "件", False)
    assert claim["quotation"] in text
    sections = rows(govlint("facts", "a.txt", "--table", "sections")[1])
    assert [one["section_number"] for one in sections] == [0, 1, 2, 3, 4, 5, 6]
    assert "规章\t0" in sections[2]["full_text"]
    assert "规章\t0" not in sections[2]["prose_text"]
    assert sections[5]["prose_length"] == len(sections[5]["prose_text"]) > 20
    found = rows(govlint("facts", "a.txt", "--table", "findings", *NATIONAL)[1])
    checked = rows(govlint("check", "a.txt", "--format", "jsonl", *NATIONAL)[1])
    assert [one["fingerprint"] for one in found] == [one["fingerprint"] for one in checked]
    assert {"GL501"} <= {one["rule_code"] for one in found}


# names


@pytest.mark.parametrize("table", [*TABLES, WIDE])
def test_no_name_is_reserved_in_sql(table: str) -> None:
    columns = columns_of(table)
    names = [column.name for column in columns]
    assert not [name for name in (table, *names) if name.upper() in RESERVED]
    assert all(re.fullmatch("[a-z][a-z_0-9]{0,62}", name) for name in names)
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE {table} ({', '.join(names)})")
    database.execute(f"SELECT {', '.join(names)} FROM {table}")


# wrong words


@pytest.mark.parametrize(
    "words, zh, en",
    [
        (("--table", "figure"), "没有这个表：figure。是不是 figures？", "did you mean figures?"),
        (("--table", "all"), "请写到文件夹", "name a folder, -o DIR/"),
        (("--table", "claims", "--wide"), "--wide 只用于 figures", "--wide is for figures"),
        (("--format", "xls"), "没有这个输出格式：xls", "no such format: xls"),
        (("--table", "all", "-o", "a.txt"), "a.txt 是文件", "a.txt is a file"),
        (("-o", "a.txt"), "a.txt 已经有了", "a.txt is there already"),
        (("-o", "a.txt", "--force"), "就是要检查的报告", "is a report to be checked"),
        (("-o", "note.md"), "note.md 已经有了", "note.md is there already"),
    ],
)
def test_wrong_words(govlint, words: tuple[str, ...], zh: str, en: str) -> None:
    write("a.txt", report())
    write("note.md", "说明\n")
    for said, lang in ((zh, "zh"), (en, "en")):
        code, out, err = govlint("facts", "a.txt", *words, "--lang", lang)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert said in err
    assert Path("note.md").read_text("utf-8") == "说明\n"
