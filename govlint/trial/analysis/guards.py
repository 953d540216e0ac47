"""Which rules guard which cells: would anybody notice a wrong figure there?

An assertion guards the cells it names, a `cell:` rule those it bounds.  What a rule in Python
looks at cannot be read off it: it is given a sound report's figures, each in turn made wrong, and
guards the cells where it then says something new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm

from govlint.engine.check import check
from govlint.engine.rule import Rule
from govlint.forms.form import Form, known_forms
from govlint.model.facts import Cell, Fact, Facts, Number, Particulars, Stated
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.parsing.parser import parse
from govlint.trial.analysis.clashes import solve, wants_zeros
from govlint.trial.analysis.statements import (
    MARGIN,
    Statement,
    blank_facts,
    may_be_negative,
    statements,
)

Guards = dict[Cell, frozenset[str]]
_FACTS = {"facts", "claims", "mended"}
_NOWHERE = Span(0, 0)


def guards(rules: Sequence[Rule]) -> dict[str, Guards]:
    """By form, its cells and the codes of the rules that guard each, the vocabulary in force."""
    held = [one for rule in rules if rule.assertion is not None for one in statements(rule)]
    python = [rule for rule in rules if _reads_figures(rule)]
    return {name: _guards(form, rules, held, python) for name, form in known_forms().items()}


def _reads_figures(rule: Rule) -> bool:
    return rule.assertion is None and not rule.repairs and not rule.cells and (
        "facts" in rule.inputs and _FACTS.issuperset(rule.inputs)
    )  # fmt: skip


def _guards(form: Form, rules: Sequence[Rule], held: list[Statement], python: list[Rule]) -> Guards:
    cells = [cell for reading in blank_facts(form).readings for cell in reading.expected]
    found: dict[Cell, set[str]] = {cell: set() for cell in cells}
    mine = [one for one in held if one.form == form.name]
    for one in mine:
        for cell in one.line.cells:
            found[cell].add(one.code)
    for rule in rules:
        for cell in rule.cells:
            if cell in found:
                found[cell].add(rule.code)
    for cell, code in _noticed(form, _model(form, mine), python):
        found[cell].add(code)
    return {cell: frozenset(codes) for cell, codes in found.items()}


def _noticed(
    form: Form, model: dict[Cell, Number], rules: list[Rule]
) -> Iterator[tuple[Cell, str]]:
    """Cells with the rules that say something new when the figure there is made wrong."""
    usual = _findings(form, model, rules)
    for cell, figure in model.items():
        for wrong in (figure + 1, figure * 10, 0):
            new = _findings(form, model | {cell: wrong}, rules) - usual
            yield from ((cell, code) for code, _ in new)


def _findings(form: Form, figures: dict[Cell, Number], rules: list[Rule]) -> set[tuple[str, str]]:
    source = Source("", "")
    facts = _facts(form, figures)
    checked = check(source, parse(source), facts, (), rules)
    return {(found.code, found.message.zh) for found in checked.diagnostics}


def _facts(form: Form, figures: dict[Cell, Number]) -> Facts:
    """The facts of a report in a form that prints some figures."""
    items = tuple(Fact(*cell, value, str(value), _NOWHERE) for cell, value in figures.items())
    year = Stated(form.last_year or form.first_year, "", _NOWHERE)
    return replace(blank_facts(form), items=items, particulars=Particulars(year=year))


def _model(form: Form, said: list[Statement]) -> dict[Cell, Number]:
    """Figures for which all assertions hold, each above 0 where that may be."""
    free = may_be_negative(form)
    linear = [one for one in said if one.line.weights is not None and one.op != "!="]
    alive = [one for one in linear if not wants_zeros(one, free)]
    found = solve(alive, free, positive=True)
    margin = found.point.get(MARGIN, Fraction(1))
    cells = [cell for reading in blank_facts(form).readings for cell in reading.expected]
    exact = {
        cell: found.point.get(cell, Fraction(0)) + (0 if cell in free else margin) for cell in cells
    }
    scale = 10 * lcm(*(value.denominator for value in exact.values()))
    return {cell: int(value * scale) for cell, value in exact.items()}
