"""Each report held against its relatives: last year's, those below it, what it was copied from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from govlint.between import Compared, check_between, facts_of
from govlint.desk.copying import Copies, Spread
from govlint.desk.deadlines import due_day
from govlint.desk.filing import Filing, Slot
from govlint.forms.vocabulary import using
from govlint.linter.lint import find_pack
from govlint.model.digest import Digest, Relatives
from govlint.model.facts import Cell, Number

_YEARS_BACK = 4
"""Earlier years a report is held against."""


class _Kin(NamedTuple):
    """A report and its relatives, as they cross to a process."""

    digest: Digest
    relatives: Relatives


FOLLOWED = (
    Cell("requests", "new", "total"),
    Cell("requests", "carried_in", "total"),
    Cell("requests", "outcome.total", "total"),
    Cell("requests", "carried_out", "total"),
    Cell("remedies", "review", "total"),
    Cell("remedies", "litigation.direct", "total"),
    Cell("remedies", "litigation.after_review", "total"),
)
"""The figures that are followed over the years and held against the sums below."""

Figures = tuple[Number | None, ...]
"""Those of `FOLLOWED`, None where one is not known."""


class Comparison(NamedTuple):
    """What came of holding a report against its relatives, and its own figures of `FOLLOWED`."""

    found: Compared
    figures: Figures


def compared(
    filing: Filing, copies: Copies, pack: str, tolerance: int, spread: Spread = map
) -> Iterator[tuple[Slot, Comparison]]:
    """What the rules between reports say of each report, and the figures that are followed."""
    wanted = {name for rule in find_pack(pack).rules for name in rule.inputs}
    slots = list(filing.reports)
    kin = [
        _Kin(filing.reports[slot], _relatives(filing, copies, slot, wanted, tolerance))
        for slot in slots
    ]
    found = spread(partial(_compared, pack=pack), kin)
    yield from zip(slots, found, strict=True)


def _compared(kin: _Kin, pack: str) -> Comparison:
    known, facts = find_pack(pack), facts_of(kin.digest)
    with using(known.vocabulary):
        found = check_between(kin.digest, kin.relatives, known.rules)
    return Comparison(found, tuple(facts.total(cell) for cell in FOLLOWED))


def _relatives(
    filing: Filing, copies: Copies, slot: Slot, wanted: set[str], tolerance: int
) -> Relatives:
    id, year = slot
    roster, reports = filing.roster, filing.reports
    history = tuple(reversed(list(_history(filing, slot))))
    children = roster.children(id)
    below = [reports[one, year] for one in children if (one, year) in reports]
    beside = roster.siblings(id) if "siblings" in wanted else ()
    whole = len(below) == len([one for one in children if roster.members[one].exists(year)])
    return Relatives(
        previous=history[-1] if history and _is_last(filing, slot) else None,
        children=tuple(below),
        siblings=tuple(reports[one, year] for one in beside if (one, year) in reports),
        history=history,
        scope=_scope(roster.members[id].scope, whole),
        tolerance=tolerance,
        copied=copies.copied.get(slot),
        reused=copies.reused.get(slot),
        due=due_day(roster.members[id], year),
    )


def _is_last(filing: Filing, slot: Slot) -> bool:
    before = filing.roster.of_last_year(*slot)
    return (before, slot[1] - 1) in filing.reports


def _history(filing: Filing, slot: Slot) -> Iterator[Digest]:
    """The reports of earlier years, the latest first, across renamings."""
    id, year = slot
    for earlier in range(year - 1, year - 1 - _YEARS_BACK, -1):
        id = filing.roster.of_last_year(id, earlier + 1)
        if not id:
            return
        if (id, earlier) in filing.reports:
            yield filing.reports[id, earlier]


def _scope(scope: str, whole: bool) -> str:
    """What a report's figures are of its children's; at least that where some are missing."""
    if scope not in {"sum", "at_least"}:
        return ""
    return scope if whole else "at_least"
