"""What a report tells, but for where: its facts and its findings, to hold two media together."""

from __future__ import annotations

from typing import Any, NamedTuple

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.document import read_document
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic
from govlint.model.facts import Facts, Stated
from govlint.model.source import Source


class Told(NamedTuple):
    """A report read and checked: its text, what it states, what is found."""

    source: Source
    facts: dict[str, Any]
    findings: list[tuple[Any, ...]]
    diagnostics: tuple[Diagnostic, ...]


def content_of(name: str, data: bytes, converted: tuple[str, bytes] | None = None) -> Told:
    """A file read and checked by the national rules, none of which crashes."""
    item = Input(name, named=True, data=data, converted=converted)
    document = read_document(item)
    checked = lint.check_document(Task(item, "national"), document)
    assert not checked.failures
    findings = sorted(map(_finding, checked.diagnostics), key=repr)
    return Told(document.source, _facts(document.facts), findings, checked.diagnostics)


def differences(right: Told, other: Told) -> list[str]:
    """What the second tells otherwise than the first."""
    facts = right.facts.keys() | other.facts.keys()
    lines = [
        f"{name}: {other.facts.get(name)}, not {right.facts.get(name)}"
        for name in sorted(facts)
        if right.facts.get(name) != other.facts.get(name)
    ]
    lines += [f"not found: {one}" for one in right.findings if one not in other.findings]
    lines += [f"found: {one}" for one in other.findings if one not in right.findings]
    if not lines and right.findings != other.findings:
        lines.append("a finding is told twice")
    return lines


def _facts(facts: Facts) -> dict[str, Any]:
    """Every figure as printed and as read, how each table was read, what the report says."""
    content_of: dict[str, Any] = {"form": facts.form, "year": facts.year, "organ": facts.organ}
    content_of |= {"/".join(fact.cell): (fact.value, fact.raw) for fact in facts.items}
    for reading in facts.readings:
        forms = [form[:2] for form in reading.forms]
        remarks = [(one.kind, *one[2:]) for one in reading.remarks]
        content_of[reading.table] = (reading.state, forms, reading.expected, remarks)
    stated = facts.particulars
    for name in stated.__slots__:
        found: Stated[Any] | None = getattr(stated, name)
        content_of[name] = found and (found.value, found.raw)
    return content_of


def _finding(found: Diagnostic) -> tuple[Any, ...]:
    """All of a finding but its places in the text and in the file."""
    fix = found.fix and (found.fix.safe, found.fix.value, [edit.text for edit in found.fix.edits])
    related = [(note.message, note.cell, note.stated) for note in found.related]
    words = (found.message, found.help, found.basis, found.logical, found.fingerprint)
    figures = (found.cell, found.stated, found.computed)
    return (found.code, found.level, found.confidence, *words, *figures, fix, related)
