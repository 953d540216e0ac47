"""The rules of a pack itself: `*.yaml` and `*.py` in its folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.errors import UserError, each, in_full, lacking, sound
from govlint.packs.manifest import FILE, At

if TYPE_CHECKING:
    from govlint.engine.rule import Rule

Own = dict[str, tuple["Rule", At]]
LABELS = "labels.yaml"


def files(where: Path) -> list[Path]:
    """The YAML files of rules. Raises UserError for one that would be passed over."""
    wrong = sorted(where.glob("*.yml"))
    if wrong:
        zh, en = "规则包的文件以 .yaml 结尾：请改名", "a pack's files end in .yaml; rename this one"
        raise UserError(zh, en, str(wrong[0]))
    return [path for path in sorted(where.glob("*.yaml")) if path.name not in {FILE, LABELS}]


def plain_rules(where: Path) -> list[dict[str, Any]]:
    """The rules of the YAML files as plain data."""
    from govlint.packs import kinds

    return [rule for found in each(files(where), kinds.plain_rules) for rule in found]


def rules(where: Path, plain: list[dict[str, Any]]) -> tuple[Own, UserError | None]:
    """The pack's own rules by code, each with its place; `plain` are those in YAML.

    Those that are sound, and the faults of the others.
    """
    from govlint.packs import python
    from govlint.packs.kinds import rule_of
    from govlint.packs.kinds.fields import AMEND

    found: Own = {}

    def add(pair: tuple[Rule, At]) -> None:
        rule, at = pair
        if rule.code in found:
            first = "{}:{}".format(*found[rule.code][1])
            zh = f"{rule.code} 写了两次，第一次在 {first}"
            raise UserError(zh, f"{rule.code} is defined twice, first in {first}", *at)
        found[rule.code] = pair

    yaml = [(rule_of(one), _place(where, one["at"])) for one in plain if one["kind"] != AMEND]
    reads: tuple[Callable[[], object], ...] = (
        partial(each, yaml, add),
        lambda: each(python.rules(where), add),
    )
    _, error = sound(reads, _call)
    return found, error


def amendments(
    where: Path, plain: list[dict[str, Any]], base: Mapping[str, Rule]
) -> tuple[Own, UserError | None]:
    """The rules of the pack extended that entries with `amend: true` change.

    Those that are sound, and the faults of the others.
    """
    from govlint.packs.kinds import amended
    from govlint.packs.kinds.fields import AMEND

    def amendment(one: dict[str, Any]) -> tuple[str, tuple[Rule, At]]:
        code, at = one["code"], _place(where, one["at"])
        if code not in base:
            zh = f"上级规则包没有规则 {code}，无从修改"
            en = f"there is no rule {code} in the pack extended to amend"
            raise lacking(Text(zh, en), code, base, at)
        return code, (amended(base[code], one), at)

    found, error = sound((one for one in plain if one["kind"] == AMEND), amendment)
    return dict(found), error


def _call(work: Callable[[], object]) -> object:
    return work()


def check(own: Own, base: Mapping[str, Rule], letters: str) -> None:
    """Raise the faults of rules that only show beside the others, all at once."""
    every = {**base, **{code: rule for code, (rule, _) in own.items()}}
    repairs = [(rule, code, at) for rule, at in own.values() for code in rule.repairs]
    checks = (
        lambda: each(own, lambda code: _check_code(code, own[code][1], base, letters)),
        lambda: each(repairs, lambda one: _check_repair(*one, every)),
        lambda: each(own.values(), lambda one: _check_yielding(*one, every)),
    )
    in_full(checks)


def _check_code(code: str, at: At, base: Mapping[str, Rule], letters: str) -> None:
    """A rule bears the letters of its pack, or takes the place of a rule of the pack extended."""
    mine = code.rstrip("0123456789")
    if code in base or mine == letters:
        return
    if letters:
        zh = f"{code} 不以 `{letters}` 开头（{FILE} 的 `letters:`），只能改写上级规则包的规则"
        en = (
            f"{code} does not begin with `{letters}` (`letters:` in {FILE}), and only a rule "
            "of the pack extended may be overridden"
        )
        raise lacking(Text(zh, en), code, [*base, letters + code[len(mine) :]], at)
    if mine == NATIONAL and not base:
        raise UserError(
            f"{code} 是全国规则包的编号：要改写它，{FILE} 须写明 `extends: national`",
            f"{code} is a code of the national pack: to override a rule, the pack's {FILE} "
            "must say `extends: national`",
            *at,
        )
    if mine == NATIONAL:
        zh = f"上级规则包没有 {code}；自己的规则请用 GL 以外的字母"
        en = f"{code} is no rule of the pack extended; for your own use other letters than GL"
        raise lacking(Text(zh, en), code, base, at)


NATIONAL = "GL"  # the letters that nobody else's rules bear


def _check_repair(rule: Rule, code: str, at: At, every: Mapping[str, Rule]) -> None:
    """A repair rule must name linear identities of its table."""
    from govlint.identities.evaluate import linear

    other = every.get(code)
    if other is None:
        known = [one for one in every if every[one].assertion]
        zh, en = f"{rule.code}：没有规则 `{code}`", f"{rule.code}: there is no rule `{code}`"
        raise lacking(Text(zh, en), code, known, at)
    relation = other.assertion
    is_linear = relation is not None and relation.op == "==" and linear(relation)
    if other.table != rule.table or not is_linear:
        zh = f"{rule.code}：{code} 不是 {rule.table} 的线性 `==` 关系"
        en = f"{rule.code}: {code} is no linear `==` of {rule.table}"
        raise UserError(zh, en, *at)


def _check_yielding(rule: Rule, at: At, every: Mapping[str, Rule]) -> None:
    """A rule yields to rules that there are, and to none that yields to it in the end."""
    for code in rule.yields_to:
        if code not in every:
            zh = f"{rule.code}：没有规则 `{code}` 可让"
            raise lacking(Text(zh, f"{rule.code}: there is no rule `{code}`"), code, every, at)
    above = list(rule.yields_to)
    for code in above:  # grows while it is gone through
        if code == rule.code:
            zh = f"{rule.code}：`yields_to:` 绕回自己，谁都不会出声"
            raise UserError(zh, f"{code} yields to itself in the end: neither would speak", *at)
        beyond = every[code].yields_to if code in every else ()  # a base may have dropped it
        above += [one for one in beyond if one not in above]


def check_names(own: Own, every: Mapping[str, Rule]) -> None:
    """A name means one rule: it is accepted wherever a code is."""
    codes = {rule.name: code for code, rule in sorted(every.items(), reverse=True)}

    def check(code: str) -> None:
        rule, at = own[code]
        other = next(
            (c for c in every if c != code and every[c].name == rule.name), codes[rule.name]
        )
        if other != code and not (other in own and other > code):  # told there
            zh = f"{code}：名称 `{rule.name}` 已由 {other} 使用"
            raise UserError(zh, f"{code}: {other} bears the name `{rule.name}` already", *at)

    each(own, check)


def _place(where: Path, at: At) -> At:
    return str(where / at[0]), at[1], at[2]
