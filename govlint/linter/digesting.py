"""What is kept of a report for the rules between reports, and what they found beside the rest."""

from __future__ import annotations

from dataclasses import replace

from govlint.between import Compared, digest_of
from govlint.claims import claims
from govlint.engine.check import Checked, check
from govlint.engine.selection import relevelled
from govlint.engine.wrong_cell import identity
from govlint.engine.yielding import settled
from govlint.identities.instances import violations
from govlint.linter.document import Document
from govlint.linter.lint import Task, find_pack
from govlint.linter.run import Outcome
from govlint.model.digest import Digest
from govlint.model.facts import Facts


def digest(task: Task, document: Document, checked: Checked) -> Digest:
    """The digest of a report, the same whichever rules the task chose."""
    source, report, facts = document
    mended = checked.mended
    if task.codes is not None:
        rules = [rule for rule in find_pack(task.pack).rules if rule.assertion or rule.repairs]
        mended = check(source, report, facts, claims(source, report, facts.year), rules).mended
    facts = replace(facts, organ_kind=task.organ_kind) if task.organ_kind else facts
    return digest_of(source, report, facts, _doubted(facts, mended or facts, task.pack))


def _doubted(facts: Facts, mended: Facts, pack: str) -> Facts:
    """The mended facts, those without a figure that stand in an equation nothing mends."""
    every = find_pack(pack).rules
    rules = [
        one for one in every if one.level == "error" and one.assertion and one.assertion.op == "=="
    ]
    failing = [one for rule in rules for one in violations(identity(rule), facts)]
    values = {fact.cell: fact.value for fact in mended.items}
    unmended = {
        cell
        for one in failing
        if all(values[cell] == facts.total(cell) for cell in one.instance.cells)
        for cell in one.instance.cells
    }
    items = (one._replace(value=None) if one.cell in unmended else one for one in mended.items)
    return replace(mended, items=tuple(items)) if unmended else mended


def joined(outcome: Outcome, found: Compared, task: Task) -> Outcome:
    """An outcome with what was found between reports beside its own, in the order of reporting.

    Each has the level that the task gives it; what yields to another becomes a note of it.
    """
    rules = find_pack(task.pack).rules
    every = [*outcome.diagnostics, *relevelled(found.diagnostics, task.levels, rules)]
    kept = settled(every, rules)
    return outcome._replace(
        diagnostics=tuple(sorted(kept.values(), key=lambda one: one.order)),
        failures=(*outcome.failures, *found.failures),
    )
