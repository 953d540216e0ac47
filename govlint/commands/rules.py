"""`govlint rules`: the rules of a pack in a table."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.text.characters import width


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    said = Text("列出规则", "list the rules")
    command = options.command(subparsers, "rules", said, lang)
    command.parser.set_defaults(run=run)
    options.add_pack(command.options, lang)


def run(args: Namespace) -> int:
    """Print code, name, level and title of every rule."""
    from govlint.commands import settings
    from govlint.linter.lint import find_pack

    found = find_pack(settings.settled(args.config, pack=args.pack, trust=args.trust).pack)
    lines = [
        (rule.code, rule.name, rule.level, rule.title.in_language(args.lang))
        for rule in sorted(found.rules, key=lambda rule: rule.code)
    ]
    rooms = [max((width(line[column]) for line in lines), default=0) for column in range(3)]
    for line in lines:
        padded = (
            text + " " * (room - width(text)) for text, room in zip(line, rooms, strict=False)
        )
        console.say("  ".join((*padded, line[3])))
    return 0
