"""The sentences two texts share, to be shown side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.copies.stock import STOCK
from govlint.copies.winnow import gram_hashes
from govlint.copies.wording import wording
from govlint.text.pattern import lazy

_ALIKE = 0.5  # of the grams of a sentence that must be in the other
_LEAST = 6  # grams below which it tells nobody's hand
_SHORTEST = 16  # characters below which it does not either


class Passage(NamedTuple):
    """A sentence of a text: the number of its paragraph, and where in it."""

    paragraph: int
    start: int
    end: int
    text: str


class Shared(NamedTuple):
    """A sentence of the one text and what it is in the other."""

    one: Passage
    other: Passage


def shared_sentences(
    one: Sequence[str], other: Sequence[str], names: Sequence[str], figures: bool = False
) -> list[Shared]:
    """The sentences of `one` that are in `other` too, in their order there.

    `names` are those of both bodies.  What every report may say is left out.
    """
    known = _Sentences(other, names, figures)
    found = []
    for passage in _passages(one):
        match = known.nearest(passage)
        if match is not None:
            found.append(Shared(passage, match))
    return found


class _Sentences:
    """The sentences of a text by their grams."""

    def __init__(self, paragraphs: Sequence[str], names: Sequence[str], figures: bool) -> None:
        self._names, self._figures = names, figures
        self._passages = list(_passages(paragraphs))
        self._holders: dict[int, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            for gram in self._grams(passage.text):
                self._holders[gram].append(number)

    def nearest(self, passage: Passage) -> Passage | None:
        """The sentence most like another; None where none is."""
        grams = self._grams(passage.text)
        if len(grams) < _LEAST:
            return None
        counts = Counter(number for gram in grams for number in self._holders.get(gram, ()))
        if not counts:
            return None
        number, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return self._passages[number] if count >= _ALIKE * len(grams) else None

    def _grams(self, text: str) -> set[int]:
        """The grams of a sentence; none of one that is mostly what every report may say."""
        every = set(gram_hashes(wording([text], self._names, self._figures)))
        own = every - STOCK
        return own if len(own) >= _ALIKE * len(every) else set()


def _passages(paragraphs: Sequence[str]) -> Iterator[Passage]:
    for number, paragraph in enumerate(paragraphs):
        for match in _SENTENCE.finditer(paragraph):
            if len(match[0]) >= _SHORTEST:
                yield Passage(number, match.start(), match.end(), match[0])


_SENTENCE = lazy("[^。;!?]+[。;!?]?")
