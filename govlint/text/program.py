"""Patterns as parts that lead to one another, for `text.linear`.

Read off the parsed form of the standard library; repeats of groups are written out, those of one
character are one part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Items = list[tuple[Any, Any]]
MOST_PARTS = 1_000

_NONE: Mapping[str, bool] = MappingProxyType({})


class Part(NamedTuple):
    """A part of a pattern, and the number of what comes after it.

    `char`: one character of `table`; `span`: `least` to `most` of them; `fork`: one of `ways`, the
    first first; `place`: the beginning or the end; `look`: what `ways[0]` matches stands there or
    does not (`least`), `most` characters back; `atom`: what `ways[0]` matches first.
    """

    kind: str
    after: int = 0
    table: Mapping[str, bool] = _NONE
    least: int = 0
    most: int = 0
    ways: tuple[int, ...] = ()
    greedy: bool = True


class _Characters(dict[str, bool]):
    """Whether a part of one character may be a character, found out once for each."""

    def __init__(self, op: str, value: Any) -> None:
        super().__init__()
        self._op, self._value = op, value

    def __missing__(self, character: str) -> bool:
        self[character] = found = _is(self._op, self._value, character)
        return found


def compiled(items: Items, after: int, nodes: list[Part]) -> int:
    """The number of the first part of some items, with what comes after them.

    All parts are added to `nodes`. Raises OverflowError for more than `MOST_PARTS`.
    """
    for op, value in reversed(items):
        after = _part(op.name, value, after, nodes)
    return after


def _part(op: str, value: Any, after: int, nodes: list[Part]) -> int:
    if op in _ONE:
        return _added(Part("char", after, _Characters(op, value)), nodes)
    return _MAKERS[op](value, after, nodes)


def _added(node: Part, nodes: list[Part]) -> int:
    if len(nodes) > MOST_PARTS:
        raise OverflowError
    nodes.append(node)
    return len(nodes) - 1


def _branch(value: Any, after: int, nodes: list[Part]) -> int:
    ways = tuple(compiled(list(one), after, nodes) for one in value[1])
    return _added(Part("fork", after, ways=ways), nodes)


def _repeat(value: Any, after: int, nodes: list[Part], greedy: bool = True) -> int:
    least, most, body = value
    items = list(body)
    if len(items) == 1 and items[0][0].name in _ONE:
        table = _Characters(items[0][0].name, items[0][1])
        return _added(Part("span", after, table, least, most, greedy=greedy), nodes)
    if body.getwidth()[1] == 0:
        least, most = min(least, 1), min(most, 1)
    rest = after
    for _ in range(most - least):
        once = compiled(items, rest, nodes)
        ways = (once, after) if greedy else (after, once)
        rest = _added(Part("fork", after, ways=ways), nodes)
    for _ in range(least):
        rest = compiled(items, rest, nodes)
    return rest


def _atom(items: Items, after: int, nodes: list[Part]) -> int:
    end = _added(Part("match"), nodes)
    inner = compiled(items, end, nodes)
    return _added(Part("atom", after, ways=(inner,)), nodes)


def _possessive(value: Any, after: int, nodes: list[Part]) -> int:
    end = _added(Part("match"), nodes)
    return _added(Part("atom", after, ways=(_repeat(value, end, nodes),)), nodes)


def _look(value: Any, after: int, nodes: list[Part], there: bool) -> int:
    direction, body = value
    end = _added(Part("match"), nodes)
    inner = compiled(list(body), end, nodes)
    back = body.getwidth()[1] if direction < 0 else 0
    return _added(Part("look", after, _NONE, int(there), back, (inner,)), nodes)


def _place(value: Any, after: int, nodes: list[Part]) -> int:
    return _added(Part("place", after, least=int(value.name.startswith("AT_END"))), nodes)


def _is(op: str, value: Any, character: str) -> bool:
    """Whether a part of one character is this one."""
    code = ord(character)
    match op:
        case "ANY":
            return character != "\n"
        case "LITERAL":
            return bool(code == value)
        case "NOT_LITERAL":
            return bool(code != value)
        case "RANGE":
            return bool(value[0] <= code <= value[1])
        case "CATEGORY":
            name: str = value.name.removeprefix("CATEGORY_")
            return _CATEGORIES[name.removeprefix("NOT_")](character) != name.startswith("NOT_")
    negated: bool = value[0][0].name == "NEGATE"
    return any(_is(op.name, one, character) for op, one in value[negated:]) != negated


_ONE = frozenset({"ANY", "LITERAL", "NOT_LITERAL", "IN"})
_MAKERS: dict[str, Callable[[Any, int, list[Part]], int]] = {
    "BRANCH": _branch,
    "SUBPATTERN": lambda value, after, nodes: compiled(list(value[3]), after, nodes),
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": lambda value, after, nodes: _repeat(value, after, nodes, greedy=False),
    "POSSESSIVE_REPEAT": _possessive,
    "ATOMIC_GROUP": lambda value, after, nodes: _atom(list(value), after, nodes),
    "ASSERT": lambda value, after, nodes: _look(value, after, nodes, there=True),
    "ASSERT_NOT": lambda value, after, nodes: _look(value, after, nodes, there=False),
    "AT": _place,
}
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
    "WORD": lambda character: bool(re.match(r"\w", character)),
}
