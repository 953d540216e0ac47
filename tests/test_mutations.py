"""A rule that is changed fails its own cases: every YAML rule, every operator, bound and pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from govlint import engine, packs
from govlint.claims import claims
from govlint.fit import read as fit
from govlint.kinds import made, written
from govlint.loaders.text import load
from govlint.parser import parse
from govlint.rule import Rule

RULES = Path(__file__).parents[1] / "rules"
FILES = sorted(
    path
    for path in RULES.glob("*/*.yaml")
    if path.name not in {"pack.yaml", "labels.yaml"}
    and re.search(r"^[A-Z]+\d{3}:", path.read_text("utf-8"), re.M)
)
OPERATORS = {
    "==": ("<=", ">=", "!="),
    "<=": ("<", ">=", "=="),
    ">=": (">", "<=", "=="),
    "<": ("<=", ">"),
    ">": (">=", "<"),
    "!=": ("==",),
}
_RULE = re.compile(r"^([A-Z]{2,}\d{3}):\n((?:(?: .*)?\n)+)", re.MULTILINE)
_ASSERT = re.compile(r"^(  assert: (?:>-\n(?:    .*\n)+|.*\n))", re.MULTILINE)
_OPERATOR = re.compile(r"==|!=|<=|>=|<|>(?!-)")
_BOUND = re.compile(r"(?<![\w.])\d+(?![\w.])")
_PATTERN = re.compile(r"^(\s+(?:- )?(?:forbid|pattern): )(.+)$", re.MULTILINE)


def mutants(body: str) -> Iterator[str]:
    """The body of a rule with one operator, bound or pattern changed."""
    for block in _ASSERT.finditer(body):
        for match in _OPERATOR.finditer(body, *block.span()):
            for other in OPERATORS[match[0]]:
                yield body[: match.start()] + other + body[match.end() :]
        for match in _BOUND.finditer(body, *block.span()):
            for other in (int(match[0]) + 1, int(match[0]) - 1):
                yield f"{body[: match.start()]}{other}{body[match.end() :]}"
    for match in _PATTERN.finditer(body):
        if match[2].strip() not in {"|", ">-", ">"}:
            yield body[: match.start(2)] + "'查无此语'" + body[match.end(2) :]


def _all() -> Iterator[tuple[Path, str, str, str]]:
    for path in FILES:
        for code, body in _RULE.findall(path.read_text("utf-8")):
            for number, mutant in enumerate(mutants(body)):
                yield path, code, mutant, f"{code}-{number}"


MUTANTS = list(_all())


@cache
def cases(home: Path, code: str) -> tuple[tuple, ...]:
    """The cases of a rule, read once."""
    found = []
    for path in sorted((home / "cases" / code).glob("*/report.*")):
        source = load(path.read_bytes(), path.name)
        report = parse(source)
        facts = fit(source, report)
        found.append((source, report, facts, claims(source, report, facts.year)))
    return tuple(found)


def outcome(home: Path, rule: Rule) -> list[list[tuple]]:
    """What is told in each case of a rule, with that rule in place of the pack's own."""
    pack = packs.load(str(home))
    rules = [rule if one.code == rule.code else one for one in pack.rules]
    return [
        [
            (found.code, found.at, found.message.zh)
            for found in engine.check(*case, rules).diagnostics
        ]
        for case in cases(home, rule.code)
    ]


def test_there_is_something_to_change() -> None:
    assert len({code for _, code, *_ in MUTANTS}) >= 7


@pytest.mark.parametrize(
    ("path", "code", "mutant"), [m[:3] for m in MUTANTS], ids=[m[3] for m in MUTANTS]
)
def test_a_changed_rule_fails_its_own_cases(
    path: Path, code: str, mutant: str, tmp_path: Path
) -> None:
    changed = tmp_path / path.name
    changed.write_text(f"{code}:\n{mutant}", "utf-8")
    for beside in path.parent.glob("*.txt"):
        (tmp_path / beside.name).write_bytes(beside.read_bytes())
    (plain,) = written(changed)
    (own,) = (rule for rule in packs.load(str(path.parent)).rules if rule.code == code)
    assert outcome(path.parent, made(plain)) != outcome(path.parent, own)
