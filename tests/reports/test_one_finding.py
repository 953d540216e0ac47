"""One fault, one finding: over all pairs of injected faults, no place is told of twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest
from forge import FAULTS, Forged, forge

from govlint import packs
from govlint.claims import claims
from govlint.engine import check as engine
from govlint.engine.rule import Rule
from govlint.fitting.fit import facts_of
from govlint.model.diagnostic import Diagnostic
from govlint.model.source import Source
from govlint.parsing.parser import parse

pytestmark = pytest.mark.slow

SEED, LAYOUT = 3, "A1"


@cache
def national() -> tuple[Rule, ...]:
    return packs.load("national").rules


def found(forged: Forged) -> tuple[Diagnostic, ...]:
    source = Source("forged.txt", forged.text)
    report = parse(source)
    facts = facts_of(source, report)
    said = claims(source, report)
    return engine.check(source, report, facts, said, national()).diagnostics


def doubled(forged: Forged, due: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The pairs of findings at one place or cell that are not each due for a fault of its own."""
    for one, other in combinations(found(forged), 2):
        same = one.at.offset < other.at.end_offset and other.at.offset < one.at.end_offset
        if (same or (one.cell and one.cell == other.cell)) and {one.code, other.code} != due:
            yield one.code, other.code


def forged_pair(first: str, second: str | None) -> Forged | None:
    """The report with both faults, None where the second finds nothing left to spoil."""
    try:
        return forge(SEED, LAYOUT, noise=False, fault=first, also=second)
    except (AssertionError, LookupError, ValueError):
        return None


@pytest.mark.parametrize("first", FAULTS)
def test_no_place_is_told_of_twice_for_one_fault(first: str) -> None:
    for second in (None, *(name for name in FAULTS if name != first)):
        forged = forged_pair(first, second)
        codes = frozenset(CODES[name] for name in (first, second) if name)
        assert forged is None or list(doubled(forged, codes)) == [], second


CODES = {
    name: fault.code
    for name in FAULTS
    if (fault := forge(SEED, LAYOUT, noise=False, fault=name).fault) is not None
}
