"""Identities between reports: what `assert:` says with `previous.`, `children.` or `siblings.`.

They are laid on the lines of this report's own form.  A name of another report is looked up on the
same line there, by the key that says the same in its form; where it is not printed, or no plain
figure, the line is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from govlint.forms.form import known_forms
from govlint.identities.evaluate import Exact, evaluate, holds
from govlint.identities.expression import Comparison, Name, Term, names, substitute
from govlint.identities.instances import Identity, cells_of, line_and_name
from govlint.model.facts import Cell, Fact, Facts, Number

Reports = Mapping[str, tuple[Facts, ...]]
"""The reports of each scope: this one under ""."""


class Sought(NamedTuple):
    """What a name of an identity stands for on one line of the tables."""

    name: Name
    line: str


class Breach(NamedTuple):
    """A line on which an identity does not hold, with its figures.

    The paths of `comparison` are `Sought`; `total` is the breach of the row's total that this one
    accounts for.
    """

    identity: Identity
    line: str
    comparison: Comparison
    values: Mapping[Sought, Exact | Decimal]
    left: Exact
    right: Exact


def breaches(identity: Identity, reports: Reports) -> list[Breach]:
    """The lines on which an identity does not hold, those of totals left out that follow."""
    (own,) = reports[""]
    asked = [name for name in names(identity.assertion) if not name.scope]
    lines = _lines(identity, own)
    found = [
        breach
        for line, known in lines.items()
        if all(cells_of(name, known) for name in asked)
        if (breach := _breach(identity, line, reports))
    ]
    return [one for one in found if not _follows(one, found)]


def facts_for(sought: Sought, identity: Identity, facts: Facts) -> list[Fact]:
    """The figures in a report that a name stands for."""
    known = _lines(identity, facts).get(sought.line, {})
    cells = cells_of(sought.name, known)
    return [fact for cell in cells if (fact := facts.get(*cell)) is not None]


def _breach(identity: Identity, line: str, reports: Reports) -> Breach | None:
    def term(name: Name) -> Term:
        return ("name", "", Sought(name._replace(column=0), line), 0)

    values: dict[Sought, Number] = {}

    def value(sought: Sought) -> Number | None:
        found = _value(sought, identity, reports)
        if found is not None:
            values[sought] = found
        return found

    comparison = substitute(identity.assertion, term)
    left, right = evaluate(comparison.left, value), evaluate(comparison.right, value)
    if left is None or right is None or holds(left, comparison.op, right):
        return None
    return Breach(identity, line, comparison, values, left, right)


def _value(sought: Sought, identity: Identity, reports: Reports) -> Number | None:
    """What a name comes to over all reports of its scope; None where a figure is unknown."""
    total: Number = 0
    asked = reports.get(sought.name.scope, ())
    for facts in asked:
        known = _lines(identity, facts).get(sought.line, {})
        for cell in (cells := cells_of(sought.name, known)):
            fact = facts.get(*cell)
            if fact is None or fact.value is None:
                return None
            total += fact.value
        if not cells:
            return None
    return total if asked else None


def _follows(breach: Breach, others: list[Breach]) -> bool:
    """Whether the breach of a total is the sum of those of its parts."""
    identity, gap = breach.identity, breach.left - breach.right
    if identity.each != "column" or breach.line != "total" or identity.assertion.op != "==":
        return False
    parts = [one.left - one.right for one in others if one.line != "total"]
    return bool(parts) and sum(parts) == gap


def _lines(identity: Identity, facts: Facts) -> Mapping[str, Mapping[str, Cell]]:
    """The cells of a report's form by line and name."""
    tables = [one for one in facts.readings if identity.table in (None, one.table)]
    expected = tuple(cell for reading in tables for cell in reading.expected)
    return _members(expected, identity.each, facts.form or "")


@lru_cache(maxsize=128)
def _members(expected: tuple[Cell, ...], each: str, form: str) -> Mapping[str, Mapping[str, Cell]]:
    alike = known_forms()[form].alike if form in known_forms() else {}
    found: dict[str, dict[str, Cell]] = {}
    for cell in expected:
        for named in _names(cell, alike):
            line, name = line_and_name(named, each)
            found.setdefault(line, {})[name] = cell
    return found


def _names(cell: Cell, alike: Mapping[str, Mapping[str, str]]) -> Iterator[Cell]:
    """The cell, and the one of the latest form that says the same."""
    yield cell
    if (column := alike.get(cell.table, {}).get(cell.column)) is not None:
        yield cell._replace(column=column)
