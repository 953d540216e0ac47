"""Equations: a whole and its parts, by which the figures of a paragraph explain one another.

A list of parts that comes to its whole leaves nothing unsaid: loose words in it are firm.  Several
parts of one name are parts of what it means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.claims.claim import Claim
from govlint.claims.paragraph import Counted
from govlint.claims.phrases import WEAK
from govlint.model.facts import Number


class Partition(NamedTuple):
    """A whole and its parts, of one unit; `complete` where they come to it."""

    whole: Counted
    parts: tuple[Counted, ...]

    @property
    def complete(self) -> bool:
        """Whether the parts come to the whole."""
        return sum(part.figure.value for part in self.parts) == self.whole.figure.value


def partitions(figures: Sequence[Counted]) -> list[Partition]:
    """The wholes of a paragraph with two or more exact parts of their unit, all of one year."""
    parts: dict[tuple[int, int], list[Counted]] = {}
    for one in figures:
        if one.whole is not None and not one.again:
            parts.setdefault((one.whole, one.list), []).append(one)
    found = []
    for (index, _), listed in parts.items():
        whole = figures[index]
        every = [whole, *listed]
        alike = len({one.figure.unit for one in every}) == 1
        if len(listed) > 1 and alike and all(one.figure.bound == "=" for one in every):
            found.append(Partition(whole, tuple(listed)))
    return found


def settled(claims: Sequence[Claim], figures: Sequence[Counted]) -> list[Claim]:
    """The claims of a paragraph, where its equations decide what loose words mean."""
    dropped = _like_their_whole(figures) | _doubted(figures)
    loose = _looseness(figures)
    parts, totals = _of_one_name(figures)
    found = []
    for claim in claims:
        start = claim.place.start
        if start in totals:
            claim = claim._replace(value=totals[start], sure=False)
        elif start in dropped:
            continue
        part = start in parts
        kept = claim._replace(loose=part or loose.get(start, claim.loose), part=part or claim.part)
        found.append(kept)
    return _balanced(found)


def _looseness(figures: Sequence[Counted]) -> dict[int, bool]:
    """Whether the parts of a list are told in loose words, by where they start.

    Those that come to their whole are firm; beside one of which nothing is told, the others may
    not be all of their kind.
    """
    loose = {}
    for one in partitions(figures):
        told = all(len(part.subjects) == 1 for part in one.parts)
        for part in one.parts:
            if told and one.complete:
                loose[part.figure.start] = False
            elif not told and any(about.deed in WEAK for about in part.subjects):
                loose[part.figure.start] = True
    return loose


def _like_their_whole(figures: Sequence[Counted]) -> set[int]:
    """Where parts start that count the same as their whole: `其中县住建局收到67件`."""
    alike = set()
    for one in figures:
        whole = figures[one.whole] if one.whole is not None else None
        if whole and not one.again and one.period == whole.period and len(whole.subjects) == 1:
            same = [about.sums() for about in one.subjects] == [whole.subjects[0].sums()]
            if same and one.figure.value < whole.figure.value:
                alike.add(one.figure.start)
    return alike


_ROWS = ("new", "carried_in", "outcome.total", "carried_out")


def _balanced(claims: list[Claim]) -> list[Claim]:
    """The claims, where 收到 + 结转 = 办结 + 结转下年度 tells if 收到 holds what was carried in."""
    stated: dict[str, Claim] = {}
    for claim in claims:
        table, row, column = claim.cell
        told = not claim.part or row == "carried_in"
        exact = told and claim.period == "this" and claim.bound == "="
        plain = (table, column) == ("requests", "total") and len(claim.sums[0]) == 1
        if exact and plain and stated.setdefault(row, claim).value != claim.value:
            return claims
    received, carried, *rest = (stated.get(row) for row in _ROWS)
    if received is None or carried is None or not carried.value or len(received.sums) < 2:
        return claims
    if not rest[0]:
        return claims
    done = sum(claim.value for claim in rest if claim)
    if received.value + carried.value == done:
        decided = received.sums[:1]
    elif received.value == done:
        decided = received.sums[1:2]
    else:
        return claims
    return [claim._replace(sums=decided) if claim is received else claim for claim in claims]


def _doubted(figures: Sequence[Counted]) -> set[int]:
    """Where `other` results start beside a 驳回, which some tables have there, too."""
    doubted = {
        one.sentence
        for one in figures
        if any(word.kind == "results" and word.means == "vague" for word in one.words)
    }
    return {
        one.figure.start
        for one in figures
        if one.sentence in doubted and any(about.deed == "other" for about in one.subjects)
    }


def _of_one_name(figures: Sequence[Counted]) -> tuple[set[int], dict[int, Number]]:
    """Where parts start that share a name in one list or sentence, and what they come to.

    `3件因…无法提供，5件因…无法提供，其余31件无法提供`: their sum is what the table counts.
    """
    groups: dict[object, list[Counted]] = {}
    for one in figures:
        if len(one.subjects) == 1 and one.period == "this" and not one.again:
            key = (one.whole, one.sentence, one.subjects[0].sums())
            groups.setdefault(key, []).append(one)
    parts: set[int] = set()
    totals: dict[int, Number] = {}
    for alike in groups.values():
        values = [one.figure.value for one in alike]
        starts = [one.figure.start for one in alike]
        about = alike[0].subjects[0]
        listed = alike[0].whole is not None or any(
            word.kind == "rest" for one in alike for word in one.words
        )
        if len(alike) > 1 and listed:
            parts.update(starts)
            totals[starts[-1]] = sum(values)
        elif len(set(values)) > 1 and not about.applicant:
            most = max(values) if about.complete else None  # `接收42件，受理40件`
            parts.update(one.figure.start for one in alike if one.figure.value != most)
    return parts, totals
