"""`govlint explain`: what a rule checks, why, and an example."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.errors import UserError

if TYPE_CHECKING:
    from govlint.engine.rule import Rule
    from govlint.packs import Pack


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    said = Text("说明一条规则", "explain a rule")
    command = options.command(subparsers, "explain", said, lang)
    command.parser.set_defaults(run=run)
    code = Text("规则编号、名称或前缀", "code, name or prefix of a rule")
    command.arguments.add_argument(
        "rule", nargs="?", metavar="CODE|NAME", help=code.in_language(lang)
    )
    verbose = Text("也列出模式", "show the patterns too").in_language(lang)
    command.options.add_argument("-v", "--verbose", action="store_true", help=verbose)
    options.add_pack(command.options, lang)


def run(args: Namespace) -> int:
    """Print all there is to know of the rules a word stands for."""
    from govlint.commands import settings
    from govlint.engine.selection import codes_of
    from govlint.linter.lint import find_pack

    if args.rule is None:
        raise UserError(
            "要说明哪条规则？例：govlint explain GL301。全部规则见 govlint rules",
            "which rule? For example: govlint explain GL301. `govlint rules` lists them",
        )
    found = find_pack(settings.settled(args.config, pack=args.pack, trust=args.trust).pack)
    codes = codes_of(found.rules, args.rule)
    chosen = [rule for rule in found.rules if rule.code in codes]
    pages = ("\n".join(lines(rule, found, args.lang, args.verbose)) for rule in chosen)
    console.say("\n\n".join(pages))
    return 0


def lines(rule: Rule, pack: Pack, lang: str, verbose: bool = False) -> Iterator[str]:
    """The page of a rule as plain text; the pages of docs/rules say the same."""
    from govlint.commands.manual import parts

    yield f"{rule.code} {rule.name}"
    for part in parts(rule, pack, lang, verbose):
        yield ""
        yield part.heading.in_language(lang)
        yield from (f"    {line}".rstrip() for line in part.lines)
