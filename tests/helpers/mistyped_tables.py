"""Tables that balance, and figures mistyped in them: how often repair names the right cell."""

from __future__ import annotations

import random
import time
from collections import Counter

from govlint.identities.repair import Equation, Repair, repair
from govlint.model.facts import Cell, Number

LEAVES = [
    "outcome.disclosed", "outcome.partial",
    *(f"outcome.refused.{key}" for key in (
        "state_secret", "prohibited_by_law", "security_stability", "third_party",
        "internal_affairs", "process", "enforcement_file", "administrative_query",
    )),
    *(f"outcome.unavailable.{key}" for key in ("not_held", "needs_creation", "unclear")),
    *(f"outcome.declined.{key}" for key in (
        "petition", "repeated", "publication", "excessive", "confirmation",
    )),
    *(f"outcome.other.{key}" for key in ("not_supplemented", "fee_unpaid", "other")),
]  # fmt: skip
ROWS = ["new", "carried_in", *LEAVES, "outcome.total", "carried_out"]
LEGAL = [f"legal_person.{k}" for k in ("company", "research", "social", "legal_service", "other")]
COLUMNS = ["natural_person", *LEGAL, "total"]
KINDS = ("tiny", "sparse", "dense")

Table = dict[Cell, Number]


def at(row: str, column: str) -> Cell:
    return Cell("requests", row, column)


def requests_equations() -> list[Equation]:
    found = []
    for column in COLUMNS:
        signs = {"new": 1, "carried_in": 1, "outcome.total": -1, "carried_out": -1}
        found.append(Equation(tuple((at(row, column), sign) for row, sign in signs.items())))
        leaves = tuple((at(row, column), 1) for row in LEAVES)
        found.append(Equation((*leaves, (at("outcome.total", column), -1))))
    for row in ROWS:
        parts = tuple((at(row, column), 1) for column in COLUMNS[:-1])
        found.append(Equation((*parts, (at(row, "total"), -1))))
    return found


EQUATIONS = requests_equations()
CELLS = [at(row, column) for row in ROWS for column in COLUMNS]


def requests_table(rng: random.Random, kind: str) -> Table:
    """A table whose identities all hold: hardly a figure, a handful, or nearly every cell."""
    person, other = {"tiny": (0.15, 0.02), "sparse": (0.35, 0.06), "dense": (0.85, 0.85)}[kind]
    table: Table = {}

    def figure(column: str) -> int:
        if rng.random() >= (person if column == "natural_person" else other):
            return 0
        return rng.choice((1, 1, 2, 3)) if kind == "tiny" else int(10 ** rng.uniform(0, 2.3))

    for column in COLUMNS[:-1]:
        for row in (*LEAVES, "carried_in", "carried_out"):
            table[at(row, column)] = figure(column)
        done = sum(table[at(row, column)] for row in LEAVES)
        table[at("outcome.total", column)] = done
        before = table[at("carried_in", column)] = min(done, table[at("carried_in", column)])
        table[at("new", column)] = done + table[at("carried_out", column)] - before
    for row in ROWS:
        table[at(row, "total")] = sum(table[at(row, column)] for column in COLUMNS[:-1])
    return {cell: table[cell] for cell in CELLS}


def mistyped(rng: random.Random, figure: int, blind: bool = False) -> int:
    """The figure as it is mistyped; `blind` adds figures left out and quite other figures."""
    digits = str(figure)
    place = rng.randrange(len(digits))
    new = [
        int(digits[:place] + rng.choice("0123456789") + digits[place + 1 :]),
        int(digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :]),
        figure + rng.choice((1, -1)) * rng.randint(1, 9),
        figure * 10,
        int(digits[:place] + digits[place + 1 :] or figure),
        *([0, int(10 ** rng.uniform(0, 2.5))] if blind else []),
    ][rng.randrange(7 if blind else 5)]
    return new if new != figure and new >= 0 else mistyped(rng, figure, blind)


def damaged(rng: random.Random, table: Table, count: int, *, blind: bool = False) -> Table:
    """What the cells gone wrong should have been; half the time printed non-zero ones."""
    filled = [cell for cell in CELLS if table[cell]]
    pool = filled if rng.random() < 0.5 and len(filled) >= count else CELLS
    wrong = {cell: table[cell] for cell in rng.sample(pool, count)}
    table.update({cell: mistyped(rng, int(figure), blind) for cell, figure in wrong.items()})
    return wrong


def outcome(result: Repair, wrong: Table) -> str:
    """`right`, `named wrongly`, `listed` (the truth is among the candidates), or the verdict."""
    if result.verdict == "unique":
        named = {change.cell: change.value for change in result.changes}
        return "right" if named == wrong else "named wrongly"
    sets = [{change.cell: change.value for change in one} for one in result.candidates]
    if result.verdict == "ambiguous":
        return "listed" if wrong in sets else "listed wrongly"
    return result.verdict


def rates(
    kind: str, wrong: int, blanks: int = 0, *, trials: int = 1000, blind: bool = False
) -> tuple[Counter[str], list[float]]:
    """Outcomes per hundred, and seconds per repair."""
    rng = random.Random(f"{kind} {wrong} {blanks} {blind}")
    tally: Counter[str] = Counter()
    times = []
    for _ in range(trials):
        table = requests_table(rng, kind)
        truth = damaged(rng, table, wrong, blind=blind)
        for cell in rng.sample([cell for cell in CELLS if cell not in truth], blanks):
            del table[cell]
        start = time.perf_counter()
        result = repair(EQUATIONS, table)
        times.append(time.perf_counter() - start)
        tally[outcome(result, truth)] += 1
    return Counter({key: 100 * count / trials for key, count in tally.items()}), times
