"""What is kept of a report for the rules between reports, and what they found beside the rest."""

from __future__ import annotations

from dataclasses import replace

from govlint.between import Compared, digest_of
from govlint.claims import claims
from govlint.engine.check import Checked, check
from govlint.engine.selection import relevelled
from govlint.engine.yielding import settled
from govlint.linter.document import Document
from govlint.linter.lint import Task, find_pack
from govlint.linter.run import Outcome
from govlint.model.digest import Digest


def digest(task: Task, document: Document, checked: Checked) -> Digest:
    """The digest of a report, the same whichever rules the task chose."""
    source, report, facts = document
    mended = checked.mended
    if task.codes is not None:
        rules = [rule for rule in find_pack(task.pack).rules if rule.assertion or rule.repairs]
        mended = check(source, report, facts, claims(source, report, facts.year), rules).mended
    facts = replace(facts, organ_kind=task.organ_kind) if task.organ_kind else facts
    return digest_of(source, report, facts, mended or facts)


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
