"""Whose hand a report shows: the fingerprints of its words, and the figures among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint.copies.stock import STOCK
from govlint.copies.winnow import Fingerprints, fingerprints
from govlint.copies.wording import FIGURE, wording
from govlint.text.pattern import lazy


class Hand(NamedTuple):
    """What a copy of a report has in common with it.

    `words` are the fingerprints with a sign in place of each figure, `figured` those with the
    figures; `figures` are the figures, but zeros and years, each with the words before it.
    """

    words: Fingerprints
    figured: Fingerprints
    figures: frozenset[str]


def hand(paragraphs: Iterable[str], names: Iterable[str]) -> Hand:
    """The hand of a report of paragraphs, by a body of some names."""
    paragraphs, names = list(paragraphs), list(names)
    with_figures = wording(paragraphs, names, figures=True)
    return Hand(
        fingerprints(wording(paragraphs, names)) - STOCK,
        fingerprints(with_figures) - STOCK,
        frozenset(_FIGURED.findall(with_figures)),
    )


def share_from_last_year(one: Hand, last: Hand, least: float) -> float:
    """How much of a report is its body's own of the year before; 0 where it is no copy.

    A body may well keep its phrases, if it brings them up to date: half of the figures must be
    last year's too.  Where there are hardly any, the words must be nearly all the same.
    """
    share = _share(one.words, last.words)
    figures = min(len(one.figures), len(last.figures))
    if figures < _FEW_FIGURES:
        return share if share >= max(least, _NEARLY_ALL) else 0.0
    same = len(one.figures & last.figures) / figures
    return share if share >= least and same >= _HALF else 0.0


def _share(one: Fingerprints, other: Fingerprints) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= LEAST else 0.0


LEAST = 12
"""Fingerprints a text must have, besides what everybody says, to be called a copy."""
_FEW_FIGURES, _HALF, _NEARLY_ALL = 3, 0.5, 0.85
_FIGURED = lazy(rf"[^\d{FIGURE}]{{2,4}}[1-9]\d*")
