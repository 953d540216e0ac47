"""Rules that say nothing new: others say it already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.forms.form import known_forms
from govlint.model.facts import Cell
from govlint.trial.analysis.clashes import codes_of, implied
from govlint.trial.analysis.statements import RuleRemark, Statement, may_be_negative


def redundant(
    linear: dict[str, list[Statement]], own: frozenset[str], clashing: set[str]
) -> Iterator[RuleRemark]:
    """The rules that say what others say already."""
    plain = {code: {(one.form, one.plain) for one in said} for code, said in linear.items()}
    gone = set(clashing)
    for code in sorted(own & linear.keys(), reverse=True):
        others = [c for c in sorted(linear) if c != code and c not in gone]
        double = next((c for c in others if plain[code] and plain[code] <= plain[c]), None)
        if code not in gone and double is not None:
            gone.add(code)
            yield RuleRemark("same", code, (double,), tuple(linear[code][:1]))
    by_weakness = sorted(own & linear.keys(), key=lambda c: (_op(linear[c]) == "==", c))
    for code in by_weakness:
        if code in gone or not linear[code]:
            continue
        rest = [one for c, said in linear.items() if c != code and c not in gone for one in said]
        grounds = _follows(linear[code], rest)
        if grounds:
            gone.add(code)
            yield RuleRemark("implied", code, codes_of(grounds), tuple(grounds))


def _op(said: list[Statement]) -> str:
    return said[0].op if said else ""


def _follows(said: list[Statement], rest: list[Statement]) -> list[Statement]:
    """Lines, of the first ones, from which all that a rule says follows; none if it does not."""
    first: list[Statement] = []
    codes: set[str] = set()
    for one in said:
        free = may_be_negative(known_forms()[one.form])
        near = [other for other in rest if other.form == one.form and other.op != "!="]
        grounds = None
        if codes:
            grounds = implied(one, [x for x in near if x.code in codes], free, one.op)
        if grounds is None:
            grounds = _grounds(one, near, free)
        if not grounds:
            return []
        codes |= {other.code for other in grounds}
        first = first or grounds
    return first and [*first, *_one_each(rest, codes - {one.code for one in first})]


def _grounds(
    one: Statement, near: list[Statement], free: frozenset[Cell]
) -> list[Statement] | None:
    """Lines from which a line follows, of one rule if there is one."""
    grounds = implied(one, near, free, one.op)
    for code in codes_of(grounds or ()):
        alone = implied(one, [other for other in near if other.code == code], free, one.op)
        if alone:
            return alone
    return grounds


def _one_each(said: Iterable[Statement], codes: set[str]) -> list[Statement]:
    return list({one.code: one for one in said if one.code in codes}.values())
