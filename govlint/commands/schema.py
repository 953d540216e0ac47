"""`govlint schema`: the JSON Schema of a file that people write, for their editor."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.errors import UserError, unknown

KINDS = ("config", "pack", "rules")
_HELP = Text("打印配置、规则包或规则的 JSON Schema", "print a JSON Schema for your editor")


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "schema", _HELP, lang)
    command.parser.set_defaults(run=run)
    kind = Text(
        "config（.govlint.yaml）、pack（pack.yaml）或 rules（规则文件）",
        "config (.govlint.yaml), pack (pack.yaml) or rules (files of rules)",
    )
    command.arguments.add_argument(
        "kind", nargs="?", metavar="|".join(KINDS), help=kind.in_language(lang)
    )


def run(args: Namespace) -> int:
    """Print the schema."""
    from govlint.commands import schemas
    from govlint.commands.terminal import console

    if args.kind is None:
        words = "|".join(KINDS)
        raise UserError(
            f"要哪一种？govlint schema {words}", f"a schema of what? govlint schema {words}"
        )
    if args.kind not in KINDS:
        raise unknown(Text("种类", "kind"), args.kind, KINDS)
    console.write([schemas.text(args.kind)], as_file=True)
    return 0
