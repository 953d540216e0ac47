"""Sentences by their structure: tokens, tree, what each figure counts, and the equations."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any, NamedTuple

import pytest
from helpers.grammar_conflicts import conflicts

from govlint.claims.claim import Claim
from govlint.claims.partitions import partitions
from govlint.claims.periods import words_of
from govlint.claims.quantities import quantities
from govlint.claims.sentences import figures, paragraph_claims
from govlint.claims.syntax import Sentence, tree
from govlint.claims.tokens import tokens
from govlint.model.facts import Cell, Fact, Facts
from govlint.model.tree import Span
from govlint.parsing import grammar
from govlint.resources import folder
from govlint.text.characters import fold

TEXT = (folder("grammar") / "sentence.lark").read_text("utf-8")
PLAIN = ("WORD", "FIGURE", "COMMA", "JOIN", "AMONG", "DENY")
PARTS = (
    *("收到", "申请", "16件", "3件", "其中", "除", "外", "(", ")", ",", "、", "和", "未", "要求"),
    *("的", "行政复议", "维持", "均", "分别为", "其余", "《", "》", "占9.4%", "2023年", "结转"),
)


class Piece(NamedTuple):
    """A token of which only the terminal counts."""

    kind: str


class _Builders(dict[str, Any]):
    def __missing__(self, name: str) -> Any:
        return lambda children: (name, children)


def _tree(text: str) -> Sentence:
    text = fold(text)
    words = words_of(text, 2024)
    return tree(tokens(text, words, [one for one in quantities(text) if one.unit != "%"]))


def _claims(text: str) -> dict[str, Claim]:
    text = fold(text)
    return {text[slice(*claim.place)]: claim for claim in paragraph_claims(text, "", 2024)}


def test_the_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    assert conflicts(TEXT, caplog, "sentence") == []


@pytest.mark.parametrize("length", range(4))
def test_every_short_sequence_is_accepted(length: int) -> None:
    for kinds in product(PLAIN, repeat=length):
        name, _ = grammar.build(map(Piece, kinds), _Builders(), "sentence")
        assert name == "sentence"


def test_every_text_has_a_tree() -> None:
    for seed in range(300):
        rng = Random(seed)
        assert isinstance(_tree("".join(rng.choices(PARTS, k=rng.randint(0, 80)))), Sentence)


def test_brackets_exclusions_and_modifiers_are_nested_or_dropped() -> None:
    (clause, *_) = _tree("收到要求公开(含部分公开)的申请16件").clauses
    kinds = [type(part).__name__ for part in clause.items[0].parts]
    assert kinds == ["Token", "Modifier", "Token", "Series"]
    assert len(_tree("除2件结转,其余)办结14件(").clauses) == 2


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("收到16件,其中公开10件,不予公开6件(国家秘密2件,过程性信息4件)。", [None, 0, 0, 2, 2]),
        ("收到16件,除2件结转外,其余14件均已答复。", [None, 0, 0]),
        ("收到9件,已答复7件,剩余2件结转下年度。", [None, 0, 0]),
        ("答复16件。其中公开10件;部分公开6件;行政复议3件。", [None, 0, 0, None]),
        ("收到16件,其中网络10件,信函6件,办结15件。", [None, 0, 0, None]),
    ],
)
def test_each_part_knows_its_whole(text: str, wholes: list[int | None]) -> None:
    assert [one.whole for one in figures(fold(text), 2024)] == wholes


def test_parts_that_come_to_their_whole_are_complete() -> None:
    (one,) = partitions(figures("答复16件,其中公开10件,不予公开6件。", 2024))
    assert one.complete


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("收到申请16件,上年结转2件,办结17件,结转下年度1件。", ("new",)),
        ("收到申请18件,上年结转2件,办结17件,结转下年度1件。", ("new", "carried_in")),
    ],
)
def test_the_balance_tells_whether_received_holds_what_was_carried_in(
    text: str, rows: tuple[str, ...]
) -> None:
    (cells,) = _claims(text)[text[4:7]].sums
    assert tuple(cell.row for cell in cells) == rows


def test_a_sum_is_of_the_figures_that_come_to_it() -> None:
    told = _claims("新收申请25件,上年结转1件,合计26件。")["26件"]
    assert {cell.row for cell in told.sums[0]} == {"new", "carried_in"}
    assert "27件" not in _claims("新收申请25件,上年结转1件,合计27件。")


def test_a_blank_total_is_the_sum_of_its_row() -> None:
    row = [("natural_person", 3), ("legal_person.company", 2), ("total", None)]
    items = [Fact("requests", "new", column, value, "", Span(0, 0)) for column, value in row]
    assert Facts("x", tuple(items)).total(Cell("requests", "new", "total")) == 5
    assert Facts("x", tuple(items[1:2])).total(Cell("requests", "new", "total")) is None


@pytest.mark.parametrize(
    "text",
    [
        "办理申请60件(含上年结转3件),其中予以公开39件、部分公开21件。",
        "收到申请13件,其中网络12件、信函1件,已全部答复,其中公开5件,不予公开8件。",
        "答复40件,其中无法提供18件、公开22件,无法提供的18件中不掌握15件、需另行制作3件。",
    ],
)
def test_lists_of_one_whole_are_added_up_apart(text: str) -> None:
    found = partitions(figures(text, 2024))
    assert found
    assert all(one.complete for one in found)
