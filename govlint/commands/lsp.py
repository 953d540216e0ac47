"""`govlint lsp`: the language server, for editors."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.errors import UserError

if TYPE_CHECKING:
    from govlint.lsp.host import Checker

_HELP = Text("语言服务器：在编辑器里边写边查", "the language server: check while you type")


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "lsp", _HELP, lang)
    command.parser.set_defaults(run=run)
    options.add_pack(command.options, lang)
    stdio = Text(
        "经标准输入输出（只有这一种，写不写都一样）", "over standard streams (the only way)"
    )
    command.options.add_argument("--stdio", action="store_true", help=stdio.in_language(lang))


def run(args: Namespace) -> int:
    """Answer an editor on standard input and output until it leaves."""
    from govlint.commands import manual
    from govlint.lsp.host import Host

    try:
        from govlint.lsp.server import serve
    except ImportError as error:
        raise UserError(
            "编辑器支持要另装：pip install 'govlint[lsp]'",
            "editors need an extra: pip install 'govlint[lsp]'",
        ) from error
    checker = partial(_checker, args.pack, args.trust)
    serve(Host(args.lang, checker, manual.page, args.config, args.trust))
    return 0


def _checker(pack: str | None, trust: bool, config: str) -> Checker:
    """What checks a file as a configuration has it. Raises UserError for one that is wrong."""
    from govlint.commands import settings
    from govlint.lsp.host import Checker
    from govlint.settings import meaning

    settled = settings.settled(config, pack=pack, trust=trust)
    _, baseline = meaning.baseline(settled.config)
    return Checker(
        settled.pack, settings.checker(settled).outcome, (str(baseline),) if baseline else ()
    )
