"""`govlint config show` and `govlint init`: what is configured, and a file to begin with."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.settings import Settled
from govlint.errors import UserError
from govlint.settings import config
from govlint.text.characters import width

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

    settled = settings.settled(args.config, pack=args.pack)
    found = settled.config
    settings.check_words(found, lint.find_pack(settled.pack))
    print(f"# {found.path}" if found.path else _NO_FILE.in_language(args.lang))
    lines = list(_lines(settled, args.pack))
    room = max(width(said) for said, _ in lines)
    for said, source in lines:
        print(f"{said}{' ' * (room - width(said))}  # {source.in_language(args.lang)}")
    return 0


def _lines(settled: Settled, asked: str | None) -> Iterator[tuple[str, Text]]:
    """Every setting as the file would say it, and where it comes from."""
    from govlint.settings.reading import KEYS, said

    found = settled.config
    lines = dict(found.lines)
    for key in KEYS:
        chosen = {"pack": settled.pack, "fail-on": settled.fail_on, "jobs": settled.jobs}
        value: Any = chosen.get(key)
        value = said(found, key) if value is None else value
        source = Text("默认", "default")
        if key in lines:
            source = Text(f"第 {lines[key]} 行", f"line {lines[key]}")
        elif key == "pack" and asked:
            source = Text("命令行", "command line")
        elif key == "pack" and found.region:
            source = Text("按 region 选定", "by region")
        yield f"{key}: {_shown(value)}".rstrip(), source


def _shown(value: Any) -> str:
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
    return "{" + ", ".join(f"{name}: {_shown(one)}" for name, one in pairs if one) + "}"


def init(args: Namespace) -> int:
    """Write the file. Raises UserError where there is one."""
    from govlint.atomic import Unwritable
    from govlint.commands import output

    folder = Path(args.folder)
    path = folder / config.FILE
    if path.exists():
        raise UserError(
            "已有配置文件，没有改动。要看现在的设置：govlint config show",
            "there is one already; it was left as it is. `govlint config show` shows it",
            str(path),
        )
    if not folder.is_dir():
        raise UserError(f"没有这个文件夹：{folder}", f"there is no such folder: {folder}")
    try:
        output.put(str(path), [_TEMPLATE.in_language(args.lang)])
    except Unwritable as trouble:
        print(f"govlint: {path}: {trouble.message.in_language(args.lang)}", file=sys.stderr)
        return 3
    print(Text(f"已写入 {path}", f"written: {path}").in_language(args.lang))
    return 0


_NO_FILE = Text("# 没有配置文件，全部是默认值", "# no configuration file: all is default")
_TEMPLATE = Text(
    """# govlint 的配置。各项都可以不写；说明见 docs/configuration.md。
# 写错的键、规则、插件都会报错，不会被悄悄忽略。

# 规则包：名称或文件夹；也可以只写行政区划代码，由 govlint 选用当地的规则包
pack: national
# region: 320800

# 只用 / 不用哪些规则：编号、名称或前缀
# select: [GL3, GL5]
# ignore: [GL803]

# 调整级别：error、warning、info
# levels:
#   GL120: error

# 哪一级起退出码为 1
fail-on: error

# 不检查的文件
# exclude: ["归档/**"]

# 某些文件另作规定；organ 说明是哪类机关（province、city、county、township、street、department）
# paths:
#   "乡镇/**":
#     organ: township
#     ignore: [GL114]

# 经核实可以接受的问题；到期或不再出现时会提醒
# allow:
#   - rule: GL402
#     path: "2024/青禾县人民政府.docx"
#     reason: 已核对案卷，属于对未答复的起诉
#     until: 2027-03-31

# 已知问题的基线：govlint baseline write
# baseline: .govlint-baseline.jsonl
""",
    """# The configuration of govlint. Every key is optional; see docs/configuration.md.
# A key, rule or plugin that does not exist is an error, never passed over.

# The pack: a name or a folder; or a division code (GB/T 2260), by which the local pack is found
pack: national
# region: 320800

# Only these rules, or not these: codes, names or prefixes
# select: [GL3, GL5]
# ignore: [GL803]

# Other levels: error, warning, info
# levels:
#   GL120: error

# From which level on the exit code is 1
fail-on: error

# Files that are not checked
# exclude: ["archive/**"]

# What holds for some files; organ is the kind of body (province, city, county, township, street,
# department)
# paths:
#   "towns/**":
#     organ: township
#     ignore: [GL114]

# Findings somebody looked at and accepts; told when they end or cover nothing any more
# allow:
#   - rule: GL402
#     path: "2024/report.docx"
#     reason: checked against the case files
#     until: 2027-03-31

# The baseline of known findings: govlint baseline write
# baseline: .govlint-baseline.jsonl
""",
)
