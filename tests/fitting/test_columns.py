"""Columns by their heads: every figure is under its key, or it is not read and that is told."""

from __future__ import annotations

from random import Random

import pytest
from forge import LAYOUTS, grid
from forge.draft import draw
from forge.making import _printed_text
from forge.pen import pen
from forge.report import Draft
from helpers import turned_heads
from helpers.effort import SLOW
from render.media import MEDIA

from govlint.files.discover import Input
from govlint.files.projection import Piece, Projection
from govlint.fitting.fit import facts_of
from govlint.linter.document import read_document
from govlint.linter.lint import Task, check_file
from govlint.model.facts import Facts
from govlint.parsing.parser import parse

DRAWS = 40 if SLOW else 1
MEDIA_DRAWS = 12 if SLOW else 1
FIXED = {  # layouts in which the forge prints a header of the form's own order
    "three natural persons behind": ("B1", "B2", "B3", "B4", "B7"),
    "three shuffled": ("B1", "B2", "B3", "B4", "B7"),
    "four groups exchanged": ("B7",),
}
READING = {"GL001", "GL003", "GL004", "GL005", "GL010"}


def _drawn(kind: str, seed: int) -> Draft:
    form = "2021" if seed % 3 else "2019"
    return turned_heads.turned(draw(Random(f"report {seed}"), form), kind, Random(f"{kind} {seed}"))


def wrongs(facts: Facts, draft: Draft) -> dict[tuple[str, str, str], object]:
    """The figures read otherwise than they are true."""
    got = {fact[:3]: fact.value for fact in facts.items}
    return {
        key: (draft.figures.get(key, "-"), v)
        for key, v in got.items()
        if draft.figures.get(key, "-") != v
    }


def _tried(name: str, data: bytes, draft: Draft) -> str:
    """What is wrong with the reading of a file: a figure misplaced, or one lost in silence."""
    item = Input(name, True, data)
    facts = read_document(item).facts
    if wrong := wrongs(facts, draft):
        return f"{len(wrong)} wrong: {dict(list(wrong.items())[:3])}"
    if len(facts.items) == len(draft.figures):
        return ""
    outcome = check_file(Task(item, "national"))
    told = {found.code for found in outcome.diagnostics if found.level == "error"}
    return "" if told & READING else f"{len(facts.items)} of {len(draft.figures)}, {sorted(told)}"


@pytest.mark.parametrize("kind", turned_heads.KINDS)
def test_no_figure_is_misplaced_in_text(kind: str) -> None:
    bad = {}
    for number, layout in enumerate(LAYOUTS[:-1]):
        for seed in range(number, number + DRAWS):
            if layout in FIXED.get(kind, ()):
                continue
            draft = _drawn(kind, seed)
            text = _printed_text(draft, layout, False, pen(f"{layout} {seed}", seed % 2 == 0))
            if found := _tried("report.txt", text.encode(), draft):
                bad[layout, seed] = found
    assert not bad, bad


@pytest.mark.parametrize("kind", turned_heads.KINDS)
def test_no_figure_is_misplaced_in_files(kind: str) -> None:
    bad = {}
    for number, (name, make) in enumerate(MEDIA.items()):
        for seed in range(number, number + MEDIA_DRAWS):
            draft = _drawn(kind, seed)
            if found := _tried(name, make(draft), draft):
                bad[name, seed] = found
    assert not bad, bad


@pytest.mark.parametrize("cells", [grid.own, grid.marked, grid.spread, grid.full])
def test_a_loader_that_knows_no_merges(cells) -> None:
    """Its cells are all cells of their own: the heads' own order says what the grid cannot."""
    for kind in ("", *turned_heads.KINDS):
        draft = _drawn(kind, 1) if kind else draw(Random("report 1"), "2021")
        projection = Projection("x", "cells")
        projection.paragraph(Piece(draft.title[0]))
        for part in draft.parts:
            projection.paragraph(Piece(part.heading))
            if part.table:
                projection.table([[Piece(text) for text in row] for row in cells(part.table)])
        source = projection.source()
        facts = facts_of(source, parse(source))
        assert wrongs(facts, draft) == {}, kind
        columns = [r.kind for one in facts.readings for r in one.remarks if "columns" in r.kind]
        assert len(facts.items) == len(draft.figures) or (columns and kind), kind
