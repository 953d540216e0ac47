"""Units: the unit that a head or label states of its figures, and its worth in the form's."""

from __future__ import annotations

from decimal import Decimal

from govlint.model.facts import Number
from govlint.model.tree import Span
from govlint.text.pattern import lazy

COUNT = "件"
"""What a form's column of counts counts in."""

_KINDS = "(?:件次?|项|个|人次?|份|宗|条|起)"
_STATED = (
    r"单\s*位\s*[:为]?\s*(?:{kinds}[、/,和]\s*)*(?P<unit>{unit})(?![^\s)\]、,。;:/|])"
    r"|[(\[](?:人民币)?(?P<alone>{unit})[)\]]"
    r"|[/:,\s](?P<bare>{unit})\s*$"
)
_MONEY = lazy(_STATED.format(kinds=_KINDS, unit="[亿万千百]?元"))
MANY = lazy(_STATED.format(kinds=_KINDS, unit=f"[亿万千百]{_KINDS}"))
"""A text that states a unit of more than one thing."""
_NOTED = lazy(rf"[(\[/:,\s]*(?:单\s*位\s*[:为]?)?\s*[亿万千百]?(?:元|{_KINDS})\s*[)\]]?\s*$")
SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
"""The zeros that a unit beginning so has."""


def unit_stated(folded: str, start: int, end: int, due: str = "") -> Span | None:
    """Where a text states a unit (`单位：元`, `（万元）`) between two offsets; None if it does not.

    Where the form counts (`due` is `COUNT`), only what is not single things: `万件`.
    """
    match = (MANY if due == COUNT else _MONEY).search(folded, start, end)
    return Span(*match.span(str(match.lastgroup))) if match else None


def without_unit(folded: str) -> str:
    """A folded head without the unit behind it, in whatever marks: `自然人/件` is `自然人`."""
    return _NOTED.sub("", folded)


def converted(value: Number | None, stated: str, due: str) -> Number | None:
    """A figure in the unit that is due, exactly; as it is where either unit is unknown."""
    zeros = SCALES.get(stated[:1], 0) - SCALES.get(due[:1], 0)
    if value is None or not stated or not due or not zeros:
        return value
    exact = Decimal(value).scaleb(zeros)
    return int(exact) if exact == exact.to_integral_value() else exact
