"""Rates: percentages and differences that a sentence gives together with what they are of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from govlint.claims.context import Sentence
from govlint.claims.quantities import Quantity, quantities
from govlint.model.facts import Number
from govlint.model.prose import Prose
from govlint.text.pattern import lazy

_MORE = lazy(r"(?:增长|上升|增加|提高|增|升|多)(?:了|约|幅度?为|率为|到)?$")
_LESS = lazy(r"(?:下降|减少|降低|减|降|少)(?:了|约|幅度?为|率为|到)?$")
_SHARE = lazy(r"(?:占(?P<of>[^,。;%]{0,14}?)(?:的|比)?(?:比例?)?(?:为|约|达)?|\()$")
_REACHED = lazy(r"(?:增长|上升|增加|提高|下降|减少|降低)(?:到|至|为)$")


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
    """The rates of a paragraph whose figures both stand in the same sentence."""
    if "%" not in said.text and not ("较" in said.text or "比" in said.text):
        return
    for start, end in said.sentences():
        sentence = Sentence(said.text[start:end], year)
        for rate in _rates(sentence):
            figures = tuple(_moved(one, start) for one in rate.figures)
            yield rate._replace(
                start=rate.start + start,
                end=rate.end + start,
                figures=(figures[0], figures[1]),
            )


def _moved(one: Quantity, by: int) -> Quantity:
    return one._replace(start=one.start + by, end=one.end + by)


def _rates(sentence: Sentence) -> Iterator[Rate]:
    listed = [one for one in quantities(sentence.text) if one.bound in "="]
    counts: list[tuple[Quantity, str]] = []
    for one in listed:
        before = sentence.text[max(0, one.start - 20) : one.start]
        if _REACHED.search(before):
            continue
        falls = _LESS.search(before) is not None
        if falls or _MORE.search(before):
            yield from _change(one, falls, counts)
        elif one.unit == "%":
            yield from _share(one, before, counts)
        if one.unit != "%" and not falls and not _MORE.search(before):
            counts.append((one, sentence.period(one.start, one.end)))


def _change(one: Quantity, falls: bool, counts: list[tuple[Quantity, str]]) -> Iterator[Rate]:
    """A change between the last figure of this year and the one of another it is compared with."""
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


def _share(one: Quantity, before: str, counts: list[tuple[Quantity, str]]) -> Iterator[Rate]:
    """A share of the whole that the sentence begins with."""
    if _SHARE.search(before) is None or len(counts) < 2:
        return
    part, whole = counts[-1][0], counts[0][0]
    if part.unit != whole.unit or not whole.value or part.value > whole.value:
        return
    if any(count.value >= part.value for count, _ in counts[1:-1] if count.value > whole.value):
        return
    computed = Decimal(part.value) / Decimal(whole.value) * 100
    yield Rate("share", one.start, one.end, one.value, computed, (part, whole))
