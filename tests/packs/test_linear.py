"""Patterns in linear time: what `re` finds, however the pattern and the text are made."""

from __future__ import annotations

import re
import time

import pytest

from govlint.packs.kinds.bounded import MOST_STEPS, bounded
from govlint.packs.kinds.found import pattern
from govlint.text.linear import Linear, TooMuchWork

LOOKING = {
    "(?<=年)[Xx]{1,20}月": "2024年xx月x月年X月",
    r"(?<!原)市?局(?=公开|公示)": "市局公开，原局公示，原市局公示",
    "(?>公开|公开栏)目": "公开栏目公开目",
    "^附件|栏$": "附件附件栏栏",
    "(?:公|公开){1,3}+开": "公开公公开开",
    r"[^\d]{0,3}?\d{1,4}[件条]": "收到申请９件、12345条".replace("９", "9"),
}


@pytest.mark.parametrize("regex", LOOKING)
def test_what_looks_around_is_found_alike(regex: str) -> None:
    spans = [match.span() for match in re.finditer(regex, LOOKING[regex])]
    assert [match.span() for match in Linear(regex).finditer(LOOKING[regex])] == spans


HOSTILE = (
    *("(?:a?){30}a{30}", "(?:a|ab){0,20}c", "(?:a{0,19}){0,19}b", "a{0,90}a{0,90}b"),
    *("(?:a|a){0,40}c", "[^。]{0,90}a[^。]{0,90}b[^。]{0,90}c", "(?:(?:a{0,5}){0,5}){0,9}b"),
    *("(?:a|aa|aaa){0,66}b", "(?=(?:a{0,9}){0,9}c)a", "(?:a(?!a{0,20}c)){0,50}b"),
    *("(?:[ab]{0,9}a){0,30}c", "a.{0,300}b{1,9}c", "(?:.{0,20}a){0,15}c"),
    *("(?:ab?a?b?){0,60}c", r"(?:\w{0,9}\d?){0,30}c", "(?:a{1,4}?b?){1,50}c"),
    *("(?>(?:a{0,9}){0,9})c", "(?:(?:a|b){0,19}(?:b|a){0,19}){0,9}c"),
    *("(?:a{0,3}){0,99}a{0,90}c", "(?:a?b?a?b?a?b?){0,50}c"),
)
BAITS = ("a" * 900, "ab" * 450, "c" + "a" * 900 + "b", "aab" * 300 + "c", "b" + "a" * 40 + "d")


@pytest.mark.parametrize("regex", HOSTILE)
def test_no_pattern_hangs_on_any_text(regex: str) -> None:
    """Twenty patterns, two texts of each five in two lengths: 200 that would take ages."""
    found = bounded(regex)
    one = pattern((found.regex, found.telltales, found.beginning, found.steps))
    start = time.process_time()
    for bait in BAITS:
        for text in (bait, f"c{bait}"):
            try:
                assert all(match.end() <= len(text) for match in one.finditer(text))
            except TooMuchWork:
                assert len(text) > 400
    assert time.process_time() - start < 5


def test_a_gap_of_200_characters_is_taken_and_found() -> None:
    found = bounded(r"申请.{0,200}\d{1,8}件")
    assert found.steps > MOST_STEPS
    text = "收到申请，" + "其中网上" * 20 + "９件".replace("９", "9") + "。"
    one = pattern((found.regex, found.telltales, found.beginning, found.steps))
    for several in (text, text * 60):
        assert [m.span() for m in one.finditer(several)] == [
            m.span() for m in re.finditer(found.regex, several)
        ]
