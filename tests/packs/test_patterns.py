"""Patterns of YAML rules: what is refused, that what is taken cannot hang, what gives it away."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from re import _parser
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govlint.packs.kinds.bounded import UnboundedError, bounded
from govlint.packs.kinds.steps import steps
from govlint.text.linear import Linear
from govlint.text.pattern import Pattern

REFUSED = {
    "a*b": "say how far it can go",
    "a+": "{0,40}",
    "(?:ab){2,}": "say how far it can go",
    "[^。]*?件": "{0,40}",
    "a++b": "say how far it can go",
    "(a+)+b": "say how far it can go",
    "(?:" + "|".join(f"公{n}" for n in range(40)) + "){1,60}": "split it into a list",
    r"(a)\1": "write the words out",
    r"(?P<n>a)?(?(n)b|c)": "write the words out",
    "(?i)xx": "[Xx]",
    "(?i:x)x": "[Xx]",
    "信息 公开": "leave them out",
    r"信息\s公开": "leave them out",
    "信息\u3000公开": "leave them out",
    r"\bXX\b": "(?<![A-Za-z])",
    "a?": "the empty text",
    "(?=公开)": "the empty text",
    "a{500}": "400 are the most",
    "(?<=a|bc)d": "fixed-width",
    "(公开": "unterminated",
    "[公开": "unterminated",
    "(" * 300 + "a" + ")" * 300: "more than 100 groups",
    "(?:a{99999999999})": "as often",
    "公" * 2001: "more than 2000 characters",
    "[[公开]": "may be misread",
    "[公&&开]": "may be misread",
}
TAKEN = {
    "截止(?=目前|20\\d\\d年)": ("截止",),
    "（一）": ("(一)",),
    r"\（一\）": ("(一)",),
    "[（(]无[)）]": ("(无)",),
    "公开|公布|公示": ("公布", "公开", "公示"),
    "(?:收到|接到)[^。]{0,8}申请": ("申请",),
    "[^。]{0,30}x[^。]{0,30}yy": ("yy",),
    r"\d{1,4}年度(?:报告)?": ("年度",),
    "(?:报告)?制度|态度": ("制度", "态度"),
    "(?:ab){2}": ("abab",),
    "(?<=落)倒位": ("落倒位",),
    "到(?<=到)位": ("到",),
    "(?<=年)[Xx]{1,20}月": ("年X", "年x"),
    "20[Xx×*_]{2}": ("20*", "20X", "20_", "20x", "20×"),
    "(?=收到)[收接]到": ("收到",),
    r"\d{1,4}[a-z]": (),
    r"\*{2,4}(?:件|条)": ("*件", "*条"),
    "(?>公开)栏": ("公开",),
    "^附件$": ("附件",),
}


@pytest.mark.parametrize("regex", REFUSED)
def test_what_could_hang_is_refused_with_what_to_write_instead(regex: str) -> None:
    with pytest.raises(UnboundedError) as caught:
        bounded(regex)
    assert REFUSED[regex] in str(caught.value)


@pytest.mark.parametrize("regex", TAKEN)
def test_what_is_bounded_is_taken_with_its_telltales(regex: str) -> None:
    found = bounded(regex)
    assert found.telltales == TAKEN[regex]
    assert found.steps == 0


# random patterns, on the texts that are worst for them

LETTER = st.sampled_from("ab")
SET = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "[^b]", r"\d", r"\w"])
TIMES = st.tuples(st.integers(0, 3), st.integers(0, 4)).map(lambda t: f"{{{t[0]},{t[0] + t[1]}}}")


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = inner.map(lambda one: f"(?:{one})")
    return st.one_of(
        st.tuples(inner, inner).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        st.tuples(group, TIMES).map("".join),
        st.tuples(group, st.sampled_from(["?", "??", "{0,3}?", "{0,2}+"])).map("".join),
        inner.map(lambda one: f"(?={one})a"),
        inner.map(lambda one: f"(?!{one})b"),
    )


PATTERN = st.recursive(
    st.one_of(LETTER, SET, st.tuples(SET, TIMES).map("".join)), _grown, max_leaves=10
)
TEXT = st.one_of(
    st.text("ab", max_size=24),
    st.integers(1, 24).map(lambda n: "a" * n + "b"),
    st.integers(1, 12).map(lambda n: "ab" * n + "1"),
)


class Walk:
    """The engine's way through a pattern, told step by step: how much it tries at one place."""

    def __init__(self, regex: str, text: str) -> None:
        self.items, self.text, self.steps = list(_parser.parse(regex)), text, 0

    def all_ways(self, start: int) -> int:
        """The steps of trying every way from a start."""
        self.steps = 0
        for _ in self.sequence(self.items, 0, start):
            pass
        return self.steps

    def sequence(self, items: list[Any], index: int, at: int) -> Iterator[int]:
        if index == len(items):
            yield at
            return
        for end in self.one(items[index][0].name, items[index][1], at):
            yield from self.sequence(items, index + 1, end)

    def one(self, op: str, value: Any, at: int) -> Iterator[int]:
        match op:
            case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY":
                self.steps += 1
                if at < len(self.text) and self.fits(op, value, self.text[at]):
                    yield at + 1
            case "SUBPATTERN":
                yield from self.sequence(list(value[3]), 0, at)
            case "BRANCH":
                for choice in value[1]:
                    yield from self.sequence(list(choice), 0, at)
            case "MAX_REPEAT" | "MIN_REPEAT":
                yield from self.times(*value, at, 0)
            case "POSSESSIVE_REPEAT":
                yield from list(self.times(*value, at, 0))[:1]
            case "ASSERT" | "ASSERT_NOT":
                found = any(True for _ in self.sequence(list(value[1]), 0, at))
                if found == (op == "ASSERT"):
                    yield at

    def times(self, least: int, most: int, body: Any, at: int, done: int) -> Iterator[int]:
        if done < most:
            for end in self.sequence(list(body), 0, at):
                yield from self.times(least, most, body, end, done + 1)
        if done >= least:
            yield at

    @staticmethod
    def fits(op: str, value: Any, character: str) -> bool:
        if op in {"LITERAL", "NOT_LITERAL"}:
            return (ord(character) == value) == (op == "LITERAL")
        if op == "ANY":
            return True
        sets = {"CATEGORY_DIGIT": str.isdigit, "CATEGORY_WORD": str.isalnum}
        negated = value[0][0].name == "NEGATE"
        inside = any(
            sets[one.name](character) if op.name == "CATEGORY" else one == ord(character)
            for op, one in value[negated:]
        )
        return inside != negated


def _bounded(regex: str) -> Any:
    try:
        return bounded(regex)
    except UnboundedError:
        return None


@pytest.mark.slow
@settings(max_examples=400)
@given(PATTERN, TEXT)
def test_no_text_takes_more_steps_than_the_bound(regex: str, text: str) -> None:
    found = _bounded(regex)
    assume(found is not None)
    most = steps(list(_parser.parse(found.regex)))
    assume(most < 100_000)
    assert (found.steps or most) == most
    walk = Walk(regex, text)
    for start in range(len(text) + 1):
        assert walk.all_ways(start) <= most, (regex, text, start)


@settings(max_examples=150)
@given(PATTERN, TEXT)
def test_in_linear_time_the_same_is_found(regex: str, text: str) -> None:
    found = _bounded(regex)
    assume(found is not None)
    spans = [match.span() for match in re.finditer(found.regex, text)]
    assert [match.span() for match in Linear(found.regex).finditer(text)] == spans


@pytest.mark.slow
@settings(max_examples=400)
@given(PATTERN, TEXT)
def test_a_match_holds_a_telltale_and_is_no_wider_than_said(regex: str, text: str) -> None:
    found = _bounded(regex)
    assume(found is not None)
    for match in re.finditer(found.regex, text):
        assert len(match[0]) <= found.width
        assert not found.telltales or any(word in text for word in found.telltales), regex
    assert bool(Pattern(found.regex, *found.telltales).search(text)) == bool(
        re.search(found.regex, text)
    )


WORST = (
    ("[^。]{0,40}x[^。]{0,40}y", "x"),
    ("(?:a{0,3}b?){3}c", "a"),
    ("(?:公开|公开信息|公开信息公){1,3}栏", "公开信息"),
    ("(?:a|b|ab){0,7}c", "ab"),
    ("[ab]{0,30}a{0,30}c", "a"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("regex", "bait"), WORST)
def test_searching_takes_time_in_proportion_to_the_text(regex: str, bait: str) -> None:
    assert bounded(regex).steps == 0
    compiled = re.compile(regex)

    def seconds(size: int) -> float:
        text = (bait * size)[:size]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            assert compiled.search(text) is None
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) < 8 * seconds(10_000) + 0.05
