"""The rules of a pack itself: `*.yaml` and `*.py` in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govlint.engine.rule import OTHER_INPUTS, Rule
from govlint.errors import UserError
from govlint.identities.evaluate import linear
from govlint.packs import python
from govlint.packs.manifest import FILE, At, near

Own = dict[str, tuple[Rule, At]]
LABELS = "labels.yaml"


def files(where: Path) -> list[Path]:
    """The YAML files of rules. Raises UserError for one that would be passed over."""
    wrong = sorted(where.glob("*.yml"))
    if wrong:
        raise UserError("a pack's files end in .yaml; rename this one", str(wrong[0]))
    return [path for path in sorted(where.glob("*.yaml")) if path.name not in {FILE, LABELS}]


def written(where: Path) -> list[dict[str, Any]]:
    """The rules of the YAML files as plain data."""
    from govlint.packs import kinds

    return [rule for path in files(where) for rule in kinds.written(path)]


def rules(where: Path, plain: list[dict[str, Any]]) -> Own:
    """The pack's own rules by code, each with its place; `plain` are those in YAML."""
    from govlint.packs.kinds import AMEND, made

    found: Own = {}
    yaml = ((made(one), _place(where, one["at"])) for one in plain if one["kind"] != AMEND)
    for rule, at in (*yaml, *python.rules(where)):
        if rule.code in found:
            first = found[rule.code][1]
            raise UserError(f"{rule.code} is defined twice, first in {first[0]}:{first[1]}", *at)
        far = [name for name in rule.inputs if name in OTHER_INPUTS]
        if far:
            message = f"{rule.code} asks for `{far[0]}`: rules between reports cannot run yet"
            raise UserError(message, *at)
        found[rule.code] = rule, at
    return found


def amendments(where: Path, plain: list[dict[str, Any]], base: Mapping[str, Rule]) -> Own:
    """The rules of the pack extended that entries with `amend: true` change."""
    from govlint.packs.kinds import AMEND, amended

    found: Own = {}
    for one in plain:
        if one["kind"] == AMEND:
            code, at = one["code"], _place(where, one["at"])
            if code not in base:
                message = f"there is no rule {code} in the pack extended to amend"
                raise UserError(f"{message}{near(code, base)}", *at)
            found[code] = amended(base[code], one), at
    return found


def check_codes(own: Own, base: Mapping[str, Rule], letters: str) -> None:
    """A rule bears the letters of its pack, or takes the place of a rule of the pack extended."""
    for code, (_, at) in own.items():
        mine = code.rstrip("0123456789")
        if code in base or mine == letters:
            continue
        if letters:
            hint = near(code, [*base, letters + code[len(mine) :]])
            message = f"{code} does not begin with `{letters}` (`letters:` in {FILE}){hint}"
            raise UserError(f"{message}; only a rule of the pack extended may be overridden", *at)
        if mine == NATIONAL and not base:
            message = f"{code} is a code of the national pack: to override a rule, the pack's"
            raise UserError(f"{message} {FILE} must say `extends: national`", *at)
        if mine == NATIONAL:
            hint = near(code, base)
            message = f"{code} is no rule of the pack extended{hint}"
            raise UserError(f"{message}; for rules of your own use other letters than GL", *at)


NATIONAL = "GL"  # the letters that nobody else's rules bear


def check_repairs(own: Own, base: Mapping[str, Rule]) -> None:
    """A repair rule must name linear identities of its table."""
    every = {**base, **{code: rule for code, (rule, _) in own.items()}}
    for rule, at in own.values():
        for code in rule.repairs:
            other = every.get(code)
            if other is None:
                hint = near(code, [one for one in every if every[one].assertion])
                raise UserError(f"{rule.code}: there is no rule `{code}`{hint}", *at)
            told = other.assertion
            if other.table != rule.table or told is None or told.op != "==" or not linear(told):
                raise UserError(f"{rule.code}: {code} is no linear `==` of {rule.table}", *at)


def check_names(own: Own, every: Mapping[str, Rule]) -> None:
    """A name means one rule: it is accepted wherever a code is."""
    codes = {rule.name: code for code, rule in sorted(every.items(), reverse=True)}
    for code, (rule, at) in own.items():
        other = next(
            (c for c in every if c != code and every[c].name == rule.name), codes[rule.name]
        )
        if other != code:
            raise UserError(f"{code}: {other} bears the name `{rule.name}` already", *at)


def _place(where: Path, at: At) -> At:
    return str(where / at[0]), at[1], at[2]
