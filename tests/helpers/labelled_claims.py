"""Labelled sentences: what they claim of the tables, and reports in which that is true or false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from govlint.claims import claims, disagreements
from govlint.claims.rates import rates
from govlint.forms.form import known_forms
from govlint.model.facts import Cell, Fact, Facts
from govlint.model.prose import passages
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.parsing.parser import parse
from govlint.text.characters import fold
from govlint.yamlfile.data import plain
from helpers.paths import DATA

WHERE = DATA / "claims"
_OFF = 1000
_OUTCOMES = {
    "refused": "state_secret prohibited_by_law security_stability third_party internal_affairs "
    "process enforcement_file administrative_query",
    "unavailable": "not_held needs_creation unclear",
    "declined": "petition repeated publication excessive confirmation",
    "other": "not_supplemented fee_unpaid",
}
SHORT = {
    **{key: f"outcome.{key}" for key in ("total", "disclosed", "partial")},
    **{group: f"outcome.{group}.*" for group in _OUTCOMES},
    **{
        reason: f"outcome.{group}.{reason}"
        for group, reasons in _OUTCOMES.items()
        for reason in reasons.split()
    },
    "person": "requests.new.natural_person",
    "bodies": "requests.new.legal_person.*",
    **{
        body: f"requests.new.legal_person.{body}"
        for body in ("company", "research", "social", "legal_service")
    },
    "fees": "disclosure.fees.amount",
    **{one: f"disclosure.{one}.decisions" for one in ("licensing", "penalties", "coercion")},
    **{
        f"{short}.{stage}": f"disclosure.{key}.{stage}"
        for short, key in (("docs", "normative_documents"), ("rules", "regulations"))
        for stage in ("issued", "repealed", "in_force")
    },
    **{
        f"{short}{'.' + result if result else ''}": f"remedies.{row}.{result or 'total'}"
        for short, row in (
            ("review", "review"),
            ("suits", "litigation.*"),
            ("direct", "litigation.direct"),
            ("after_review", "litigation.after_review"),
        )
        for result in ("", "upheld", "corrected", "other", "pending")
    },
}


class Score(NamedTuple):
    """Sentences with a false alarm, claims found when false, claims missed when false."""

    alarms: list[str]
    found: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        return len(self.found) / (len(self.found) + len(self.alarms))

    @property
    def recall(self) -> float:
        return len(self.found) / (len(self.found) + len(self.missed))


def score(name: str, hard: bool | None = None) -> Score:
    """How the claims of a labelled file are read."""
    total = Score([], [], [])
    for item in plain(WHERE / name):
        if hard is None or item.get("hard", False) == hard:
            _score(item, total)
    return total


def _score(item: dict[str, Any], total: Score) -> None:
    text = str(item["text"])
    year = item.get("year", 2024)
    figures = _figures(item.get("figures") or {})
    for quote in mismatches(text, year, figures):
        total.alarms.append(f"{quote}: {text}")
    for quote, meant in (item.get("claims") or {}).items():
        start, end = place(text, quote)
        wrong = dict(figures)
        key = next(iter(cells(meant["is"] if isinstance(meant, dict) and "is" in meant else meant,
                              figures)))  # fmt: skip
        wrong[key] = wrong.get(key, 0) + _OFF
        spans = [span for span, _ in _mismatches(text, year, wrong)]
        hit = any(span.start < end and start < span.end for span in spans)
        (total.found if hit else total.missed).append(f"{quote}: {text}")


def _figures(given: dict[str, Any]) -> dict[Cell, Decimal]:
    """The figures given; what is given for a group lies in its first cell not given by itself."""
    known = {SHORT.get(key, key): Decimal(str(value)) for key, value in given.items()}
    found = {cell(key): value for key, value in known.items() if "*" not in key}
    for key, value in known.items():
        if "*" in key:
            every = cells(key, {})
            value -= sum(found.get(one, Decimal(0)) for one in every)
            for one in every:
                if one not in found:
                    found[one], value = value, Decimal(0)
    return found


def score_rates(name: str) -> Score:
    """How the shares and changes of a labelled file are read: each as it stands, and ten more."""
    total = Score([], [], [])
    for item in plain(WHERE / name):
        text, year = str(item["text"]), item.get("year", 2024)
        wanted = {str(quote) for quote in item.get("rates") or ()}
        total.alarms.extend(f"{quote}: {text}" for quote in _wrong_rates(text, year))
        for quote in wanted:
            number = re.match(r"[\d.]+", quote)[0]
            start, end = place(text, quote)
            spoiled = f"{Decimal(number) + 10}{quote[len(number) :]}"
            hit = spoiled in _wrong_rates(f"{text[:start]}{spoiled}{text[end:]}", year)
            (total.found if hit else total.missed).append(f"{quote}: {text}")
    return total


def _wrong_rates(text: str, year: int) -> list[str]:
    source = Source("report.txt", text)
    return [
        said.text[rate.start : rate.end]
        for said in passages(source, parse(source))
        for rate in rates(said, year)
        if not rate.agrees
    ]


def mismatches(text: str, year: int, figures: dict[Cell, Any]) -> list[str]:
    """The words of a text that disagree with the figures; other cells hold large odd ones."""
    return [text[slice(*span)] for span, _ in _mismatches(text, year, figures)]


def _mismatches(text: str, year: int, figures: dict[Cell, Any]) -> Iterator[tuple[Span, Any]]:
    source = Source("report.txt", text)
    facts = tables(figures)
    for claim in disagreements(claims(source, parse(source), year), facts):
        yield claim.place, claim


def tables(figures: dict[Cell, Any]) -> Facts:
    """Facts with some figures given; every other cell holds one that no sentence states."""
    items = []
    for number, one in enumerate(every_cell()):
        value = figures.get(one, 700_001 + 13 * number)
        value = Decimal(str(value)) if isinstance(value, (str, float)) else value
        items.append(Fact(*one, value, str(value), Span(0, 0)))
    return Facts("report.txt", tuple(items))


def every_cell() -> list[Cell]:
    return [
        Cell(table, row.key, column.key)
        for table, form in known_forms()["2021"].tables.items()
        for block in form.blocks
        for row in block.rows
        for column in block.columns
    ]


def cell(key: str) -> Cell:
    """A cell of a key as the labels write it."""
    key = SHORT.get(key, key)
    table = key.partition(".")[0]
    if table not in {"disclosure", "requests", "remedies"}:
        return Cell("requests", key, "total")
    for one in every_cell():
        if ".".join(one) == key:
            return one
    raise KeyError(key)


def cells(expression: Any, figures: dict[Cell, Any]) -> list[Cell]:
    """The cells an expression of the labels names, those with figures first."""
    if isinstance(expression, dict):
        return [one for part in expression["and"] for one in cells(part, figures)]
    found = []
    for part in str(expression).split("+"):
        key = SHORT.get(part.strip(), part.strip())
        if "*" not in key:
            found.append(cell(key))
            continue
        pattern = re.compile(re.escape(key).replace(r"\*", ".*") + r"(\.total)?")
        matching = [
            one
            for one in every_cell()
            if pattern.fullmatch(".".join(one))
            or (one.column == "total" and pattern.fullmatch(one.row))
        ]
        found += sorted(matching, key=lambda one: one not in figures)
    return found


def place(text: str, quote: str) -> tuple[int, int]:
    """Where a quote stands; `0件#2` is its second occurrence, not counting within figures."""
    words, _, number = str(quote).partition("#")
    folded, words = fold(text), fold(words)
    found = [
        match
        for match in re.finditer(re.escape(words), folded)
        if not (words[0].isdigit() and folded[match.start() - 1 : match.start()].isdigit())
    ]
    return found[int(number or 1) - 1].span()
