"""`govlint baseline`: the findings known today, so that only new ones count."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from govlint import options
from govlint.diagnostic import Text

_HELP = Text(
    "把现有的问题记入基线，以后只报新的", "record the findings there are, so that only new count"
)
_ACTIONS = ("write", "update")


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "baseline", _HELP, lang)
    command.parser.set_defaults(run=run, select=[], ignore=[], output=None)
    said = Text(
        "write 写入现有的全部问题；update 只删去已不再出现的",
        "write: all there are now; update: only take out what is gone",
    )
    action = options.one_of(Text("动作", "action"), _ACTIONS)
    command.arguments.add_argument(
        "action", metavar="|".join(_ACTIONS), type=action, help=said.in_language(lang)
    )
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)
    where = Text("基线文件，默认用配置所写的", "the baseline (default: as configured)")
    command.options.add_argument("--baseline", metavar="FILE", help=where.in_language(lang))


def run(args: Namespace) -> int:
    """Write the baseline of the files named, or take out of it what is gone."""
    from govlint import baseline, exceptions, linter, plugins
    from govlint.atomic import Unwritable
    from govlint.commands import inputs, output, settings
    from govlint.config.paths import relative

    config = settings.settled(args)
    path = Path(args.baseline) if args.baseline else None
    path = path or config.folder / (config.baseline or baseline.FILE)
    known = baseline.read(path) if path.is_file() or args.action == "update" else []
    items = inputs.given(args.paths, args.stdin_filename, plugins.loaders())
    items = [item for item in items if item.named or not config.excludes(item.path)]
    found = linter.lint(items, args.pack, settle=settings.per_file(config, args))
    found = exceptions.applied(found, config)  # what `allow` covers needs no baseline
    seen = {relative(outcome.path, path.parent) for outcome in found.outcomes}
    now = {baseline.entry(one, path.parent) for one in found.standing if one.code != "GL001"}
    others = {one._replace(line=0) for one in known if one.path not in seen}
    if args.action == "update":
        keys = {one.key for one in known}
        now = {one for one in now if one.key in keys}
    try:
        output.put(str(path), [baseline.written(now | others)])
    except Unwritable as trouble:
        print(f"govlint: {path}: {trouble.message.in_language(args.lang)}", file=sys.stderr)
        return 3
    gone = len(known) - len({one.key for one in known} & {one.key for one in now | others})
    said = Text(
        f"{path}：{len(now | others)} 处（删去 {gone} 处）",
        f"{path}: {len(now | others)} findings ({gone} taken out)",
    )
    print(said.in_language(args.lang))
    if found.unreadable:
        print(_unread(found.unreadable).in_language(args.lang), file=sys.stderr)
        return 3
    return 0


def _unread(paths: list[str]) -> Text:
    names = ", ".join(paths)
    return Text(
        f"govlint: 有文件读不全，不能记入基线：{names}",
        f"govlint: not fully readable, so not in the baseline: {names}",
    )
