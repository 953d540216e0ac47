"""Units: the unit of money a column's head states, and its worth in the form's."""

from __future__ import annotations

from decimal import Decimal

from govlint.model.facts import Number
from govlint.text.pattern import lazy

_STATED = lazy(r"单\s*位\s*[:：为]?\s*(?P<unit>[亿万千百]?元)|\((?P<alone>[亿万千百]?元)\)")
_WORTH = {"元": 0, "百元": 2, "千元": 3, "万元": 4, "亿元": 8}


def unit_stated(folded: str) -> str:
    """The unit of money a head states (`单位：元`, `（万元）`); empty where it states none."""
    match = _STATED.search(folded)
    return (match["unit"] or match["alone"]) if match else ""


def converted(value: Number | None, stated: str, due: str) -> Number | None:
    """A figure in the unit that is due, exactly; as it is where either unit is unknown."""
    if value is None or stated == due or stated not in _WORTH or due not in _WORTH:
        return value
    exact = Decimal(value).scaleb(_WORTH[stated] - _WORTH[due])
    return int(exact) if exact == exact.to_integral_value() else exact
