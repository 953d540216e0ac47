"""One fault, one finding: a rule that yields is a note of the one it yields to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.rule_findings import checked

from govlint.bilingual import Text
from govlint.engine import check as engine
from govlint.engine.rule import Rule, rule
from govlint.errors import UserError
from govlint.model.diagnostic import Diagnostic, Finding, Note
from govlint.model.facts import Cell, Facts
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.packs import own

SIGNED = "云溪镇2024年政府信息公开工作年度报告\n统计期限自2024年1月1日起至2024年12月31日止\n{}\n"


def made(code: str, place: Span, *yields_to: str, level: str = "error", **more: object) -> Rule:
    """A rule that finds one thing."""

    @rule(code, code.lower(), "标题", yields_to=yields_to, level=level)
    def speaks(facts: Facts) -> Iterator[Finding]:
        yield Finding(place, Text(code, code))._replace(**more)

    return speaks


def told(*rules: Rule) -> list[Diagnostic]:
    source = Source("r.txt", "一二三四五六七八九十")
    found = engine.check(source, None, Facts("r.txt"), None, rules)
    assert found.failures == ()
    return list(found.diagnostics)


FIRST = made("XX901", Span(2, 5))
NOTING = made("XX901", Span(8, 9), related=(Note(Span(3, 4), Text("甲", "a")),))
CELL = Cell("requests", "new", "total")
OTHER_CELL = Cell("requests", "new", "natural_person")
OF_TWO = made("XX901", Span(8, 9), cell=CELL, related=(Note(Span(9, 10), Text("甲", "a")),))
IN_CELL = made("XX901", Span(8, 9), cell=CELL)
LESS = made("XX901", Span(2, 5), level="info")


@pytest.mark.parametrize(
    ("other", "one", "codes"),
    [
        (FIRST, made("XX902", Span(4, 8), "XX901"), ["XX901"]),
        (FIRST, made("XX902", Span(5, 8), "XX901"), ["XX901", "XX902"]),  # beside it
        (FIRST, made("XX902", Span(4, 8)), ["XX901", "XX902"]),
        (NOTING, made("XX902", Span(3, 4), "XX901"), ["XX901"]),
        (IN_CELL, made("XX902", Span(0, 1), "XX901", cell=CELL), ["XX901"]),
        (OF_TWO, made("XX902", Span(9, 10), "XX901", cell=OTHER_CELL), ["XX901", "XX902"]),
        (LESS, made("XX902", Span(4, 8), "XX901"), ["XX901", "XX902"]),
    ],
)
def test_where_the_other_speaks_it_is_silent(other: Rule, one: Rule, codes: list[str]) -> None:
    found = told(other, one)
    assert [d.code for d in found] == codes
    assert [d.code for d in told(one)] == ["XX902"]  # the other was not selected
    notes = [note.message.zh for note in found[0].related]
    assert ("XX902" in notes) == (len(codes) == 1)


def test_the_fingerprint_is_that_of_the_other_alone() -> None:
    one = made("XX902", Span(4, 8), "XX901")
    assert told(FIRST, one)[0].fingerprint == told(FIRST)[0].fingerprint


def test_one_that_yields_hands_on_what_yields_to_it() -> None:
    second, third = made("XX902", Span(4, 8), "XX901"), made("XX903", Span(6, 8), "XX902")
    (found,) = told(FIRST, second, third)
    assert [note.message.zh for note in found.related] == ["XX902", "XX903"]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ((made("XX901", Span(0, 1), "XX999"),), "XX999"),
        ((made("XX901", Span(0, 1), "XX901"),), "in the end"),
        ((made("XX901", Span(0, 1), "XX902"), made("XX902", Span(0, 1), "XX901")), "in the end"),
    ],
)
def test_a_circle_or_an_unknown_rule_is_an_error(rules: tuple[Rule, ...], words: str) -> None:
    with pytest.raises(UserError, match=words):
        own.check({one.code: (one, ("p.py", 1, 1)) for one in rules}, {}, "XX")


def test_a_day_before_the_period_ends_is_before_the_year_ends_too() -> None:
    early = SIGNED.format("云溪镇人民政府\n2024年12月20日")
    (found,) = checked(early, ("GL110", "GL111"))
    assert (found.code, len(found.related)) == ("GL110", 2)
    assert [one.code for one in checked(early, ("GL111",))] == ["GL111"]
