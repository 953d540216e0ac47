"""The grammar of reports: no conflicts, and all that the scanner may cut is a sentence of it.

The scanner keeps two promises: a CELL follows the leaf that opens its row, and nothing follows the
sign-off.  Any other order of leaves is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from random import Random
from typing import Any, NamedTuple

import lark
import pytest
from helpers.grammar_conflicts import conflicts
from helpers.wild_texts import wild

from govlint.model.source import Source
from govlint.parsing import grammar
from govlint.parsing.parser import parse
from govlint.resources import folder

TEXT = (folder("grammar") / "report.lark").read_text("utf-8")
TERMINALS = " ".join(re.findall(r"^%declare (.*)$", TEXT, re.MULTILINE)).split()
SIGN_OFF = ("ORGAN", "DATE", "TAIL", "SECOND")
ROWS = ("LED", "FIELD", "BAR", "SPACED", "CELL")


class Piece(NamedTuple):
    """A leaf of which only the terminal counts."""

    kind: str


def promised(terminals: Iterable[str]) -> list[str]:
    """The terminals as the scanner would have them: no lost cells, the sign-off last."""
    body: list[str] = []
    signed: list[str] = []
    for terminal in terminals:
        if terminal in SIGN_OFF:
            signed.append(terminal)
        elif terminal != "CELL" or (body and body[-1] in ROWS):
            body.append(terminal)
    return body + signed


class _Builders(dict[str, Any]):
    """Makes of every production a tuple of its name and its children."""

    def __missing__(self, name: str) -> Any:
        return lambda children: (name, tuple(children))


def ran(terminals: Iterable[str]) -> Any:
    """The tree that govlint's own automaton makes."""
    return grammar.build(map(Piece, terminals), _Builders())


def terminals_of(tree: Any) -> list[str]:
    """The terminals of a tree, in order; an explicit stack, since trees may be wide."""
    found = []
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Piece):
            found.append(node.kind)
        else:
            stack += reversed(node[1])
    return found


def test_the_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    assert conflicts(TEXT, caplog) == []
    ambiguous = 'report: report "x" report | "y"'
    assert conflicts(ambiguous, caplog), "the check itself must see a conflict"


@pytest.mark.slow
@pytest.mark.parametrize("length", range(5))
def test_every_short_sequence_is_accepted(length: int) -> None:
    for terminals in product(TERMINALS, repeat=length):
        if promised(terminals) == list(terminals):
            assert terminals_of(ran(terminals)) == list(terminals)


def test_long_random_sequences_are_accepted() -> None:
    for seed in range(300):
        rng = Random(seed)
        some = rng.sample(TERMINALS, rng.randint(1, len(TERMINALS)))
        terminals = promised(rng.choices(some, k=rng.randint(5, 400)))
        assert terminals_of(ran(terminals)) == terminals


@pytest.mark.slow
@pytest.mark.parametrize("terminal", TERMINALS)
def test_one_terminal_over_and_over_is_accepted(terminal: str) -> None:
    terminals = promised([terminal] * 20_000)
    assert terminals_of(ran(terminals)) == terminals


def test_the_automaton_does_what_lark_does() -> None:
    parser = grammar.lark()
    for seed in range(300):
        rng = Random(seed)
        terminals = promised(rng.choices(TERMINALS, k=rng.randint(0, 60)))
        run = parser.parse_interactive()
        for terminal in terminals:
            run.feed_token(lark.Token(terminal, terminal))
        assert _plain(ran(terminals)) == _plain(run.feed_eof())


def _plain(node: Any) -> Any:
    if isinstance(node, Piece):
        return node.kind
    if isinstance(node, lark.Token):
        return node.type
    name, children = (node.data, node.children) if isinstance(node, lark.Tree) else node
    return (str(name), *map(_plain, children))


def test_every_leaf_is_a_terminal_of_the_grammar() -> None:
    seen = {leaf.kind for n in range(300) for leaf in parse(Source("x", wild(Random(n)))).leaves()}
    assert seen <= set(TERMINALS)
    assert len(seen) >= len(TERMINALS) - 1
