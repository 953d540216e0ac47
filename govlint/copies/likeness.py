"""Which of many texts are alike, and how much: a share of the shorter that is in the other."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from govlint.copies.hand import LEAST, Hand

MOST = 0.01
"""Grams in more than this share of the reports are what everybody says."""
_FEW = 6  # reports that may always say the same
_OWN, _OWN_AMONG_FEW, _MANY = 0.3, 0.4, 8
"""How much of a text must be nobody else's way of putting it, for its words to tell a copy: more
among few bodies, of whom it does not show so well what everybody says."""
_OWNERS = 4  # bodies from which on it shows what everybody says
_WHOLE = 40  # a gram in more reports than that tells of no pair
_NEARLY_ALL = 0.7  # of words with figures: some figures are alike by chance
_COMMON = 8  # grams that two texts must have in common: fewer are chance


class Likeness(NamedTuple):
    """Two texts by their numbers, and how much of the shorter one's own words both share."""

    one: int
    other: int
    share: float


def likenesses(hands: Sequence[Hand], owners: Sequence[str], least: float) -> list[Likeness]:
    """The pairs of reports of different owners that share at least so much, by their numbers.

    It is their words that are alike, or nearly all of them with the figures.  Among few owners
    nobody can say which words are everybody's: there the figures must be the same too.
    """
    found: dict[tuple[int, int], float] = {}
    kinds = [([hand.figured for hand in hands], max(least, _NEARLY_ALL), 0.0)]
    bodies = len(set(owners))
    if bodies >= _OWNERS:
        own = _OWN if bodies >= _MANY else _OWN_AMONG_FEW
        kinds.append(([hand.words for hand in hands], least, own))
    for prints, enough, part in kinds:
        for one, other, share in _Corpus(prints, owners, part).likenesses(enough):
            found[one, other] = max(share, found.get((one, other), 0.0))
    return [Likeness(*pair, share) for pair, share in sorted(found.items())]


class _Corpus:
    """Texts that may be copies of one another, and how much each of their grams counts.

    A gram counts less the more owners say it: wholly for two, (2 / n)² for n, so that the template
    of a county makes nobody's report a copy, and three that are alike all through are still found.
    `own` is the share of a text that must not be what everybody says.
    """

    def __init__(self, texts: Sequence[array[int]], owners: Sequence[str], own: float) -> None:
        self._owners = owners
        counts: Counter[int] = Counter()
        for prints in texts:
            counts.update(prints)
        most = max(_FEW, int(len(texts) * MOST))
        self._prints = [
            array(prints.typecode, (one for one in prints if counts[one] <= most))
            for prints in texts
        ]
        self._least = [max(LEAST, own * len(prints)) for prints in texts]
        self._holders = self._held(counts)
        self._weights = [self._weight(prints) for prints in self._prints]

    def likenesses(self, least: float) -> Iterator[Likeness]:
        """The pairs of texts of different owners that share at least so much."""
        for one, other in sorted(self._candidates()):
            if (share := self.share(one, other)) >= least:
                yield Likeness(one, other, share)

    def share(self, one: int, other: int) -> float:
        """How much of the shorter of two texts is in the other, from 0 to 1."""
        shorter, _ = sorted((one, other), key=lambda number: self._weights[number])
        if len(self._prints[shorter]) < self._least[shorter]:
            return 0.0
        common = self._weight(set(self._prints[one]).intersection(self._prints[other]))
        return common / max(self._weights[shorter], LEAST / 2)

    def _held(self, counts: Counter[int]) -> dict[int, list[int]]:
        """The texts that hold each gram which more than one does."""
        holders: dict[int, list[int]] = defaultdict(list)
        for number, prints in enumerate(self._prints):
            for one in prints:
                if counts[one] > 1:
                    holders[one].append(number)
        return holders

    def _weight(self, prints: Collection[int]) -> float:
        """What some grams count together."""
        total = float(len(prints))
        for one in prints:
            holders = self._holders.get(one, ())
            if len(holders) > 2:
                owners = len({self._owners[number] for number in holders})
                if owners > 2:
                    total -= 1 - (2 / owners) ** 2
        return total

    def _candidates(self) -> list[tuple[int, int]]:
        """Pairs of different owners that share some rare grams."""
        hints: Counter[tuple[int, int]] = Counter()
        for holders in self._holders.values():
            if len(holders) <= _WHOLE:
                hints.update(combinations(holders, 2))
        return [
            pair
            for pair, count in hints.items()
            if count >= _COMMON and self._owners[pair[0]] != self._owners[pair[1]]
        ]
