"""What rules between reports are given, and what they find with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from govlint.between.digests import facts_of
from govlint.engine.rule import Rule
from govlint.model.diagnostic import Finding
from govlint.model.digest import Digest, Relatives
from govlint.model.facts import Cell, Facts
from govlint.text.characters import number

Inputs = Mapping[str, Any]


def inputs_of(digest: Digest, relatives: Relatives, facts: Callable[[Digest], Facts]) -> Inputs:
    """What rules may ask for, by its name; what there is none of is left out."""
    given = {
        "previous": facts(relatives.previous) if relatives.previous else None,
        "children": tuple(map(facts, relatives.children)),
        "siblings": tuple(map(facts, relatives.siblings)),
        "history": tuple(map(facts, relatives.history)),
        "scope": relatives.scope,
        "copied": relatives.copied,
        "reused": relatives.reused,
        "due": relatives.due,
    }
    known = {name: value for name, value in given.items() if value}
    own = {"digest": digest, "facts": facts(digest), "tolerance": relatives.tolerance}
    return known | own


def findings(rule: Rule, inputs: Inputs) -> list[Finding]:
    """What a rule finds.  Raises what the rule raises."""
    found = list(rule.check(**{name: inputs[name] for name in rule.inputs}))
    for one in found:
        if not isinstance(one, Finding):
            raise TypeError(f"a rule yields Findings, not {one!r}")
    return found


def follow_from_last_year(rule: Rule, digest: Digest, relatives: Relatives) -> set[Cell | None]:
    """The cells of which a rule says something only because last year's figure was wrong.

    That was found last year, against the year before, with the right figure; one fault upsets the
    year after it as well.
    """
    previous, history = relatives.previous, relatives.history
    if "previous" not in rule.inputs or previous is None or previous.year is None:
        return set()
    earlier = tuple(one for one in history if one.year is not None and one.year < previous.year)
    before = next((one for one in earlier if one.year == previous.year - 1), None)
    if before is None:
        return set()
    theirs = inputs_of(previous, Relatives(previous=before, history=earlier), facts_of)
    if not set(rule.inputs) <= theirs.keys():
        return set()
    right = {one.cell: number(one.computed or "") for one in findings(rule, theirs)}
    last = facts_of(previous)
    if not any(cell and figure is not None for cell, figure in right.items()):
        return set()
    items = (one._replace(value=right.get(one.cell, one.value)) for one in last.items)
    own = dict(inputs_of(digest, relatives, facts_of))
    found = {one.cell for one in findings(rule, own)}
    mended = own | {"previous": replace(last, items=tuple(items))}
    return found - {one.cell for one in findings(rule, mended)}
