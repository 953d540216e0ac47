"""What the tables of a report come to: due totals beside them, and which identities hold."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lsprotocol import types

from govlint.bilingual import Text
from govlint.engine.rule import Rule
from govlint.engine.wrong_cell import identity, mended
from govlint.forms.vocabulary import using
from govlint.identities.evaluate import Exact, evaluate, spelled_number
from govlint.identities.instances import figures, instances, judged, violations
from govlint.lsp.checking import Analysis
from govlint.lsp.diagnostics import text_range
from govlint.model.facts import Cell, Facts, Number
from govlint.model.place import Span

_NOTHING = ""
"""The command of a lens that only tells something."""


def hints(analysis: Analysis, wanted: types.Range, lang: str) -> list[types.InlayHint]:
    """Behind every figure that is not what its table makes it: what it should be."""
    facts = _facts(analysis)
    if facts is None or analysis.pack is None:
        return []
    found = []
    with using(analysis.pack.vocabulary):
        due = _due(analysis, facts)
    places = analysis.document.positions
    for cell, value in due.items():
        fact = facts.get(*cell)
        if fact is None:
            continue
        at = text_range(places, *analysis.in_document(*fact.place)).end
        if (wanted.start.line <= at.line) and (at.line <= wanted.end.line):
            said = Text("应为", "should be").in_language(lang)
            label = f"{said} {spelled_number(value)}"
            found.append(types.InlayHint(at, label, padding_left=True))
    return sorted(found, key=lambda one: (one.position.line, one.position.character))


def lenses(analysis: Analysis, lang: str) -> list[types.CodeLens]:
    """Above every official table: which of its identities hold, and which do not."""
    facts = _facts(analysis)
    if facts is None or analysis.pack is None:
        return []
    places, found = analysis.document.positions, []
    with using(analysis.pack.vocabulary):
        for table, start in _tops(analysis, facts).items():
            at = text_range(places, *analysis.in_document(start, start))
            for rule in _identities(analysis, facts):
                if rule.table == table and instances(identity(rule), facts):
                    command = types.Command(_verdict(rule, facts, lang), _NOTHING)
                    found.append(types.CodeLens(at, command=command))
    return found


def _tops(analysis: Analysis, facts: Facts) -> dict[str, int]:
    """Where each official table that was read begins."""
    view = analysis.outcome.view if analysis.outcome is not None else None
    tables = [piece for piece in view.pieces if piece.kind == "table"] if view else []
    found: dict[str, int] = {}
    for fact in facts.items:
        for piece in tables:
            start, end = piece.rows[0][0].start, piece.rows[-1][-1].end
            if start <= fact.place.start < end:
                found.setdefault(fact.table, start)
    return found


def _facts(analysis: Analysis) -> Facts | None:
    view = analysis.outcome.view if analysis.outcome is not None else None
    return view.facts if view is not None and analysis.is_plain else None


def _identities(analysis: Analysis, facts: Facts) -> Iterator[Rule]:
    for rule in analysis.pack.rules if analysis.pack is not None else ():
        if rule.assertion is not None and rule.table is not None and rule.applies(facts):
            yield rule


def _due(analysis: Analysis, facts: Facts) -> dict[Cell, Fraction]:
    """The cells whose figures should be others: those named as wrong, and totals.

    Totals are of the figures as they should be; of two that contradict one another neither is told.
    """
    right = figures(_mended(analysis, facts))
    printed = {cell: Fraction(value) for cell, value in figures(facts).items()}
    due = {
        cell: Fraction(value)
        for cell, value in right.items()
        if printed.get(cell) != Fraction(value)
    }
    unsure: set[Cell] = set()
    for rule in _identities(analysis, facts):
        for cell, value in _totals(rule, facts, right):
            if due.get(cell, value) != value:
                unsure.add(cell)
            elif value != printed.get(cell):
                due[cell] = Fraction(value)
    return {cell: value for cell, value in due.items() if cell not in unsure}


def _mended(analysis: Analysis, facts: Facts) -> Facts:
    """The facts with the figures that findings name as the right ones."""
    from govlint.model.diagnostic import Finding

    rules = {rule.code: rule for rule in analysis.pack.rules} if analysis.pack else {}
    named = [
        (rules[one.code], Finding(Span(0, 0), one.message, cell=one.cell, fix=one.fix))
        for one in (analysis.outcome.standing if analysis.outcome is not None else ())
        if one.code in rules and one.cell and one.fix and one.fix.value is not None
    ]
    return mended(facts, named)


def _totals(rule: Rule, facts: Facts, values: dict[Cell, Number]) -> Iterator[tuple[Cell, Exact]]:
    """What each cell should be that a rule says to be the sum of others."""
    for instance in instances(identity(rule), facts):
        left, op, right = instance.comparison
        for total, parts in ((left, right), (right, left)):
            if op == "==" and total[0] == "name" and parts[0] not in {"name", "number"}:
                value = evaluate(parts, values.get)
                if value is not None:
                    yield total[2], value


def _verdict(rule: Rule, facts: Facts, lang: str) -> str:
    """The rule in short, and whether it holds: `收办平衡 ✓`."""
    title = rule.title.in_language(lang)
    short = title.partition("：")[0].partition(": ")[0]
    known = judged(identity(rule), facts)
    if known is None:
        failing = violations(identity(rule), facts)
        known = False if failing else None
    mark = {True: "✓", False: "✗", None: _UNKNOWN.in_language(lang)}[known]
    return f"{short} {mark}"


_UNKNOWN = Text("？缺数", "? figures missing")
