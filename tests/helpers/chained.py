"""Chains of reports checked as `audit` does: each held against those before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forge import Link

from govlint.files.discover import Input
from govlint.linter.lint import Task, check_file
from govlint.linter.previous import with_relatives
from govlint.linter.run import Outcome
from govlint.model.diagnostic import Diagnostic
from govlint.model.digest import Digest, Relatives


def task(name: str, data: bytes, codes: frozenset[str] | None = None) -> Task:
    """What is asked of a report that is to be held against others."""
    return Task(Input(name, named=True, data=data), "national", codes, digest=True)


def digest(name: str, text: str) -> Digest:
    """What is kept of a report."""
    found = check_file(task(name, text.encode())).digest
    assert found is not None
    return found


def held(links: Iterable[Link]) -> Iterator[Outcome]:
    """The outcomes of a chain, each with what the reports before it tell."""
    before: list[Digest] = []
    for link in links:
        asked = task(f"{link.year}.txt", link.text.encode())
        outcome = check_file(asked)
        assert outcome.digest is not None
        relatives = Relatives(previous=before[-1] if before else None, history=tuple(before))
        before.append(outcome.digest)
        outcome = with_relatives(outcome, relatives, asked)
        assert outcome.failures == ()
        yield outcome


def between(outcomes: Iterable[Outcome]) -> list[Diagnostic]:
    """What was found between reports."""
    return [one for each in outcomes for one in each.diagnostics if one.code.startswith("GL6")]
