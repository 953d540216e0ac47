"""`govlint page`: the whole of govlint as one HTML file, for people without a terminal."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.errors import UserError
from govlint.reporters import outputs

_HELP = Text(
    "做一个自查网页：一个文件，双击打开，不用安装，不联网",
    "one HTML file that checks reports: opened by a double click, without a network",
)
_NAME = "年报自查.html"


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "page", _HELP, lang)
    command.parser.set_defaults(run=run)
    output = Text(f"写到这个文件，默认 {_NAME}", f"write there (default: {_NAME})")
    command.options.add_argument(
        "-o", "--output", metavar="FILE", default=_NAME, help=output.in_language(lang)
    )
    pack = Text(
        "放进去的规则包（名称或文件夹，可多个，第一个为默认）；不写则放进自带的全部",
        "the packs in it (names or folders, the first one chosen); default: all of govlint's own",
    )
    more: dict[str, Any] = {"action": options.Commas, "default": [], "metavar": "PACK"}
    command.options.add_argument("--pack", help=pack.in_language(lang), **more)
    _, force, flag = outputs.FLAG
    command.options.add_argument("--force", help=force.in_language(lang), **flag)


def run(args: Namespace) -> int:
    """Write the page; 3 where it cannot be written."""
    from datetime import UTC, datetime

    from govlint.atomic import Unwritable
    from govlint.commands.terminal import console
    from govlint.commands.terminal.output import put
    from govlint.page.build import page

    outputs.refuse(args.output, args.force)
    _check_folder(args.output)
    console.say(_BUILDING.in_language(args.lang))
    data = page(args.pack, args.lang, datetime.now(UTC).date())
    try:
        put(args.output, [data])
    except Unwritable as fault:
        console.complain(f"{args.output}: {fault.message.in_language(args.lang)}")
        return 3
    size = f"{len(data) / 1_000_000:.0f} MB"
    done = Text(
        f"{args.output}（{size}）：双击打开即可，也可以直接发给别人",
        f"{args.output} ({size}): open it by a double click, or send it to others",
    )
    console.say(done.in_language(args.lang))
    return 0


def _check_folder(output: str) -> None:
    """Raise UserError where the file could not be written, before a minute is spent on it."""
    folder = os.path.dirname(output) or "."
    if not os.path.isdir(folder) or os.path.isdir(output):
        raise UserError(
            f"-o {output}：文件夹不存在，或这是一个文件夹。请换个位置",
            f"-o {output}: there is no such folder, or it is one itself. Write it elsewhere",
        )


_BUILDING = Text("正在做网页，约一分钟……", "making the page: a minute or so …")
