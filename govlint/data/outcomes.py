"""What came of a report: its row among the reports, and its findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from govlint.data.figures import Head, Row, head
from govlint.data.places import place_told
from govlint.linter.document import Document
from govlint.linter.run import Outcome
from govlint.linter.shortfall import shortfall
from govlint.model.facts import Stated

_Value = TypeVar("_Value", str, int, date)
_STATES = {"unreadable": "unreadable", "foreign": "not_a_report"}


def report_row(outcome: Outcome, document: Document | None, lang: str = "zh") -> Row:
    """What a report says of itself, and how far it could be read."""
    short = shortfall(outcome)
    why = short.line.in_language(lang) if short else None
    status = _STATES.get(outcome.state) or ("incomplete" if short and short.grave else "read")
    if document is None:
        return (outcome.path, status, *[None] * 12, outcome.expected, outcome.read, why)
    facts, said = document.facts, document.facts.particulars
    kind = (facts.body.kind or None) if facts.body else None
    return (
        *(outcome.path, status, _value(said.title), facts.organ, kind, *head(facts)[2:]),
        *map(_value, (said.period_start, said.period_end)),
        *(_value(said.signed_organ), _value(said.signed_date), document.source.medium),
        *(outcome.expected, outcome.read, why),
    )


def finding_rows(outcome: Outcome, document: Document | None, lang: str = "zh") -> Iterator[Row]:
    """A row for each finding, those included that an exception covers."""
    first: Head = head(document.facts) if document else (outcome.path, *[None] * 5)
    for found in outcome.diagnostics:
        why = found.suppressed
        fixed = found.fix.value if found.fix else None
        yield (
            *(*first, found.code, found.name, found.level, found.confidence),
            *(found.message.in_language(lang), *(found.cell or (None, None, None))),
            *(found.stated, fixed if fixed is not None else found.computed),
            *(found.help.in_language(lang) if found.help else None, found.basis),
            *(found.logical or None, found.fingerprint),
            *(why is not None, why.reason or why.kind if why else None),
            *place_told(found.at, found.within, lang),
        )


def _value(stated: Stated[_Value] | None) -> _Value | None:
    return stated.value if stated is not None else None
