"""Which cell is wrong: failing identities turned into the one cell whose change satisfies all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.engine.rule import Rule
from govlint.forms.form import table_title
from govlint.identities.equations import Equation
from govlint.identities.evaluate import spelled_number
from govlint.identities.instances import Identity, Instance, Violation, figures, instances
from govlint.identities.repair import Change, Repair, related, repair
from govlint.identities.wording import advice, cell_words, finding
from govlint.model.diagnostic import Edit, Finding, Fix, Note
from govlint.model.facts import Cell, Facts, Number
from govlint.model.tree import Span
from govlint.text.characters import fold, number

_FEW = 5  # candidates listed with one finding

Failing = tuple[Rule, Violation]


class Evidence(NamedTuple):
    """What a repair is judged by: the report's facts, and figures its text states by cell."""

    facts: Facts
    witnesses: Mapping[Cell, Number]


def repair_findings(
    rule: Rule, listed: Sequence[Rule], failing: Sequence[Failing], evidence: Evidence
) -> list[tuple[Rule, Finding]]:
    """The findings on the failing identities that a repair rule takes over.

    `listed` are the identities it repairs by.  One finding of `rule` for each wrong cell where
    the smallest repair is unique; the identities with the candidates where it is not; one
    finding for the table where no small change satisfies them.
    """
    equations = [
        _equation(instance)
        for one in listed
        for instance in instances(identity(one), evidence.facts)
        if instance.weights is not None
    ]
    values = figures(evidence.facts)
    found: list[tuple[Rule, Finding]] = []
    hopeless: list[Failing] = []
    for group in map(set, related(equations)):
        mine = [one for one in failing if _equation(one[1].instance) in group]
        if not mine:
            continue
        ordered = [equation for equation in equations if equation in group]
        outcome = repair(ordered, values, witnesses=evidence.witnesses)
        match outcome.verdict:
            case "unique":
                found += [(rule, one) for one in _wrong_cells(outcome, mine, evidence)]
            case "hopeless":
                hopeless += mine
            case _:
                found += [_suspected(one, outcome, evidence.facts) for one in mine]
    if hopeless:
        found.append((rule, _hopeless(rule.table or "", len(hopeless), evidence.facts)))
    return found


def single_finding(one: Failing, evidence: Evidence) -> tuple[Rule, Finding]:
    """The finding on a failing identity by itself, with the cells that may be wrong.

    Where one of them is by far the likeliest, as when the text states its figure, the finding
    stands on that cell and names the figure.
    """
    rule, violation = one
    usual = finding(violation, rule.message, evidence.facts)
    if violation.instance.weights is None or violation.instance.comparison.op != "==":
        return rule, usual
    values = figures(evidence.facts)
    outcome = repair([_equation(violation.instance)], values, witnesses=evidence.witnesses, most=1)
    if outcome.verdict != "unique":
        return _suspected(one, outcome, evidence.facts)
    change = outcome.changes[0]
    fact = evidence.facts.get(*change.cell)
    assert fact is not None
    cell, value = cell_words(change.cell), spelled_number(change.value)
    seen = change.cell in evidence.witnesses
    zh = f"{usual.message.zh}；{'正文可印证，' if seen else ''}最可能是{cell.zh}应为 {value}"
    en = f"{usual.message.en}; {cell.en} should most likely be {value}"
    first = Note(usual.place, _DISAGREES, usual.cell, usual.stated or "")
    return rule, usual._replace(
        place=fact.place,
        message=Text(zh, en + (", as the text says" if seen else "")),
        cell=change.cell,
        stated=fact.raw.strip(),
        computed=value,
        related=tuple(n for n in (first, *usual.related) if n.cell != change.cell),
        fix=Fix(safe=False, value=value),
        sums=finding(violation, rule.message, evidence.facts, change.cell).sums,
    )


def mended(facts: Facts, findings: Iterable[tuple[Rule, Finding]]) -> Facts:
    """The facts with the figures that findings name as the right ones.

    Where an equation fails and no figure is named, any of its cells may be wrong: all are unknown.
    """
    right: dict[Cell, Number | None] = {}
    for rule, found in findings:
        if found.cell is not None and found.fix is not None and found.fix.value is not None:
            right[found.cell] = number(found.fix.value)
        elif rule.assertion is None or rule.assertion.op == "==":
            cells = (found.cell, *(note.cell for note in found.related))
            right = dict.fromkeys(filter(None, cells)) | right
    items = (fact._replace(value=right.get(fact.cell, fact.value)) for fact in facts.items)
    return replace(facts, items=tuple(items)) if right else facts


def identity(rule: Rule) -> Identity:
    """What a rule asserts."""
    if rule.assertion is None:
        raise ValueError(f"{rule.code} asserts nothing")
    return Identity(rule.table, rule.each or "report", rule.assertion)


_DISAGREES = Text("与此格不符", "does not agree with this cell")


def _wrong_cells(
    outcome: Repair, failing: Sequence[Failing], evidence: Evidence
) -> Iterable[Finding]:
    """A finding on each cell to be changed, with the failed identities it stands in.

    The fix of each is the whole repair: half of it would satisfy nothing.
    """
    edits = tuple(_edit(change, evidence.facts) for change in outcome.changes)
    for change in outcome.changes:
        fact = evidence.facts.get(*change.cell)
        assert fact is not None
        value = spelled_number(change.value)
        failed = [
            finding(violation, broken.message, evidence.facts, change.cell)
            for broken, violation in failing
            if change.cell in violation.instance.cells
        ]
        folded = [_folded(one, evidence.facts) for one in failed]
        yield Finding(
            place=fact.place,
            message=_wrong(change, fact.raw.strip(), outcome.changes, len(failing), evidence),
            help=advice(fact.table),
            cell=change.cell,
            stated=fact.raw.strip(),
            computed=value,
            related=(*folded, *_blanks(outcome, evidence.facts)),
            fix=Fix(safe=False, edits=edits, value=value),
            sums=tuple(one for usual in failed for one in usual.sums),
        )


def _edit(change: Change, facts: Facts) -> Edit:
    """The right figure in place of the wrong one, in the same notation."""
    fact = facts.get(*change.cell)
    assert fact is not None
    plain = fold(fact.raw)
    figure = plain.strip()
    start = plain.index(figure)
    wrong = fact.raw[start : start + len(figure)]
    right = spelled_number(change.value)
    if "," in figure and right.isdigit():
        right = f"{int(right):,}"
    if not any("0" <= character <= "9" for character in wrong):
        right = right.translate(_FULL_WIDTH)
    at = fact.place.start + start
    return Edit(Span(at, at + len(figure)), right)


_FULL_WIDTH = {ord(one): ord(one) + 0xFEE0 for one in "0123456789.,-"}


def _wrong(
    change: Change, raw: str, changes: Sequence[Change], failing: int, evidence: Evidence
) -> Text:
    cell, value, several = cell_words(change.cell), spelled_number(change.value), failing > 1
    zh = f"{cell.zh}填的是 {raw}，按勾稽关系应为 {value}：改这一格，"
    en = f"{cell.en} says {raw}, by the identities it should be {value}: with this cell changed"
    for other in changes:
        if other != change:
            words, figure = cell_words(other.cell), spelled_number(other.value)
            zh += f"并把{words.zh}改为 {figure}，"
            en += f" and {words.en} set to {figure}"
    zh += f"不成立的 {failing} 条勾稽关系就都成立" if several else "不成立的勾稽关系就成立了"
    en += f", all {failing} failed identities hold" if several else ", the failed identity holds"
    if evidence.witnesses.get(change.cell) == change.value:
        zh, en = f"{zh}，正文写的也是 {value}", f"{en}; the text says {value} as well"
    return Text(zh, en)


def _folded(usual: Finding, facts: Facts) -> Note:
    fact = facts.get(*usual.cell) if usual.cell is not None else None
    return Note(usual.place, usual.message, usual.cell, fact.raw.strip() if fact else "")


def _blanks(outcome: Repair, facts: Facts) -> Iterable[Note]:
    """What the blank cells of the table must hold once the wrong ones are corrected."""
    for cell, value in outcome.blanks:
        fact, figure = facts.get(*cell), spelled_number(value)
        if fact is not None:
            words = cell_words(cell)
            message = Text(f"{words.zh}没有数字，应为 {figure}", f"{words.en} should be {figure}")
            yield Note(fact.place, message, cell, fact.raw.strip())


def _suspected(one: Failing, outcome: Repair, facts: Facts) -> tuple[Rule, Finding]:
    """A failing identity with the changes that would satisfy it, likeliest first."""
    rule, violation = one
    usual = finding(violation, rule.message, facts)
    cells = set(violation.instance.cells)
    fitting = [c for c in outcome.candidates if any(change.cell in cells for change in c)]
    notes = [note for changes in fitting[:_FEW] if (note := _maybe(changes, facts))]
    return rule, usual._replace(related=(*usual.related, *notes))


def _maybe(changes: Sequence[Change], facts: Facts) -> Note | None:
    fact = facts.get(*changes[0].cell)
    if fact is None:
        return None
    figures = [(cell_words(one.cell), spelled_number(one.value)) for one in changes]
    zh = "，同时".join(f"{cell.zh}应为 {value}" for cell, value in figures)
    en = " and ".join(f"{cell.en} should be {value}" for cell, value in figures)
    return Note(fact.place, Text(f"可能是{zh}", f"perhaps {en}"), fact.cell, fact.raw.strip())


def _hopeless(table: str, failing: int, facts: Facts) -> Finding:
    reading = facts.reading(table)
    title = table_title(table)
    return Finding(
        place=reading.place if reading is not None else Span(0, 0),
        message=Text(
            f"{title}有 {failing} 条勾稽关系不成立，改动一两个数字无法都满足：请对照底稿整表核对",
            f"{failing} identities of table {table} do not hold, and changing one or two figures "
            "cannot satisfy them all: check the whole table against the working papers",
        ),
    )


def _equation(instance: Instance) -> Equation:
    assert instance.weights is not None
    terms = zip(instance.cells, instance.weights, strict=True)
    return Equation(tuple((cell, k) for cell, k in terms if k), -instance.constant)
