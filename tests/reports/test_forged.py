"""Forged reports read whole: every figure, no false alarm, every fault at its cell and once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from forge import FAULTS, LAYOUTS, ONLY_2021, SUPPORTS, UNREADABLE, Fault, Forged, forge
from helpers.effort import SLOW

from govlint import packs
from govlint.claims import claims
from govlint.engine import check as engine
from govlint.fitting.fit import facts_of
from govlint.model.diagnostic import Diagnostic
from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.parsing.parser import parse

pytestmark = pytest.mark.slow

CLEAN = 20 if SLOW else 6
"""Clean reports of each layout and form: 1,000 and more altogether with GOVLINT_SLOW, else 300."""
FAULTY = 105 if SLOW else 35
"""Reports with each fault: 2,000 or 1,000 altogether, their layouts in turn."""
WEAK = {"near_miss": 0.95, "unknown_row": 0.97}
"""Faults of a label's words, which a tool that wraps labels may hide."""


class Reviewed(NamedTuple):
    """What govlint reads off a forged report, and says of it."""

    facts: Facts
    found: tuple[Diagnostic, ...]

    @property
    def errors(self) -> list[Diagnostic]:
        """The diagnostics of level error."""
        return [one for one in self.found if one.level == "error"]


@cache
def national() -> packs.Pack:
    """The national pack."""
    return packs.load("national")


def reviewed(forged: Forged) -> Reviewed:
    """A forged report read and checked by every national rule; no rule crashes."""
    source = Source("forged.txt", forged.text)
    report = parse(source)
    facts = facts_of(source, report)
    checked = engine.check(source, report, facts, claims(source, report), national().rules)
    assert not checked.failures, checked.failures[0].traceback
    return Reviewed(facts, checked.diagnostics)


def misread(forged: Forged, facts: Facts) -> dict[tuple[str, str, str], object]:
    """The figures read otherwise than they are printed, with both."""
    got = {fact[:3]: fact.value for fact in facts.items}
    keys = got.keys() | forged.figures.keys()
    pairs = {key: (forged.figures.get(key, "-"), got.get(key, "-")) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def odd(forged: Forged) -> set[str]:
    """The rule that tells of radicals, where the forge prints them as tools for PDF do."""
    return {"GL011"} if any("⺀" <= character <= "⿕" for character in forged.text) else set()


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_clean_reports_are_read_whole_and_found_right(layout: str, form: str) -> None:
    for seed in range(CLEAN):
        forged = forge(seed, layout, form=form, rough=seed % 4 == 3)
        facts, found = review = reviewed(forged)
        assert misread(forged, facts) == {}, seed
        assert review.errors == [], seed
        if seed % 4 != 3:
            assert {one.code for one in found if one.level == "warning"} <= odd(forged), seed
        assert (facts.form, facts.year) == (forged.form, forged.year)


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("layout", UNREADABLE)
def test_what_cannot_be_paired_is_called_unreadable(layout: str, form: str) -> None:
    for seed in range(40):
        forged = forge(seed, layout, form=form)
        review = reviewed(forged)
        wrong = {key: pair for key, pair in misread(forged, review.facts).items() if pair[1] != "-"}
        assert wrong == {}, seed
        assert "GL001" in {one.code for one in review.errors}, seed


def wrongs(forged: Forged, review: Reviewed) -> Iterator[str]:
    """What is wrong with the review of a report that has one fault."""
    fault = forged.fault
    assert fault is not None
    instead = {fault.code, _INSTEAD.get(fault.kind, fault.code)}
    hits = [one for one in review.found if one.code in instead]
    if len(hits) != 1:
        yield f"{len(hits)} findings of {fault.code}"
    for one in hits[:1]:
        if not at_cell(fault, one):
            yield f"at {one.cell}"
        if fault.value is not None and fault.code == "GL310" and one.computed != str(fault.value):
            yield f"computed {one.computed}"
    due = {fault.code, *_BESIDES.get(fault.kind, ())}
    yield from (f"besides {one.code} at {one.cell}" for one in review.errors if one.code not in due)
    read_wrong = misread(forged, review.facts)
    yield from (f"{key} read {pair}" for key, pair in read_wrong.items() if pair[1] != "-")


# Other errors that are there when the fault is: a sixth section that is missing takes the fee
# statement with it.
_BESIDES = {"section_missing": ("GL120",)}
# What the finding may be part of: with fees unpaid, that nothing is said of fees is told there.
_INSTEAD = {"no_fee_statement": "GL305"}


def at_cell(fault: Fault, found: Diagnostic) -> bool:
    """Whether a finding is at the fault's cell, or at its row or table where it has no cell."""
    if fault.cell is None:
        return True
    if found.cell is None:
        return fault.code in _OF_THE_TABLE
    table, row, column = found.cell
    if fault.kind == "wrong_total_remedies":  # one equation: any of its five cells may be wrong
        column = ""
    return (table, row) == fault.cell[:2] and column in {"", fault.cell[2]}


_OF_THE_TABLE = {"GL003", "GL006", "GL009"}


# Before 2021 no report had to speak of fees.
_ONLY_2021 = ONLY_2021 | {"no_fee_statement"}


@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_is_found_at_its_cell_and_once(kind: str) -> None:
    layouts = sorted(SUPPORTS[kind])
    failed: Counter[str] = Counter()
    for seed in range(FAULTY):
        form = "2019" if seed % 5 == 4 and kind not in _ONLY_2021 else "2021"
        forged = forge(seed, layouts[seed % len(layouts)], form=form, fault=kind)
        for wrong in wrongs(forged, reviewed(forged)):
            failed[f"forge({seed}, {forged.layout!r}, form={form!r}, fault={kind!r}): {wrong}"] += 1
    print("\n".join(failed))
    bad = len({line.partition(":")[0] for line in failed})
    assert 1 - bad / FAULTY >= WEAK.get(kind, 0.995), "\n".join(failed)


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("kind", ["wrong_cell", "row_missing", "heading_wrong", "no_signoff"])
def test_line_ends_change_nothing(kind: str, end: str) -> None:
    for seed, layout in enumerate(sorted(SUPPORTS[kind])):
        forged = forge(seed, layout, fault=kind)
        forged = forged._replace(text=forged.text.replace("\r\n", "\n"))
        ended = forged._replace(text=forged.text.replace("\n", end))
        plain, other = reviewed(forged), reviewed(ended)
        assert misread(ended, other.facts) == misread(forged, plain.facts)
        told = [(one.code, one.at.line, one.cell, one.message.zh) for one in plain.found]
        assert [(one.code, one.at.line, one.cell, one.message.zh) for one in other.found] == told


def test_one_report_is_found_the_same_in_every_layout() -> None:
    for kind in ("wrong_cell", "wrong_total_remedies", "ordinal_chain", "period_short"):
        for seed in range(2):
            every = {layout: reviewed(forge(seed, layout, fault=kind)) for layout in LAYOUTS}
            said = {layout: _said(review) for layout, review in every.items()}
            assert len(set(said.values())) == 1, (kind, seed, said)


def _said(review: Reviewed) -> tuple[tuple[str, object, str], ...]:
    return tuple(sorted((one.code, one.cell, one.computed) for one in review.errors))
