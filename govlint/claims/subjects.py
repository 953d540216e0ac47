"""Subjects: what a figure may count, and the sums of cells that stand for it in the tables."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from govlint.claims.claim import Sum
from govlint.claims.context import DECISIONS, DOCUMENTS, REMEDIES
from govlint.claims.quantities import Quantity
from govlint.claims.words import sums
from govlint.model.facts import Cell, Number

_FIRM_UNITS = frozenset({"件", "宗", "份", "起", "例", ""})
LOOSE_UNITS = frozenset({"条", "次", "个", "项", "件次"})
_SUITS = ("litigation.direct", "litigation.after_review")
_LOOSE_DEEDS = frozenset({"registered", "in_hand", "answered", "made_public", "carried", ""})


class Subject(NamedTuple):
    """An object of the lexicon, what was done with it, and for whom.

    `deed` is a row of requests, a result of a remedy, or a stage of a document.  `sure` where the
    words mean one thing; `inherited` where the object was named in a sentence before.
    """

    object: str
    deed: str = ""
    applicant: str = ""
    sure: bool = True
    part: bool = False
    inherited: bool = False

    def sums(self) -> tuple[Sum, ...]:
        """The sums of cells that the subject may stand for; none where it stands for none."""
        if self.object == "requests":
            column = self.applicant or "total"
            rows = sums(self.deed or "registered")
            return tuple(tuple(Cell("requests", row, column) for row in one) for one in rows)
        if self.object in REMEDIES:
            return _remedies(self.object, self.deed)
        if self.object in DOCUMENTS:
            return ((Cell("disclosure", self.object, self.deed),),) if self.deed else ()
        if self.object in DECISIONS:
            return ((Cell("disclosure", self.object, "decisions"),),)
        return ((Cell("disclosure", "fees", "amount"),),) if self.object == "fees" else ()

    def scaled(self, one: Quantity) -> Number | None:
        """A figure in the table's unit; None where its unit cannot be that of the subject."""
        if self.object == "fees":
            scale = {"万元": Decimal(1), "元": Decimal(1) / 10_000, "亿元": Decimal(10_000)}
            return one.value * scale[one.unit] if one.unit in scale else None
        loose = self.object not in DECISIONS and (self.deed or self.object in REMEDIES)
        fits = one.unit in _FIRM_UNITS or (self.object in DOCUMENTS and one.unit == "部")
        fits = fits or bool(one.unit in LOOSE_UNITS and loose and not self.inherited)
        return one.value if fits and one.value == int(one.value) else None


def request(deed: str, applicant: str, *, part: bool = False, inherited: bool = False) -> Subject:
    """A subject of requests; sure where its deed means one thing."""
    return Subject("requests", deed, applicant, deed not in _LOOSE_DEEDS, part, inherited)


def remedy(about: str, result: str, *, part: bool = False, inherited: bool = False) -> Subject:
    """A subject of reviews or suits; a result with `?` is what its words likely mean."""
    return Subject(about, result.rstrip("?"), "", result[-1:] != "?", part, inherited)


def together(subjects: list[Subject]) -> tuple[Sum, ...]:
    """The sum of the plain meanings of several subjects: `予以公开和部分公开共20件`."""
    every = [one.sums() for one in subjects]
    return (tuple(chain.from_iterable(one[0] for one in every)),) if all(every) else ()


def _remedies(about: str, result: str) -> tuple[Sum, ...]:
    rows = {"litigation": _SUITS, "remedies": ("review", *_SUITS)}.get(about, (about,))
    return (tuple(Cell("remedies", row, result or "total") for row in rows),)
