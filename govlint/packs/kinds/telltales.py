"""Telltales of a pattern: words of which any text it matches has one, read off its parsed form.

A search for a word costs a hundredth of a search for a pattern, and nothing need be compiled for
it; see `Pattern`.  Parsed forms are those of the standard library's parser.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from govlint.packs.kinds.steps import Items

_MOST_WORDS = 24  # more of them than this tell nothing


def telltales(items: Items) -> tuple[str, ...]:
    """The words one of which any match holds: the best of what its parts demand.

    `run` is what must stand together up to here, in all its spellings, as long as they are few.
    """
    best: set[str] = set()
    run = {""}
    for op, value in items:
        exact = _words(op.name, value)
        joined = _joined(run, exact)
        if joined is not None:
            run = joined
            continue
        before, within, after = _parted(run, op.name, value)
        best = max(best, _fewest(before), within, key=_rank)
        run = exact or after
    best = max(best, _fewest(run), key=_rank)
    return tuple(sorted(best)) if _rank(best) else ()


def _parted(run: set[str], op: str, value: Any) -> tuple[set[str], set[str], set[str]]:
    """A part that no run goes through: where that ends, what is within, where another begins."""
    match op:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0] > 0:
            once = _exact(list(value[2]))
            if once is not None:  # however often, it begins with one and ends with one
                return _joined(run, once) or run, set(), once
        case "ASSERT" if value[0] < 0 and run == {""}:
            return run, set(), _exact(list(value[1])) or {""}  # what follows stands right behind it
    return run, set(_within(op, value)), {""}


def _joined(run: set[str], words: set[str] | None) -> set[str] | None:
    """Each word of a run with each that may follow; None where that is more than a few."""
    return None if words is None else _few({a + b for a, b in product(run, words)})


def _fewest(words: set[str]) -> set[str]:
    """Without those that hold another of them."""
    return {word for word in words if not any(o in word and o != word for o in words)}


def _rank(words: set[str]) -> tuple[int, int]:
    """How much a set of words tells: the length of its shortest, and how few they are."""
    shortest = min((len(word) for word in words), default=0)
    return (shortest, -len(words)) if shortest else (0, 0)


def _words(op: str, value: Any) -> set[str] | None:
    """All a part can match, where that is a few words; None where it is more."""
    match op:
        case "LITERAL":
            return {chr(value)}
        case "IN":
            if all(member.name == "LITERAL" for member, _ in value) and len(value) <= 8:
                return {chr(code) for _, code in value}
        case "SUBPATTERN":
            return _exact(list(value[3]))
        case "BRANCH":
            choices = [_exact(list(choice)) for choice in value[1]]
            known = [choice for choice in choices if choice is not None]
            if len(known) == len(choices):
                return _few(set().union(*known))
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, body = value
            once = _exact(list(body)) if most <= 2 else None
            if once is not None:
                times = [product(once, repeat=n) for n in range(least, most + 1)]
                return _few({"".join(words) for each in times for words in each})
        case "AT" | "ASSERT_NOT":
            return {""}
    return None


def _exact(items: Items) -> set[str] | None:
    found: set[str] | None = {""}
    for op, value in items:
        found = None if found is None else _joined(found, _words(op.name, value))
    return found


def _few(words: set[str]) -> set[str] | None:
    return words if len(words) <= _MOST_WORDS else None


def _within(op: str, value: Any) -> tuple[str, ...]:
    """The telltales of a part that is more than a few words."""
    match op:
        case "SUBPATTERN":
            return telltales(list(value[3]))
        case "ATOMIC_GROUP":
            return telltales(list(value))
        case "ASSERT":
            return telltales(list(value[1]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0] > 0:
            return telltales(list(value[2]))
        case "BRANCH":
            choices = [telltales(list(choice)) for choice in value[1]]
            if all(choices):
                return tuple(set().union(*choices))
    return ()
