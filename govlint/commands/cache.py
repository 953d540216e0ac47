"""`govlint cache`: where results are kept, how many, and taking them away."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console

_HELP = Text("已存的检查结果：show 查看，clean 清空", "kept results: show them, or clean them away")
_ACTIONS = ("show", "clean")


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "cache", _HELP, lang)
    command.parser.set_defaults(run=run)
    said = Text(
        "show 查看大小和位置；clean 清空", "show: how much there is, and where; clean: empty it"
    )
    action = options.one_of(Text("动作", "action"), _ACTIONS)
    command.arguments.add_argument(
        "action", metavar="|".join(_ACTIONS), type=action, help=said.in_language(lang)
    )


def run(args: Namespace) -> int:
    """Say what is kept, or take it away; 3 if that cannot be done."""
    from govlint.atomic import take_away_stale, why_unwritable
    from govlint.linter import cache
    from govlint.linter.cache import store
    from govlint.loaders.word import office
    from govlint.resources import cache_folder, private, unpacked

    where = cache.folder()
    if args.action == "show":
        found = list(store.entries(where))
        count, size = len(found), _megabytes(sum(one.size for one in found))
        most = _megabytes(store.LIMIT)
        line = Text(
            f"{where}：{count} 个结果，{size}（最多 {most}）",
            f"{where}: {count} results, {size} (at most {most})",
        )
        console.say(line.in_language(args.lang))
        for folder in (str(cache_folder()), where):
            if os.path.lexists(folder) and not private.is_private(folder):
                console.say(f"{folder}{_NOT_USED.in_language(args.lang)}")
        return 0
    take_away_stale(str(cache_folder()))
    office.take_away_stale()
    unpacked.clean(cache_folder())
    try:
        size = _megabytes(store.clean(where))
    except OSError as error:
        console.complain(f"{where}: {why_unwritable(error).in_language(args.lang)}")
        return 3
    console.say(
        Text(f"{where}：已清空，{size}", f"{where}: emptied, {size}").in_language(args.lang)
    )
    return 0


_NOT_USED = Text(
    "：没有使用，因为它不是自己的、是链接，或者别人也能写（chmod 700 可改）",
    ": not used, for it is not yours, a link, or others may write to it (chmod 700 mends that)",
)


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
