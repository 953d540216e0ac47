"""Subjects: what a figure may count, and the sums of cells that stand for it in the tables."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import chain
from typing import NamedTuple

from govlint.claims.claim import Sum
from govlint.claims.lexicon import sums
from govlint.claims.quantities import Quantity
from govlint.model.facts import Cell, Number

REMEDIES = ("review", "litigation", "litigation.direct", "litigation.after_review", "remedies")
DOCUMENTS = ("normative_documents", "regulations")
DECISIONS = ("licensing", "penalties", "coercion")
COUNTED = frozenset({"requests", *REMEDIES, *DOCUMENTS, *DECISIONS, "fees"})
LOOSE_UNITS = frozenset({"条", "次", "个", "项", "件次"})
_FIRM_UNITS = frozenset({"件", "宗", "份", "起", "例", ""})
_SUITS = ("litigation.direct", "litigation.after_review")
_COMPLETE = frozenset({"received", "newly", "registered", "in_hand", "finished", "answered", ""})
_OF_SUITS = {"lost": "corrected", "won": "upheld"}
_CONCLUDED = ("upheld", "corrected", "other")
_LOOSE_DEEDS = frozenset({"registered", "in_hand", "answered", "made_public", "carried", ""})


class Subject(NamedTuple):
    """An object of the lexicon, what was done with it, and for whom.

    `deed` is a row of requests, a result of a remedy, or a stage of a document; `also` another row
    that the words may mean.  `applicant` is a column, with `?` where it may be everyone's.  `sure`
    where the words mean one thing; `part` in a list of parts; `inherited` where the object was
    named in a sentence before.
    """

    object: str
    deed: str = ""
    applicant: str = ""
    sure: bool = True
    part: bool = False
    inherited: bool = False
    also: str = ""

    @property
    def loose(self) -> bool:
        """Whether its words are such as may tell of any part of what was done."""
        return self.object == "requests" and self.deed in _LOOSE_DEEDS and not self.applicant

    @property
    def complete(self) -> bool:
        """Whether it counts all of its object: all requests, all reviews."""
        if self.object == "requests":
            return self.deed in _COMPLETE and not self.applicant
        return self.object in REMEDIES and not self.deed

    @property
    def row(self) -> str:
        """The row of requests that its words plainly mean, "" for other objects."""
        return self.sums()[0][0].row if self.object == "requests" else ""

    def sums(self) -> tuple[Sum, ...]:
        """The sums of cells that the subject may stand for; none where it stands for none."""
        return _sums(self.object, self.deed, self.applicant, self.also)

    def scaled(self, one: Quantity) -> Number | None:
        """A figure in the table's unit; None where its unit cannot be that of the subject."""
        if self.object == "fees":
            scale = {"万元": Decimal(1), "元": Decimal(1) / 10_000, "亿元": Decimal(10_000)}
            return one.value * scale[one.unit] if one.unit in scale else None
        loose = self.object not in DECISIONS and (self.deed or self.object in REMEDIES)
        fits = one.unit in _FIRM_UNITS or (self.object in DOCUMENTS and one.unit == "部")
        fits = fits or bool(one.unit in LOOSE_UNITS and loose and not self.inherited)
        return one.value if fits and one.value == int(one.value) else None


OTHER = Subject("other")


def request(deed: str, applicant: str = "", *, part: bool = False) -> Subject:
    """A subject of requests; sure where its deed and its applicant mean one thing."""
    sure = deed not in _LOOSE_DEEDS and applicant[-1:] != "?"
    return Subject("requests", deed, applicant, sure, part)


def remedy(about: str, result: str, *, part: bool = False) -> Subject:
    """A subject of reviews or suits; a result with `?` is what its words likely mean."""
    if result in _OF_SUITS:
        suit = "litigation" if about == "review" else about
        return Subject(suit, _OF_SUITS[result], "", False, part)
    return Subject(about, result.rstrip("?"), "", result[-1:] != "?", part)


def together(subjects: list[Subject]) -> tuple[Sum, ...]:
    """The sum of the plain meanings of several subjects: `予以公开和部分公开共20件`."""
    every = [one.sums() for one in dict.fromkeys(subjects)]
    return (tuple(chain.from_iterable(one[0] for one in every)),) if all(every) else ()


@cache
def _sums(about: str, deed: str, applicant: str, also: str) -> tuple[Sum, ...]:
    if about == "requests":
        return tuple(
            tuple(Cell("requests", row, column) for row in one)
            for column in _columns(applicant)
            for named in (deed or "registered", *filter(None, [also]))
            for one in sums(named)
        )
    if about in REMEDIES:
        return _remedies(about, deed)
    if about in DOCUMENTS:
        return ((Cell("disclosure", about, deed),),) if deed else ()
    if about in DECISIONS:
        return ((Cell("disclosure", about, "decisions"),),)
    return ((Cell("disclosure", "fees", "amount"),),) if about == "fees" else ()


def _columns(applicant: str) -> tuple[str, ...]:
    if not applicant:
        return ("total",)
    return (applicant.rstrip("?"), "total") if applicant[-1] == "?" else (applicant,)


def _remedies(about: str, result: str) -> tuple[Sum, ...]:
    rows = {"litigation": _SUITS, "remedies": ("review", *_SUITS)}.get(about, (about,))
    columns = _CONCLUDED if result == "concluded" else (result or "total",)
    return (tuple(Cell("remedies", row, column) for row in rows for column in columns),)
