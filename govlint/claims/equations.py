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
    parts: dict[int, list[Counted]] = {}
    for one in figures:
        if one.whole is not None and not one.again:
            parts.setdefault(one.whole, []).append(one)
    found = []
    for index, listed in parts.items():
        whole = figures[index]
        every = [whole, *listed]
        alike = len({one.figure.unit for one in every}) == 1
        if len(listed) > 1 and alike and all(one.figure.bound == "=" for one in every):
            found.append(Partition(whole, tuple(listed)))
    return found


def settled(claims: Sequence[Claim], figures: Sequence[Counted]) -> list[Claim]:
    """The claims of a paragraph, where its equations decide what loose words mean."""
    found = _balanced(_of_one_name(_told_apart(list(claims), figures), figures))
    for one in partitions(figures):
        told = all(len(part.subjects) == 1 for part in one.parts)
        if told and one.complete:
            starts = {part.figure.start for part in one.parts}
            found = [c._replace(loose=False) if c.place.start in starts else c for c in found]
        elif not told:  # what is not told of a part may have been finished, too
            starts = {p.figure.start for p in one.parts if any(s.deed in WEAK for s in p.subjects)}
            found = [c._replace(loose=True) if c.place.start in starts else c for c in found]
    return _without_doubt(found, figures)


def _told_apart(claims: list[Claim], figures: Sequence[Counted]) -> list[Claim]:
    """The claims without parts that count the same as their whole: `其中县住建局收到67件`."""
    alike = set()
    for one in figures:
        whole = figures[one.whole] if one.whole is not None else None
        if whole and not one.again and one.period == whole.period and whole.subjects:
            same = [about.sums() for about in one.subjects] == [whole.subjects[0].sums()]
            if same and len(whole.subjects) == 1 and one.figure.value < whole.figure.value:
                alike.add(one.figure.start)
    return [claim for claim in claims if claim.place.start not in alike]


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


def _without_doubt(claims: list[Claim], figures: Sequence[Counted]) -> list[Claim]:
    """The claims without `other` results beside a 驳回, which some tables have there, too."""
    doubted = {
        one.sentence
        for one in figures
        if any(word.kind == "results" and word.means == "vague" for word in one.words)
    }
    other = {
        one.figure.start
        for one in figures
        if one.sentence in doubted and any(about.deed == "other" for about in one.subjects)
    }
    return [claim for claim in claims if claim.place.start not in other]


def _of_one_name(claims: list[Claim], figures: Sequence[Counted]) -> list[Claim]:
    """The claims with those that share a name within one list added up.

    `3件因…无法提供，5件因…无法提供，其余31件无法提供`: each is a part of what the table counts.
    """
    groups: dict[object, list[Counted]] = {}
    for one in figures:
        if len(one.subjects) == 1 and one.period == "this" and not one.again:
            key = (one.whole, one.sentence, one.subjects[0].sums())
            groups.setdefault(key, []).append(one)
    for alike in groups.values():
        whole = alike[0].whole
        rest = any(word.kind == "rest" for one in alike for word in one.words)
        values = [one.figure.value for one in alike]
        starts = {one.figure.start for one in alike}
        if len(alike) < 2:
            continue
        if whole is None and not rest:
            if len(set(values)) > 1 and not alike[0].subjects[0].applicant:
                if alike[0].subjects[0].complete:  # `接收42件，受理40件`
                    starts = {one.figure.start for one in alike if one.figure.value < max(values)}
                claims = [
                    claim._replace(loose=True, part=True) if claim.place.start in starts else claim
                    for claim in claims
                ]
            continue
        kept = [claim for claim in claims if claim.place.start in starts]
        claims = [claim for claim in claims if claim.place.start not in starts]
        if kept and len(set(values)) > 1:
            claims.append(kept[-1]._replace(value=sum(values), sure=False))
    return claims
