"""The engine: rules over one report, findings made into diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any, TypeVar

from govlint.bilingual import Text
from govlint.claims import Claim, witnesses
from govlint.engine.crowding import few
from govlint.engine.locate import (
    Context,
    file_fix,
    file_position,
    logical_place,
    position,
    related,
    source_lines,
)
from govlint.engine.rule import Rule
from govlint.engine.stamp import Place, Stamped, ordered, stamped
from govlint.engine.wrong_cell import (
    Evidence,
    Failing,
    identity,
    mended,
    repair_findings,
    single_finding,
)
from govlint.engine.yielding import settled
from govlint.guard import Guard
from govlint.identities.instances import figures, violations
from govlint.model.diagnostic import Diagnostic, Failure, Finding, failure
from govlint.model.facts import Cell, Facts, Number
from govlint.model.source import Source
from govlint.model.tree import Report


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found in one report, in the order of reporting.

    `read` of `expected` cells of the official tables hold a plain figure.  `times` are the seconds
    each rule took, where somebody asked for them.  `mended` are the facts with each wrong figure
    that a repair has named put right.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[Failure, ...] = ()
    read: int = 0
    expected: int = 0
    times: tuple[tuple[str, float], ...] = ()
    mended: Facts | None = field(default=None, compare=False)


def check(
    source: Source,
    report: Report | None,
    facts: Facts,
    claims: Sequence[Claim] | None,
    rules: Iterable[Rule],
    timed: bool = False,
) -> Checked:
    """Run every rule whose inputs are given (not None); a rule that crashes stops no other.

    Where identities fail, claims are evidence of which cell is wrong; rules that compare the
    tables with the text are given the tables as `mended`.
    """
    rules = list(rules)
    failures: list[Failure] = []
    times: dict[str, float] = {}
    attempt = partial(_attempt, source.path, failures)
    attempt = partial(_clocked, attempt, times) if timed else attempt
    values = figures(facts)
    evidence = Evidence(facts, witnesses(claims or ()))
    raised = list(_identity_findings(rules, evidence, values, attempt))
    given = {"source": source, "report": report, "facts": facts, "claims": claims}
    given["mended"] = right = mended(facts, raised)
    ready = {name: value for name, value in given.items() if value is not None}
    text = "".join(source.folded.split())
    due = [rule for rule in rules if rule.applies(facts) and set(rule.inputs) <= ready.keys()]
    for rule in due:
        if rule.assertion is None and not rule.repairs and rule.may_speak_of(text):
            raised += attempt(rule, partial(_findings, rule, ready))
    context = Context(source, report, facts)
    found: list[Stamped] = []
    for rule, finding in dict.fromkeys(raised):
        found += attempt(rule, partial(_stamped, rule, finding, context))
    cells = [cell for reading in facts.readings for cell in reading.expected]
    read = sum(cell in values for cell in cells)
    done = ordered(_kept(found, rules))
    return Checked(done, tuple(failures), read, len(cells), tuple(times.items()), right)


def diagnostic(
    rule: Rule,
    finding: Finding,
    source: Source,
    report: Report | None = None,
    facts: Facts | None = None,
) -> Diagnostic:
    """A finding with its rule's code and basis, and its place as people count it."""
    return next(_stamped(rule, finding, Context(source, report, facts))).diagnostic


_Raised = tuple[Rule, Finding]
_Item = TypeVar("_Item")


def _attempt(
    path: str, failures: list[Failure], rule: Rule, work: Callable[[], Iterable[_Item]]
) -> list[_Item]:
    """What the work gives; if it crashes, what it gave before, and a failure is noted."""
    done: list[_Item] = []

    def note(error: BaseException) -> None:
        failures.append(failure(rule.code, path, error))

    with Guard(note):
        for item in work():
            done.append(item)  # what came before a crash counts
    return done


def _clocked(
    attempt: Callable[..., list[_Item]], times: dict[str, float], rule: Rule, work: Any
) -> list[_Item]:
    """An attempt whose time is added to that of its rule."""
    start = perf_counter()
    done = attempt(rule, work)
    times[rule.code] = times.get(rule.code, 0.0) + perf_counter() - start
    return done


def _findings(rule: Rule, inputs: Mapping[str, Any]) -> Iterator[_Raised]:
    for finding in rule.check(**{name: inputs[name] for name in rule.inputs}):
        if not isinstance(finding, Finding) or not isinstance(finding.message, Text):
            raise TypeError(f"a rule yields Findings with a Text, not {finding!r}")
        hash(finding)  # a list inside would fail later, where the rule is no longer known
        yield rule, finding


def _identity_findings(
    rules: Sequence[Rule], evidence: Evidence, values: Mapping[Cell, Number], attempt: Any
) -> Iterator[_Raised]:
    """The findings on identities that fail: by their repair rules, or each by itself."""
    failing: list[Failing] = []
    for rule in rules:
        if rule.assertion is not None:
            failing += attempt(rule, partial(_failing, rule, evidence.facts, values))
    for rule in rules:
        mine = [one for one in failing if one[0].code in rule.repairs]
        if mine:
            listed = [one for one in rules if one.code in rule.repairs]
            done = attempt(rule, partial(repair_findings, rule, listed, mine, evidence))
            if done:  # else the repair crashed, and each is reported by itself
                failing = [one for one in failing if one not in mine]
            yield from done
    for one in failing:
        yield from attempt(one[0], partial(_single, one, evidence))


def _failing(rule: Rule, facts: Facts, values: Mapping[Cell, Number]) -> Iterable[Failing]:
    return [(rule, one) for one in violations(identity(rule), facts, values)]


def _single(one: Failing, evidence: Evidence) -> Iterable[_Raised]:
    return [single_finding(one, evidence)]


def _stamped(rule: Rule, finding: Finding, context: Context) -> Iterator[Stamped]:
    source, place, finding = context.source, finding.place, few(finding)
    if not 0 <= place.start <= place.end <= len(source.text):
        raise ValueError(f"a finding outside the text: {place}")
    at, logical = position(source, place), logical_place(place, finding.cell, context)
    # A new print may wrap lines elsewhere or turn full width to half: the words stay the same.
    words = "".join(source.folded[place.start : min(place.end, place.start + _KNOWN_BY)].split())
    here = Place(
        path=source.path,
        at=at,
        within=file_position(place, finding.cell, logical, context),
        logical=logical,
        snippet=source.line(at.line),
        lines=source_lines(source, finding),
        encoding=source.encoding,
    )
    notes = tuple(related(note, context) for note in finding.related)
    yield stamped(rule, finding, here, words, notes, file_fix(source, finding.fix))


def _kept(found: list[Stamped], rules: Iterable[Rule]) -> list[Stamped]:
    """Those that yield to no other, with the notes of those that do."""
    kept = settled([one.diagnostic for one in found], rules)
    return [found[index]._replace(diagnostic=one) for index, one in kept.items()]


_KNOWN_BY = 200
"""Characters of a place by which its finding is known again."""
