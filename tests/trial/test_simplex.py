"""The simplex method, held against trying every corner."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.trial.analysis.simplex import Constraint, best

NAMES = "xyz"
numbers = st.integers(-3, 3)
constraints = st.lists(
    st.builds(
        Constraint,
        st.fixed_dictionaries(dict.fromkeys(NAMES, numbers)),
        st.sampled_from(("==", "<=", "<=")),
        st.integers(-4, 4),
    ),
    max_size=4,
)
goals = st.fixed_dictionaries(dict.fromkeys(NAMES, numbers))
BOX = [Constraint({name: 1}, "<=", -7) for name in NAMES]


def corners(every: list[Constraint]) -> Iterator[dict[str, Fraction]]:
    """Every point that satisfies all, at which as many as there are variables hold exactly."""
    walls = [*every, *(Constraint({name: -1}, "<=") for name in NAMES)]
    for some in combinations(walls, len(NAMES)):
        point = solved(some)
        if point and all(fits(one, point) for one in walls):
            yield point


def solved(some: tuple[Constraint, ...]) -> dict[str, Fraction] | None:
    rows = [
        [Fraction(one.weights.get(n, 0)) for n in NAMES] + [Fraction(-one.constant)] for one in some
    ]
    for column in range(len(NAMES)):
        pivot = next((r for r in range(column, len(rows)) if rows[r][column]), None)
        if pivot is None:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [k / rows[column][column] for k in rows[column]]
        for other in range(len(rows)):
            if other != column:
                k = rows[other][column]
                rows[other] = [a - k * b for a, b in zip(rows[other], rows[column], strict=True)]
    return {name: row[-1] for name, row in zip(NAMES, rows, strict=True)}


def fits(one: Constraint, point: dict[str, Fraction]) -> bool:
    gap = sum(k * point[name] for name, k in one.weights.items()) + one.constant
    return gap == 0 if one.op == "==" else gap <= 0


@pytest.mark.slow
@given(constraints, goals)
@settings(max_examples=80)
def test_the_most_is_that_of_the_best_corner(some: list[Constraint], goal: dict[str, int]) -> None:
    every = [*some, *BOX]
    points = list(corners(every))
    found = best(goal, every)
    assert found.feasible == bool(points)
    grounds = [every[number] for number in found.grounds]
    if points:
        assert found.value == max(sum(k * p[n] for n, k in goal.items()) for p in points)
        assert best(goal, grounds).value == found.value  # they alone prove it
        assert all(fits(one, dict(found.point)) for one in every)
    else:
        assert not best(goal, grounds).feasible


def test_free_variables_and_no_bound() -> None:
    below = [Constraint({"x": -1}, "<=", -3)]
    assert best({"x": -1}, below).value == 0
    assert best({"x": -1}, below, {"x"}).value == 3
    assert best({"x": 1}, below).value is None


def test_it_does_not_go_round_in_circles() -> None:
    # Beale's example (1955), times 100
    weights = ((25, -6000, -4, 900), (50, -9000, -2, 300), (0, 0, 100, 0))
    rows = [
        Constraint(dict(zip("abcd", row, strict=True)), "<=", constant)
        for row, constant in zip(weights, (0, 0, -100), strict=True)
    ]
    found = best(dict(zip("abcd", (75, -15000, 2, -600), strict=True)), rows)
    assert found.value == 5
