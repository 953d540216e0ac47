"""A rule that is changed fails its own cases: each operator, bound and pattern of a YAML rule.

The words of a `terms:` rule are hundreds, each told or not by itself: see `test_terms.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from helpers.paths import RULES

from govlint.between.digests import facts_of
from govlint.between.inputs import inputs_of
from govlint.claims import claims
from govlint.files.discover import Input
from govlint.fitting.fit import facts_of as fit
from govlint.identities.expression import parse as parse_assertion
from govlint.identities.names import resolve
from govlint.linter.lint import Task, check_file
from govlint.loaders.text import load
from govlint.model.diagnostic import Finding
from govlint.packs.kinds import plain_rules, rule_of
from govlint.parsing.parser import parse
from govlint.trial.beside import relatives_of
from govlint.trial.cases import Case

Plain = dict[str, Any]

WRITTEN = [
    (path.parent, plain)
    for path in sorted(RULES.glob("*/*.yaml"))
    if path.name not in {"pack.yaml", "labels.yaml"}
    for plain in plain_rules(path)
    if "fields" in plain  # else it amends some words of a rule of another pack
]
OTHERS = {
    "==": ("<=", ">=", "!="),
    "<=": ("<", ">=", "=="),
    ">=": (">", "<=", "=="),
    "<": ("<=", ">"),
    ">": (">=", "<"),
    "!=": ("==",),
}
_OPERATOR = re.compile(r"[=!<>]=|<|>")
_NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")


def mutants(plain: Plain) -> Iterator[tuple[str, Plain]]:
    """What is changed, and the fields of a rule with that one change."""
    fields = plain["fields"]
    if plain["kind"] == "assert":
        for words in changed(fields["written"]):
            assertion = resolve(parse_assertion(words), fields["table"], fields["each"])
            yield words, fields | {"assertions": (tuple(assertion),)}
    if plain["kind"] == "date":
        for op in OTHERS[fields["op"]]:
            yield op, fields | {"op": op}
    if plain["kind"] != "terms":
        yield from of_patterns(fields)
    for key in ("min", "max"):
        for other in changed(str(fields[key])) if fields.get(key) is not None else ():
            yield f"{key} {other}", fields | {key: type(fields[key])(other)}


def of_patterns(fields: Plain) -> Iterator[tuple[str, Plain]]:
    """Each pattern, exception or word left out."""
    for key in ("parts", "patterns", "unless", "any_of", "all_of"):
        for at, one in enumerate(fields.get(key, ())):
            yield f"{key} {at}", without(key, one, fields)
    parts = fields.get("parts", ())
    for one in dict.fromkeys(one for part in parts for one in part["unless"]):
        yield f"unless {one[0]}", {"parts": [without("unless", one, part) for part in parts]}


def changed(words: str) -> Iterator[str]:
    """Words with one operator another one, or one number one more or less."""
    for match in _OPERATOR.finditer(words):
        for other in OTHERS[match[0]]:
            yield words[: match.start()] + other + words[match.end() :]
    for match in _NUMBER.finditer(words):
        for number in (int(match[0]) + 1, int(match[0]) - 1):
            yield f"{words[: match.start()]}{number}{words[match.end() :]}"


def without(key: str, one: Any, fields: Plain) -> Plain:
    return fields | {key: tuple(other for other in fields[key] if other != one)}


@cache
def cases(home: Path, code: str) -> list[dict[str, Any]]:
    """What the rules read of each case of a rule."""
    found = []
    for path in sorted((home / "cases" / code).glob("*/report.*")):
        source = load(path.read_bytes(), path.name)
        report = parse(source)
        facts = fit(source, report)
        known = {"claims": claims(source, report, facts.year), "mended": facts}
        found.append({"source": source, "report": report, "facts": facts, **known})
    return found


@cache
def cases_beside_others(home: Path, code: str) -> list[dict[str, Any]]:
    """What the rules between reports are given of each case of a rule."""
    found = []
    for folder in sorted((home / "cases" / code).iterdir()):
        case = Case(folder)
        digest = check_file(Task(Input(str(case.reports[0])), home.name, digest=True)).digest
        assert digest is not None
        found.append(dict(inputs_of(digest, relatives_of(digest, case, home.name), facts_of)))
    return found


def told(home: Path, plain: Plain) -> list[list[Finding]]:
    """What a rule says in each of its cases."""
    rule = rule_of(plain)
    read = cases_beside_others if rule.between_reports else cases
    return [
        list(rule.check(**{name: case[name] for name in rule.inputs}))
        for case in read(home, plain["code"])
        if set(rule.inputs) <= case.keys()
    ]


MUTANTS = [
    pytest.param(home, plain, fields, id=f"{plain['code']} {what}")
    for home, plain in WRITTEN
    for what, fields in mutants(plain)
]


def test_every_rule_that_states_something_is_changed() -> None:
    changed_ones = {mutant.values[1]["code"] for mutant in MUTANTS}
    kept = {plain["code"] for _, plain in WRITTEN if plain["kind"] in {"repair", "terms"}}
    assert changed_ones | kept == {plain["code"] for _, plain in WRITTEN}


@pytest.mark.parametrize(("home", "plain", "fields"), MUTANTS)
def test_a_changed_rule_fails_its_own_cases(home: Path, plain: Plain, fields: Plain) -> None:
    assert told(home, plain | {"fields": fields}) != told(home, plain)


@pytest.mark.parametrize(
    ("home", "plain"), [(home, plain) for home, plain in WRITTEN if plain["kind"] == "forbid"]
)
def test_telltales_hide_nothing(home: Path, plain: Plain) -> None:
    parts = [
        part | {"pattern": (part["pattern"][0], (), *part["pattern"][2:])}
        for part in plain["fields"]["parts"]
    ]
    assert told(home, plain | {"fields": {"parts": parts}}) == told(home, plain)
