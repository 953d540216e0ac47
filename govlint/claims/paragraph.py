"""What has been read of a paragraph: its figures, what each counts, and the claims they make."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint.claims.claim import Claim, Sum
from govlint.claims.lexicon import Word
from govlint.claims.periods import Periods
from govlint.claims.quantities import Quantity
from govlint.claims.subjects import LOOSE_UNITS, Subject, request
from govlint.model.tree import Span
from govlint.text.pattern import lazy


class Counted(NamedTuple):
    """A figure, what it counts (nothing, if no table has it), and the whole it is a part of.

    `whole` is the number of that figure in the paragraph; `words` are those before the figure;
    `sentence` is where its sentence begins; `again` says that it was told of before
    (`已办理的4件`); `list` numbers the list of parts that it stands in.
    """

    figure: Quantity
    subjects: tuple[Subject, ...]
    period: str
    whole: int | None
    words: tuple[Word, ...]
    sentence: int
    again: bool
    list: int


class ParagraphState:
    """The state of reading a paragraph, sentence by sentence.

    `held` is what was last spoken of; `start` is where the sentence begins in the paragraph, and
    `first` the number of its first figure; `proven` whether it must be about requests, though it
    may not name them.
    """

    def __init__(self, held: Subject | None) -> None:
        self.held = held
        self.claims: list[Claim] = []
        self.figures: list[Counted] = []
        self.periods = Periods("", [], None)
        self.start = 0
        self.first = 0
        self.proven = False
        self._lists = self._list = 0
        self._closed: set[int] = set()  # figures in brackets that are closed

    def note(
        self,
        figures: Iterable[Quantity],
        about: Iterable[Subject],
        whole: int | None,
        words: Iterable[Word],
    ) -> None:
        """Keep figures of the sentence, each of which counts all that they are about."""
        text, subjects, before = self.periods.text, tuple(about), tuple(words)
        for one in figures:
            period = self.periods.of(one.start, one.end)
            if period == "this" and whole is not None and not self.periods.named(one.start):
                period = self.figures[whole].period
            again = bool(before) and text.startswith("的", one.start - 1)
            moved = one._replace(start=one.start + self.start, end=one.end + self.start)
            self.figures.append(
                Counted(moved, subjects, period, whole, before, self.start, again, self._list)
            )

    def claim(self, one: Quantity, sums: tuple[Sum, ...], about: Subject, period: str = "") -> None:
        """Claim the figure last noted, if it is of one year and in a unit of the table."""
        period = period or self.figures[-1].period
        value = about.scaled(one)
        scope = self.periods.scope(one.start)
        if period in {"part", "change"} or scope == "others" or not sums or value is None:
            return
        if self._runs_on(one):
            return
        place = Span(one.start + self.start, one.end + self.start)
        sure = about.sure and not about.inherited
        self.claims.append(
            Claim(
                *(sums, value, one.unit, place, period, one.bound),
                sure=sure,
                loose=about.loose,
                part=about.part,
                scope=scope,
            )
        )

    def _runs_on(self, one: Quantity) -> bool:
        """Whether a loose unit counts what follows it: `答复1次补正即可解决的问题`."""
        return one.unit in LOOSE_UNITS and _ENDS.match(self.periods.text, one.end) is None

    def is_domain(self, end: int) -> bool:
        """Whether the figure that ends at an offset is told of as a whole: `5件中，…`."""
        return _DOMAIN.match(self.periods.text, end) is not None

    def open(self) -> int:
        """Begin a list of parts; the number of the list before it."""
        before, self._lists = self._list, self._lists + 1
        self._list = self._lists
        return before

    def close(self, first: int, before: int) -> None:
        """End a bracket, in which the figures from number `first` on stand."""
        self._closed.update(range(first, len(self.figures)))
        self._list = before

    def whole(self) -> int | None:
        """The number of the figure of which parts are told next.

        It is the last of the sentence; at its beginning, the last that counts all requests, or
        all of anything, in the sentences before.
        """
        last = len(self.figures) - 1
        for index in range(last, self.first - 1, -1):
            if index not in self._closed:
                return index
        for index in range(last, max(-1, last - FAR), -1):
            one = self.figures[index]
            if one.whole is None and any(about.complete for about in one.subjects):
                return index
        return last if last >= 0 else None

    def whole_of_rest(self, one: Quantity) -> int | None:
        """The whole of which a figure is the rest: what the figures behind it leave of it."""
        left = one.value
        for index in range(len(self.figures) - 1, self.first - 1, -1):
            figure = self.figures[index]
            if figure.figure.value == left and index < len(self.figures) - 1:
                behind = range(index + 1, len(self.figures))
                for part in (part for part in behind if self.figures[part].whole is None):
                    self.figures[part] = self.figures[part]._replace(whole=index)
                return index
            left += figure.figure.value
        return None

    def summed(self, one: Quantity, whole: int | None) -> list[Subject]:
        """What the figures before a 合计 count, if they come to it: the longest run that does.

        The ways in which requests came come to the requests received.
        """
        found: list[Counted] = []
        best: list[Counted] = []
        for before in reversed(self.figures[self.first :]):
            if before.whole == whole and before.period != "other":
                found.append(before)
                if len(found) > 1 and sum(part.figure.value for part in found) == one.value:
                    best = list(found)
        about = [subject for part in best for subject in part.subjects]
        if any(len(part.subjects) != 1 for part in best):
            ways = all(any(w.means == "channel" for w in part.words) for part in best)
            about = [request("received")] if ways else []
        return list(dict.fromkeys(reversed(about)))


FAR = 60  # figures: a whole is not told of longer ago
_DOMAIN = lazy("(?:申请|案件|答复|办结件|复议|诉讼)?中")
_ENDS = lazy("[,。;、)(:]|$|申请|行政[复诉]|予以|部分公开|不予|无法提供|结转|转")
