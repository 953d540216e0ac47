"""`govlint mcp`: the Model Context Protocol, for assistants."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import excluded, options

if TYPE_CHECKING:
    from govlint.files.discover import Input
    from govlint.mcp.tools import Desk

_HELP = Text("供智能助手调用（MCP，标准输入输出）", "tools for assistants (MCP over stdio)")


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "mcp", _HELP, lang)
    command.parser.set_defaults(run=run)
    options.add_pack(command.options, lang)


def run(args: Namespace) -> int:
    """Answer an assistant on standard input and output until it leaves."""
    from govlint.mcp import protocol, tools

    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # what a rule prints is no answer
    protocol.serve(tools.server(partial(_desk, args), args.lang), sys.stdin.buffer, out)
    return 0


def _desk(args: Namespace) -> Desk:
    """How things are done as the configuration stands. Raises UserError for one that is wrong."""
    from govlint.commands import inputs, manual, settings
    from govlint.files.discover import STDIN
    from govlint.linter import lint, plugins
    from govlint.mcp.tools import Desk

    lint.forget_packs()
    settled = settings.settled(args.config, pack=args.pack, trust=args.trust)
    checker = settings.checker(settled)

    def items(path: str) -> list[Input]:
        word = f"./{path}" if path == STDIN else path  # what comes in here are messages
        found = inputs.entries([word], None, plugins.loaders())
        return excluded.split(settled.config, found, force=False)[0]

    return Desk(settled.pack, args.lang, items, checker.task, checker.excepted, manual.page)
