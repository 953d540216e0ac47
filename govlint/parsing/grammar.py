"""The grammars' tables: Lark compiles `grammar/*.lark`, once; running them needs no Lark.

Two grammars stand there: `report`, over lines and cells, and `sentence`, over words and figures.

Importing Lark costs three times the bare interpreter's start-up, and the tables are plain data, so
they are cached (see `resources.compiled`) and run by the loop below, the textbook LR automaton.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from govlint.resources import compiled, folder

_END = "$END"

Action = int  # n >= 0: shift to state n; n < 0: reduce by rule ~n


class Production(NamedTuple):
    """A rule of the grammar: `size` values become one `origin`, made by the builder `name`.

    `inline` productions (lists, and names beginning with `_`) hand their values to the one above;
    `single` ones (`?name`) hand on an only value as it is.
    """

    origin: str
    size: int
    name: str
    inline: bool
    single: bool


class Tables(NamedTuple):
    """The automaton: for each state, what to do on a terminal and where a rule leads."""

    states: list[dict[str, Action]]
    start: int
    end: int
    productions: list[Production]


class _Inline(list[Any]):
    """Values that the production above takes in."""


def lark(name: str = "report") -> Any:
    """The Lark parser of a grammar, from which the tables are taken."""
    from lark import Lark

    text = (folder("grammar") / f"{name}.lark").read_text("utf-8")
    return Lark(text, parser="lalr", lexer="basic", start=name)


@cache
def tables(name: str = "report") -> Tables:
    """The tables of a grammar as it stands."""
    path = folder("grammar") / f"{name}.lark"
    states, start, end, productions = compiled(name, (path,), lambda: _compile(name), _PLAIN)
    return Tables(states, start, end, [Production(*production) for production in productions])


def build(
    leaves: Iterable[Any], builders: dict[str, Callable[[list[Any]], Any]], name: str = "report"
) -> Any:
    """The value that `builders` make of a sequence of leaves, by the grammar of that name.

    Every sequence its scanner can make is a sentence of the grammar: there is no error to report.
    """
    states, start, end, productions = tables(name)
    stack = [start]
    values: list[Any] = []
    for leaf in leaves:
        terminal = leaf.kind
        while (action := states[stack[-1]][terminal]) < 0:
            _reduce(productions[~action], states, stack, values, builders)
        stack.append(action)
        values.append(leaf)
    while stack[-1] != end:
        _reduce(productions[~states[stack[-1]][_END]], states, stack, values, builders)
    return values[-1]


def _reduce(
    production: Production,
    states: list[dict[str, Action]],
    stack: list[int],
    values: list[Any],
    builders: dict[str, Callable[[list[Any]], Any]],
) -> None:
    """Replace the topmost values by the one they make."""
    origin, size, name, inline, single = production
    if size == 2 and inline and type(values[-2]) is _Inline and type(values[-1]) is not _Inline:
        values[-2].append(values.pop())  # one more of many, which most reductions are
        del stack[-2:]
        stack.append(states[stack[-1]][origin])
        return
    children: Any = _Inline()
    if size:
        if type(values[-size]) is _Inline:
            children = values[-size]  # its only owner: a list grows in place, in linear time
        else:
            children.append(values[-size])
        for value in values[len(values) - size + 1 :]:
            if type(value) is _Inline:
                children += value
            else:
                children.append(value)
        del stack[-size:], values[-size:]
    if not inline:
        children = children[0] if single and len(children) == 1 else builders[name](children)
    stack.append(states[stack[-1]][origin])
    values.append(children)


def _compile(name: str) -> tuple[Any, ...]:
    """The tables as plain data."""
    table = lark(name).parser.parser._parse_table  # the only way to them short of a pickle
    numbers = {state: number for number, state in enumerate(table.states)}
    rules: dict[Any, int] = {}
    states = []
    for actions in table.states.values():
        row = {}
        for symbol, (kind, target) in actions.items():
            shifts = kind.name == "Shift"
            row[str(symbol)] = numbers[target] if shifts else ~rules.setdefault(target, len(rules))
        states.append(row)
    productions = [
        (
            str(rule.origin.name),
            len(rule.expansion),
            str(rule.alias or rule.origin.name),
            str(rule.origin.name).startswith("_"),
            bool(rule.options.expand1),
        )
        for rule in rules
    ]
    start, end = table.start_states[name], table.end_states[name]
    return states, numbers[start], numbers[end], productions


_PLAIN = tuple[list[dict[str, int]], int, int, list[tuple[str, int, str, bool, bool]]]
"""What `_compile` gives."""
