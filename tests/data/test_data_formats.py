"""`govlint facts`: the same rows in every format, to a file and to the screen."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from helpers.command_line import process, write
from helpers.sample_report import WRONG, report

from govlint.data.schema import TABLES
from govlint.data.wide import cells, column_name

pytestmark = pytest.mark.usefixtures("place")
CLAIM = "2024年，本机关收到政府信息公开申请15件。\n\n"


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_csv_to_a_file_has_a_mark_and_none_to_the_screen(govlint) -> None:
    write("a.txt", report())
    out = govlint("facts", "a.txt", "--format", "csv")[1]
    assert govlint("facts", "a.txt", "-o", "x.csv") == (0, "", "")
    assert Path("x.csv").read_bytes() == b"\xef\xbb\xbf" + out.encode()
    assert govlint("facts", "a.txt", "-o", "x.csv", "--no-bom")[0] == 0
    assert Path("x.csv").read_bytes() == out.encode()


def test_the_same_rows_in_every_format(govlint) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    calamine = pytest.importorskip("python_calamine")
    write("a.txt", report())
    write("b.txt", report(WRONG).replace("二、主动", f"{CLAIM}二、主动", 1))
    for form in ("csv", "jsonl", "parquet"):
        words = ("facts", ".", "--table", "all", "--format", form, "-o", f"{form}/")
        assert govlint(*words) == (0, "", "")
    assert govlint("facts", "a.txt", "b.txt", "--table", "all", "-o", "x.xlsx") == (0, "", "")
    book = calamine.CalamineWorkbook.from_path("x.xlsx")
    for table, columns in TABLES.items():
        frame = pandas.read_parquet(f"parquet/{table}.parquet")
        lines = rows(Path(f"jsonl/{table}.jsonl").read_text("utf-8"))
        with open(f"csv/{table}.csv", encoding="utf-8-sig", newline="") as file:
            read = list(csv.DictReader(file))
        sheet = book.get_sheet_by_name(table).to_python()
        names = [column.name for column in columns]
        short = ["year", "table", "row", "column", "value", "raw"] if table == "figures" else []
        assert list(lines[0]) == [*names, *short]
        assert list(frame.columns) == list(read[0]) == sheet[0] == names
        assert len(frame) == len(read) == len(lines) == len(sheet) - 1
    figures = pandas.read_parquet("parquet/figures.parquet")
    assert str(figures.figure.dtype) == "float64"
    reports = pandas.read_parquet("parquet/reports.parquet", dtype_backend="pyarrow")
    assert "date32" in str(reports.signed_date.dtype)
    assert figures.figure.sum() == sum(
        one["figure"] for one in rows(Path("jsonl/figures.jsonl").read_text("utf-8"))
    )


def test_a_sheet_that_is_full_goes_on_on_another(govlint, monkeypatch) -> None:
    calamine = pytest.importorskip("python_calamine")
    monkeypatch.setattr("govlint.data.writers.xlsx._ROWS", 150)
    write("a.txt", report())
    assert govlint("facts", "a.txt", "-o", "x.xlsx") == (0, "", "")
    book = calamine.CalamineWorkbook.from_path("x.xlsx")
    assert book.sheet_names == ["figures", "figures 2"]
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    assert [len(sheet) for sheet in sheets] == [150, 52]
    assert sheets[0][0] == sheets[1][0]


def test_wide(govlint) -> None:
    write("a.txt", report())
    (row,) = rows(govlint("facts", "a.txt", "--wide")[1])
    assert (row["new__total"], row["outcome_disclosed__natural_person"]) == (12, 6)
    assert row["procurement__items"] is None
    names = [column_name(cell) for cell in cells()]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 63


def test_any_number_of_processes_and_any_run_gives_the_same_bytes(govlint) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for number in range(5):
        write(f"{number}.txt", report(WRONG if number % 2 else None))
    for name in ("a.parquet", "a.xlsx"):
        written = []
        for jobs in "12":
            assert govlint("facts", ".", "-o", name, "--jobs", jobs)[0] == 0
            written.append(Path(name).read_bytes())
        assert written[0] == written[1]


def test_an_output_of_ours_is_replaced(govlint) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    write("a.txt", report())
    for name in ("x.csv", "x.jsonl", "x.parquet", "x.xlsx"):
        for table in TABLES:
            assert govlint("facts", "a.txt", "--table", table, "-o", name)[0] == 0


@pytest.mark.parametrize(
    "form, module, extra", [("parquet", "pyarrow", "parquet"), ("xlsx", "xlsxwriter", "sheet")]
)
def test_a_library_that_is_not_there(govlint, form: str, module: str, extra: str) -> None:
    write("a.txt", report())
    write("without/sitecustomize.py", f"import sys\nsys.modules['{module}'] = None\n")
    root = str(Path(__import__("govlint").__file__).parents[1])
    env = {"PYTHONPATH": os.pathsep.join((os.path.abspath("without"), root))}
    done = process("facts", "a.txt", "-o", f"x.{form}", "--lang", "en", env=env)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f'Run pip install "govlint[{extra}]"' in done.stderr.decode()
    assert not Path(f"x.{form}").exists()


def test_a_folder_that_may_not_be_written(govlint) -> None:
    write("a.txt", report())
    write("file", "x")
    code, out, err = govlint("facts", "a.txt", "-o", "file/x.csv")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
