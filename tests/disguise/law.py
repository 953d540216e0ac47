"""The law: for any disguise the facts equal the truth, or a finding of reading tells of it.

verdict(draw(7))        # Verdict("equal" | "told" | "wrong", why)
"""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

from forge.forms import keys
from forge.report import Figures
from render.html import drawn

from disguise.borders import BORDERS
from disguise.columns import (
    HEADS,
    fee_in_yuan,
    figure_blank,
    figure_counted,
    label_marked,
    label_misspelt,
    label_unknown,
    row_doubled,
    rows_exchanged,
    traditional,
    wrong_group,
)
from disguise.known import Known
from disguise.looks import LOOKS
from disguise.page import page_of
from disguise.writers import WRITERS
from govlint.files.discover import Input
from govlint.linter.lint import Task, check_file
from govlint.linter.run import Outcome
from govlint.model.diagnostic import Diagnostic

DRAFTED = {
    **HEADS,
    "rows exchanged": rows_exchanged,
    "row doubled": row_doubled,
    "wrong group": wrong_group,
    "label misspelt": label_misspelt,
    "label marked": label_marked,
    "label unknown": label_unknown,
    "traditional": traditional,
    "fee in yuan": fee_in_yuan,
    "figure blank": figure_blank,
    "figure counted": figure_counted,
}
ORDER = [*DRAFTED, *BORDERS, *LOOKS]
REPORTS = 40
READING = {"GL001", *(f"GL{number:03}" for number in range(3, 14))}

_TOLD = {"GL010", "GL013"}  # another order of columns, another unit: told though all is read


class Draw(NamedTuple):
    """A report in disguise: which seed, format and disguises."""

    seed: int
    name: str
    disguises: tuple[str, ...]
    data: bytes
    figures: Figures


class Verdict(NamedTuple):
    """`equal`, `told`, `misread` (a wrong figure of a row that an error names) or `wrong`; why."""

    kind: str
    why: str = ""


def draw(seed: int, name: str, *disguises: str) -> Draw:
    """A seed's report in a format, in the disguises given or in one to three of its own choice."""
    rng = Random(f"disguise {seed} {name}")
    chosen = disguises or tuple(_chosen(rng))
    draft, _ = drawn(seed % REPORTS, "2021")
    known = Known(draft, draft.figures)
    for one in chosen:
        known = DRAFTED[one](known, rng) if one in DRAFTED else known
    page = page_of(*known)
    for one in chosen:
        if one not in DRAFTED:
            (BORDERS.get(one) or LOOKS[one])(page, rng)
    return Draw(seed, name, chosen, WRITERS[name](page), page.figures)


def _chosen(rng: Random) -> list[str]:
    """Of the disguises of heads and labels no two: their columns may be the same."""
    found: list[str] = []
    for _ in range(rng.randint(1, 3)):
        kind = rng.choice((DRAFTED, BORDERS, LOOKS))
        name = rng.choice(list(kind))
        if name not in found and not (kind is DRAFTED and set(found) & set(DRAFTED)):
            found.append(name)
    return sorted(found, key=ORDER.index)


def verdict(drawn: Draw) -> Verdict:
    """What the law says of a draw."""
    outcome = _outcome(drawn.name, drawn.data)
    telling = [one for one in outcome.standing if one.code in READING]
    errors = [one for one in telling if one.level == "error"]
    if outcome.failures or (outcome.view is None and not errors):
        return Verdict("wrong", f"{outcome.state}: {outcome.failures}")
    if outcome.view is None:
        return Verdict("told", outcome.state)
    facts = {tuple(fact.cell): fact.value for fact in outcome.view.facts.items}
    due = {key: drawn.figures[key] for key in keys("2021")}
    wrong = [key for key, value in facts.items() if value is not None and value != due.get(key)]
    lacking = [key for key, value in due.items() if value is not None and facts.get(key) is None]
    codes = " ".join(sorted({one.code + one.level[0] for one in telling}))
    if any(not any(_names(one, key) for one in telling) for key in [*wrong, *lacking]):
        return Verdict("wrong", f"silent: {wrong[:2]} misread, {lacking[:2]} lost, {codes}")
    if (wrong or lacking) and not errors:
        return Verdict("wrong", f"no error: {wrong[:2]} misread, {lacking[:2]} lost, {codes}")
    if wrong:
        return Verdict("misread", f"{wrong[:2]}, {codes}")
    others = _unfounded(outcome, drawn)
    if others:
        return Verdict("wrong", f"unfounded {others[0].code}: {others[0].message.zh}")
    return Verdict("told" if lacking else "equal", codes)


def _names(found: Diagnostic, key: tuple[str, str, str]) -> bool:
    """Whether a finding is of a cell, its row or its table."""
    if found.code == "GL001":
        return True
    table = {"disclosure": "二", "requests": "三", "remedies": "四"}[key[0]]
    if found.cell is not None:
        return found.cell.table == key[0]
    return table in (found.logical or "") or table in found.message.zh


def _unfounded(outcome: Outcome, drawn: Draw) -> list[Diagnostic]:
    """Errors of other rules than the clean report has; of reading, where nothing was done to it."""
    right = all(value is not None for value in drawn.figures.values())
    clean = _clean(drawn.seed) | (_TOLD if right and outcome.read == outcome.expected else READING)
    return [one for one in outcome.standing if one.level == "error" and one.code not in clean]


@cache
def _clean(seed: int) -> set[str]:
    draft, _ = drawn(seed % REPORTS, "2021")
    page = page_of(draft, draft.figures)
    return {one.code for one in _outcome("report.txt", WRITERS["report.txt"](page)).standing}


def _outcome(name: str, data: bytes) -> Outcome:
    return check_file(Task(Input(name, named=True, data=data), "national", show=True))
