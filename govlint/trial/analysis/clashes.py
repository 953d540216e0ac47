"""Rules that cannot hold together, or only if some figures are 0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from govlint.forms.form import Form
from govlint.model.facts import Cell
from govlint.trial.analysis.simplex import Best, Constraint, best
from govlint.trial.analysis.statements import MARGIN, RuleRemark, Statement, may_be_negative

_MOST = 10  # contradictions told


def clashes(held: list[Statement], form: Form) -> Iterator[RuleRemark]:
    """The rules that cannot hold together, and those that can only with zeros."""
    free = may_be_negative(form)
    left = held
    for _ in range(_MOST):
        together = _contradiction(left, free)
        if not together:
            break
        together = _fewest(together, lambda some: bool(_contradiction(some, free)))
        codes = codes_of(together)
        yield RuleRemark("contradiction", codes[-1], codes[:-1], tuple(together))
        left = [one for one in left if one.code != codes[-1]]
    left = [one for one in left if not wants_zeros(one, free)]
    for _ in range(_MOST):
        together = _lifeless(left, free)
        if not together:
            return
        found = {one.code for one in together}
        together = [one for one in left if one.code in found]
        together = _fewest(together, lambda some: bool(_lifeless(some, free)))
        order = codes_of(together)
        cells = tuple(_zeros(together, free))
        yield RuleRemark("zeros", order[-1], order[:-1], tuple(together), cells)
        left = [one for one in left if one.code != order[-1]]


def _fewest(held: list[Statement], fails: Callable[[list[Statement]], bool]) -> list[Statement]:
    """As few rules, then as few lines of them, as fail together."""
    for code in codes_of(held):
        fewer = [one for one in held if one.code != code]
        held = fewer if fewer and fails(fewer) else held
    for key in dict.fromkeys(one.line.key for one in held):  # often one line shows it all
        alone = [one for one in held if one.line.key == key]
        if len(alone) < len(held) and fails(alone):
            held = alone
            break
    step = len(held) // 2
    while step:
        for start in range(len(held) - step, -1, -step):
            fewer = [*held[:start], *held[start + step :]]
            held = fewer if fewer and fails(fewer) else held
        step //= 2
    return held


def _lifeless(held: list[Statement], free: frozenset[Cell]) -> list[Statement]:
    """Lines that hold together only if some cells are 0; none where all can be more."""
    found = solve(held, free, positive=True)
    if found.value is None or found.value > 0:
        return []
    return [held[number] for number in found.grounds if number < len(held)]


def codes_of(held: Iterable[Statement]) -> tuple[str, ...]:
    """The rules of some lines; last the one that others are told against."""
    return tuple(sorted({one.code for one in held}, key=lambda code: (code[:2] != "GL", code)))


def _contradiction(held: list[Statement], free: frozenset[Cell]) -> list[Statement]:
    """Lines that cannot hold together; none where all can."""
    comparable = [one for one in held if one.op != "!="]
    found = solve(comparable, free)
    if not found.feasible or (found.value is not None and found.value <= 0):
        return [comparable[number] for number in found.grounds if number < len(comparable)]
    for one in held:
        if one.op == "!=" and (grounds := implied(one, comparable, free, "==")) is not None:
            return [one, *grounds]
    return []


def solve(held: Sequence[Statement], free: frozenset[Cell], positive: bool = False) -> Best:
    """The greatest margin, 1 at most, by which all holds; with `positive` figures exceed 0 by it.

    Each line is one constraint, in order.  Without any margin to find its value is 1.
    """
    constraints = [constraint for one in held for constraint in one.constraints]
    if positive:
        constraints = [_raised(constraint, free) for constraint in constraints]
    constraints.append(Constraint({MARGIN: 1}, "<=", -1))
    return best({MARGIN: 1}, constraints, free)


def _raised(one: Constraint, free: frozenset[Cell]) -> Constraint:
    """The constraint on what figures exceed the margin by."""
    more = sum(k for cell, k in one.weights.items() if cell != MARGIN and cell not in free)
    margin = one.weights.get(MARGIN, 0) + more
    return one._replace(weights={**one.weights, MARGIN: margin})


def wants_zeros(one: Statement, free: frozenset[Cell]) -> bool:
    """Whether a line plainly says that some cells are 0: it is meant so."""
    if one.op == "!=":
        return True
    (constraint,) = one.constraints
    cells = [cell for cell in constraint.weights if cell != MARGIN]
    signs = {constraint.weights[cell] > 0 for cell in cells}
    return constraint.constant == 0 and len(signs) == 1 and free.isdisjoint(cells) and (
        constraint.op == "==" or signs == {True}
    )  # fmt: skip


def _zeros(together: list[Statement], free: frozenset[Cell]) -> Iterator[Cell]:
    """The cells that are 0 wherever some lines hold."""
    constraints = [constraint for one in together for constraint in one.constraints]
    for cell in dict.fromkeys(cell for one in together for cell in one.line.cells):
        if cell not in free and best({cell: 1}, constraints, free).value == 0:
            yield cell


def implied(
    one: Statement, rest: list[Statement], free: frozenset[Cell], op: str
) -> list[Statement] | None:
    """Lines from which it follows that the sides of another are as `op` says, if it does.

    None of them (an empty list) are needed for what holds of all figures.
    """
    assert one.line.weights is not None
    goal = dict(zip(one.line.cells, one.line.weights, strict=True))
    constraints = [constraint for other in rest for constraint in other.constraints]
    grounds: set[int] = set()
    for sign in {"==": (1, -1), "!=": (), "<": (1,), "<=": (1,)}.get(op, (-1,)):
        most = best({cell: sign * k for cell, k in goal.items()}, constraints, free)
        if most.value is None or not _within(most.value + sign * one.line.constant, op):
            return None
        grounds |= set(most.grounds)
    return [rest[number] for number in sorted(grounds)] if op != "!=" else None


def _within(most: Fraction, op: str) -> bool:
    return most < 0 if op in {"<", ">"} else most <= 0
