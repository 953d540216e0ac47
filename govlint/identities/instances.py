"""Identities laid on a report: one instance for every column, row or cell of its tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import lcm
from operator import mul
from typing import Any, NamedTuple

from govlint.identities.evaluate import Exact, evaluate, holds, linear
from govlint.identities.expression import Comparison, Name, Term, names, substitute
from govlint.identities.names import VALUE
from govlint.model.facts import Cell, Facts, Number


class Identity(NamedTuple):
    """An assertion on every line of a table (`each`: column, row, cell), or on the whole report."""

    table: str | None
    each: str
    assertion: Comparison


class Instance(NamedTuple):
    """An identity on one line; the paths of its comparison are cells.

    `key` is the column, row or dotted cell it is about.  `weights` are whole multiples of those
    `cells` have in `left - right`, with `constant`; None where the comparison is not linear.
    """

    identity: Identity
    key: str
    comparison: Comparison
    cells: tuple[Cell, ...]
    weights: tuple[int, ...] | None
    constant: int


class Violation(NamedTuple):
    """An instance that does not hold, and the figures of its two sides."""

    instance: Instance
    left: Exact
    right: Exact


def figures(facts: Facts) -> dict[Cell, Number]:
    """Every plain figure by its cell; what is missing is unknown."""
    return {Cell(*fact[:3]): fact.value for fact in facts.items if fact.value is not None}


def instances(identity: Identity, facts: Facts) -> tuple[Instance, ...]:
    """The identity on each line of the report's own form that has every cell it names."""
    if identity.table is None:
        form = tuple(cell for reading in facts.readings for cell in reading.expected)
    else:
        reading = facts.reading(identity.table)
        form = reading.expected if reading is not None else ()
    return _instances(identity, form)


def violations(
    identity: Identity, facts: Facts, values: Mapping[Cell, Number] | None = None
) -> list[Violation]:
    """The instances of an identity that do not hold.

    One with an unknown figure is not judged.  `values` are the report's `figures`.
    """
    values = figures(facts) if values is None else values
    found = []
    for instance in instances(identity, facts):
        if instance.weights is not None and _plainly_holds(instance, values):
            continue
        comparison = instance.comparison
        left, right = evaluate(comparison.left, values.get), evaluate(comparison.right, values.get)
        if left is None or right is None or holds(left, comparison.op, right):
            continue
        found.append(Violation(instance, left, right))
    return found


def judged(identity: Identity, facts: Facts) -> bool | None:
    """Whether an identity holds on every line; None where a figure of one is unknown."""
    values = figures(facts)
    known = []
    for instance in instances(identity, facts):
        left, op, right = instance.comparison
        one, two = evaluate(left, values.get), evaluate(right, values.get)
        known.append(None if one is None or two is None else holds(one, op, two))
    return all(known) if known and None not in known else None


def _plainly_holds(instance: Instance, values: Mapping[Cell, Number]) -> bool:
    """Whether a linear comparison holds, or is about something unknown."""
    assert instance.weights is not None
    try:
        known = [values[cell] for cell in instance.cells]
    except KeyError:
        return True
    gap: Any = sum(map(mul, instance.weights, known)) + instance.constant
    return holds(gap, instance.comparison.op, 0)


@lru_cache(maxsize=512)  # rules x forms: some dozens
def _instances(identity: Identity, form: tuple[Cell, ...]) -> tuple[Instance, ...]:
    members: dict[str, dict[str, Cell]] = {}
    for cell in form:
        key, name = line_and_name(cell, identity.each)
        members.setdefault(key, {})[name] = cell
    found = (_instance(identity, key, known) for key, known in members.items())
    return tuple(one for one in found if one is not None)


def line_and_name(cell: Cell, each: str) -> tuple[str, str]:
    """The line a cell belongs to, and the name it has there."""
    match each:
        case "column":
            return cell.column, cell.row
        case "row":
            return cell.row, cell.column
        case "cell":
            return ".".join(cell), VALUE
    return "", ".".join(cell)


def _instance(identity: Identity, key: str, known: Mapping[str, Cell]) -> Instance | None:
    found = {name: cells_of(name, known) for name in names(identity.assertion)}
    if not all(found.values()):
        return None
    comparison = substitute(identity.assertion, lambda name: _sum(found[name]))
    weighed = linear(comparison)
    if weighed is None:
        cells = tuple(dict.fromkeys(cell for group in found.values() for cell in group))
        return Instance(identity, key, comparison, cells, None, 0)
    scale = lcm(*(k.denominator for k in (*weighed.factors.values(), weighed.constant)))
    weights = tuple(int(k * scale) for k in weighed.factors.values())
    cells = tuple(weighed.factors)
    return Instance(identity, key, comparison, cells, weights, int(weighed.constant * scale))


def cells_of(name: Name, known: Mapping[str, Cell]) -> tuple[Cell, ...]:
    """The cells of a line that a name stands for; none where the report's form does not have it.

    A `sum` over a group that the form prints as one row is that row.
    """
    if name.wildcard:
        under = tuple(cell for key, cell in known.items() if key.startswith(f"{name.path}."))
        if under:
            return under
    return (known[name.path],) if name.path in known else ()


def _sum(cells: tuple[Cell, ...]) -> Term:
    term: Term = ("name", "", cells[0], 0)
    for cell in cells[1:]:
        term = ("add", term, ("name", "", cell, 0))
    return term
