"""The laws of reading: every text has a tree, lossless, in linear time; nothing ever raises."""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable
from itertools import product
from random import Random

import pytest
from forge import LAYOUTS, UNREADABLE, forge, mutate
from helpers.effort import SLOW
from helpers.wild_texts import ENDS, MARKS, ODD, wild, words
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.claims import claims
from govlint.fitting.fit import facts_of, is_report
from govlint.model.source import Source
from govlint.model.tree import Leaf, Report, Span
from govlint.parsing.parser import parse
from govlint.text.characters import fold

pytestmark = pytest.mark.slow

CHUNKS = range(10)
WILD, DAMAGED, REAL = (600, 2500, 5) if SLOW else (120, 400, 1)
"""Wild texts a chunk, damaged reports, and damages of each real report a chunk."""


def assert_lawful(text: str) -> None:
    """The tree of a text is lossless, and whatever is read off it lies inside the text."""
    source = Source("wild.txt", text)
    assert source.original == text
    text = source.text
    report = parse(source)
    assert_lossless(text, list(report.leaves()))
    facts = facts_of(source, report)
    is_report(report, facts)
    spans = [fact.place for fact in facts.items]
    spans += [claim.place for claim in claims(source, report)]
    for reading in facts.readings:
        spans += [reading.place, *(remark.place for remark in reading.remarks)]
    stated = (getattr(facts.particulars, name) for name in facts.particulars.__slots__)
    spans += [one.place for one in stated if one is not None]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(fact.raw == text[slice(*fact.place)] for fact in facts.items)
    assert len({fact.cell for fact in facts.items}) == len(facts.items)


def assert_lossless(text: str, leaves: list[Leaf]) -> None:
    """Leaves lie side by side, their joined text is the text, and what is seen lies inside."""
    end = 0
    for leaf in leaves:
        assert leaf.start == end, leaf
        assert leaf.text or leaf.kind == "CELL", leaf  # behind the last TAB of a text
        assert leaf.start <= leaf.inner.start <= leaf.inner.end <= leaf.end, leaf
        end = leaf.end
    assert "".join(leaf.text for leaf in leaves) == text


@pytest.mark.parametrize("chunk", CHUNKS)
def test_wild_texts_have_a_lossless_tree(chunk: int) -> None:
    for seed in range(WILD):
        assert_lawful(wild(Random(f"{chunk} {seed}")))


@pytest.mark.parametrize("chunk", CHUNKS)
def test_damaged_reports_have_a_lossless_tree(chunk: int) -> None:
    layouts = (*LAYOUTS, *UNREADABLE)
    for seed in range(chunk, DAMAGED, len(CHUNKS)):
        form = "2019" if seed % 7 == 0 else "2021"
        forged = forge(seed, layouts[seed % len(layouts)], form=form, rough=seed % 2 == 0)
        assert_lawful(mutate(Random(seed), forged.text))


@pytest.mark.parametrize("chunk", CHUNKS)
def test_damaged_real_reports_have_a_lossless_tree(
    chunk: int, real_reports: dict[str, str]
) -> None:
    for number, text in enumerate(real_reports.values()):
        if chunk == 0:
            assert_lawful(text)
        for seed in range(REAL):
            assert_lawful(mutate(Random(f"{chunk} {number} {seed}"), text))


_PIECES = st.sampled_from([*words(), *MARKS, *ENDS, *ODD])


@settings(max_examples=600)
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3))).map("".join)))
def test_any_text_has_a_lossless_tree(text: str) -> None:
    assert_lawful(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["\t", "|", "\n", "\r", " ", "0", "规章", "一、", "\f", "。"])))
def test_any_order_of_marks_has_a_lossless_tree(pieces: list[str]) -> None:
    assert_lawful("".join(pieces))


def test_every_text_of_four_marks_has_a_lossless_tree() -> None:
    marks = ("\t", "|", "\n", "\r", " ", "0", "行政许可", "二、", "\f")
    for pieces in product(marks, repeat=3):
        assert_lawful("".join(pieces))


@pytest.mark.parametrize("text", ["", "\0", "\ufeff", "\r", "\n\r", "\x85", "\u2028", "\t", "|"])
def test_texts_of_nearly_nothing(text: str) -> None:
    assert_lawful(text)
    assert not is_report(
        parse(Source("x", text)), facts_of(Source("x", text), parse(Source("x", text)))
    )


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["\r", "\n", "\x85", "\u2028", "\f", "\v", "表", "x", "\x1e"])))
def test_lines_and_columns_are_those_of_the_file(pieces: list[str]) -> None:
    original = "".join(pieces)
    source = Source("x.txt", original)
    assert all(mark not in source.text for mark in "\x85\u2028\x1e")
    lines = re.split(r"\r\n|\n|\r", original)
    assert [source.line(number) for number in range(1, len(lines) + 1)] == lines
    ends = [n for n, mark in enumerate(original) if mark == "\n" or _lone_cr(original, n)]
    for offset in range(len(original) + 1):
        before = [end for end in ends if end < offset]
        start = before[-1] + 1 if before else 0
        assert source.file_position(offset) == (len(before) + 1, offset - start + 1)
    for offset, mark in enumerate(source.text):
        place = source.in_file(Span(offset, offset + 1))
        assert source.file_position(place.start) == source.position(offset)
        assert original[slice(*place)] in {mark, "\x85", "\u2028"}


def _lone_cr(text: str, offset: int) -> bool:
    return text[offset] == "\r" and text[offset + 1 : offset + 2] != "\n"


@settings(max_examples=300)
@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    ends = [match.span() for match in re.finditer(r"[\r\n\t]", text)]
    assert [match.span() for match in re.finditer(r"[\r\n\t]", folded)] == ends


def test_folding_keeps_every_character_of_unicode_one() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(fold(every)) == len(every)


# Growth.  Machines are noisy: the least of several runs, and generous bounds.

_ROWS = {
    "cell a line": "\t行政许可\n\t0\n\n",
    "tab-separated": "（三）不予公开\t1\t2\t0\t0\t0\t0\t3\n",
    "bars": "| 其他 | 1 | 2 | 3 |\n",
    "columns of blanks": "1  2  3  4  5  6  7\n",
    "no marks": "规章\n0\n",
    "headings": "三、收到和处理政府信息公开申请情况\n",
    "prose": "2024年收到政府信息公开申请3件，办结3件\n",
    "open cells": "\t本年\n\n",
    "ordinals": "一、",
    "dates": "2024年1月1日",
}


def seconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of several runs: what else the machine does is not counted."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def reading(text: str) -> Report:
    """A text read through."""
    source = Source("long.txt", text)
    report = parse(source)
    facts_of(source, report)
    claims(source, report)
    return report


_TRIED = len(_ROWS) if SLOW else 3


@pytest.mark.slow
@pytest.mark.parametrize("row", list(_ROWS.values())[:_TRIED], ids=list(_ROWS)[:_TRIED])
def test_time_grows_with_the_text(row: str) -> None:
    reading(row)
    small = seconds(lambda: reading(row * 1_000), 3)
    large = seconds(lambda: reading(row * 8_000), 1)
    assert large <= max(small, 0.02) * 8 * 5, f"{small:.3f} s for 1,000 rows, {large:.3f} for 8,000"


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["A1", "A2", "MD"] if SLOW else ["A2"])
def test_time_grows_from_1000_to_64000_rows(layout: str) -> None:
    rows = {"A1": "cell a line", "A2": "tab-separated", "MD": "bars"}[layout]
    small = seconds(lambda: parse(Source("x", _ROWS[rows] * 1_000)), 5)
    large = seconds(lambda: parse(Source("x", _ROWS[rows] * 64_000)), 1)
    assert large <= max(small, 0.02) * 64 * 3, (
        f"{small:.3f} s for 1,000 rows, {large:.3f} for 64,000"
    )


@pytest.mark.slow
def test_ten_megabytes_are_read_in_seconds() -> None:
    one = forge(3, "MD").text
    text = one * (10_000_000 // len(one.encode()))
    assert seconds(lambda: parse(Source("long.txt", text)), 1) < 30


@pytest.mark.slow
@pytest.mark.parametrize("character", ["一", "|", "\t", "1 ", "\n", " ", "(", "，"])
def test_one_endless_line_is_read_in_seconds(character: str) -> None:
    assert seconds(lambda: reading(character * 500_000), 1) < 15
