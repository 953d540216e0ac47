"""Rules between reports laid on a digest and its relatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from govlint.between.digests import facts_of, mended_of
from govlint.between.inputs import findings, follow_from_last_year, inputs_of
from govlint.between.organs import same_organ
from govlint.between.places import place_in
from govlint.between.topics import CORRECTION, REFORM
from govlint.engine.crowding import clipped, clipped_message, few
from govlint.engine.rule import Rule
from govlint.engine.stamp import Stamped, ordered, stamped
from govlint.guard import Guard
from govlint.model.diagnostic import Diagnostic, Failure, Finding, Note, Related, failure
from govlint.model.digest import Digest, Relatives
from govlint.model.facts import Cell


class Compared(NamedTuple):
    """What the rules between reports found in one report, and those that crashed."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...] = ()


def check_between(digest: Digest, relatives: Relatives, rules: Iterable[Rule]) -> Compared:
    """What the rules between reports say of one, held against its relatives.

    A rule runs where all it asks for is there; one that crashes stops no other.  A finding is an
    error only where nothing speaks against the figures it rests on: those of tables that do not
    add up make it a warning, as do words on a reform or a correction, or another name.
    """
    failures: list[Failure] = []
    found: list[Stamped] = []
    reports, printed = _reports(digest, relatives), inputs_of(digest, relatives, facts_of)
    for rule in rules:
        if not rule.between_reports or not set(rule.inputs) <= printed.keys():
            continue
        if not rule.applies(printed["facts"]):
            continue

        def note(error: BaseException, code: str = rule.code) -> None:
            failures.append(failure(code, digest.path, error))

        with Guard(note):
            raised = dict.fromkeys(findings(rule, printed))
            if raised:
                raised = dict.fromkeys(_standing(rule, list(raised), digest, relatives, reports))
            found += [diagnostic_of(rule, finding, digest, reports) for finding in raised]
    return Compared(ordered(found), tuple(failures))


def diagnostic_of(
    rule: Rule, finding: Finding, digest: Digest, reports: Mapping[str, Digest]
) -> Stamped:
    """The diagnostic of a finding in a report; its notes may stand in others, told by path."""
    finding = few(finding)
    place = place_in(digest, finding.place, finding.cell)
    fact = facts_of(digest).get(*finding.cell) if finding.cell else None
    level = _level(rule, finding, digest, reports)
    words = fact.raw.strip() if fact else ""
    notes = tuple(_related(one, reports.get(one.path, digest)) for one in finding.related)
    return stamped(rule, finding._replace(level=level), place, words, notes, finding.fix)


def _reports(digest: Digest, relatives: Relatives) -> dict[str, Digest]:
    """All reports a finding may speak of, by their paths."""
    copies = [one.other for one in (relatives.copied, relatives.reused) if one is not None]
    near = (*relatives.history, *relatives.children, *relatives.siblings, relatives.previous)
    others = (*near, *copies)
    return {one.path: one for one in (*others, digest) if one is not None}


def _standing(
    rule: Rule,
    found: list[Finding],
    digest: Digest,
    relatives: Relatives,
    reports: Mapping[str, Digest],
) -> Iterator[Finding]:
    """The findings that no other report's own fault accounts for.

    Where a figure one rests on is wrong in its own report and the right one is known, the rule must
    find it with that as well: what is told there already is not told again.
    """
    again: set[Cell | None] | None = None
    inherited = follow_from_last_year(rule, digest, relatives)
    for one in found:
        doubtful = _doubtful(one, digest, reports)
        if doubtful and again is None:
            again = {each.cell for each in findings(rule, inputs_of(digest, relatives, mended_of))}
        explained = again is not None and one.cell not in again and None not in doubtful.values()
        if not (doubtful and explained) and one.cell not in inherited:
            yield one


def _doubtful(
    finding: Finding, digest: Digest, reports: Mapping[str, Digest]
) -> dict[tuple[str, Cell], Any]:
    """The figures a finding rests on that are wrong in their own report, and the right ones."""
    found = {}
    for path, cell in _cells(finding):
        report = reports.get(path, digest)
        fact, right = facts_of(report).get(*cell), mended_of(report).get(*cell)
        if fact and right and fact.value != right.value:
            found[path, cell] = right.value
    return found


def _cells(finding: Finding) -> Iterator[tuple[str, Cell]]:
    if finding.cell is not None:
        yield "", finding.cell
    for note in finding.related:
        if note.cell is not None:
            yield note.path, note.cell


def _level(
    rule: Rule, finding: Finding, digest: Digest, reports: Mapping[str, Digest]
) -> str | None:
    """The level of a finding where it is another than its rule's."""
    if (finding.level or rule.level) != "error":
        return finding.level
    others = [reports[path] for path, _ in _cells(finding) if path in reports]
    upset = any(topic in one.notes for one in (digest, *others) for topic in (REFORM, CORRECTION))
    earlier = [one for one in others if one.year != digest.year]
    renamed = not all(same_organ(digest, one) for one in earlier)
    doubtful = upset or renamed or _doubtful(finding, digest, reports)
    return "warning" if doubtful else finding.level


def _related(note: Note, report: Digest) -> Related:
    place = place_in(report, note.place, note.cell)
    other = (report.path, place.lines) if note.path else ()
    message, stated = clipped_message(note.message), clipped(note.stated)
    return Related(message, place.at, note.cell, stated, place.within, *other)
