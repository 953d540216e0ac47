"""The reports that are not there, and the diagnostics that tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.between import facts_of
from govlint.between.places import place_in
from govlint.desk.filing import Filing, Slot
from govlint.desk.roster.member import Member
from govlint.desk.years import folder_lags, year_in_folder, year_in_name
from govlint.engine.rule import Rule
from govlint.engine.stamp import Place, ordered, stamped
from govlint.errors import closest
from govlint.model.diagnostic import Diagnostic, Position
from govlint.model.digest import Missing
from govlint.model.tree import Span


class Absence(NamedTuple):
    """A report that is missing from its place."""

    slot: Slot
    missing: Missing


def absences(filing: Filing, years: Sequence[int]) -> list[Absence]:
    """The reports that are not there, of bodies that must report in these years.

    Without a roster a body must once it has reported, if others of its reports are there.
    """
    found = []
    sure = bool(filing.roster.path)
    misfiled = dict(_misfiled(filing))
    for member in filing.roster.members.values():
        own = sorted(year for id, year in filing.reports if id == member.id)
        for year in years:
            slot = (member.id, year)
            if slot in filing.reports or slot in filing.illegible:
                continue
            if _due(filing, member, year, own):
                near = misfiled.get(slot) or _near(filing, member, year)
                missing = Missing(member.name, year, sure, tuple(own), near)
                found.append(Absence(slot, missing))
    return found


def diagnostics(
    filing: Filing, found: Iterable[Absence], rule: Rule
) -> Iterator[tuple[Slot, Diagnostic]]:
    """The finding on each: at the body's line of the roster, else at its nearest report."""
    for slot, missing in found:
        member = filing.roster.members[slot[0]]
        place = _in_roster(filing.roster.path, member) if missing.sure else _beside(filing, slot)
        (finding,) = rule.check(missing=missing)
        (one,) = ordered([stamped(rule, finding, place, member.id, ())])
        yield slot, one


def _due(filing: Filing, member: Member, year: int, own: Sequence[int]) -> bool:
    if not member.reports or not member.exists(year):
        return False
    if not filing.roster.path:
        return len(own) > 1 and own[0] < year
    # Who was followed by another at a time the roster does not tell reported while he did.
    ended = member.successor and member.last is None
    return not ended or any(year < one for one in own)


def _misfiled(filing: Filing) -> Iterator[tuple[Slot, str]]:
    """The files whose name or folder says another year than their report: where they would be."""
    slots = filing.slot_of()
    lags = folder_lags({path: year for path, (_, year) in slots.items()})
    for path, (id, year) in slots.items():
        folder = year_in_folder(path)
        due = None if folder is None else folder + lags[folder]
        for named in (due, year_in_name(path)):
            if named is not None and named != year:
                yield (id, named), path


def _near(filing: Filing, member: Member, year: int) -> str:
    """A file filed nowhere that may be the one that is missing; "" where there is none."""
    known = {one.organ: one.path for one in filing.loose if one.organ and one.year in {year, None}}
    if not filing.roster.path:
        known |= {
            filing.roster.members[id].name: digest.path
            for (id, at), digest in filing.reports.items()
            if at == year and sum(other == id for other, _ in filing.reports) == 1
        }
    near = closest(member.name, known) if known else ""
    return known[near] if near else filing.passed_over.get((member.id, year), "")


def _in_roster(path: str, member: Member) -> Place:
    at = Position(member.line, 1, member.line, 1 + len(member.id), 0, 0)
    return Place(path, at, None, member.name, f"{member.id},{member.name}")


def _beside(filing: Filing, slot: Slot) -> Place:
    """The title of the body's report of the nearest year."""
    id, year = slot
    near = min((abs(at - year), at) for one, at in filing.reports if one == id)[1]
    digest = filing.reports[id, near]
    title = facts_of(digest).particulars.title
    return place_in(digest, title.place if title else Span(0, 0), None)
