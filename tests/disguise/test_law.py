"""For any disguise the facts equal the truth, or a finding of reading tells what was not read.

With GOVLINT_SLOW several hundred reports in each format.
"""

from __future__ import annotations

import pytest
from helpers.effort import SLOW

from disguise.law import ORDER, draw, verdict
from disguise.writers import WRITERS

pytest.importorskip("pypdfium2", reason="needs govlint[pdf]")
QUICK = [name for name in WRITERS if name != "report.pdf"]
HELD = {"equal", "told"}


@pytest.mark.parametrize("disguise", ORDER)
def test_each_disguise(disguise: str) -> None:
    """One report in each, every one in another format."""
    number = ORDER.index(disguise)
    found = verdict(draw(number, QUICK[number % len(QUICK)], disguise))
    assert found.kind in HELD, found


@pytest.mark.parametrize("name", WRITERS)
def test_disguises_together(name: str) -> None:
    """Up to three at a time."""
    wrong = []
    for seed in range(300 if SLOW else 2):
        one = draw(seed, name)
        found = verdict(one)
        if found.kind not in HELD:
            wrong.append((seed, one.disguises, found))
    assert wrong == []


@pytest.mark.slow
@pytest.mark.skipif(not SLOW, reason="every disguise in every format: set GOVLINT_SLOW")
@pytest.mark.parametrize("name", QUICK)
def test_each_disguise_in_each_format(name: str) -> None:
    """By itself, of several reports."""
    found = {
        (disguise, seed): verdict(draw(seed, name, disguise))
        for disguise in ORDER
        for seed in range(5)
    }
    assert {key: one for key, one in found.items() if one.kind not in HELD} == {}
