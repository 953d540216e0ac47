"""Repair of single equations: one identity a row, and any table at all."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product

import pytest
from helpers.mistyped_tables import (
    EQUATIONS,
    Table,
    mistyped,
    outcome,
)

from govlint.identities import equations
from govlint.identities.repair import Change, Equation, Repair, related, repair
from govlint.model.facts import Cell

KEYS = ("upheld", "corrected", "other", "pending", "total")
REVIEW = {key: Cell("remedies", "review", key) for key in KEYS}
REMEDIES = Equation(tuple((cell, -1 if key == "total" else 1) for key, cell in REVIEW.items()))


def review(*figures: int | None, **said: int) -> Repair:
    pairs = zip(REVIEW.values(), figures, strict=True)
    values = {cell: figure for cell, figure in pairs if figure is not None}
    return repair([REMEDIES], values, witnesses={REVIEW[key]: n for key, n in said.items()})


def test_remedies_without_a_word_in_the_text() -> None:
    result = review(71, 13, 12, 14, 111)
    assert result.verdict == "ambiguous"
    assert {changes[0].cell for changes in result.candidates} == set(REVIEW.values())
    assert len(review(1, 0, 0, 0, 0).candidates) == 2  # no other figure can shrink


def test_remedies_with_the_new_figure_in_the_text() -> None:
    assert review(71, 13, 12, 14, 111, upheld=72).changes == (Change(REVIEW["upheld"], 71, 72),)
    assert review(71, 13, 12, 14, 111, upheld=71, total=110).changes[0].cell == REVIEW["total"]


def test_remedies_with_all_but_one_figure_in_the_text() -> None:
    result = review(71, 13, 12, 14, 111, corrected=13, other=12, pending=14, total=111)
    assert result.changes == (Change(REVIEW["upheld"], 71, 72),)
    fewer = review(71, 13, 12, 14, 111, corrected=13, pending=14)
    assert {changes[0].cell.column for changes in fewer.candidates} == {"upheld", "other", "total"}


def test_remedies_with_a_text_that_agrees_with_every_figure() -> None:
    result = review(71, 13, 12, 14, 111, upheld=71, corrected=13, other=12, pending=14, total=111)
    assert result.verdict == "ambiguous"
    assert len(result.candidates) == 5


def test_remedies_with_an_obvious_slip() -> None:
    assert review(68, 3, 2, 4, 770).changes == (Change(REVIEW["total"], 770, 77),)
    assert review(71, 3, 2, 4, 800).verdict == "ambiguous"  # 791 that lost its 9
    assert review(0, 0, 0, 0, 8).verdict == "ambiguous"  # a total, or a figure not filled in


def row_rates(blind: bool, trials: int = 3000) -> Counter[str]:
    """Outcomes per hundred of a wrong cell in a row of remedies, the text saying nothing."""
    rng = random.Random(10)
    tally: Counter[str] = Counter()
    for _ in range(trials):
        figures = [rng.choice((0, 0, int(10 ** rng.uniform(0, 2)))) for _ in KEYS[1:]]
        table: Table = dict(zip(REVIEW.values(), [*figures, sum(figures)], strict=True))
        cell = rng.choice([cell for cell in table if table[cell] or rng.random() < 0.2] or [*table])
        wrong = {cell: table[cell]}
        table[cell] = mistyped(rng, int(table[cell]), blind)
        tally[outcome(repair([REMEDIES], table), wrong)] += 1
    return Counter({key: 100 * count / trials for key, count in tally.items()})


@pytest.mark.parametrize("blind", [False, True])
def test_remedies_by_plausibility_alone_are_hardly_ever_named_wrongly(blind: bool) -> None:
    tally = row_rates(blind)
    assert tally["named wrongly"] < 0.5
    assert tally["right"] > 7
    assert tally["right"] + tally["named wrongly"] + tally["listed"] == pytest.approx(100)


def test_remedies_with_a_blank_are_silent() -> None:
    assert review(71, 3, None, 4, 80) == Repair("holds", blanks=((REVIEW["other"], 2),))
    assert review(71, 3, None, 4, 70) == Repair("hopeless")


def test_rows_that_have_nothing_to_do_with_one_another_go_apart() -> None:
    rows = [
        Equation(tuple((cell._replace(row=row), k) for cell, k in REMEDIES.terms))
        for row in ("review", "litigation.direct")
    ]
    fixed = Equation(((REVIEW["total"], 1),), 9)
    assert related([*rows, fixed]) == ((rows[0], fixed), (rows[1],))
    assert related(EQUATIONS) == (tuple(EQUATIONS),)
    assert related([]) == ()


# --- any table ------------------------------------------------------------------------------------

A, B, C, D = (Cell("t", "r", column) for column in "abcd")


def test_decimals_stay_within_the_decimals_seen() -> None:
    equations = [Equation(((A, 1), (B, 1), (C, -1))), Equation(((A, 1),), Decimal("1.5"))]
    values: Table = {A: Decimal("2.5"), B: 3, C: Decimal("4.50")}
    assert repair(equations, values).changes == (Change(A, Decimal("2.5"), Decimal("1.5")),)
    half = [Equation(((A, 2), (B, -1)))]
    assert repair(half, {A: 3, B: 7}).changes == (Change(B, 7, 6),)
    assert len(repair(half, {A: Decimal("3.1"), B: 7}).candidates) == 2


def test_fractions_as_coefficients() -> None:
    third = Equation(((A, Fraction(1, 3)), (B, -1)))
    assert repair([third], {A: 9, B: Decimal(3)}).verdict == "holds"
    result = repair([third, Equation(((A, 1), (C, -1)))], {A: 9, B: 4, C: 12})
    assert result.changes == (Change(A, 9, 12),)


def test_constants_and_most() -> None:
    equations = [Equation(((A, 1), (B, 1)), 10), Equation(((B, 1),), 4), Equation(((C, 1),), 1)]
    values: Table = {A: 6, B: 5, C: 2}
    assert repair(equations, values, most=1).verdict == "hopeless"
    assert outcome(repair(equations, values), {B: 4, C: 1}) == "right"
    with pytest.raises(ValueError, match="most"):
        repair(equations, values, most=3)


def _brute(
    equations: list[Equation], values: Table, unknown: Cell, size: int
) -> set[frozenset[tuple[Cell, int]]]:
    """Every way to change `size` cells, each to another figure below 25, that fits throughout."""
    found = set()
    for cells in combinations(values, size):
        for figures in product(range(25), repeat=size):
            new = values | dict(zip(cells, figures, strict=True))
            if any(new[cell] == values[cell] for cell in cells):
                continue
            free = {Fraction(
                equation.constant - sum(k * new.get(cell, 0) for cell, k in equation.terms),
                dict(equation.terms)[unknown],
            ) for equation in equations if unknown in dict(equation.terms)}  # fmt: skip
            plain = [e for e in equations if unknown not in dict(e.terms)]
            fits = len(free) <= 1 and all(x >= 0 and x.denominator == 1 for x in free)
            if fits and all(equation.holds(new) for equation in plain):
                found.add(frozenset(zip(cells, figures, strict=True)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_the_sets_found_are_those_trying_everything_finds(seed: int) -> None:
    rng = random.Random(seed)
    cells = [A, B, C, D, unknown := Cell("t", "r", "e")]
    table: Table = {cell: rng.randint(0, 9) for cell in cells}
    lines = []
    for _ in range(4):
        chosen = rng.sample(cells, rng.randint(2, 4))
        terms = tuple((cell, rng.choice((1, -1))) for cell in chosen)
        lines.append(Equation(terms, sum(k * table[cell] for cell, k in terms)))
    del table[unknown]
    for cell in rng.sample(cells[:-1], rng.randint(1, 2)):
        table[cell] = mistyped(rng, int(table[cell]))
    system = equations.system(lines, table)
    assert bool(system.residual) or not list(equations.pairs(system, {}))
    for size, find in ((1, equations.singles), (2, equations.pairs)):
        ours = [
            frozenset((cell, table[cell] + delta) for cell, delta in deltas)
            for deltas in find(system, system.residual)
            if equations.blanks(system, deltas) is not None
            and all(table[cell] + delta >= 0 for cell, delta in deltas)
        ]
        assert len(ours) == len(set(ours))
        alike = [{c, d} for c, d in combinations(table, 2) if _alike(system, c, d)]
        if not system.residual:
            break
        expected = {
            changes
            for changes in _brute(lines, table, unknown, size)
            if {cell for cell, _ in changes} not in alike
        }
        small = {changes for changes in ours if all(figure < 25 for _, figure in changes)}
        assert small == expected
        if ours:
            break


def _alike(system: equations.System, one: Cell, two: Cell) -> bool:
    """Whether the two cells' columns are multiples of each other."""
    a, b = system.columns.get(one, {}), system.columns.get(two, {})
    return all(a.get(n, 0) * b.get(m, 0) == a.get(m, 0) * b.get(n, 0) for n in a | b for m in a | b)
