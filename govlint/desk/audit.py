"""From the outcomes of a run to all that a reviewer's desk shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govlint.between import Compared
from govlint.desk.absent import Absence, absences, diagnostics
from govlint.desk.comparing import Figures, compared
from govlint.desk.copying import Copies, Spread, Thresholds, copies
from govlint.desk.filing import Filing, Slot, filed
from govlint.desk.roster.member import Roster
from govlint.desk.years import years_on_desk
from govlint.engine.selection import relevelled
from govlint.linter.digesting import joined
from govlint.linter.lint import Task, find_pack
from govlint.linter.run import Outcome
from govlint.model.diagnostic import Diagnostic
from govlint.model.digest import Missing

REPORT_MISSING = "GL607"


class Wishes(NamedTuple):
    """What the user settles of an audit.

    `year` is the one under review, None for the latest; `tolerance` is in per cent.
    """

    pack: str
    thresholds: Thresholds
    tolerance: int = 0
    year: int | None = None


class Audit(NamedTuple):
    """What came of all reports beside one another.

    `outcomes` are those of the files, findings between reports among their own, and one for the
    roster or the report beside which another is missing.  `slots` say whose and of which year each
    file is, `absent` which reports are missing, `figures` are those of `comparing.FOLLOWED`.
    `years` are those on the desk, `year` the one under review.
    """

    filing: Filing
    outcomes: tuple[Outcome, ...]
    slots: Mapping[str, Slot]
    years: tuple[int, ...]
    year: int | None
    absent: Mapping[Slot, Missing]
    copies: Copies
    figures: Mapping[Slot, Figures]

    def name(self, id: str) -> str:
        """The name of a body."""
        return self.filing.roster.members[id].name


def audited(
    outcomes: Sequence[Outcome],
    tasks: Sequence[Task],
    roster: Roster | None,
    wishes: Wishes,
    spread: Spread = map,
) -> Audit:
    """The desk of some reports. `tasks` are those the outcomes came of, `spread` any `map`."""
    filing = filed(outcomes, roster)
    found = copies(filing, wishes.thresholds, spread)
    comparisons = dict(compared(filing, found, wishes.pack, wishes.tolerance, spread))
    between = {filing.reports[slot].path: one.found for slot, one in comparisons.items()}
    slots = filing.slot_of()
    loose = (one.year for one in filing.loose if one.year is not None)
    years = years_on_desk([*(year for _, year in slots.values()), *loose])
    asked = tuple(sorted({*years, *([wishes.year] if wishes.year else ())}))
    missing = absences(filing, asked) if _selected(tasks, REPORT_MISSING) else []
    every = _named(
        [*_joined(outcomes, tasks, between), *_of_missing(filing, missing, tasks, wishes.pack)],
        filing,
        slots,
    )
    year = wishes.year or max(years, default=None)
    figures = {slot: one.figures for slot, one in comparisons.items()}
    absent = {one.slot: one.missing for one in missing}
    return Audit(filing, every, slots, asked, year, absent, found, figures)


def _selected(tasks: Sequence[Task], code: str) -> bool:
    return any(task.codes is None or code in task.codes for task in tasks)


def _joined(
    outcomes: Sequence[Outcome], tasks: Sequence[Task], between: Mapping[str, Compared]
) -> Iterator[Outcome]:
    """The outcomes with what was found between reports, by the rules chosen for each file."""
    for outcome, task in zip(outcomes, tasks, strict=True):
        found = between.get(outcome.path)
        if found is None:
            yield outcome
            continue
        codes = task.codes
        chosen = [one for one in found.diagnostics if codes is None or one.code in codes]
        yield joined(outcome, found._replace(diagnostics=tuple(chosen)), task)


def _of_missing(
    filing: Filing, found: Sequence[Absence], tasks: Sequence[Task], pack: str
) -> Iterator[Outcome]:
    """An outcome for every file beside whose words a report is missing."""
    rules = find_pack(pack).rules
    rule = next((one for one in rules if one.code == REPORT_MISSING), None)
    if rule is None:
        return
    levels = tasks[0].levels if tasks else ()
    told: dict[str, list[Diagnostic]] = {}
    for slot, one in diagnostics(filing, found, rule):
        (one,) = relevelled([one], levels, rules)
        one = one._replace(organ=filing.roster.members[slot[0]].name, year=slot[1])
        told.setdefault(one.path, []).append(one)
    for path, those in sorted(told.items()):
        yield Outcome(path, "checked", tuple(sorted(those, key=lambda one: one.order)))


def _named(
    outcomes: Sequence[Outcome], filing: Filing, slots: Mapping[str, Slot]
) -> tuple[Outcome, ...]:
    """The outcomes, one a file, their diagnostics with body and year."""
    merged: dict[str, Outcome] = {}
    for one in outcomes:
        if one.path in slots:
            id, year = slots[one.path]
            name = filing.roster.members[id].name
            named = tuple(
                found if found.year else found._replace(organ=name, year=year)
                for found in one.diagnostics
            )
            # What is wrong in a report that came twice is told once.
            one = one._replace(diagnostics=() if one.path in filing.twice else named)
        before = merged.get(one.path)
        merged[one.path] = one if before is None else _together(before, one)
    return tuple(merged[path] for path in sorted(merged))


def _together(one: Outcome, other: Outcome) -> Outcome:
    every = sorted((*one.diagnostics, *other.diagnostics), key=lambda found: found.order)
    return one._replace(diagnostics=tuple(every))


def of_year(
    outcomes: Sequence[Outcome], slots: Mapping[str, Slot], year: int
) -> tuple[Outcome, ...]:
    """The outcomes of the reports of a year, and of files whose year nobody knows."""
    kept = []
    for one in outcomes:
        if one.path in slots:
            mine = [found for found in one.diagnostics if found.year == year]
            if slots[one.path][1] == year or mine:
                kept.append(one._replace(diagnostics=tuple(mine)))
        elif any(found.year for found in one.diagnostics):  # the roster
            mine = [found for found in one.diagnostics if found.year == year]
            kept.append(one._replace(diagnostics=tuple(mine)))
        else:
            kept.append(one)
    return tuple(kept)
