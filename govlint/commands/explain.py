"""`govlint explain`: what a rule checks, why, and an example."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint import options
from govlint.diagnostic import Text
from govlint.misuse import Misuse

if TYPE_CHECKING:
    from govlint.packs import Pack
    from govlint.rule import Rule


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    said = Text("说明一条规则", "explain a rule")
    command = options.command(subparsers, "explain", said, lang)
    command.parser.set_defaults(run=run)
    code = Text("规则编号、名称或前缀", "code, name or prefix of a rule")
    command.arguments.add_argument(
        "rule", nargs="?", metavar="CODE|NAME", help=code.in_language(lang)
    )
    options.add_pack(command.options, lang)


def run(args: Namespace) -> int:
    """Print all there is to know of the rules a word stands for."""
    from govlint.linter import pack
    from govlint.selection import meant

    if args.rule is None:
        raise Misuse(
            "要说明哪条规则？例：govlint explain GL301。全部规则见 govlint rules",
            "which rule? For example: govlint explain GL301. `govlint rules` lists them",
        )
    found = pack(args.pack)
    codes = meant(found.rules, args.rule)
    chosen = [rule for rule in found.rules if rule.code in codes]
    print("\n\n".join("\n".join(lines(rule, found, args.lang)) for rule in chosen))
    return 0


def lines(rule: Rule, pack: Pack, lang: str) -> Iterator[str]:
    """What is known of a rule: title, sureness, what it checks, basis, example."""
    colon = ": " if lang == "en" else "："

    def line(label: Text, said: str) -> str:
        return f"{label.in_language(lang)}{colon}{said}"

    yield f"{rule.code} {rule.name}"
    yield rule.title.in_language(lang)
    yield ""
    level, sure = rule.level, rule.confidence
    if lang == "zh":
        level, sure = f"{_LEVELS[level]}（{level}）", f"{_SURENESS[sure]}（{sure}）"
    yield line(_LEVEL, f"{level}{'; ' if lang == 'en' else '；'}{line(_SURE, sure)}")
    yield line(_BASIS, rule.basis or "—")
    if rule.written:
        each = f"（each: {rule.each}）" if rule.each else ""
        yield line(_CHECKS, f"{rule.written}{each}")
    if rule.repairs:
        yield line(_REPAIRS, ", ".join(rule.repairs))
    if rule.note:
        yield ""
        yield rule.note
    case = _first_case(rule, pack)
    if case is not None:
        yield from ("", line(_EXAMPLE, case.parent.name), "")
        yield from (f"    {text}" for text in case.read_text("utf-8").rstrip("\n").split("\n"))


def _first_case(rule: Rule, pack: Pack) -> Path | None:
    """What the rule says of its own first case; a pack shows the cases of those it extends."""
    from govlint.resources import folder

    for home in (pack.folder, folder("rules") / "national"):
        cases = sorted((home / "cases" / rule.code).glob("*/expected.txt"))
        told = [case for case in cases if f"[{rule.code}]" in case.read_text("utf-8")]
        if told:
            return told[0]
    return None


_LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
_SURENESS = {"high": "大", "medium": "中", "low": "小"}
_LEVEL = Text("级别", "level")
_SURE = Text("把握", "confidence")
_BASIS = Text("依据", "basis")
_CHECKS = Text("检查", "checks")
_REPAIRS = Text("由这些规则推断错格", "finds the wrong cell by")
_EXAMPLE = Text("示例", "example")
