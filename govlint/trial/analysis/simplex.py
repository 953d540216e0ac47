"""The most that a sum of figures can be where linear rules hold: the simplex method, exactly.

Figures are not negative unless they are said to be free.  All arithmetic is in integers: a row is
kept as a whole multiple of itself.  With the answer come its grounds, the constraints that prove
it; being a corner of the dual problem they are few, and none can be spared (Gleeson & Ryan 1990).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from fractions import Fraction
from math import gcd
from types import MappingProxyType
from typing import Any, NamedTuple

Row = dict[int, int]  # coefficients by column
_RIGHT, _VALUE = -1, -2  # the columns of the right side, and of the value that is maximized
_PATIENCE = 60  # changes of basis without gain, until the rule that cannot go round in circles


class Constraint(NamedTuple):
    """A weighted sum of variables plus a constant is 0 (`==`), or at most 0 (`<=`)."""

    weights: Mapping[Any, int]
    op: str
    constant: int = 0


class Best(NamedTuple):
    """What maximizing came to.

    `value` is None where there is no bound, or (not `feasible`) nothing satisfies all constraints.
    `grounds` are the numbers of the constraints that prove it, `point` is where it is reached.
    """

    feasible: bool
    value: Fraction | None
    grounds: tuple[int, ...] = ()
    point: Mapping[Any, Fraction] = MappingProxyType({})


def best(
    goal: Mapping[Any, int],
    constraints: Sequence[Constraint],
    free: Collection[Hashable] = (),
) -> Best:
    """The most that a weighted sum of variables can be under some constraints."""
    table = _Table(constraints, free, goal)
    if grounds := table.infeasible():
        return Best(False, None, grounds)
    return table.best(goal)


class _Table:
    """The constraints as rows, each with the column that is its basis."""

    def __init__(
        self, constraints: Sequence[Constraint], free: Collection[Hashable], goal: Mapping[Any, int]
    ) -> None:
        self.rows: list[Row] = []
        self.basis: list[int] = []
        self.slack: list[int | None] = []  # the column that tells what a constraint adds
        self.made: set[int] = set()  # columns that only help to find a beginning
        self.helps: list[int | None] = []
        self.columns: dict[Any, list[tuple[int, int]]] = {}
        names = dict.fromkeys((*goal, *(name for one in constraints for name in one.weights)))
        self.count = 0
        for name in names:
            self.columns[name] = [(self._new(), 1)]
            if name in free:
                self.columns[name].append((self._new(), -1))
        for one in constraints:
            self._add(one)

    def infeasible(self) -> tuple[int, ...]:
        """Find a beginning; the constraints that contradict one another where there is none."""
        goal: Row = {_VALUE: 1, **dict.fromkeys(self.made, 1)}
        self._reduced(goal)
        goal = self._climb(goal, banned=frozenset())
        if goal.get(_RIGHT, 0):
            return tuple(
                number
                for number, (slack, help) in enumerate(zip(self.slack, self.helps, strict=True))
                if (
                    goal.get(slack, 0)
                    if slack is not None
                    else goal.get(help or 0, 0) != goal[_VALUE]
                )
            )
        for number, column in enumerate(self.basis):
            if column in self.made:
                self._replace(number)
        return ()

    def best(self, weights: Mapping[Any, int]) -> Best:
        """Maximize, from a beginning that was found."""
        goal: Row = {_VALUE: 1}
        for name, weight in weights.items():
            for column, sign in self.columns[name]:
                goal[column] = -weight * sign
        self._reduced(goal)
        goal = self._climb(goal, banned=frozenset(self.made))
        if not goal:
            return Best(True, None)
        grounds = tuple(
            number
            for number, (slack, help) in enumerate(zip(self.slack, self.helps, strict=True))
            if goal.get(slack if slack is not None else help or 0, 0)
        )
        value = Fraction(goal.get(_RIGHT, 0), goal[_VALUE])
        return Best(True, value, grounds, self._point())

    def _new(self) -> int:
        self.count += 1
        return self.count

    def _add(self, one: Constraint) -> None:
        row: Row = {_RIGHT: -one.constant} if one.constant else {}
        for name, weight in one.weights.items():
            for column, sign in self.columns[name]:
                if weight:
                    row[column] = weight * sign
        slack = self._new() if one.op == "<=" else None
        if slack is not None:
            row[slack] = 1
        if row.get(_RIGHT, 0) < 0:
            row = {column: -k for column, k in row.items()}
        help = None
        if slack is None or row[slack] < 0:
            help = self._new()
            row[help] = 1
            self.made.add(help)
        self.rows.append(row)
        self.slack.append(slack)
        self.helps.append(help)
        basis = help if help is not None else slack
        assert basis is not None
        self.basis.append(basis)

    def _reduced(self, goal: Row) -> None:
        """The goal without the columns of the basis."""
        for row, column in zip(self.rows, self.basis, strict=True):
            _clear(goal, row, column)

    def _climb(self, goal: Row, banned: frozenset[int]) -> Row:
        """Maximize: the last goal row; an empty one where there is no bound."""
        idle = 0
        while True:
            rising = [c for c, k in goal.items() if k < 0 and c > 0 and c not in banned]
            if not rising:
                return goal
            column = min(rising) if idle > _PATIENCE else min(rising, key=lambda c: (goal[c], c))
            number = self._leaving(column)
            if number is None:
                return {}
            idle = idle + 1 if not self.rows[number].get(_RIGHT) else 0
            self._pivot(number, column)
            _clear(goal, self.rows[number], column)

    def _leaving(self, column: int) -> int | None:
        """The row that bounds a rising column first."""
        found: tuple[Fraction, int, int] | None = None
        for number, row in enumerate(self.rows):
            if row.get(column, 0) > 0:
                bound = Fraction(row.get(_RIGHT, 0), row[column])
                key = bound, self.basis[number], number
                found = key if found is None else min(found, key)
        return None if found is None else found[2]

    def _pivot(self, number: int, column: int) -> None:
        pivot = self.rows[number]
        for other, row in enumerate(self.rows):
            if other != number and column in row:
                _clear(row, pivot, column)
        self.basis[number] = column

    def _replace(self, number: int) -> None:
        """Take a helping column, which is 0 now, out of the basis; a row of nothing stays."""
        row = self.rows[number]
        column = next((c for c in row if c > 0 and c not in self.made), None)
        if column is None:
            return
        if row[column] < 0:
            self.rows[number] = {c: -k for c, k in row.items()}
        self._pivot(number, column)

    def _point(self) -> dict[Any, Fraction]:
        solved = {
            column: Fraction(row.get(_RIGHT, 0), row[column])
            for row, column in zip(self.rows, self.basis, strict=True)
        }
        return {
            name: sum((sign * solved.get(c, Fraction(0)) for c, sign in columns), Fraction(0))
            for name, columns in self.columns.items()
        }


def _clear(row: Row, pivot: Row, column: int) -> None:
    """Take a column out of a row, by adding a multiple of the row in which it is the basis."""
    k = row.get(column, 0)
    if not k:
        return
    p = pivot[column]
    if p != 1:
        for key in row:
            row[key] *= p
    for key, value in pivot.items():
        left = row.get(key, 0) - k * value
        if left:
            row[key] = left
        else:
            row.pop(key, None)
    common = gcd(*row.values())
    if common > 1:
        for key in row:
            row[key] //= common
