"""Terms of an expression evaluated: exactly, in int and Fraction, never in float."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from govlint.identities.expression import Comparison, Term

Exact = int | Fraction

_MARKS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}


class Linear(NamedTuple):
    """`left - right` as a weighted sum of paths and a constant."""

    factors: dict[Any, Exact]
    constant: Exact


def evaluate(term: Term, lookup: Callable[[Any], Exact | Decimal | None]) -> Exact | None:
    """The value of a term; None where a name is unknown or a divisor is 0.

    `lookup` is given a name's path; a `sum` must have been substituted before.
    """
    match term:
        case ("number", numerator, denominator):
            return _exact(Fraction(numerator, denominator))
        case ("name", _, path, _):
            value = lookup(path)
            return value if value is None or isinstance(value, int) else _exact(Fraction(value))
        case ("negative", inner):
            value = evaluate(inner, lookup)
            return None if value is None else -value
        case (kind, one, two):
            left, right = evaluate(one, lookup), evaluate(two, lookup)
            return None if left is None or right is None else _calculate(kind, left, right)
    raise ValueError(f"no value has {term!r}")


def holds(left: Exact, op: str, right: Exact) -> bool:
    """Whether two figures stand in the relation `op`."""
    match op:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<=":
            return left <= right
        case ">=":
            return left >= right
        case "<":
            return left < right
    return left > right


def linear(comparison: Comparison) -> Linear | None:
    """The comparison as weights, None where names are multiplied or divided by one another.

    A name that cancels out keeps the weight 0: it still matters whether it is known.
    """
    left, right = _linear(comparison.left), _linear(comparison.right)
    if left is None or right is None:
        return None
    return _plus(left, right, -1)


def spell(term: Term, figure: Callable[[Any], str]) -> str:
    """A term as people read it, `figure` giving the words for a path."""
    match term:
        case ("number", numerator, denominator):
            return spelled_number(Fraction(numerator, denominator))
        case ("name", _, path, _):
            return figure(path)
        case ("negative", inner):
            return f"-{_inner(inner, 'multiply', figure)}"
        case (kind, one, two):
            right = _inner(two, "factor" if kind in {"subtract", "divide"} else kind, figure)
            return f"{_inner(one, kind, figure)} {_MARKS[kind]} {right}"
    return str(term)


def spelled_number(value: Exact | Decimal) -> str:
    """A figure in digits; what no decimal fraction can say is rounded to four places."""
    if isinstance(value, int):
        return str(value)
    number = value if isinstance(value, Fraction) else Fraction(value)
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):.4f}"
    return text.rstrip("0").rstrip(".")


def paths(term: Term) -> list[Any]:
    """The distinct paths a term names, in the order they are written."""
    if term[0] == "name":
        return [term[2]]
    inner = (path for part in term[1:] if isinstance(part, tuple) for path in paths(part))
    return list(dict.fromkeys(inner))


def _inner(term: Term, outer: str, figure: Callable[[Any], str]) -> str:
    loose = term[0] in {"add", "subtract"} and outer not in {"add", "subtract"}
    text = spell(term, figure)
    return f"({text})" if loose or (outer == "factor" and term[0] in _MARKS) else text


def _calculate(kind: str, left: Exact, right: Exact) -> Exact | None:
    """The value of two figures under an operator; None for a division by 0."""
    match kind:
        case "add":
            return left + right
        case "subtract":
            return left - right
        case "multiply":
            return left * right
    return None if right == 0 else _exact(Fraction(left) / right)


def _exact(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value


def _linear(term: Term) -> Linear | None:
    if term[0] in {"name", "sum"}:
        kind, scope, path, _ = term
        plain = kind == "name" and not scope
        return Linear({path if plain else f"{scope}.{path}.{kind}": 1}, 0)
    if term[0] == "number":
        return Linear({}, _exact(Fraction(term[1], term[2])))
    left, right = _linear(term[1]), _linear(term[-1])
    if left is None or right is None:
        return None
    match term[0]:
        case "negative":
            return _plus(Linear({}, 0), left, -1)
        case "add":
            return _plus(left, right, 1)
        case "subtract":
            return _plus(left, right, -1)
        case "multiply" if not left.factors or not right.factors:
            one, two = (left, right) if right.factors else (right, left)
            return _plus(Linear({}, 0), two, one.constant)
        case "divide" if not right.factors and right.constant:
            return _plus(Linear({}, 0), left, 1 / Fraction(right.constant))
    return None


def _plus(left: Linear, right: Linear, factor: Exact) -> Linear:
    factors = dict(left.factors)
    for path, weight in right.factors.items():
        factors[path] = factors.get(path, 0) + weight * factor
    return Linear(factors, left.constant + right.constant * factor)
