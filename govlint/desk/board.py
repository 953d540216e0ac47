"""What a desk shows: a row a body, a cell a year, the figures of a report over the years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.desk.audit import REPORT_MISSING, Audit
from govlint.desk.changes import Changes, standing
from govlint.desk.comparing import FOLLOWED, Figures
from govlint.desk.filing import Slot
from govlint.model.diagnostic import LEVELS, Diagnostic
from govlint.model.facts import Cell, Number

STATES = ("clean", "info", "warning", "error", "missing", "illegible", "none")
"""What may be of a body in a year, the reports by their gravest finding; `none`: not due."""
LATE, COPIED = "GL608", frozenset(("GL605", "GL606"))


class BoardCell(NamedTuple):
    """A body in a year: its state, how many findings it has of each level, its file."""

    state: str
    counts: tuple[int, ...] = (0,) * len(LEVELS)
    path: str = ""


class BoardRow(NamedTuple):
    """A body and its years, and what was found in them.

    `successor` is the name of the body that followed it, "" for none.  `figures` are those of
    `comparing.FOLLOWED` in each year, None where one is not known.
    """

    id: str
    name: str
    cells: tuple[BoardCell, ...]
    figures: tuple[Figures, ...]
    findings: tuple[Diagnostic, ...]
    successor: str = ""


class Board(NamedTuple):
    """All that is shown of an audit.

    `findings` are those that count, in the order of bodies and years.
    """

    audit: Audit
    changes: Changes
    rows: tuple[BoardRow, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years on the desk."""
        return self.audit.years

    @property
    def year(self) -> int | None:
        """The year under review."""
        return self.audit.year

    def in_review(self) -> list[Diagnostic]:
        """The findings of the year under review."""
        return [found for found in self.findings if found.year == self.year]

    def states(self) -> Counter[str]:
        """How many bodies are in each state in the year under review."""
        if self.year not in self.years:
            return Counter()
        index = self.years.index(self.year)
        return Counter(row.cells[index].state for row in self.rows)


class RolledUp(NamedTuple):
    """A figure of a government and the sum of its own bodies'."""

    id: str
    year: int
    cell: Cell
    own: Number | None
    total: Number | None
    bodies: int
    missing: int


def board(audit: Audit, changes: Changes) -> Board:
    """What is to be shown of an audit."""
    findings = standing(audit)
    mine: defaultdict[Slot, list[Diagnostic]] = defaultdict(list)
    absent = {(audit.name(id), year): (id, year) for id, year in audit.absent}
    for found in findings:
        slot = audit.slots.get(found.path)
        if found.code == REPORT_MISSING:
            slot = absent.get((found.organ, found.year or 0))
        if slot is not None and found.path not in audit.filing.others:
            mine[slot].append(found)
    rows = [_row(audit, member, mine) for member in audit.filing.roster.members]
    shown = [row for row in rows if any(cell.state != "none" for cell in row.cells)]
    return Board(audit, changes, tuple(shown), tuple(findings))


def rolled_up(audit: Audit) -> Iterator[RolledUp]:
    """The figures of every body with others below it, beside the sums of theirs."""
    reports = audit.filing.reports
    roster = audit.filing.roster
    for id in roster.members:
        children = roster.children(id)
        for year in audit.years if children else ():
            below = [(one, year) for one in children if (one, year) in reports]
            due = sum(roster.members[one].exists(year) for one in children)
            if not below:
                continue
            for at, cell in enumerate(FOLLOWED):
                own = audit.figures.get((id, year), _NONE)[at]
                each = [audit.figures[slot][at] for slot in below]
                known = [value for value in each if value is not None]
                total = sum(known) if len(known) == len(each) else None
                yield RolledUp(id, year, cell, own, total, len(below), due - len(below))


def _row(audit: Audit, id: str, mine: dict[Slot, list[Diagnostic]]) -> BoardRow:
    slots = [(id, year) for year in audit.years]
    figures = tuple(audit.figures.get(slot, _NONE) for slot in slots)
    cells = tuple(_cell(audit, slot, mine.get(slot, [])) for slot in slots)
    findings = tuple(found for slot in slots for found in mine.get(slot, []))
    after = audit.filing.roster.members[id].successor
    successor = audit.name(after) if after else ""
    return BoardRow(id, audit.name(id), cells, figures, findings, successor)


def _cell(audit: Audit, slot: Slot, found: Sequence[Diagnostic]) -> BoardCell:
    counts = Counter(one.level for one in found)
    many = tuple(counts[level] for level in LEVELS)
    if slot in audit.filing.reports:
        state = next((level for level in LEVELS if counts[level]), "clean")
        return BoardCell(state, many, audit.filing.reports[slot].path)
    if slot in audit.filing.illegible:
        return BoardCell("illegible", many, audit.filing.illegible[slot])
    return BoardCell("missing" if slot in audit.absent else "none", many)


_NONE: Figures = (None,) * len(FOLLOWED)
