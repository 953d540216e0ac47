"""Figures that agree: every identity of the official tables holds."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import NamedTuple

from .forms import APPLICANTS, DISCLOSURE, REMEDIES, RESULTS, outcomes
from .report import Figures

SIZES = ("idle", "quiet", "county", "city")
"""A body without requests, with a few, with hundreds, with thousands."""

_MOST_NEW = {"idle": 0, "quiet": 12, "county": 400, "city": 30000}
_MOST_DECISIONS = {"idle": 3, "quiet": 90, "county": 9000, "city": 999999}


def figures(rng: Random, form: str) -> Figures:
    """Figures of one report, of a body of random size.

    requests: new + carried_in == outcome.total + carried_out and outcome.total == the sum of all
    outcomes in every column; total == the sum of the other six columns in every row.  remedies:
    total == the other four columns.  disclosure: no more was issued than is in force.
    """
    size = rng.choices(SIZES, (35, 30, 20, 15))[0]
    tallied = _disclosure_2021(rng, size) if form == "2021" else _disclosure_2019(rng, size)
    return tallied | _requests(rng, size, outcomes(form)) | _remedies(rng, size)


class Steady(NamedTuple):
    """What a body does in an ordinary year, from which no year is far."""

    new: dict[str, int]
    documents: int
    decisions: dict[str, int]
    cases: int


def steady(rng: Random) -> Steady:
    """An ordinary year of a bureau: some requests, documents, decisions and cases."""
    columns = [column for column in APPLICANTS if column != "total"]
    new = dict.fromkeys(columns, 0) | {columns[0]: rng.randint(24, 90), columns[1]: 12}
    rows = ("licensing", "penalties", "coercion")
    return Steady(new, rng.randint(3, 9), {row: rng.randint(20, 300) for row in rows}, 6)


def following(rng: Random, base: Steady, form: str, before: Figures | None) -> Figures:
    """Figures of one year, which follow on those of the year before."""
    tallied = _disclosure_2021(rng, "idle") if form == "2021" else _disclosure_2019(rng, "idle")
    for row, usual in base.decisions.items():
        if ("disclosure", row, "decisions") in tallied:
            tallied["disclosure", row, "decisions"] = usual + rng.randint(0, 9)
    if form == "2021":
        tallied |= _in_force(rng, base, before or {})
    return tallied | _following_requests(rng, base, form, before) | _following_cases(rng, before)


def _in_force(rng: Random, base: Steady, before: Figures) -> Figures:
    row = "normative_documents"
    known = before.get(("disclosure", row, "in_force"))
    issued = rng.randint(1, base.documents)
    was = rng.randint(20, 60) if known is None else int(known)
    repealed = rng.randint(0, min(was, base.documents))
    counts = {"issued": issued, "repealed": repealed, "in_force": was + issued - repealed}
    return {("disclosure", row, column): count for column, count in counts.items()}


def _following_requests(rng: Random, base: Steady, form: str, before: Figures | None) -> Figures:
    rows, tallied = outcomes(form), dict[tuple[str, str, str], int]()
    *parts, total = APPLICANTS
    for column in parts:
        new = base.new[column] and base.new[column] + rng.randint(0, 9)
        known = (before or {}).get(("requests", "carried_out", column))
        carried_in = new // 8 if known is None else int(known)
        carried_out = new and rng.randint(1, new // 6)
        done = new + carried_in - carried_out
        counts = {"new": new, "carried_in": carried_in}
        counts |= dict(zip(rows, _split(rng, done, len(rows)), strict=True))
        counts |= {"outcome.total": done, "carried_out": carried_out}
        tallied |= {("requests", row, column): count for row, count in counts.items()}
    for row in ("new", "carried_in", *rows, "outcome.total", "carried_out"):
        tallied["requests", row, total] = sum(tallied["requests", row, part] for part in parts)
    return dict(tallied)


def _following_cases(rng: Random, before: Figures | None) -> Figures:
    """Cases, of which last year's pending ones were upheld."""
    tallied: Figures = {}
    *parts, total = RESULTS
    for row in REMEDIES:
        was = int((before or {}).get(("remedies", row, "pending")) or 0)
        counts = dict.fromkeys(parts, 0) | {"upheld": was + rng.randint(0, 2)}
        counts["pending"] = rng.randint(1, 3) if row == "review" else 0
        tallied |= {("remedies", row, part): count for part, count in counts.items()}
        tallied["remedies", row, total] = sum(counts.values())
    return tallied


def _requests(rng: Random, size: str, rows: list[str]) -> Figures:
    tallied: dict[tuple[str, str, str], int] = {}
    *parts, total = APPLICANTS
    for column in parts:
        for row, count in _applicant(rng, _most(rng, size, column), rows).items():
            tallied["requests", row, column] = count
    for row in ("new", "carried_in", *rows, "outcome.total", "carried_out"):
        tallied["requests", row, total] = sum(tallied["requests", row, part] for part in parts)
    return dict(tallied)


def _most(rng: Random, size: str, column: str) -> int:
    """The most requests one kind of applicant may have made; most kinds made none."""
    if column == "natural_person":
        return _MOST_NEW[size]
    return rng.choice((0, 0, (_MOST_NEW[size] + 8) // 20))


def _applicant(rng: Random, most: int, rows: list[str]) -> dict[str, int]:
    """One balanced column."""
    new = rng.randint(most // 10, most)
    carried_in = rng.randint(0, new // 8)
    carried_out = rng.randint(0, new // 6)
    done = new + carried_in - carried_out
    column = {"new": new, "carried_in": carried_in}
    column |= dict(zip(rows, _split(rng, done, len(rows)), strict=True))
    return column | {"outcome.total": done, "carried_out": carried_out}


def _split(rng: Random, total: int, count: int) -> list[int]:
    """Cut a total in parts, few of them large and many zero."""
    weights = [rng.random() ** 4 if rng.random() < 0.6 else 0.0 for _ in range(count)]
    weights[0] += 0.1
    parts = [int(total * weight / sum(weights)) for weight in weights]
    parts[rng.randrange(2)] += total - sum(parts)
    return parts


def _remedies(rng: Random, size: str) -> Figures:
    most = {"idle": 0, "quiet": 1, "county": 9, "city": 190}[size]
    tallied: Figures = {}
    *parts, total = RESULTS
    for row in REMEDIES:
        counts = [rng.choice((0, rng.randint(0, most))) for _ in parts]
        tallied |= {
            ("remedies", row, part): count for part, count in zip(parts, counts, strict=True)
        }
        tallied["remedies", row, total] = sum(counts)
    return tallied


def _disclosure_2021(rng: Random, size: str) -> Figures:
    tallied: Figures = {}
    for row in ("regulations", "normative_documents"):
        issued = _documents(rng, size, row)
        counts = (issued, rng.randint(0, issued * 2), issued + rng.randint(0, issued * 5))
        for column, count in zip(("issued", "repealed", "in_force"), counts, strict=True):
            tallied["disclosure", row, column] = count
    for row in ("licensing", "penalties", "coercion"):
        tallied["disclosure", row, "decisions"] = _decisions(rng, size)
    tallied["disclosure", "fees", "amount"] = _money(rng, size)
    return tallied


def _disclosure_2019(rng: Random, size: str) -> Figures:
    tallied: Figures = {}
    for _, columns, rows in DISCLOSURE["2019"]:
        for row in rows:
            made = _documents(rng, size, row)
            for column in columns:
                tallied["disclosure", row, column] = {
                    "created": made,
                    "published": made,
                    "total_published": made + rng.randint(0, made * 5),
                    "previous_items": rng.randint(0, 9) + _decisions(rng, size) // 100,
                    "change": rng.choice((0, 0, rng.randint(-9, 60))),
                    "decisions": _decisions(rng, size),
                    "items": rng.randint(0, 40),
                    "amount": _money(rng, size),
                }[column]
    return tallied


def _documents(rng: Random, size: str, row: str) -> int:
    """Documents made this year; only a city may make regulations (立法法 art. 93)."""
    if row == "regulations":
        return rng.randint(0, 3) if size == "city" else 0
    return rng.randint(0, {"idle": 0, "quiet": 2, "county": 9, "city": 40}[size])


def _decisions(rng: Random, size: str) -> int:
    return rng.choice((0, rng.randint(0, _MOST_DECISIONS[size])))


def _money(rng: Random, size: str) -> int | Decimal:
    """万元, whole or with one to four decimals."""
    if size == "idle" or rng.random() < 0.3:
        return 0
    whole = rng.randint(1, _MOST_DECISIONS[size])
    places = rng.randrange(5)
    return whole if not places else Decimal(whole * 10**places + 3).scaleb(-places)
