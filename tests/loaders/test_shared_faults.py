"""Small files that go wrong in known ways, each for its whole kind; skipped where they are not."""

from __future__ import annotations

from functools import cache

import pytest
from helpers.paths import ROOT

from govlint.files.discover import Input
from govlint.linter.lint import Task, check_file
from govlint.linter.run import Outcome
from govlint.model.facts import Cell

FAULTS = ROOT.parent / "shared" / "faults"
pytestmark = pytest.mark.skipif(not FAULTS.exists(), reason="no such files here")
AS_BASE = """
    p_wm_45.pdf p_wm_horizontal.pdf p_formfield.pdf h_inputvalue.html formdropdown.docx
    sym_digits.docx vanish_style_chain.docx p_ocg_hidden.pdf h_opacity0.html
    superscript_note_digit.docx h_sup.html x_rich_sup.xlsx manual_strike.docx x_fmt_rounds.xlsx
    alternate_unknown_choice.docx z_backslash.docx d_title_in_header.docx p_2up.pdf b_none.pdf
"""


@cache
def outcome(name: str) -> Outcome:
    path = FAULTS / name
    item = Input(path.name, named=True, data=path.read_bytes())
    return check_file(Task(item, "national", show=True))


def figures(name: str) -> dict[Cell, object]:
    view = outcome(name).view
    return {fact.cell: fact.value for fact in view.facts.items} if view else {}


@pytest.mark.parametrize("name", AS_BASE.split())
def test_reads_as_the_clean_report(name: str) -> None:
    assert figures(name) == figures("base.txt")


def test_what_is_painted_over_is_not_read() -> None:
    truth = figures("base.txt")
    changed = {cell for cell, value in figures("p_whiteout.pdf").items() if value != truth[cell]}
    (cell,) = changed
    assert figures("p_whiteout.pdf")[cell] == 44


def test_what_is_printed_otherwise_than_held_is_told() -> None:
    told = [one for one in outcome("x_fmt_rounds.xlsx").diagnostics if one.code == "GL008"]
    assert [one.level for one in told] == ["warning"]
    assert "存的是 43.4" in told[0].message.zh


def test_the_title_is_found_in_the_header() -> None:
    codes = {one.code for one in outcome("d_title_in_header.docx").diagnostics}
    assert "GL130" not in codes


@pytest.mark.parametrize(
    "name, words",
    [
        ("h_iframe.html", "嵌入的另一个文件里"),
        ("h_spa.html", "脚本"),
        ("d_pictures_title.docx", "图片"),
        ("p_no_tounicode.pdf", "文字对照表"),
    ],
)
def test_what_holds_no_report_says_so(name: str, words: str) -> None:
    (told,) = outcome(name).diagnostics
    assert told.code == "GL001"
    assert words in told.message.zh


def test_a_saved_article_that_a_script_shows_is_read() -> None:
    assert figures("h_wechat.html") == figures("base.txt")


@pytest.mark.parametrize(
    "name, key", [("blank_t3cell.docx", "body/12/11/5"), ("blank_fee.docx", "body/10/15/1")]
)
def test_a_blank_cell_is_in_its_own_place(name: str, key: str) -> None:
    blank = [one for one in outcome(name).diagnostics if one.code == "GL007"]
    assert [one.within and one.within.key for one in blank] == [key]


def test_a_table_without_rules_has_whole_labels() -> None:
    assert [one.code for one in outcome("b_none.pdf").diagnostics if one.level != "info"] == []


def test_a_cell_that_is_no_number_and_a_wrong_figure_in_its_row_are_two_findings() -> None:
    told = {one.code: one.cell for one in outcome("cell_hide.docx").diagnostics if one.cell}
    assert told["GL008"] == ("requests", "new", "natural_person")
    assert told["GL310"] == ("requests", "new", "legal_person.social")
