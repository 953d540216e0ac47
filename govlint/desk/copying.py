"""Which reports are copies: of another body's, or of the body's own of last year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from govlint.between.copied import copy_of, names_of
from govlint.copies.hand import Hand, common, hand, share_from_last_year
from govlint.copies.likeness import likenesses
from govlint.desk.filing import Filing, Slot
from govlint.model.digest import Copied

Spread = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
"""A `map` that keeps the order."""


class Thresholds(NamedTuple):
    """Shares of a report, from 0 to 1, from which on it is a copy."""

    organ: float
    last_year: float


class Copies(NamedTuple):
    """The copies among the reports: of other bodies' and of the body's own of last year."""

    copied: dict[Slot, Copied]
    reused: dict[Slot, Copied]


class _Written(NamedTuple):
    """A report's words and names, as plain data."""

    paragraphs: tuple[str, ...]
    names: tuple[str, ...]


def copies(filing: Filing, least: Thresholds, spread: Spread = map) -> Copies:
    """The copies among the reports of a desk, each with the sentences that tell it."""
    slots = list(filing.reports)
    written = [_written(filing, slot) for slot in slots]
    hands = dict(zip(slots, spread(_hand, written), strict=True))
    reused = dict(_reused(filing, hands, least.last_year))
    pairs = likenesses([hands[slot] for slot in slots], [slot[0] for slot in slots], least.organ)
    best: dict[Slot, tuple[float, Slot]] = {}
    for one, other, share in pairs:
        copy, source = _copy_and_source(filing, hands, slots[one], slots[other])
        if not _own(filing, hands, copy, source):
            known = best.get(copy)
            if known is None or (-share, _age(copy, source)) < (-known[0], _age(copy, known[1])):
                best[copy] = share, source
    copied = {
        copy: _copied(filing, copy, source, share)
        for copy, (share, source) in best.items()
        if _origin(best, source)[0] != copy[0]
    }
    return Copies(copied, reused)


def _hand(written: _Written) -> Hand:
    return hand(written.paragraphs, written.names)


def _written(filing: Filing, slot: Slot) -> _Written:
    digest = filing.reports[slot]
    return _Written(tuple(one.text for one in digest.prose), _all_names(filing, slot))


def _all_names(filing: Filing, slot: Slot) -> tuple[str, ...]:
    member = filing.roster.members[slot[0]]
    return tuple(dict.fromkeys((member.name, *member.aliases, *names_of(filing.reports[slot]))))


def _last_year(filing: Filing, slot: Slot) -> Slot | None:
    id, year = slot
    before = (filing.roster.of_last_year(id, year), year - 1)
    return before if before in filing.reports else None


def _reused(
    filing: Filing, hands: Mapping[Slot, Hand], least: float
) -> Iterator[tuple[Slot, Copied]]:
    for slot in filing.reports:
        before = _last_year(filing, slot)
        if before is None:
            continue
        share = share_from_last_year(hands[slot], hands[before], least)
        if share:
            yield slot, _copied(filing, slot, before, share, figures=True)


def _copy_and_source(
    filing: Filing, hands: Mapping[Slot, Hand], one: Slot, other: Slot
) -> tuple[Slot, Slot]:
    """Which of two reports is the copy: that of the later year; in one year that which names the
    other body, is less like its own body's of other years, or was signed later.
    """
    if one[1] != other[1]:
        return (one, other) if one[1] > other[1] else (other, one)
    apart = _habit(filing, hands, one) - _habit(filing, hands, other)
    if abs(apart) < _SURE:
        apart = 0.0

    def signs(slot: Slot, source: Slot, habit: float) -> tuple[bool, float, str, str]:
        digest = filing.reports[slot]
        text = "".join(passage.text for passage in digest.prose)
        names = [name for name in _all_names(filing, source) if name not in digest.organ]
        return any(name in text for name in names), -habit, digest.signed, digest.path

    first = signs(one, other, apart) > signs(other, one, -apart)
    return (one, other) if first else (other, one)


def _origin(best: Mapping[Slot, tuple[float, Slot]], source: Slot) -> Slot:
    """Where a text comes from: the source of the source, as far back as is known."""
    seen = {source}
    while source in best and (source := best[source][1]) not in seen:
        seen.add(source)
    return source


def _habit(filing: Filing, hands: Mapping[Slot, Hand], slot: Slot) -> float:
    """How much of a report's words are those of its body's own of the years around it."""
    id, year = slot
    beside = [(id, near) for near in (year - 1, year + 1) if (id, near) in hands]
    words = hands[slot].words
    return max((common(words, hands[one].words) / (len(words) or 1) for one in beside), default=0.0)


_BACK = 4  # earlier years a report is held against
_SURE = 0.1  # by how much the habits of two bodies must differ to tell whose words they are


def _own(filing: Filing, hands: Mapping[Slot, Hand], copy: Slot, source: Slot) -> bool:
    """Whether a report has as much of its body's own of an earlier year: the copy was that one."""
    id, year = copy
    own = [(id, back) for back in range(year - _BACK, year) if (id, back) in hands]
    words = hands[copy].figured
    most = max((common(words, hands[slot].figured) for slot in own), default=0)
    return bool(own) and most >= common(words, hands[source].figured)


def _age(copy: Slot, source: Slot) -> tuple[int, Slot]:
    return copy[1] - source[1], source


def _copied(
    filing: Filing, copy: Slot, source: Slot, share: float, figures: bool = False
) -> Copied:
    """A copy of a report, under the name the roster has for its body."""
    names = (*_all_names(filing, copy), *_all_names(filing, source))
    found = copy_of(filing.reports[copy], filing.reports[source], share, names, figures)
    return found._replace(organ=filing.roster.members[source[0]].name, year=source[1])
