"""Repair: the wrong cell is named, and where that cannot be known, nothing is."""

from __future__ import annotations

import random

import pytest
from helpers.mistyped_tables import (
    CELLS,
    COLUMNS,
    EQUATIONS,
    KINDS,
    LEAVES,
    LEGAL,
    ROWS,
    Table,
    at,
    damaged,
    mistyped,
    outcome,
    rates,
    requests_table,
)

from govlint.identities.repair import Change, Equation, Repair, repair


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_wrong(kind: str) -> None:
    assert repair(EQUATIONS, requests_table(random.Random(1), kind)) == Repair("holds")


@pytest.mark.parametrize("kind", KINDS)
def test_one_wrong_cell_is_named_wherever_it_stands(kind: str) -> None:
    rng = random.Random(2)
    assert len(CELLS) == 175
    assert len(EQUATIONS) == 39
    for cell in CELLS:
        table = requests_table(rng, kind)
        right, wrong = table[cell], mistyped(rng, int(table[cell]), blind=True)
        result = repair(EQUATIONS, table | {cell: wrong})
        assert result == Repair("unique", (Change(cell, wrong, right),))
        assert type(result.changes[0].value) is int


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_one_wrong_cell_is_named_with_a_blank_elsewhere(kind: str) -> None:
    rng = random.Random(3)
    for cell in CELLS:
        others = [other for other in CELLS if other != cell]
        beside = [c for c in others if c.row == cell.row or c.column == cell.column]
        for blank in (*rng.sample(others, 3), *rng.sample(beside, 3)):
            table = requests_table(rng, kind)
            right, wrong = table[cell], mistyped(rng, int(table[cell]))
            hidden = table.pop(blank)
            result = repair(EQUATIONS, table | {cell: wrong})
            assert result.verdict == "unique", (cell, blank)
            assert result.changes == (Change(cell, wrong, right),)
            assert result.blanks == ((blank, hidden),)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("blanks", [3, 10])
def test_one_wrong_cell_with_many_blanks_is_hardly_ever_named_wrongly(
    kind: str, blanks: int
) -> None:
    tally, _ = rates(kind, 1, blanks, trials=500)
    assert tally["right"] >= (90 if kind != "dense" else 70)
    assert tally["named wrongly"] < 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("blind", [False, True])
def test_two_wrong_cells(kind: str, blind: bool) -> None:
    tally, _ = rates(kind, 2, blind=blind)
    assert tally["right"] >= 95
    assert tally["named wrongly"] < 0.5


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_more_wrong_cells_are_not_explained_away(kind: str) -> None:
    for wrong in (3, 4, 6):
        tally, _ = rates(kind, wrong, trials=300, blind=True)
        assert tally["hopeless"] >= 99, wrong


def test_a_table_that_makes_no_sense_yields_no_list() -> None:
    rng = random.Random(4)
    for top in (1, 3, 30, 300):
        for _ in range(60):
            table = {cell: rng.randint(0, top) for cell in CELLS}
            assert repair(EQUATIONS, table) == Repair("hopeless")
    for kind in KINDS[1:]:
        for _ in range(60):
            mine, other = requests_table(rng, kind), requests_table(rng, kind)
            mixed = {cell: rng.choice((mine, other))[cell] for cell in CELLS}
            assert not repair(EQUATIONS, mixed).candidates


def test_unknown_cells_alone_are_filled_in() -> None:
    table = requests_table(random.Random(5), "dense")
    hidden = sorted(
        (cell, table.pop(cell)) for cell in (at("new", "total"), at(LEAVES[3], LEGAL[0]))
    )
    assert repair(EQUATIONS, table) == Repair("holds", blanks=tuple(hidden))
    assert repair(EQUATIONS, {}) == Repair("holds")


def test_a_blank_that_would_be_negative_is_not_held_to_hold() -> None:
    table = requests_table(random.Random(6), "tiny")
    del table[at(LEAVES[0], LEGAL[0])], table[at(LEAVES[0], LEGAL[1])]
    table[at(LEAVES[0], "natural_person")] = table[at(LEAVES[0], "total")] + 5
    result = repair(EQUATIONS, table)
    assert result.verdict == "unique"
    assert result.changes[0].cell == at(LEAVES[0], "natural_person")
    row = Equation(((at("new", "a"), 1), (at("new", "b"), 1), (at("new", "total"), -1)))
    assert repair([row], {at("new", "a"): 3, at("new", "total"): 2}) == Repair("hopeless")


def test_a_figure_in_the_neighbouring_cell() -> None:
    table = dict.fromkeys(CELLS, 0)
    for row in ("new", LEAVES[1], "outcome.total"):
        table |= {at(row, "natural_person"): 43, at(row, "total"): 43}
    table |= {at(LEAVES[1], "natural_person"): 0, at(LEAVES[1], LEGAL[0]): 43}
    result = repair(EQUATIONS, table)
    assert result.verdict == "unique"
    assert {change.cell: change.value for change in result.changes} == {
        at(LEAVES[1], "natural_person"): 43,
        at(LEAVES[1], LEGAL[0]): 0,
    }


def test_two_like_slips_are_listed_and_the_text_decides() -> None:
    table: Table = {cell: 20 for cell in CELLS if cell.row in LEAVES and cell.column != "total"}
    for column in COLUMNS[:-1]:
        table |= {at("carried_in", column): 20, at("carried_out", column): 20}
        table |= dict.fromkeys((at("outcome.total", column), at("new", column)), 20 * len(LEAVES))
    for row in ROWS:
        table[at(row, "total")] = sum(table[at(row, column)] for column in COLUMNS[:-1])
    assert repair(EQUATIONS, table).verdict == "holds"
    one, two = at(LEAVES[2], LEGAL[1]), at(LEAVES[9], LEGAL[3])
    table |= {one: 21, two: 21}
    result = repair(EQUATIONS, table)
    assert result.verdict == "ambiguous"
    assert result.changes == result.blanks == ()
    assert {one, two} in [{change.cell for change in changes} for changes in result.candidates]
    assert len(result.candidates) == 2
    assert outcome(repair(EQUATIONS, table, witnesses={one: 20}), {one: 20, two: 20}) == "right"
    crossed = at(LEAVES[2], LEGAL[3])
    kept = repair(EQUATIONS, table, witnesses={crossed: 20})
    assert outcome(kept, {one: 20, two: 20}) == "right"


def test_the_same_whatever_the_order() -> None:
    rng = random.Random(7)
    for _ in range(100):
        table = requests_table(rng, "sparse")
        damaged(rng, table, 2)
        cells = rng.sample(CELLS, len(CELLS))
        first = repair(EQUATIONS, table)
        again = repair(EQUATIONS, {cell: table[cell] for cell in cells})
        assert first == again


def test_a_text_that_repeats_the_wrong_figure_leaves_one_candidate() -> None:
    table = requests_table(random.Random(8), "dense")
    cell = at("new", "total")
    right, table[cell] = table[cell], table[cell] + 1
    result = repair(EQUATIONS, table, witnesses={cell: table[cell]})
    assert result == Repair("ambiguous", candidates=((Change(cell, right + 1, right),),))
