"""The laws of fixing: nothing is lost, nothing new appears, and what is fixed stays fixed.

`GOVLINT_RUNS=10000 pytest -n 2 tests/fixes/test_fix_laws.py` tries ten thousand whole reports.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, partial
from random import Random

import pytest
from forge import FAULTS, LAYOUTS, SUPPORTS, forge, mutate
from helpers.fix_rules import each, reviewer
from helpers.untidy_texts import untidy

from govlint.files.decode import Undecodable, decode, encode
from govlint.files.discover import Input
from govlint.fixes import Mended, Reviewer, mend
from govlint.fixes.edits import applied
from govlint.fixes.review import Review, reviewed
from govlint.fixes.rewrite import rewritten
from govlint.linter.lint import Task
from govlint.model.diagnostic import LEVELS
from govlint.model.facts import Facts
from govlint.text.characters import fold
from govlint.text.unseen import visible

pytestmark = pytest.mark.slow

RUNS = int(os.environ.get("GOVLINT_RUNS") or 300)
CHUNKS = range(10)
NAMING = {"GL102", "GL107", "GL112", "GL701", "GL711", "GL801"}
"""The rules that mend ordinals, headings and titles of law, and take out residues."""
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030")


@cache
def national() -> Reviewer:
    """What the national rules say of a text."""
    return partial(reviewed, Task(Input("a.txt"), "national"))


def spoilt(seed: int) -> str:
    """A forged report with faults that can be mended, now and then with others besides."""
    rng = Random(f"spoilt {seed}")
    layout = LAYOUTS[seed % len(LAYOUTS)]
    fault = rng.choice([*sorted(FAULTS), *[None] * len(FAULTS)])
    if fault is not None and layout not in SUPPORTS[fault]:
        fault = None
    text = forge(seed, layout, rough=rng.random() < 0.5, fault=fault).text
    if rng.random() < 0.25:
        text = mutate(rng, text)
    return untidy(rng, text)


def said(facts: Facts) -> dict[object, object]:
    """Every figure and particular as it was read; the title may lose a residue."""
    particulars = {name: getattr(facts.particulars, name) for name in facts.particulars.__slots__}
    known = {name: one.value for name, one in particulars.items() if one and name != "title"}
    return known | {fact.cell: fact.value for fact in facts.items if fact.value is not None}


def broken(before: Review, done: Mended, *, unsafe: bool) -> list[str]:
    """The laws a fixed text breaks."""
    after = done.review
    was, now = said(before.facts), said(after.facts)
    lost = [key for key in was if was[key] != now.get(key)]
    found = [f"facts {lost}"] if lost and not unsafe else []
    found += [f"figures {pair}" for pair in renumbered(before.text, done) if not unsafe]
    found += [f"never at rest {code}" for code in done.restless]
    for levels in (("error",),) if unsafe else (("error",), LEVELS):
        found += [f"new {code}" for code in codes(after, levels) - codes(before, levels)]
    fixed, first, left = (
        Counter((one.code, fold(one.message.zh)) for one in some)
        for some in (done.fixed, before.found, after.found)
    )
    over = [one for one in fixed if left[one] > max(0, first[one] - fixed[one])]
    return found + [f"still there {one}" for one in over]


def renumbered(text: str, done: Mended) -> list[tuple[str, str]]:
    """The words in which an edit changed a figure, or joined two (as no rule may)."""
    mine = {one.fix: one.code for one in done.fixed}
    naming = {edit for fix, code in mine.items() if code in NAMING and fix for edit in fix.edits}
    changed = []
    for edits in done.steps:
        for edit in edits:
            (start, end), new = edit
            while start and text[start - 1].isdigit():
                start -= 1
            while text[end : end + 1].isdigit():
                end += 1
            left, right = text[start : edit.place.start], text[edit.place.end : end]
            words = text[start:end], left + new + right
            unseen = not visible(text[slice(*edit.place)])[0]
            joined = left and right and not new and not unseen
            if joined or (edit not in naming and figures(words[0]) != figures(words[1])):
                changed.append(words)
        text = applied(text, edits)
    return changed


def figures(text: str) -> list[str]:
    """The figures in some words, in their order."""
    return re.findall("[0-9]+|[零〇一二三四五六七八九十百千万亿]", fold(visible(text)[0]))


def codes(review: Review, levels: Sequence[str]) -> Counter[str]:
    """How often each rule speaks."""
    return Counter(one.code for one in review.found if one.level in levels)


def bytes_kept(text: str, done: Mended, encoding: str) -> None:
    """The bytes fixed are those of the text fixed, and those outside the edits the very same."""
    data = encode(text, encoding)
    try:
        if decode(data) != (text, encoding):
            return
    except Undecodable:
        return
    for edits in done.steps:
        new = rewritten(data, text, encoding, edits)
        mark = len(encode("", encoding))
        start = 0
        at = old_at = mark
        for edit in edits:
            kept = len(encode(text[start : edit.place.start], encoding)) - mark
            assert new[at : at + kept] == data[old_at : old_at + kept]
            at += kept + len(encode(edit.text, encoding)) - mark
            old_at += kept + len(encode(text[slice(*edit.place)], encoding)) - mark
            start = edit.place.end
        assert new[at:] == data[old_at:]
        text, data = applied(text, edits), new
    assert data == encode(done.review.text, encoding)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("chunk", CHUNKS)
def test_reports_are_fixed_lawfully(chunk: int, unsafe: bool) -> None:
    review = national()
    failed: list[str] = []
    fixed: Counter[str] = Counter()
    refused: dict[int, str] = {}
    seeds = range(chunk, RUNS // 4 if unsafe else RUNS, len(CHUNKS))
    for seed in seeds:
        text = spoilt(seed)
        before = review(text)
        if before is None:
            continue
        done = mend(before, review, unsafe)
        wrong = broken(before, done, unsafe=unsafe)
        wrong += [f"fixed again {one.code}" for one in mend(done.review, review, unsafe).fixed]
        failed += [f"spoilt({seed}): {why}" for why in wrong]
        fixed.update(one.code for one in done.fixed)
        refused.update((seed, f"{one.code}: {why.en}") for one, why in done.refused)
        bytes_kept(text, done, ENCODINGS[seed % len(ENCODINGS)])
    print(fixed, refused, sep="\n")
    assert failed == []
    assert fixed.total() > len(seeds), "a law over nothing"
    assert len(refused) <= 1 + 0.1 * len(seeds), refused


@pytest.mark.parametrize("chunk", CHUNKS)
def test_any_text_is_fixed_lawfully(chunk: int) -> None:
    """Small texts, and rules that know nothing of one another."""
    marks = "甲乙丙(（)） ,，\r\n\f\u2028𠮷🎉"
    for seed in range(chunk, RUNS, len(CHUNKS)):
        rng = Random(f"any {seed}")

        def some(most: int, rng: Random = rng) -> str:
            return "".join(rng.choices(marks, k=rng.randint(1, most)))

        makers = [each(f"R{n}", some(2), some(2), safe=rng.random() < 0.7) for n in range(4)]
        review, unsafe, text = reviewer(*makers), rng.random() < 0.5, some(40)
        done = mend(made(review(text)), review, unsafe)
        again = mend(done.review, review, unsafe)
        assert again.steps == () or done.restless
        assert unsafe or all(one.fix and one.fix.safe for one in done.fixed)
        assert not {one.code for one in done.fixed} & set(done.restless)
        bytes_kept(text, done, rng.choice(ENCODINGS))


def made(review: Review | None) -> Review:
    """A review that is there."""
    assert review is not None
    return review
