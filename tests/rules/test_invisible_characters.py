"""Characters nobody sees change nothing that is read, are told once, and can be taken out."""

from __future__ import annotations

from random import Random

import pytest
from forge import LAYOUTS, forge
from helpers.effort import SLOW
from helpers.html_pages import TITLE
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.fixes import mend
from govlint.fixes.review import Review, reviewed
from govlint.linter.lint import Task, lint
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.text.unseen import visible

UNSEEN = (
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u202e\u2066\u2069\xad\u061c\u034f"
    "\ue000\uf8ff\U000f0000\x00\x01\x1b\x7f\x80\x9f\ufe0e\ufe0f\U000e0100\u180e"
)
TASK = Task(Input("report.txt", named=True), "national")


def review(text: str) -> Review:
    found = reviewed(TASK, text)
    assert found is not None
    return found


def read(of: Review) -> object:
    """All figures and particulars, without their places."""
    said = of.facts.particulars
    stated = {name: getattr(said, name) for name in said.__slots__}
    return (
        {fact.cell: (fact.value, fact.raw) for fact in of.facts.items},
        {name: one and one.value for name, one in stated.items()},
    )


def messages(of: Review) -> list[tuple[str, str]]:
    return sorted((one.code, one.message.zh) for one in of.found if one.code != "GL011")


@pytest.mark.parametrize("chunk", range(4))
def test_an_unseen_character_anywhere_changes_nothing_and_is_told_once(chunk: int) -> None:
    random = Random(chunk)
    for seed in range(chunk, 1200 if SLOW else 40, 4):
        clean = forge(seed, LAYOUTS[seed % len(LAYOUTS)]).text
        at, character = random.randrange(len(clean) + 1), random.choice(UNSEEN)
        before, after = review(clean), review(clean[:at] + character + clean[at:])
        if any(one.code == "GL011" for one in before.found):
            continue  # it was untidy before
        assert read(after) == read(before), (seed, at, hex(ord(character)))
        assert messages(after) == messages(before)
        (told,) = [one for one in after.found if one.code == "GL011"]
        assert (told.at.offset, told.at.end_offset) == (at, at + 1)
        assert f"U+{ord(character):04X}" in told.message.zh
        assert told.fix is not None
        assert told.fix.safe
        only = after._replace(found=(told,))
        assert mend(only, lambda text: review(text)._replace(found=())).review.text == clean


def test_places_and_lines_are_those_of_the_file() -> None:
    source = Source("x.txt", "\u200b五、\u200e存\r\n\u200e12\u2060")
    assert source.text == "五、存\r\n12"
    assert [source.position(at) for at in range(len(source.text))] == [
        *[(1, 2), (1, 3), (1, 5), (1, 6), (1, 7), (2, 2), (2, 3)]
    ]
    assert source.line(1) == "\u200b五、\u200e存"
    assert source.line(2) == "\u200e12\u2060"
    assert source.in_file(Span(0, 2)) == (1, 3)
    assert source.in_file(Span(2, 2)) == (3, 4)
    assert source.in_file(Span(5, 7)) == (8, 10)


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_other_line_ends_end_lines_where_they_rule(end: str) -> None:
    clean = forge(3, LAYOUTS[1]).text
    odd = review(clean.replace("\r\n", "\n").replace("\n", end))
    assert read(odd) == read(review(clean))
    assert [one.code for one in odd.found].count("GL011") == 1
    assert visible(f"一\n二{end}三\n四。{end}五、")[0] == "一\n二三\n四。\n五、"


@pytest.mark.parametrize(
    ("odd", "level", "fixed"),
    [
        ("\ufffd", "warning", None),
        ("\u2f08", "warning", "人"),
        ("\uf9b5", "warning", "例"),
        ("\u2ee9", "warning", "黄"),
        ("字\xa0字", "info", "字字"),
        ("字\u2002字", "info", "字字"),
    ],
)
def test_what_is_not_what_it_looks_like_is_told(odd: str, level: str, fixed: str | None) -> None:
    text = f"{TITLE}\n\n五、存在的主要问题及改进情况\n\n公开不够。\n年份{odd}不够。\n"
    (told,) = [one for one in review(text).found if one.code == "GL011"]
    assert told.level == level
    if fixed is None:
        assert told.fix is None
    else:
        assert told.fix is not None
        assert mend(review(text), review).review.text == text.replace(odd, fixed)


def test_a_lost_character_in_a_label_or_heading_is_told_once() -> None:
    clean = report()
    for words, lost in (("行政许可", "行政\ufffd可"), ("五、存在的", "五、存\ufffd的")):
        assert words in clean
        after = review(clean.replace(words, lost, 1))
        assert read(after) == read(review(clean)) or words == "行政许可"
        more = [one.code for one in after.found if one not in review(clean).found]
        assert more == ["GL011"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\u3164", "\xad"])
def test_controls_and_fillers_in_a_figure_are_read_past(character: str) -> None:
    clean = report()
    place = clean.index("行政许可") + 5
    data = (clean[:place] + character + clean[place:]).encode()
    found = lint([Input("report.txt", True, data)], "national")
    was = lint([Input("report.txt", True, clean.encode())], "national")
    assert found.coverage == was.coverage
    assert [one.code for one in found.diagnostics].count("GL011") == 1


def test_a_page_tells_the_same() -> None:
    markup = f"<h1>{TITLE}</h1><h2>\u200b五、存在的主要问题及改进情况</h2><p>公开\ufffd不够。</p>"
    data = f"<html><body>{markup}</body></html>".encode()
    found = lint([Input("report.html", named=True, data=data)], "national").diagnostics
    (told,) = [one for one in found if one.code == "GL011"]
    assert "U+200B" in told.message.zh
    assert "U+FFFD" in told.message.zh
    assert not [one for one in found if one.code == "GL001"]


@pytest.mark.parametrize("heading", ["\ufffd一、", "一\ufffd、", "\ufffd、", "一\ufffd"])
def test_a_lost_character_in_a_number_of_a_heading_loses_no_section(heading: str) -> None:
    clean = forge(3, "A1", noise=False).text
    found = review(clean.replace("一、总体情况", f"{heading}总体情况", 1))
    assert "一、总体情况" in clean
    assert [one.code for one in found.found if one.level == "error"] == []
