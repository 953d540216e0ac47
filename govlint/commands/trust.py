"""`govlint trust`: let the Python of a pack run that a configuration names."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.errors import UserError

_HELP = Text(
    "信任文件夹里规则包的 Python 代码（先看过）",
    "trust the Python of the packs of a folder (after reading it)",
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "trust", _HELP, lang)
    command.parser.set_defaults(run=run)
    where = Text(
        "规则包的文件夹，或配置文件所在的文件夹",
        "the folder of a pack, or of a configuration that names one",
    )
    command.arguments.add_argument("folder", nargs="?", metavar="DIR", help=where.in_language(lang))
    for name, said in (
        ("--list", Text("列出已信任的文件夹", "list the folders trusted")),
        ("--remove", Text("不再信任 DIR", "trust DIR no more")),
    ):
        command.options.add_argument(name, action="store_true", help=said.in_language(lang))


def run(args: Namespace) -> int:
    """Trust the code of a folder as it is now, take trust away, or say what is trusted."""
    from govlint.atomic import why_unwritable

    try:
        lines = _listed() if args.list else _changed(args.folder, args.remove)
    except OSError as error:
        said = why_unwritable(error).in_language(args.lang)
        console.complain(f"{error.filename or args.folder}: {said}")
        return 3
    for line in lines:
        console.say(line.in_language(args.lang))
    return 0


def _listed() -> list[Text]:
    from govlint.settings.trust import trusted

    changed = Text("（代码已改动，不再有效）", " (its code has changed: trusted no more)")
    lines = []
    for one in trusted():
        zh, en = ("", "") if one.in_force else changed
        lines.append(Text(one.folder + zh, one.folder + en))
    return lines or [Text("没有信任任何文件夹", "no folder is trusted")]


def _changed(folder: str | None, remove: bool) -> list[Text]:
    from govlint.settings import trust

    if folder is None:
        raise UserError(
            "信任哪个文件夹？例：govlint trust rules。已信任的见 govlint trust --list",
            "which folder? For example: govlint trust rules. `govlint trust --list` lists them",
        )
    if not remove:
        found = _folders(Path(folder))
        for one in found:
            trust.trust(one)
        return [Text(f"已信任 {one}", f"trusted: {one}") for one in found]
    every = [Path(folder).resolve(), *(_folders(Path(folder)) if Path(folder).is_dir() else ())]
    gone = [one for one in dict.fromkeys(every) if trust.remove(one)]
    if not gone:
        raise UserError(f"{folder} 本来就没有被信任", f"{folder} was not trusted")
    return [Text(f"不再信任 {one}", f"trusted no more: {one}") for one in gone]


def _folders(where: Path) -> list[Path]:
    """The folders with code of the pack in a folder, or of the one its configuration names."""
    from govlint.linter import lint, plugins
    from govlint.packs import available
    from govlint.packs.manifest import FILE
    from govlint.settings import finding, loading, meaning, trust

    file = where / finding.FILE
    if (where / FILE).is_file():
        name: str = str(where)
    elif file.is_file():
        name = meaning.pack_of(loading.load(file))
    else:
        raise UserError(
            f"{where} 里没有规则包（{FILE}），也没有 {finding.FILE}",
            f"in {where} there is neither a pack ({FILE}) nor a {finding.FILE}",
        )
    installed = available(plugins.packs())
    code = trust.with_code(lint.find_pack(name), installed.values())
    if not code:
        raise UserError(
            f"{where} 没有要信任的 Python 代码；YAML 规则不用信任",
            f"{where} has no Python to be trusted; rules in YAML need no trust",
        )
    return code
