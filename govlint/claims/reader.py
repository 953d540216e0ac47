"""The figures of one sentence, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claims.claim import Claim, Sum
from govlint.claims.context import COUNTED, DOCUMENTS, REMEDIES, Sentence
from govlint.claims.counting import counted, targets
from govlint.claims.deeds import CARRIED, last_object, proves_request
from govlint.claims.quantities import Quantity
from govlint.claims.subjects import LOOSE_UNITS, Subject, together
from govlint.claims.words import Word
from govlint.model.tree import Span
from govlint.text.pattern import lazy

_CLAUSE = lazy(r"[,:。;、()]")


class Reader:
    """The figures of one sentence, read from left to right."""

    def __init__(
        self,
        sentence: Sentence,
        listed: list[Quantity],
        held: Subject | None,
        denied: list[Span],
    ) -> None:
        self.sentence = sentence
        self.listed = listed
        self.held = held
        self._denied = denied  # where nothing is counted
        self._from = 0  # where the words before the next figure begin
        self._turns: list[Subject | str] = []  # what the next figures of 分别为 are of
        self._proven = any(map(proves_request, sentence.words))

    def said(self, index: int) -> Iterator[Claim]:
        """The claims of one figure."""
        one = self.listed[index]
        start, self._from = self._from, one.end
        if self.sentence.covered(one.start) or self.sentence.text[one.start - 1 : one.start] in _TO:
            self._from = start
            return
        if self._turns:
            yield from self._in_turn(one)
            return
        start = max([start, *(end for _, end in self._denied if end <= one.start)])
        left, aside = self.sentence.before(start, one.start)
        if any(word.kind == "in_turn" for word in left):
            yield from self._listed(left, index)
            return
        spread = _last_kind(left, self.sentence.text[: one.start])
        every = targets(left, self.held) if spread else []
        if spread == "all_alike":
            yield from self._claims(one, every)
        elif spread == "totals" and len(every) > 1 and _joined(left, self.sentence.text):
            yield from self._told(one, together(every), every[0])
        else:
            yield from self._one(index, left, aside)

    def _one(self, index: int, left: list[Word], aside: list[Word]) -> Iterator[Claim]:
        """A figure that counts one thing."""
        one = self.listed[index]
        right, end = self._right(index)
        whole = self._whole(left, one)
        held = self._of_whole(left) if whole else self.held
        clause = self._clause(one.start)
        found = counted([] if whole else left, right, one, held, clause, self._proven)
        found = found or self._same_stage(left, one)
        if found is None:
            if last_object(left) not in {"", "channel", "items"}:
                self.held = Subject("other")
            return
        if found.object == "requests" and any(w.means in CARRIED for w in aside):
            deed = "newly" if "不含" in self.sentence.text[: one.start] else "in_hand"
            found = found._replace(deed=deed)
        if found.deed and not any(word.means.rstrip("?") == found.deed for word in left):
            self._from = end
        self.held = found
        if found.object in REMEDIES and not found.deed and _joined(left, self.sentence.text):
            sums = (*together(targets(left, None)), *found.sums())
            yield from self._told(one, sums, found._replace(sure=False))
        else:
            yield from self._claims(one, [found])

    def _clause(self, end: int) -> int:
        """Where the clause that ends at an offset begins."""
        text = self.sentence.text
        return max(text.rfind(mark, 0, end) for mark in ",;(") + 1

    def _same_stage(self, left: list[Word], one: Quantity) -> Subject | None:
        """A document listed on after another: `现行有效规章11件、行政规范性文件66件`."""
        named = last_object(left)
        if named not in DOCUMENTS or self.held is None or self.held.object not in DOCUMENTS:
            return None
        joined = self.sentence.text[left[0].start - 1] in "、和及与"
        return Subject(named, self.held.deed, "", False) if joined else None

    def _whole(self, left: list[Word], one: Quantity) -> bool:
        """Whether the words before a figure are of a whole it is part of: `收到的申请中有1件`."""
        start = left[-1].end if left else 0
        return bool(left) and "中" in self.sentence.text[start : one.start]

    def _of_whole(self, left: list[Word]) -> Subject | None:
        named = last_object(left)
        return Subject(named, part=True) if named in COUNTED else self.held

    def _listed(self, left: list[Word], index: int) -> Iterator[Claim]:
        """分别为: figures in turn, of words or of years."""
        one, last = self.listed[index], index
        while last + 1 < len(self.listed) and self._adjoins(last):
            last += 1
        due = last - index + 1
        every: list[Subject | str] = [*targets(left, self.held)]
        years = self.sentence.years(left[0].start if left else 0, one.start)
        if len(every) != due and len(years) == due:
            about = counted(left, [], one, self.held)
            self.held = about
            every = [*years]
        self._turns = every if len(every) == due and due > 1 else ["part"] * due
        yield from self._in_turn(one)

    def _in_turn(self, one: Quantity) -> Iterator[Claim]:
        about = self._turns.pop(0)
        if isinstance(about, Subject):
            yield from self._claims(one, [about])
        elif about == "this" and self.held is not None:
            yield from self._told(one, self.held.sums(), self.held, "this")

    def _adjoins(self, index: int) -> bool:
        between = self.sentence.text[self.listed[index].end : self.listed[index + 1].start]
        return between in {"、", ",", "和", "及", "与"}

    def _right(self, index: int) -> tuple[list[Word], int]:
        """The words behind a figure up to the next or the end of the clause, and where that is."""
        start = self.listed[index].end
        stop = _CLAUSE.search(self.sentence.text, start)
        end = stop.start() if stop else len(self.sentence.text)
        if index + 1 < len(self.listed):
            end = min(end, self.listed[index + 1].start)
        return self.sentence.between(start, end), end

    def _claims(self, one: Quantity, subjects: list[Subject]) -> Iterator[Claim]:
        for about in subjects:
            yield from self._told(one, about.sums(), about)

    def _runs_on(self, one: Quantity) -> bool:
        """Whether a loose unit counts what follows it: `答复1次补正即可解决的问题`."""
        after = self.sentence.text[one.end : one.end + 1]
        return one.unit in LOOSE_UNITS and bool(after) and after not in ",。;、)(:申行"

    def _told(
        self, one: Quantity, sums: tuple[Sum, ...], about: Subject, period: str = ""
    ) -> Iterator[Claim]:
        period = period or self.sentence.period(one.start, one.end)
        value = about.scaled(one)
        if period in {"part", "change"} or not sums or value is None or self._runs_on(one):
            return
        yield Claim(
            sums,
            value,
            one.unit,
            Span(one.start, one.end),
            period,
            one.bound,
            sure=about.sure and not about.inherited,
            loose=not about.sure,
            part=about.part,
            scope=self.sentence.scope(one.start),
        )


_TO = frozenset("对将就把按")  # `对13件…`: something is done to some


def _last_kind(left: list[Word], before: str) -> str:
    """`all_alike` or `totals` where such a word stands right before a figure."""
    for word in reversed(left):
        near = before[word.end :] in {"", "有", "为", "是", ":", "共", "发生"}
        if word.kind in {"all_alike", "totals"} and near:
            return word.kind
    return ""


_HEADS = frozenset({"requests", "objects", "results"})


def _joined(left: list[Word], text: str) -> bool:
    """Whether the last words before a figure are joined by 和: a sum, not a series of clauses."""
    heads = [w for w in left if w.kind in _HEADS and w.means not in {"none", "total"}]
    if len(heads) < 2:
        return False
    between = text[heads[-2].end : heads[-1].start]
    return between in {"和", "及", "与", "、", "以及", "和行政", "、行政"}
