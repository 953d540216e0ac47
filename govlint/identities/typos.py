"""Typos: how likely a mistake of the clerk turns the right figure into the printed one.

Weights, not measurements: only their ratios count, and `repair` asks for a ratio so large that
no reasonable choice of them would reverse it.  The kinds of typo are those that studies of keying
count (one digit changed, dropped, doubled, two exchanged; Salthouse, Psychol. Bull. 99, 1986)
and those of filling in a form (nothing entered, a figure in the next cell, last year's figure).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from govlint.model.facts import Number

# Shares of the kinds of typo in all typos of one figure; they add up to 1.
_DIGIT = 0.20  # one digit changed
_SWAPPED = 0.08  # two neighbouring digits exchanged
_DROPPED = 0.10  # one digit left out
_DOUBLED = 0.07  # one digit, or the last zero, typed twice; a zero appended
_ADDED = 0.03  # some other digit added
_ONE_OFF = 0.12  # miscounted by one
_FEW_OFF = 0.10  # miscounted by two to nine
_LEFT_ZERO = 0.12  # not filled in
_ANYTHING = 0.18  # another figure altogether (last year's, another row's)

_TYPO = 1 / 200  # typos per figure: two independent ones are this much rarer than one
_EXCHANGE = 0.03  # share of typos that exchange a figure and a given neighbour
_MOVE = 0.002  # share that count something under a given neighbour instead
_FAR = 0.02  # how much rarer both are between cells that are no neighbours


class Typo(NamedTuple):
    """A figure printed wrong.

    `total`: the cell only adds up others, which already say how likely its figure is.
    """

    right: Number
    printed: Number
    total: bool = False


def single(typo: Typo) -> float:
    """Weight of the typo, against the figure having been printed right.

    Prior of the right figure x likelihood of the typo / prior of the printed figure: a printed
    zero is most often right, so changing one weighs little.
    """
    return _odds(typo) * _likelihood(typo.right, typo.printed)


def double(one: Typo, two: Typo, near: bool) -> float:
    """Weight of two figures being wrong, by two typos or by one that touched both.

    `near`: the two cells stand side by side.
    """
    apart = single(one) * single(two)
    if one.right + two.right != one.printed + two.printed:
        return apart
    together = _EXCHANGE if one.right == two.printed else _MOVE
    return apart + together * _odds(one) * _odds(two) / _TYPO * (1 if near else _FAR)


def _odds(typo: Typo) -> float:
    """How much more often a cell holds the right figure than the printed one."""
    return 1.0 if typo.total else _prior(typo.right) / _prior(typo.printed)


def _prior(figure: Number) -> float:
    """Share of cells holding the figure: most are 0, the others fall off like 1/n."""
    return 0.6 if figure == 0 else 0.04 / max(1.0, abs(float(figure)))


def _likelihood(right: Number, printed: Number) -> float:
    """Probability of printing `printed` where `right` was meant, given there was a typo."""
    was, now = _digits(right), _digits(printed)
    chance = _ANYTHING * _prior(printed) + _mistyped(was, now)
    off = abs(right - printed)
    if off == 1:
        chance += _ONE_OFF / 2
    elif off in range(2, 10):
        chance += _FEW_OFF / 16
    return chance + (_LEFT_ZERO if printed == 0 else 0.0)


def _mistyped(was: str, now: str) -> float:
    """Probability of typing the digits `now` for `was` by one wrong keystroke."""
    size = len(was)
    if len(now) == size:
        differ = [n for n in range(size) if was[n] != now[n]]
        if len(differ) == 1:
            return _DIGIT / (9 * size)
        swapped = len(differ) == 2 and differ[1] == differ[0] + 1
        if swapped and was[differ[0]] + was[differ[1]] == now[differ[1]] + now[differ[0]]:
            return _SWAPPED / (size - 1)
        return 0.0
    if len(now) == size - 1:
        return _DROPPED / size * sum(was[:n] + was[n + 1 :] == now for n in range(size))
    if len(now) == size + 1 and any(now[:n] + now[n + 1 :] == was for n in range(size + 1)):
        again = now == was + "0" or any(was[:n] + was[n - 1 :] == now for n in range(1, size + 1))
        return _ADDED / (10 * (size + 1)) + (_DOUBLED / size if again else 0.0)
    return 0.0


def _digits(figure: Number) -> str:
    """The figure as it is typed, without trailing zeros behind the point."""
    if isinstance(figure, Decimal) and figure != figure.to_integral_value():
        return format(figure.normalize(), "f")
    return str(int(figure))
