"""Claims: what the report's sentences say about figures of its tables.

`政府信息公开行政复议 351 件，其中结果维持 72 件` claims two cells of the remedies table.  A claim
is made only where subject, period and quantity are plain; all else is left unsaid.  The words
are those of `grammar/claims.yaml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from govlint.claims.claim import Claim as Claim
from govlint.claims.claim import Sum
from govlint.claims.sentences import paragraph_claims
from govlint.model.facts import Cell, Facts, Number
from govlint.model.prose import passages
from govlint.model.source import Source
from govlint.model.tree import Report


def claims(source: Source, report: Report, year: int | None = None) -> tuple[Claim, ...]:
    """The claims of a report's prose, in the order of the text.

    `year` is the year the report is about; without it every year named is taken for it.
    """
    said = passages(source, report)
    found = []
    for index, passage in enumerate(said):
        before = said[index - 1].text if index else ""
        for one in paragraph_claims(passage.text, before, year):
            found.append(one._replace(place=passage.span(*one.place)))
    return tuple(found)


def figure(cell: Cell, facts: Facts) -> Number | None:
    """What the tables have in a cell, or in all cells of a group; None where not all are known."""
    return facts.total(cell)


def holds(claim: Claim, facts: Facts) -> bool | None:
    """Whether what is claimed agrees with the tables; None where they do not tell."""
    totals = [_total(cells, facts) for cells in claim.sums]
    if claim.value in totals:
        return True
    known = [total for total in totals if total is not None]
    if len(known) < len(totals) or claim.bound == "~":
        return None
    if claim.bound == ">":
        return max(known) >= claim.value
    return min(known) <= claim.value if claim.bound == "<" else False


def _total(cells: tuple[Cell, ...], facts: Facts) -> Number | None:
    values = [figure(cell, facts) for cell in cells]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def disagreements(said: Iterable[Claim], facts: Facts) -> list[Claim]:
    """The claims of this year that the tables contradict.

    Loose words on a part may tell of any part of what the table counts: they are left out, as are
    the figures of some bodies where the text also has those of all, and those of a wider area where
    the table is seen to count the body alone.  What contradicts another claim that agrees is not
    sure.
    """
    current = [claim for claim in said if claim.period == "this"]
    judged = [(claim, holds(claim, facts)) for claim in current]
    agreed = {claim.sums[0] for claim, true in judged if true and not claim.negated}
    of_all = {claim.sums for claim in current if claim.scope in {"", "wider"}}
    parts = Counter(claim.sums for claim in current if claim.scope == "others")
    beside = any(claim.scope != "narrower" and not claim.negated for claim in current)
    loose: Counter[tuple[Sum, ...]] = Counter()
    for claim, _ in judged:
        if claim.loose:
            loose[claim.sums] += int(claim.value)
    return [
        claim._replace(sure=claim.sure and claim.sums[0] not in agreed)
        for claim, true in judged
        if true is False
        and not (claim.scope in {"narrower", "others"} and claim.sums in of_all)
        and not (claim.scope == "wider" and claim.sums[0] in agreed)
        and not (claim.scope == "others" and parts[claim.sums] > 1)
        and not (claim.loose and _is_part(claim, loose[claim.sums], beside, facts))
    ]


def _is_part(claim: Claim, together: int, beside: bool, facts: Facts) -> bool:
    """Whether loose words may tell of a part, alone or with others like it."""
    totals = [total for cells in claim.sums if (total := _total(cells, facts)) is not None]
    part = claim.part or (beside and claim.scope == "narrower")
    return together in totals or (part and 0 < claim.value < min(totals))


def witnesses(said: Iterable[Claim]) -> dict[Cell, Number]:
    """The figure plainly stated for each cell; cells of which two things are said are left out."""
    stated: dict[Cell, set[Number]] = {}
    for claim in said:
        exact = claim.period == "this" and claim.bound == "=" and not claim.loose
        if exact and len(claim.sums[0]) == 1:
            stated.setdefault(claim.cell, set()).add(claim.value)
    return {cell: next(iter(values)) for cell, values in stated.items() if len(values) == 1}
