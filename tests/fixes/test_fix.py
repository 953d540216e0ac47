"""Fixes applied to a text: which go together, in which order, and which are refused."""

from random import Random

import pytest
from helpers.fix_rules import each, found, mended, reviewer

from govlint.fixes import PASSES, mend
from govlint.fixes.edits import applied
from govlint.model.diagnostic import Edit
from govlint.model.tree import Span


def once(*made):
    """A made-up rule that speaks of the first text only."""
    return lambda text, first=[]: made if not first and not first.append(text) else ()


def codes(done):
    return [one.code for one in done.fixed]


def refusals(done):
    return [(one.code, reason.en) for one, reason in done.refused]


# which fixes go together


def test_nothing_to_do():
    done = mended("甲乙丙")
    assert (done.review.text, done.steps, done.fixed, done.refused) == ("甲乙丙", (), (), ())


def test_all_that_lie_apart_go_in_one_pass():
    done = mended("甲 乙 丙", each("A", "甲", "1"), each("B", "丙", "22"))
    assert done.review.text == "1 乙 22"
    assert len(done.steps) == 1
    assert codes(done) == ["A", "B"]


def test_of_two_that_overlap_the_first_goes_and_the_other_waits():
    done = mended("甲乙丙", each("B", "甲乙", "子丑"), each("A", "乙丙", "寅"))
    assert done.review.text == "子丑丙"
    assert codes(done) == ["B"]
    done = mended("甲乙丙", each("B", "甲乙", "子乙"), each("A", "乙丙", "寅"))
    assert done.review.text == "子寅"
    assert [len(edits) for edits in done.steps] == [1, 1]


def test_at_one_place_the_lower_code_goes_first():
    for makers in ([each("B", "甲", "2"), each("A", "甲", "1")], [each("A", "甲", "1")]):
        assert mended("甲", *makers).review.text == "1"


def test_what_touches_waits():
    pairs = zip("ABCD", "甲乙丙丁", strict=True)
    done = mended("甲乙丙丁", *(each(code, one, code) for code, one in pairs))
    assert done.review.text == "ABCD"
    assert [len(edits) for edits in done.steps] == [2, 2]
    two = (found("A", (1, 1, "x")), found("B", (1, 1, "y")))
    assert mended("甲乙", once(*two)).review.text == "甲x乙"


def test_equal_edits_are_one():
    pair = [found("A", (0, 1, "（"), (2, 3, "）")), found("B", (2, 3, "）"), (4, 5, "！"))]
    done = mended("(甲)乙!", once(*pair))
    assert done.review.text == "（甲）乙！"
    assert len(done.steps) == 1
    assert codes(done) == ["A", "B"]
    done = mended("甲", once(found("A", (0, 1, "乙"), (0, 1, "乙"))))
    assert done.review.text == "乙"


def test_a_fix_goes_whole_or_not_at_all():
    two = [found("A", (2, 4, "x")), found("B", (0, 1, "y"), (3, 5, "y"))]
    done = mended("甲乙丙丁戊", once(*two[::-1]))
    assert done.review.text in {"甲乙x戊", "y乙丙y"}
    assert done.review.text == "y乙丙y"  # its first edit comes first
    done = mended("甲乙丙丁戊", once(found("A", (0, 2, "x")), found("B", (1, 2, "y"), (4, 5, "y"))))
    assert done.review.text == "x丙丁戊"


def test_the_order_of_findings_changes_nothing():
    made = [found(c, (n, n + 2, f"{c}{n}")) for n in range(0, 30, 3) for c in "ABC"]
    made += [found("D", (n, n + 1, "D"), (n + 9, n + 12, "D")) for n in range(0, 20, 4)]
    results = set()
    for seed in range(50):
        Random(seed).shuffle(made)
        done = mended("0123456789" * 4, once(*made))
        results.add((done.review.text, done.steps, tuple(codes(done))))
    assert len(results) == 1


def test_unsafe_fixes_only_if_asked_for_and_after_the_safe_ones():
    makers = (each("A", "甲乙", "x", safe=False), each("B", "乙", "y"), each("C", "丁", "z"))
    assert mended("甲乙丙丁", *makers[:1]).steps == ()
    done = mended("甲乙丙丁", *makers, unsafe=True)
    assert done.review.text == "甲y丙z"
    done = mended("甲乙丙丁", makers[0], makers[2], unsafe=True)
    assert done.review.text == "x丙z"
    assert codes(done) == ["C", "A"]


def test_a_fix_without_edits_is_none():
    done = mended("甲", once(found("A"), found("B", (0, 1, "x"), fix=None)))
    assert done.steps == ()


# passes


def test_pass_after_pass_until_nothing_is_left():
    done = mended("x" + "　" * 12 + "y", each("A", "　　", "　"), each("B", "x　y", "xy"))
    assert done.review.text == "xy"
    assert 2 < len(done.steps) <= PASSES
    assert (done.refused, done.restless) == ((), ())


def test_rules_that_undo_one_another_are_named_and_the_others_go_on():
    makers = (each("A", "甲", "乙"), each("B", "乙", "甲"), each("C", "丙", "丁"))
    done = mended("甲 丙", *makers)
    assert done.restless == ("A", "B")
    assert done.review.text == "甲 丁"
    assert codes(done) == ["C"]


def test_a_rule_that_never_ends_is_named():
    done = mended("甲 丙", each("A", "甲", "甲甲"), each("C", "丙", "丁"))
    assert done.restless == ("A",)
    assert done.review.text == "甲 丁"


def test_ten_passes_may_be_needed():
    chain = "0123456789X"
    steps = [each(f"S{n}", chain[n], chain[n + 1]) for n in range(PASSES)]
    done = mended("0", *steps)
    assert (done.review.text, len(done.steps), done.restless) == ("X", PASSES, ())
    assert mended("0", *steps, each("SX", "X", "Y")).restless == ("S9", "SX")


def test_what_is_fixed_stays_fixed():
    makers = (each("A", "甲乙", "乙"), each("B", "乙乙", "乙"), each("C", "(", "（"))
    for seed in range(300):
        text = "".join(Random(seed).choices("甲乙丙(（", k=30))
        done = mended(text, *makers)
        assert mend(done.review, reviewer(*makers)).steps == ()
        for edits in done.steps:
            text = applied(text, edits)
        assert text == done.review.text


# fixes that are wrong in themselves


@pytest.mark.parametrize(
    "edits, why",
    [
        ([(0, 9, "x")], "its edits overlap, or lie outside the text"),
        ([(-1, 1, "x")], "its edits overlap, or lie outside the text"),
        ([(2, 1, "x")], "its edits overlap, or lie outside the text"),
        ([(0, 2, "x"), (1, 3, "y")], "its edits overlap, or lie outside the text"),
        ([(1, 1, "x"), (1, 1, "y")], "its edits overlap, or lie outside the text"),
        ([(1, 2, "乙")], "it changes nothing"),
        ([(1, 2, "\ud800")], "its new text holds what is no character"),
    ],
)
def test_a_fix_that_is_wrong_in_itself_is_refused_and_the_others_stand(edits, why):
    def bad(text):
        return [found("A", *edits)]

    done = mended("甲乙丙丁", bad, each("B", "丁", "z"))
    assert done.review.text == "甲乙丙z"
    assert refusals(done) == [("A", why)]


def test_what_stood_in_the_way_of_another_no_longer_does_once_refused():
    def bad(text):
        return [found("A", (0, 2, text[:2]))]

    done = mended("甲乙丙丁", bad, each("B", "乙", "y"))
    assert done.review.text == "甲y丙丁"
    assert [code for code, _ in refusals(done)] == ["A"]


def test_one_bad_fix_among_many_is_found():
    def bad(text):
        return [found("A", (3, 4, text[3]))]

    done = mended("-".join("甲" * 40), bad, each("B", "甲", "x"))
    assert done.review.text == "-".join("x" * 40)
    assert codes(done) == ["B"] * 40


def test_applied():
    assert applied("甲乙丙", [Edit(Span(2, 3), ""), Edit(Span(0, 0), "x")]) == "x甲乙"
