import json
import re

import pytest
from helpers.machine_formats import made_up
from helpers.sample_report import WRONG, pack, report

from govlint.bilingual import Text
from govlint.linter import lint
from govlint.linter.plugins import reporters
from govlint.linter.run import Outcome, Run
from govlint.model.diagnostic import Diagnostic, Edit, Fix, Position, Related
from govlint.model.facts import Cell
from govlint.model.tree import Span
from govlint.reporters.frame import ROOM, frame, plain
from govlint.text.characters import width

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def diagnostic(line="", place=("", ""), **more):
    """A diagnostic about `place[0]` in a printed line, or up to `place[1]`."""
    start = line.index(place[0])
    end = line.index(place[1], start) if place[1] else start + len(place[0])
    known = {
        "code": "GL310",
        "name": "requests-wrong-cell",
        "level": "error",
        "confidence": "high",
        "path": "云溪 2024.txt",
        "at": Position(63, start + 1, 63, end + 1, 700 + start, 700 + end),
        "title": Text("题", "title"),
        "message": Text("填的是 11，应为 9", "says 11, should be 9"),
        "help": Text("对照台账", "check the register"),
        "basis": "国办公开办函〔2021〕30号",
        "logical": "表三 / （七）总计 / 自然人",
        "snippet": line,
        "fingerprint": "0" * 16,
    }
    return Diagnostic(**(known | more))


def run_of(*diagnostics, path="云溪 2024.txt"):
    return Run(made_up(), (Outcome(path, "checked", diagnostics, (), 199, 200),))


def told(name, *diagnostics, lang="zh", colour=False):
    return "".join(reporters()[name](run_of(*diagnostics), lang, colour))


def related(cell, stated, message=("本年新收", "new"), line=60):
    return Related(Text(*message), Position(line, 2, line, 3, 600, 601), Cell(*cell), stated)


def wrong_cell():
    return diagnostic(
        "（七）总计\t11\t12",
        ("11", ""),
        cell=Cell("requests", "outcome.total", "natural_person"),
        stated="11",
        computed="9",
        related=(
            related(("requests", "new", "natural_person"), "9"),
            related(("requests", "carried_in", "natural_person"), "1", ("上年结转", "carried in")),
            related(("requests", "outcome.total", "total"), "12", ("总计", "total")),
            related(("requests", "outcome.total", "total"), "12", ("行不平", "row off"), 63),
        ),
    )


def test_text_in_chinese():
    assert (
        told("text", wrong_cell())
        == """\
error[GL310] 表三 / （七）总计 / 自然人：填的是 11，应为 9
  --> 云溪 2024.txt:63:7
   |
63 | （七）总计    11    12
   |               ^^
   |
   |                                     自然人  总计
   |   一、本年新收政府信息公开申请数量       9
   |   二、上年结转政府信息公开申请数量       1
   |   （七）总计                            11    12
   |                                         ^^ 报告为 11，算得 9
   |
   = 关联 63:2：行不平
   = 依据：国办公开办函〔2021〕30号
   = 下一步：对照台账

查了 1 个文件；1 个错误，0 个警告，0 个提示；读出 199 / 200 个数字。
"""
    )


def test_text_in_english():
    text = told("text", wrong_cell(), lang="en")
    assert text.startswith("error[GL310] 表三 / （七）总计 / 自然人: says 11, should be 9\n")
    for said in ("^^ stated 11, computed 9", "related 63:2: row off", "basis: ", "next: check the"):
        assert said in text
    assert text.endswith("1 file; 1 error, 0 warnings, 0 info; 199 / 200 figures read.\n")


def test_the_same_advice_is_given_once_a_file():
    one, two = diagnostic("甲乙", ("甲", "")), diagnostic("甲乙", ("乙", ""))
    text = told("text", one, two)
    assert text.count("error[GL310]") == 2
    assert text.count("依据：") == text.count("下一步：") == 1


def test_what_the_message_names_is_not_said_twice():
    message = Text("“(七)总计”行“自然人”列不对", "wrong")
    assert told("text", diagnostic("1", ("1", ""), message=message)).startswith(
        "error[GL310] 表三：“(七)总计”行“自然人”列不对\n"
    )


def test_a_long_column_counts_its_zeros():
    rows = [f"outcome.declined.{key}" for key in ("petition", "repeated", "publication")]
    rows += [f"outcome.unavailable.{key}" for key in ("not_held", "needs_creation", "unclear")]
    others = tuple(related(("requests", row, "total"), "　0") for row in rows)
    some = (related(("requests", "outcome.disclosed", "total"), "8"),)
    cell = Cell("requests", "outcome.total", "total")
    text = told("text", diagnostic("总计\t9", ("9", ""), cell=cell, related=others + some))
    assert "（另有 6 行均为 0）" in text
    assert "（一）予以公开" in text
    assert "1.信访举报投诉类申请" not in text


def test_a_blank_cell_has_a_mark():
    cell = Cell("disclosure", "fees", "amount")
    found = diagnostic("行政事业性收费\t", ("\t", ""), cell=cell)
    assert "（空）" in told("text", found)
    assert "(blank)" in told("text", found, lang="en")


@pytest.mark.parametrize(
    "line, word",
    [
        ("2024年，“公开”信息１２条", "１２"),
        ("\t\t规章\t　0", "　0"),
        ("ＡＢ㈠𠮷🔥x́字", "字"),
        ("abc", "abc"),
        ("前" * 200 + "中" + "后" * 200, "中"),
        ("x" * 300 + "要紧" * 80 + "后" * 9, "要紧" * 80),
        ("\x1b[31m红\x07", "红"),
        ("甲乙\u200b丙", "丙"),
    ],
)
def test_carets_stand_under_the_place(line, word):
    start = line.index(word)
    cut = frame(line, start, start + len(word))
    shown = cut.before + cut.place + cut.after
    assert width(shown) <= ROOM
    assert len(cut.indent) == width(cut.before)
    assert len(cut.carets) == width(cut.place)
    assert cut.place.rstrip("…") == plain(word)[: len(cut.place.rstrip("…"))]
    assert not re.search(r"[\x00-\x1f\x7f]", shown)
    if width(plain(line)) > ROOM:
        assert "…" in shown


def test_an_empty_place_has_one_caret():
    assert frame("甲乙", 1, 1).carets == "^"
    assert frame("", 0, 0).carets == "^"


def test_no_control_character_of_a_report_reaches_the_terminal():
    evil = Text("标题\x1b]0;x\x07", "title\x1b]0;x\x07")
    found = diagnostic("\x1b[2J甲", ("甲", ""), message=evil, basis="\x1b", path="a\x1b[2J.txt")
    for form in ("text", "concise"):
        assert "\x1b" not in told(form, found)


def test_text_prints_on_a_gbk_console():
    told("text", wrong_cell()).encode("gbk")


def test_colour_changes_nothing_else():
    for lang in ("zh", "en"):
        for form in ("text", "concise"):
            coloured = told(form, wrong_cell(), lang=lang, colour=True)
            assert coloured != told(form, wrong_cell(), lang=lang)
            assert ANSI.sub("", coloured) == told(form, wrong_cell(), lang=lang)
    assert "\x1b[4m11" in told("text", wrong_cell(), colour=True)


def test_concise():
    assert told("concise", wrong_cell()) == "云溪 2024.txt:63:7: GL310 error 填的是 11，应为 9\n"


def test_json():
    fix = Fix(False, (Edit(Span(706, 708), "9"),), "9")
    found = diagnostic("总计\t11", ("11", ""), fix=fix, related=wrong_cell().related[:1])
    document = json.loads(told("json", found, lang="en"))
    assert document["version"] == 1
    assert document["summary"] == {
        "files": 1,
        "checked": 1,
        "skipped": 0,
        "unopened": 0,
        "unreadable": 0,
        "levels": {"error": 1, "warning": 0, "info": 0},
        "coverage": {"read": 199, "expected": 200},
        "failures": [],
    }
    (one,) = document["diagnostics"]
    assert list(one) == [
        *("code", "name", "level", "confidence", "message", "path", "line", "column"),
        *("end_line", "end_column", "offset", "end_offset", "logical", "cell", "related"),
        *("fix", "basis", "fingerprint"),
    ]
    assert one["message"] == "says 11, should be 9"
    assert (one["line"], one["column"], one["end_column"]) == (63, 4, 6)
    assert one["cell"] is None
    cell = {"table": "requests", "row": "new", "column": "natural_person"}
    assert one["related"] == [{"message": "new", "line": 60, "column": 2, "cell": cell}]
    edits = [{"offset": 706, "end_offset": 708, "text": "9"}]
    assert one["fix"] == {"safe": False, "edits": edits, "value": "9"}
    (line,) = told("jsonl", found, lang="en").splitlines()
    assert json.loads(line) == one


def test_offsets_lines_and_columns_of_a_real_run_agree(tmp_path, monkeypatch):
    pack(tmp_path / "pack")
    monkeypatch.chdir(tmp_path)
    text = report(WRONG).replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode("gb18030"))
    run = lint.lint([lint.Input("a.txt")], "pack")
    document = json.loads("".join(reporters()["json"](run, "zh", False)))
    assert len(document["diagnostics"]) == 4
    lines = text.split("\r\n")
    for one in document["diagnostics"]:
        flagged = text[one["offset"] : one["end_offset"]]
        assert lines[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1] == flagged
