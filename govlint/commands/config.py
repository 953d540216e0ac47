"""`govlint config show` and `govlint init`: what is configured, and a file to begin with."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.errors import UserError
from govlint.settings import config
from govlint.settings.finding import FILE
from govlint.text.characters import width

if TYPE_CHECKING:
    from govlint.commands.settings import Settled

_SHOW = Text("显示各项设置及其出处", "show every setting and where it comes from")
_INIT = Text("写一个带说明的配置文件", "write a commented configuration file")


def add(subparsers: Any, lang: str) -> None:
    """Add the two commands."""
    command = options.command(subparsers, "config", _SHOW, lang)
    command.parser.set_defaults(run=show)
    action = options.one_of(Text("动作", "action"), ("show",))
    command.arguments.add_argument(
        "action", metavar="show", type=action, help=_SHOW.in_language(lang)
    )
    options.add_pack(command.options, lang)
    command = options.command(subparsers, "init", _INIT, lang)
    command.parser.set_defaults(run=init)
    where = Text("文件夹，默认当前文件夹", "the folder (default: this one)")
    command.arguments.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help=where.in_language(lang)
    )


def show(args: Namespace) -> int:
    """Print every setting in force, and where it was said. Raises UserError for a wrong file."""
    from govlint.commands import settings
    from govlint.linter import lint
    from govlint.settings import meaning

    settled = settings.settled(args.config, pack=args.pack, trust=args.trust)
    found = settled.config
    meaning.check_words(found, lint.find_pack(settled.pack))
    console.say(f"# {found.path}" if found.path else _NO_FILE.in_language(args.lang))
    lines = list(_lines(settled, args.pack))
    room = max(width(said) for said, _ in lines)
    for said, source in lines:
        console.say(f"{said}{' ' * (room - width(said))}  # {source.in_language(args.lang)}")
    return 0


def _lines(settled: Settled, asked: str | None) -> Iterator[tuple[str, Text]]:
    """Every setting as the file would say it, and where it comes from."""
    found = settled.config
    lines = dict(found.lines)
    for key, setting in config.SETTINGS.items():
        value = getattr(found if setting.usual is None else settled, config.attribute(key))
        source = Text("默认", "default")
        if key in lines:
            source = Text(f"第 {lines[key]} 行", f"line {lines[key]}")
        elif key == "pack" and asked:
            source = Text("命令行", "command line")
        elif key == "pack" and found.region:
            source = Text("按 region 选定", "by region")
        yield f"{key}: {_value_text(value)}".rstrip(), source


def _value_text(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_item, value))}]"
    return "" if value is None else str(value)


def _item(value: Any) -> str:
    if not isinstance(value, tuple):
        return str(value)
    names = getattr(value, "_fields", None)
    if names is None:
        return ": ".join(map(str, value))
    pairs = ((name, one) for name, one in zip(names, value, strict=True) if name != "line")
    return "{" + ", ".join(f"{name}: {_value_text(one)}" for name, one in pairs if one) + "}"


def init(args: Namespace) -> int:
    """Write the file. Raises UserError where there is one."""
    from govlint.atomic import Unwritable
    from govlint.commands.terminal import output

    folder = Path(args.folder)
    path = folder / FILE
    if path.exists():
        raise UserError(
            "已有配置文件，没有改动。要看现在的设置：govlint config show",
            "there is one already; it was left as it is. `govlint config show` shows it",
            str(path),
        )
    if not folder.is_dir():
        raise UserError(f"没有这个文件夹：{folder}", f"there is no such folder: {folder}")
    try:
        output.put(str(path), [_template(args.lang)])
    except Unwritable as trouble:
        console.complain(f"{path}: {trouble.message.in_language(args.lang)}")
        return 3
    console.say(Text(f"已写入 {path}", f"written: {path}").in_language(args.lang))
    return 0


def _template(lang: str) -> str:
    """A file with a sample of every key, commented out but for those that always hold."""
    blocks = [_HEAD.in_language(lang)]
    for setting in config.SETTINGS.values():
        lines = setting.sample.splitlines()
        mark = "# " if setting.usual is None else ""
        lines = [f"# {setting.about.in_language(lang)}", *(f"{mark}{line}" for line in lines)]
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


_NO_FILE = Text("# 没有配置文件，全部是默认值", "# no configuration file: all is default")
_HEAD = Text(
    """# govlint 的配置。各项都可以不写；说明见 docs/configuration.zh.md。
# 写错的键、规则、插件都会报错，不会被悄悄忽略。
""",
    """# The configuration of govlint. Every key is optional; see docs/configuration.md.
# A key, rule or plugin that does not exist is an error, never passed over.
""",
)
