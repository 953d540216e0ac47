"""Each report put in its place: whose it is, of which year, and what is in the wrong one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.desk import notices
from govlint.desk.notices import Notice
from govlint.desk.roster.draft import Sighting, drafted
from govlint.desk.roster.matching import Match, Matcher, matcher, plain
from govlint.desk.roster.member import Roster
from govlint.desk.years import folder_lags, year_in_folder, year_in_name
from govlint.linter.run import Outcome
from govlint.model.digest import Digest

Slot = tuple[str, int]
"""A body, by its id, and a year."""


class Filing(NamedTuple):
    """Where the reports are.

    `reports` are those that count, one for each body and year; `illegible` the files in place of a
    report that could not be read; `loose` are the reports whose body or year nobody can tell.
    `passed_over` are files that are no reports, where reports of their names would be.
    `others` are further versions of a report, by their paths; those in `twice` are the same word
    for word.  `notices` tell of whatever did not go by itself.
    """

    roster: Roster
    reports: dict[Slot, Digest]
    illegible: dict[Slot, str]
    others: dict[str, Slot]
    twice: frozenset[str]
    loose: tuple[Digest, ...]
    passed_over: dict[Slot, str]
    notices: tuple[Notice, ...]

    def slot_of(self) -> dict[str, Slot]:
        """The place of each file that has one, by its path."""
        found = {digest.path: slot for slot, digest in self.reports.items()}
        return found | {path: slot for slot, path in self.illegible.items()} | self.others


class _Placed(NamedTuple):
    """A report, and the body and year it is of as far as it or its name tells."""

    digest: Digest
    match: Match
    year: int | None


def filed(outcomes: Sequence[Outcome], roster: Roster | None) -> Filing:
    """The reports of a run, each in its place.

    Without a roster the bodies are those the reports name.
    """
    digests = [one.digest for one in outcomes if one.digest is not None]
    if roster is None:
        roster = drafted(Sighting(_name(one), one.year) for one in digests if _name(one))
    names, told = matcher(roster), list[Notice]()
    lags = folder_lags({one.path: one.year for one in digests})
    slots: defaultdict[Slot, list[Digest]] = defaultdict(list)
    loose = []
    for digest in digests:
        placed = _placed(digest, names, lags, told)
        if placed.match.id and placed.year is not None:
            slots[placed.match.id, placed.year].append(digest)
        else:
            loose.append(digest)
    reports: dict[Slot, Digest] = {}
    versions: dict[str, Slot] = {}
    twice = set()
    for slot, found in sorted(slots.items()):
        first, *others = sorted(found, key=lambda one: _preference(one, slot[1]))
        reports[slot] = first
        for one in others:
            versions[one.path] = slot
            twice |= {one.path} if (same := _same(one, first)) else set()
            told.append(notices.doubled(one.path, first.path, same))
    illegible = _illegible(outcomes, names, lags, reports, told)
    return Filing(
        *(roster, reports, illegible, versions, frozenset(twice), tuple(loose)),
        passed_over=_passed_over(outcomes, names, lags),
        notices=tuple(sorted(told)),
    )


def _name(digest: Digest) -> str:
    return digest.organ or digest.signed_organ


def _placed(digest: Digest, names: Matcher, lags: dict[int, int], told: list[Notice]) -> _Placed:
    """A report with its body and year, and what there is to tell of them."""
    path, name = digest.path, _name(digest)
    year = _year(digest, lags, told)
    match = names.match(name, year)
    if not match.id and digest.signed_organ and digest.organ:
        signed = names.match(digest.signed_organ, year)
        match = signed if signed.id else match
    if not match.id:
        beside = names.in_path(path, year)
        if beside.id:
            told.append(notices.by_path(path, name, names.name_of(beside.id)))
            match = beside
        else:
            told.append(notices.unmatched(path, name, match.nearest))
    elif match.short and plain(name) != plain(names.name_of(match.id)):
        told.append(notices.by_short_name(path, name, names.name_of(match.id)))
    return _Placed(digest, match, year)


def _year(digest: Digest, lags: dict[int, int], told: list[Notice]) -> int | None:
    """The year of a report: its own word, else that of its file or folder."""
    path, folder = digest.path, year_in_folder(digest.path)
    named = year_in_name(path)
    if digest.year is None:
        year = named if named is not None else folder
        told.append(notices.year_of_name(path, year))
        return year
    due = None if folder is None else folder + lags.get(folder, 0)
    if named is not None and named != digest.year and due in {None, named}:
        told.append(notices.other_year(path, digest.year, named))
    elif due is not None and due != digest.year:
        told.append(notices.other_year(path, digest.year, due))
    return digest.year


def _preference(digest: Digest, year: int) -> tuple[bool, int, str, str]:
    """Which of several reports in one place counts: the first by this order.

    The one whose name has the year; the one more figures could be read of; the one signed last.
    """
    day = "".join(chr(ord("9") - int(figure)) for figure in digest.signed if figure.isdigit())
    return year_in_name(digest.path) != year, -digest.read, day, digest.path


def _same(one: Digest, other: Digest) -> bool:
    """Whether two files are one report, word for word."""
    words = [[passage.text for passage in digest.prose] for digest in (one, other)]
    return words[0] == words[1] and (one.title, one.read) == (other.title, other.read)


def _passed_over(
    outcomes: Sequence[Outcome], names: Matcher, lags: dict[int, int]
) -> dict[Slot, str]:
    """The files that are plainly no reports, in the places that their names tell."""
    skipped = [one.path for one in outcomes if one.state == "skipped"]
    slots = [(_slot_of_name(path, names, lags), path) for path in skipped]
    return {slot: path for slot, path in reversed(slots) if slot is not None}


def _slot_of_name(path: str, names: Matcher, lags: dict[int, int]) -> Slot | None:
    folder, year = year_in_folder(path), year_in_name(path)
    if year is None and folder is not None:
        year = folder + lags.get(folder, 0)
    match = names.in_path(path, year)
    return (match.id, year) if match.id and year is not None else None


def _illegible(
    outcomes: Sequence[Outcome],
    names: Matcher,
    lags: dict[int, int],
    reports: dict[Slot, Digest],
    told: list[Notice],
) -> dict[Slot, str]:
    """The files that could not be read, in the places that their names tell."""
    found: dict[Slot, str] = {}
    for one in outcomes:
        if one.state not in {"unreadable", "foreign"}:
            continue
        slot = _slot_of_name(one.path, names, lags)
        why = one.diagnostics[0].message if one.diagnostics else Text("", "")
        told.append(notices.illegible(one.path, why))
        if slot is not None and slot not in reports:
            found.setdefault(slot, one.path)
    return found
