"""What some rules of the national pack say of a text, for the tests of those rules."""

from __future__ import annotations

from functools import cache

from govlint import packs
from govlint.claims import claims
from govlint.engine import check as engine
from govlint.engine.rule import Rule
from govlint.fitting.fit import facts_of
from govlint.model.diagnostic import Diagnostic
from govlint.model.source import Source
from govlint.parsing.parser import parse


@cache
def rules(codes: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules of some codes."""
    return tuple(rule for rule in packs.load("national").rules if rule.code in codes)


def checked(text: str, codes: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """What the rules say; none of them crashes."""
    source = Source("report.txt", text)
    tree = parse(source)
    facts = facts_of(source, tree)
    done = engine.check(source, tree, facts, claims(source, tree), rules(codes))
    assert done.failures == ()
    return done.diagnostics
