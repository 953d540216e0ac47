"""Faults put into a sound report, each with its label: kind, place, right value."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from benchmark.forge.draft import Cell, Draft
from benchmark.forge.official import OUTCOMES, PEOPLE, REMEDIES, RESULTS
from benchmark.forge.texts import TABLES

_SECTION = {table: number for number, table in TABLES.items()}


class Label(NamedTuple):
    """A fault: `words` stand on its line, where it is not in a table; `value` is the right one."""

    kind: str
    section: int | None = None
    cell: Cell | None = None
    words: str = ""
    value: str | None = None


Fault = Callable[[Random, Draft], list[Label]]


def _changed(rng: Random, draft: Draft, cell: Cell, kind: str = "wrong-figure") -> Label:
    """A figure mistyped: a digit more, less or other."""
    right = draft.figures[cell]
    number = int(right)
    wrong = rng.choice([number + rng.choice((1, 2, 3, 10)), number * 10 + rng.randint(1, 9)])
    if number > 9 and rng.random() < 0.5:
        wrong = number // 10
    draft.figures[cell] = str(wrong)
    return Label(kind, _SECTION[cell[0]], cell, value=right)


def wrong_cell(rng: Random, draft: Draft) -> list[Label]:
    """A figure of the third table."""
    row = rng.choice(("new", "carried_in", "disclosed", "partial", "not_held", "carried_out"))
    return [_changed(rng, draft, ("requests", row, rng.choice(PEOPLE[:-1])))]


def wrong_total(rng: Random, draft: Draft) -> list[Label]:
    """A total of the third table: of a row or of a column."""
    row, column = rng.choice((("total", rng.choice(PEOPLE)), (rng.choice(OUTCOMES), "total")))
    return [_changed(rng, draft, ("requests", row, column))]


def wrong_remedy(rng: Random, draft: Draft) -> list[Label]:
    """A total of the fourth table."""
    return [_changed(rng, draft, ("remedies", rng.choice([*REMEDIES]), "total"))]


def two_wrong_cells(rng: Random, draft: Draft) -> list[Label]:
    """Two figures, in different rows and columns."""
    rows = rng.sample(("new", "disclosed", "partial", "carried_out"), 2)
    columns = rng.sample(PEOPLE[:-1], 2)
    pairs = zip(rows, columns, strict=True)
    return [_changed(rng, draft, ("requests", row, column)) for row, column in pairs]


def covered_up(rng: Random, draft: Draft) -> list[Label]:
    """A figure and the total of its row, changed alike: the row adds up, the columns do not.

    Which row it is nobody can tell: to name the columns is enough.
    """
    row, column = rng.choice(("disclosed", "partial", "process")), rng.choice(PEOPLE[:-1])
    by, labels = rng.choice((1, 2, 5)), []
    for who in (column, "total"):
        labels.append(Label("wrong-figure", 3, ("requests", "", who)))
        cell = ("requests", row, who)
        draft.figures[cell] = str(int(draft.figures[cell]) + by)
    return labels


def slid(rng: Random, draft: Draft) -> list[Label]:
    """Two figures of a row in each other's column."""
    row = "new"
    cells = [("requests", row, "natural_person"), ("requests", row, rng.choice(PEOPLE[1:-1]))]
    one, other = (draft.figures[cell] for cell in cells)
    if one == other:
        return wrong_cell(rng, draft)
    draft.figures[cells[0]], draft.figures[cells[1]] = other, one
    return [
        Label("wrong-figure", 3, cell, value=right)
        for cell, right in zip(cells, (one, other), strict=True)
    ]


def blank(rng: Random, draft: Draft) -> list[Label]:
    """A figure left out."""
    cell = ("requests", rng.choice(OUTCOMES), rng.choice(PEOPLE[:-1]))
    right, draft.figures[cell] = draft.figures[cell], ""
    return [Label("blank-figure", 3, cell, value=right)]


def no_number(rng: Random, draft: Draft) -> list[Label]:
    """A sign or words where a figure is due."""
    cell = ("remedies", rng.choice([*REMEDIES]), rng.choice(RESULTS[:-1]))
    right, draft.figures[cell] = draft.figures[cell], rng.choice(("/", "—", "无"))
    return [Label("not-a-number", 4, cell, value=right)]


def missing_row(rng: Random, draft: Draft) -> list[Label]:
    """A row of the third table that is not printed."""
    row = rng.choice(
        [row for row in OUTCOMES if draft.count("requests", row) == 0] or [OUTCOMES[7]]
    )
    for who in PEOPLE:
        del draft.figures["requests", row, who]
    return [Label("missing-row", 3, ("requests", row, ""))]


def _said(draft: Draft, old: str, new: str, cell: Cell, value: str) -> list[Label]:
    """The sentence on requests, wrong."""
    paragraphs = draft.parts[0].paragraphs
    at = next(at for at, words in enumerate(paragraphs) if words.startswith("（二）"))
    assert old in paragraphs[at]
    paragraphs[at] = paragraphs[at].replace(old, new, 1)
    return [Label("sentence-figure", 1, cell, new, value)]


def wrong_sentence(rng: Random, draft: Draft) -> list[Label]:
    """A sentence that tells another figure than the table."""
    new = draft.count("requests", "new")
    wrong = new + rng.choice((1, 2, 10, -1))
    said = f"新收政府信息公开申请{wrong}件"
    return _said(
        draft, f"新收政府信息公开申请{new}件", said, ("requests", "new", "total"), str(new)
    )


def wrong_in_words(rng: Random, draft: Draft) -> list[Label]:
    """A sentence whose figure is in Chinese numerals."""
    left = draft.count("requests", "carried_out")
    wrong = "一二三四五六七八九"[(left + rng.randint(1, 4)) % 9]
    if "零一二三四五六七八九".index(wrong) == left:
        wrong = "两" if left != 2 else "六"
    said = f"转入下一年度继续办理的有{wrong}件"
    cell = ("requests", "carried_out", "total")
    return _said(draft, f"结转下年度继续办理{left}件", said, cell, str(left))


def wrong_whole(rng: Random, draft: Draft) -> list[Label]:
    """A sentence whose figure is the sum of two rows."""
    new, old = draft.count("requests", "new"), draft.count("requests", "carried_in")
    before = f"新收政府信息公开申请{new}件，上年结转{old}件"
    said = f"共受理政府信息公开申请{new + old + rng.choice((1, 3, 9))}件（含上年结转{old}件）"
    return _said(draft, before, said, ("requests", "new", "total"), str(new + old))


def wrong_none(rng: Random, draft: Draft) -> list[Label]:
    """A sentence that denies what the fourth table counts."""
    figures, total = draft.figures, draft.count("remedies", "review")
    if not total:
        figures["remedies", "review", "upheld"] = figures["remedies", "review", "total"] = "2"
        total = 2
    said = "全年没有因政府信息公开被申请行政复议。"
    draft.parts[0].paragraphs[2] += said
    return [Label("sentence-figure", 1, ("remedies", "review", "total"), said[:-1], str(total))]


def wrong_list(rng: Random, draft: Draft) -> list[Label]:
    """A list of results, its figures behind its words, one of them wrong."""
    right = [draft.count("remedies", "review", column) for column in RESULTS[:3]]
    wrong, at = right[:], rng.randrange(3)
    wrong[at] += 1
    a, b, c = wrong
    said = f"行政复议案件中，结果维持、结果纠正、其他结果分别为{a}件、{b}件、{c}件"
    draft.parts[3].paragraphs.append(said + "。")
    cell = ("remedies", "review", RESULTS[at])
    return [Label("sentence-figure", 4, cell, said, str(right[at]))]


FIGURES: dict[str, tuple[Fault, ...]] = {
    "easy": (
        wrong_cell, wrong_total, wrong_remedy, blank, no_number, missing_row, wrong_sentence,
    ),
    "hard": (
        two_wrong_cells, covered_up, slid, wrong_in_words, wrong_whole, wrong_none, wrong_list,
    ),
}  # fmt: skip
"""Faults of figures, by how hard they are to find and to name."""
