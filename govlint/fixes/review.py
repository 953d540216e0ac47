"""What is known of a text: read and checked anew after every step of fixing."""

from __future__ import annotations

from typing import NamedTuple

from govlint.fitting.fit import facts_of, is_report
from govlint.linter import lint
from govlint.linter.document import Document
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic
from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.parsing.parser import parse


class Review(NamedTuple):
    """A text and what is known of it: the findings, the facts, the rules that crashed."""

    text: str
    found: tuple[Diagnostic, ...]
    facts: Facts
    crashed: frozenset[str] = frozenset()


def reviewed(task: Task, text: str) -> Review | None:
    """What is read of a text, and what is said of it as of a task; None where it is no report."""
    source = Source(task.item.path, text)
    report = parse(source)
    facts = facts_of(source, report)
    if not is_report(report, facts):
        return None
    checked = lint.check_document(task, Document(source, report, facts))
    crashed = frozenset(failure.code for failure in checked.failures)
    return Review(text, checked.diagnostics, facts, crashed)
