"""Whether the identities of a pack can hold together, and which of them say nothing new.

Each assertion is laid on the lines of every form, as `identities.instances` does for a report: this
gives linear equations and inequalities over cells that are 0 or more (but for changes, which may
be less).  Whatever is found is proved exactly, and told with its proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govlint.engine.rule import Rule
from govlint.forms.form import known_forms
from govlint.identities.evaluate import holds
from govlint.identities.expression import names
from govlint.trial.analysis.clashes import clashes
from govlint.trial.analysis.redundancy import redundant
from govlint.trial.analysis.statements import RuleRemark, Statement, statements


def remarks(rules: Sequence[Rule], own: Iterable[str]) -> list[RuleRemark]:
    """What is to be said of the `own` ones of some rules, under the vocabulary in force."""
    mine = frozenset(own)
    of_rule = {rule.code: statements(rule) for rule in rules if rule.assertion is not None}
    found = [remark for code in of_rule for remark in _alone(code, of_rule[code])]
    linear = {code: _comparing(every) for code, every in of_rule.items()}
    clashing: set[str] = set()
    for form in known_forms().values():
        here = [one for every in linear.values() for one in every if one.form == form.name]
        for remark in clashes(here, form):
            if remark.rule not in clashing and not mine.isdisjoint((remark.rule, *remark.others)):
                clashing.add(remark.rule)
                found.append(remark)
    found += redundant(linear, mine, clashing)
    return [one for one in found if not mine.isdisjoint((one.rule, *one.others))]


def _alone(code: str, every: list[Statement]) -> Iterator[RuleRemark]:
    """What is to be said of a rule by itself."""
    if any(one.line.weights is None for one in every):
        yield RuleRemark("not-linear", code)
        return
    never = [one for one in every if _empty(one) and not holds(one.line.constant, one.op, 0)]
    if never:
        yield RuleRemark("never-holds", code, proof=tuple(never[:1]))
    elif all(map(_empty, every)):
        yield RuleRemark("never-speaks", code, proof=tuple(every[:1]))
    elif cancelled := [one for one in every if _cancelled(one)]:
        yield RuleRemark("cancels", code, proof=tuple(cancelled[:1]))


def _comparing(every: list[Statement]) -> list[Statement]:
    """The lines that compare figures, none where some are not linear."""
    if any(one.line.weights is None for one in every):
        return []
    return [one for one in every if not _empty(one)]


def _empty(one: Statement) -> bool:
    """Whether a line says nothing of any figure: all cancel out."""
    return not any(one.line.weights or ())


def _cancelled(one: Statement) -> bool:
    """Whether a cell stands on both sides, and is no part of a longer sum."""
    zeros = any(k == 0 for k in one.line.weights or ())
    return zeros and not any(name.wildcard for name in names(one.line.identity.assertion))
