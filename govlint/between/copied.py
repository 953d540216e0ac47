"""A report held against others for its words: whose text it has, and which sentences tell it."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.copies.hand import Hand, hand, share_from_last_year
from govlint.copies.likeness import likenesses
from govlint.copies.sentences import shared_sentences
from govlint.model.digest import Copied, Digest, Passage

FROM_ORGAN, FROM_LAST_YEAR = 35, 50
"""Per cent of a report from which on it is a copy, where nobody says otherwise."""
_SHOWN = 60  # shared sentences that are kept


def names_of(digest: Digest) -> tuple[str, ...]:
    """What a report calls the body it is of."""
    return tuple(dict.fromkeys(name for name in (digest.organ, digest.signed_organ) if name))


def hand_of(digest: Digest, names: Sequence[str] = ()) -> Hand:
    """The hand of a report; `names` are further ones of its body."""
    return hand((one.text for one in digest.prose), (*names, *names_of(digest)))


def reused(digest: Digest, previous: Digest, least: int = FROM_LAST_YEAR) -> Copied | None:
    """Last year's report, where this year's is a copy of it."""
    share = share_from_last_year(hand_of(digest), hand_of(previous), least / 100)
    if not share:
        return None
    names = (*names_of(digest), *names_of(previous))
    return copy_of(digest, previous, share, names, figures=True)


def copied(digest: Digest, others: Sequence[Digest], least: int = FROM_ORGAN) -> Copied | None:
    """The one of a few reports of other bodies that a report is most a copy of."""
    reports = (digest, *others)
    hands = [hand_of(one) for one in reports]
    pairs = likenesses(hands, [str(number) for number in range(len(reports))], least / 100)
    mine = [one for one in pairs if one.one == 0]
    if not mine:
        return None
    best = min(mine, key=lambda one: (-one.share, one.other))
    other = reports[best.other]
    return copy_of(digest, other, best.share, (*names_of(digest), *names_of(other)))


def copy_of(
    digest: Digest, other: Digest, share: float, names: Sequence[str], figures: bool = False
) -> Copied:
    """A report as a copy of another, with the sentences they share.

    `names` are those of both bodies; with `figures` the figures must be the same too.
    """
    here, there = digest.prose, other.prose
    found = shared_sentences(
        [one.text for one in here], [one.text for one in there], names, figures
    )
    sentences: list[tuple[Passage, str, Passage, str]] = [
        (here[one.paragraph], one.text, there[its.paragraph], its.text)
        for one, its in found[:_SHOWN]
    ]
    return Copied(other, other.organ, other.year or 0, round(share * 100), tuple(sentences))
