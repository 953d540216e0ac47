"""Whose hand a report shows: the fingerprints of its words, and the figures among them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Set
from typing import NamedTuple

from govlint.copies.stock import STOCK
from govlint.copies.winnow import fingerprints
from govlint.copies.wording import FIGURE, wording
from govlint.text.pattern import lazy


class Hand(NamedTuple):
    """What a copy of a report has in common with it.

    Fingerprints are kept in four bytes each: as a set they would take twenty times as much.

    `words` are the fingerprints with a sign in place of each figure, `figured` those with the
    figures; `figures` are the figures, but zeros and years, each with the words before it.
    """

    words: array[int]
    figured: array[int]
    figures: frozenset[str]


def hand(paragraphs: Iterable[str], names: Iterable[str]) -> Hand:
    """The hand of a report of paragraphs, by a body of some names."""
    paragraphs, names = list(paragraphs), list(names)
    with_figures = wording(paragraphs, names, figures=True)
    return Hand(
        _packed(fingerprints(wording(paragraphs, names)) - STOCK),
        _packed(fingerprints(with_figures) - STOCK),
        frozenset(_FIGURED.findall(with_figures)),
    )


def share_from_last_year(one: Hand, last: Hand, least: float) -> float:
    """How much of a report is its body's own of the year before; 0 where it is no copy.

    A body may well keep its phrases, if it brings them up to date: half of the figures must be
    last year's too.  Where there are hardly any, the words must be nearly all the same.
    """
    share = _share(set(one.words), set(last.words))
    figures = min(len(one.figures), len(last.figures))
    if figures < _FEW_FIGURES:
        return share if share >= max(least, _NEARLY_ALL) else 0.0
    same = len(one.figures & last.figures) / figures
    return share if share >= least and same >= _HALF else 0.0


def common(one: array[int], other: array[int]) -> int:
    """How many fingerprints two texts share."""
    return len(set(one).intersection(other))


def _packed(prints: Set[int]) -> array[int]:
    return array("L" if array("I").itemsize < _BYTES else "I", sorted(prints))


def _share(one: Set[int], other: Set[int]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= LEAST else 0.0


LEAST = 12
"""Fingerprints a text must have, besides what everybody says, to be called a copy."""
_BYTES = 4  # of a fingerprint
_FEW_FIGURES, _HALF, _NEARLY_ALL = 3, 0.5, 0.85
_FIGURED = lazy(rf"[^\d{FIGURE}]{{2,4}}[1-9]\d*")
