"""What has become of the findings of the last run: mended, still there, new."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.desk.audit import REPORT_MISSING, Audit
from govlint.model.diagnostic import Diagnostic

STATES = {
    "new": Text("新增", "new"),
    "same": Text("未改", "not mended"),
    "mended": Text("已改", "mended"),
    "unseen": Text("未再报", "not handed in again"),
}


class Gone(NamedTuple):
    """A finding of the last run that is there no more: `mended`, or `unseen` with its report."""

    state: str
    organ: str
    year: int | None
    code: str
    place: str
    message: str


class Changes(NamedTuple):
    """How the findings of a run stand to those of the last one.

    `states` are `new` or `same`, by what each finding is known by; it is empty in a first run.
    """

    states: Mapping[tuple[str, ...], str]
    gone: tuple[Gone, ...] = ()

    def state(self, found: Diagnostic) -> str:
        """`new` or `same`, "" in a first run."""
        return self.states.get(known_by(found), "")

    def counts(self) -> dict[str, int]:
        """How many findings are in each state, in the order of `STATES`."""
        every = [*self.states.values(), *(one.state for one in self.gone)]
        return {state: every.count(state) for state in STATES if state in every}


def known_by(found: Diagnostic) -> tuple[str, ...]:
    """What a finding is known by from one run to the next: neither file nor line, nor language."""
    whose = (found.organ, str(found.year)) if found.organ else (found.path, "")
    return (*whose, found.code, found.fingerprint)


def records(audit: Audit, lang: str) -> list[dict[str, Any]]:
    """The findings as they are kept for the next run."""
    return [
        {
            "known": list(known_by(one)),
            "organ": one.organ,
            "year": one.year,
            "code": one.code,
            "place": one.logical,
            "message": one.message.in_language(lang),
        }
        for one in standing(audit)
    ]


def standing(audit: Audit) -> list[Diagnostic]:
    """The findings that count, in the order of bodies and years."""
    every = (found for outcome in audit.outcomes for found in outcome.standing)
    return sorted(every, key=lambda one: (one.organ, one.year or 0, *one.order))


def changes(audit: Audit, last: Sequence[Mapping[str, Any]] | None) -> Changes:
    """What has become of the last run's findings; nothing where there was no last run."""
    if last is None:
        return Changes({})
    before = {tuple(map(str, one.get("known", ()))): one for one in last}
    now = {known_by(one) for one in standing(audit)}
    states = {known: "same" if known in before else "new" for known in now}
    here: set[tuple[str, int | None]] = {
        (audit.name(id), year) for id, year in audit.slots.values()
    }
    gone = [_gone(one, here) for known, one in before.items() if known not in now]
    return Changes(states, tuple(sorted(gone, key=str)))


def _gone(one: Mapping[str, Any], here: Collection[tuple[str, int | None]]) -> Gone:
    organ, year = str(one.get("organ", "")), one.get("year")
    year = year if isinstance(year, int) else None
    seen = not organ or (organ, year) in here or one.get("code") == REPORT_MISSING
    words = (str(one.get(name, "")) for name in ("code", "place", "message"))
    return Gone("mended" if seen else "unseen", organ, year, *words)
