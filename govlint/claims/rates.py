"""Rates: percentages and differences that a paragraph gives together with what they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from govlint.claims.lexicon import scan
from govlint.claims.paragraph import Counted
from govlint.claims.periods import Periods, words_of
from govlint.claims.phrases import row
from govlint.claims.quantities import Quantity, quantities
from govlint.claims.sentences import figures
from govlint.model.facts import Number
from govlint.model.prose import Prose
from govlint.text.pattern import lazy

_MORE = lazy(r"(?:增长|上升|增加|提高|增|升|多)(?:了|约|幅度?为|率为|到)?$")
_LESS = lazy(r"(?:下降|减少|降低|减|降|少)(?:了|约|幅度?为|率为|到)?$")
_SHARE = lazy(r"占(?P<of>[^,。;%()]{0,14}?)(?:的|比)?(?:比例?)?(?:为|约|达|了)?$")
_REACHED = lazy(r"(?:增长|上升|增加|提高|下降|减少|降低)(?:到|至|为)$")
_PARTS = lazy(r"\((?:其中|含|包括)?[^()]*\d[件条宗][^()]*\d[件条宗][^()]*\)")
_BETWEEN = lazy(r"[,、(]?(?:(?:约|分别|各)?占)?[^,。;()]{0,16}")
_ALL = frozenset({"", "总数", "总量", "总", "全部", "总件数", "全部申请", "总申请量"})
_ALIKE = (
    frozenset({"received", "newly", "registered", "in_hand", ""}),
    frozenset({"finished", "answered"}),
)


class Rate(NamedTuple):
    """A rate at `start` to `end` of a paragraph's text, and what it comes to from its figures.

    `kind`: `growth` (per cent against another year), `difference` (against another year) or
    `share` (per cent of a whole).  `stated` and `computed` in the unit of the text; `figures` are
    those it was computed from, `falls` whether the text says that they fell.
    """

    kind: str
    start: int
    end: int
    stated: Number
    computed: Decimal
    figures: tuple[Quantity, Quantity]
    falls: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the rate is right, to the last decimal it is given with."""
        decimals = (
            -int(Decimal(self.stated).as_tuple().exponent) if self.kind != "difference" else 0
        )
        room = Decimal(1).scaleb(-decimals) if self.kind != "difference" else Decimal(0)
        wanted = -Decimal(self.stated) if self.falls else Decimal(self.stated)
        return abs(self.computed - wanted) <= room


def rates(said: Prose, year: int | None) -> Iterator[Rate]:
    """The rates of a paragraph that its own figures decide."""
    text = said.text
    if "占" in text and "%" in text:
        yield from _shares(text, year)
    if "较" in text or "比" in text or "%" in text:
        for start, end in said.sentences():
            for rate in _changes(text[start:end], year):
                first, second = (_moved(one, start) for one in rate.figures)
                yield rate._replace(
                    start=rate.start + start, end=rate.end + start, figures=(first, second)
                )


def _moved(one: Quantity, by: int) -> Quantity:
    return one._replace(start=one.start + by, end=one.end + by)


def _changes(text: str, year: int | None) -> Iterator[Rate]:
    """Changes between the last figure of this year and the one of another it is compared with."""
    periods = Periods(text, words_of(text, year), year)
    counts: list[tuple[Quantity, str]] = []
    parts = [match.span() for match in _PARTS.finditer(text)]
    for one in quantities(text):
        if any(start < one.start < end for start, end in parts):
            continue
        before = text[max(0, one.start - 20) : one.start]
        if one.bound != "=" or _REACHED.search(before):
            continue
        falls = _LESS.search(before) is not None
        if falls or _MORE.search(before):
            yield from _change(one, falls, counts)
        elif one.unit != "%":
            counts.append((one, periods.of(one.start, one.end)))


def _change(one: Quantity, falls: bool, counts: list[tuple[Quantity, str]]) -> Iterator[Rate]:
    units = {count.unit for count, _ in counts[-2:]}
    if len(counts) < 2 or len(units) != 1:
        return
    (first, when), (second, then) = counts[-2:]
    if {when, then} != {"this", "other"} or (one.unit != "%" and one.unit not in units):
        return
    now, past = (first, second) if when == "this" else (second, first)
    if not past.value:
        return
    grown = Decimal(now.value) - Decimal(past.value)
    if one.unit == "%":
        computed = grown / Decimal(past.value) * 100
        yield Rate("growth", one.start, one.end, one.value, computed, (now, past), falls)
    else:
        yield Rate("difference", one.start, one.end, one.value, grown, (now, past), falls)


def _shares(text: str, year: int | None) -> Iterator[Rate]:
    """The shares of a paragraph: of the figure just before 占 in the whole that it is a part of."""
    counted: Sequence[Counted] = ()
    for one in quantities(text):
        match = _SHARE.search(text, max(0, one.start - 20), one.start)
        if one.unit != "%" or one.bound != "=" or match is None:
            continue
        counted = counted or figures(text, year)
        index = max((i for i, c in enumerate(counted) if c.figure.end <= one.start), default=-1)
        if index < 0 or _BETWEEN.fullmatch(text, counted[index].figure.end, one.start) is None:
            continue
        part = counted[index]
        whole = _denominator(match["of"], counted, index)
        if whole is None or "分别" in text[part.figure.end : one.start]:
            continue
        if part.figure.unit == whole.unit and 0 < whole.value >= part.figure.value:
            computed = Decimal(part.figure.value) / Decimal(whole.value) * 100
            yield Rate("share", one.start, one.end, one.value, computed, (part.figure, whole))


def _denominator(of: str, counted: Sequence[Counted], index: int) -> Quantity | None:
    """What a share is of: the whole of its figure, or the one that is named; None where unsure."""
    part = counted[index]
    words = scan(of)
    if any(word.kind in {"wider", "narrower", "others"} for word in words):
        return None
    whole = counted[part.whole] if part.whole is not None else _first(counted, index)
    deed = row(words)
    if deed:
        alike = next((kind for kind in _ALIKE if deed in kind), frozenset({deed}))
        named = {
            one.figure
            for one in counted[:index]
            if one.period == "this" and any(about.deed in alike for about in one.subjects)
        }
        return named.pop() if len(named) == 1 else None
    if whole is None or whole.period != part.period:
        return None
    generic = of in _ALL or not words or all(word.kind in {"totals", "objects"} for word in words)
    return whole.figure if generic else None


def _first(counted: Sequence[Counted], index: int) -> Counted | None:
    """The first figure of a sentence, if it counts all of what the part is of."""
    sentence = [one for one in counted[:index] if one.sentence == counted[index].sentence]
    first = sentence[0] if sentence else None
    complete = first is not None and any(about.complete for about in first.subjects)
    return first if complete and counted[index].subjects else None
