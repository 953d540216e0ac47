"""How many steps the engine may take with a pattern at one place of a text, whatever the text.

A step is the look at one character.  Counted on the parsed form of the standard library's parser,
each repeat of which has an end.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Items = list[tuple[Any, Any]]

_MOST = 10**9  # where counting ends


def steps(items: Items) -> int:
    """The steps of trying every way in which some parts can match, one after another."""
    return _sequence(items).steps


class _Cost(NamedTuple):
    """In how many ways a part can match at one place, and the steps of trying them all."""

    ways: int
    steps: int


def _sequence(items: Items) -> _Cost:
    """Parts one after another: every way of one is tried with all that follows.

    A gap that ends at a character it cannot hold itself (`[^。]{0,40}。`) has one end only.
    """
    ways, steps = 1, 0
    for (op, value), after in zip(items, [*items[1:], None], strict=False):
        cost = _part(op.name, value)
        if after is not None and _ends_at(op.name, value, after):
            cost = _Cost(1, 2 * cost.steps)
        steps = min(_MOST, steps + ways * cost.steps)
        ways = min(_MOST, ways * cost.ways)
    return _Cost(ways, steps)


def _part(op: str, value: Any) -> _Cost:
    match op:
        case "BRANCH":
            return _branch(value[1])
        case "SUBPATTERN":
            return _sequence(list(value[3]))
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _repeat(*value)
        case "POSSESSIVE_REPEAT":
            return _Cost(1, _repeat(*value).steps)
        case "ATOMIC_GROUP":
            return _Cost(1, _sequence(list(value)).steps)
        case "ASSERT" | "ASSERT_NOT":
            return _Cost(1, _sequence(list(value[1])).steps + 1)
    return _Cost(1, 1)


def _ends_at(op: str, value: Any, after: tuple[Any, Any]) -> bool:
    """Whether a repeated character cannot be the plain one that comes after it."""
    if op not in {"MAX_REPEAT", "MIN_REPEAT"} or after[0].name != "LITERAL":
        return False
    body = list(value[2])
    return len(body) == 1 and not _may_be(body[0][0].name, body[0][1], after[1])


def _may_be(op: str, value: Any, code: int) -> bool:
    """Whether a part of one character may be this one; yes where that is hard to say."""
    match op:
        case "LITERAL":
            return bool(value == code)
        case "NOT_LITERAL":
            return bool(value != code)
        case "RANGE":
            return bool(value[0] <= code <= value[1])
        case "CATEGORY" if value.name == "CATEGORY_DIGIT":
            return chr(code).isdigit()
        case "IN":
            negated = value[0][0].name == "NEGATE"
            inside = any(_may_be(op.name, one, code) for op, one in value[negated:])
            sure = all(op.name in {"LITERAL", "RANGE"} for op, _ in value[negated:])
            return not (inside and sure) if negated else inside
    return True


def _branch(choices: list[Any]) -> _Cost:
    """One of several: a text can begin like one of them only, or like those it begins with."""
    parts = [(beginning(list(choice)), _sequence(list(choice))) for choice in choices]
    ways = steps = 0
    for text, _ in parts:
        fitting = [cost for begins, cost in parts if text.startswith(begins)]
        ways = max(ways, sum(cost.ways for cost in fitting))
        steps = max(steps, sum(cost.steps for cost in fitting))
    steps += sum(len(begins) + 1 for begins, _ in parts)
    return _Cost(min(_MOST, ways), min(_MOST, steps))


def beginning(items: Items) -> str:
    """The plain characters a match begins with."""
    found = ""
    for op, value in items:
        if op.name != "LITERAL":
            break
        found += chr(value)
    return found


def _repeat(least: int, most: int, body: Any) -> _Cost:
    once = _sequence(list(body))
    if once.ways == 1:
        return _Cost(min(_MOST, most - least + 1), min(_MOST, most * once.steps + most - least + 1))
    ways, steps, reached = 0, 0, 1
    for count in range(most + 1):
        ways += reached if count >= least else 0
        steps += reached * (once.steps if count < most else 1)
        reached *= once.ways
        if steps > _MOST or reached > _MOST:
            return _Cost(_MOST, _MOST)
    return _Cost(ways, steps)
