"""`govlint baseline`: the findings known today, so that only new ones count."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import excluded, options
from govlint.commands.terminal import console, remarks

if TYPE_CHECKING:
    from govlint.linter.run import Run
    from govlint.settings.baseline import Entry

_HELP = Text(
    "把现有的问题记入基线，以后只报新的", "record the findings there are, so that only new count"
)
_ACTIONS = ("write", "update")


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "baseline", _HELP, lang)
    command.parser.set_defaults(run=run)
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
    from govlint.atomic import Unwritable
    from govlint.commands import inputs, settings
    from govlint.linter import lint, plugins
    from govlint.linter.run import Run
    from govlint.settings import allowed, baseline

    settled = settings.settled(args.config, pack=args.pack, trust=args.trust)
    config = settled.config
    path = Path(args.baseline) if args.baseline else None
    path = path or config.folder / (config.baseline or baseline.FILE)
    _known(args.action, path)  # what is wrong with it is said first
    items = inputs.named(args.paths, args.stdin_filename, plugins.loaders())
    items, _ = excluded.split(config, items, force=False)
    per_file = settings.per_file(settled)
    outcomes = lint.outcomes(per_file(lint.Task(item, settled.pack)) for item in items)
    found = Run(lint.find_pack(settled.pack), tuple(outcomes))
    found = allowed.applied(found, config)  # what `allow` covers needs no baseline
    if len(found.paths("skipped")) == len(found.outcomes):
        said = remarks.nothing(", ".join(args.paths) or ".", len(found.outcomes))
        console.complain(f"{said.in_language(args.lang)}")
        return 3
    try:
        kept, gone = _write_entries(args.action, found, path)
    except Unwritable as trouble:
        console.complain(f"{path}: {trouble.message.in_language(args.lang)}")
        return 3
    said = Text(
        f"{path}：{len(kept)} 处（删去 {gone} 处）",
        f"{path}: {len(kept)} findings ({gone} taken out)",
    )
    console.say(said.in_language(args.lang))
    remarks.print_crashes(found.failures, args.lang)
    if found.unreadable:
        console.complain(_unread(found.unreadable).in_language(args.lang))
    return 3 if found.unreadable or found.failures else 0


def _known(action: str, path: Path) -> list[Entry]:
    from govlint.settings import baseline

    return baseline.entries(path) if path.is_file() or action == "update" else []


def _write_entries(action: str, found: Run, path: Path) -> tuple[set[Entry], int]:
    """What the baseline holds once it is written, and how many entries were taken out.

    Raises Unwritable.  Another that was at it meanwhile is not undone: it is read anew.
    """
    from govlint.atomic import Unwritable, why_unwritable
    from govlint.commands.terminal import output
    from govlint.settings import baseline
    from govlint.settings.lock import locked

    try:
        with locked(str(path)):
            known = _known(action, path)
            kept = _entries(action, found, known, path)
            output.put(str(path), [baseline.as_text(kept)])
    except OSError as error:
        raise Unwritable(why_unwritable(error)) from error
    return kept, len({one.key for one in known} - {one.key for one in kept})


def _entries(action: str, found: Run, known: list[Entry], path: Path) -> set[Entry]:
    """What the baseline is to hold.

    Of a file that was not looked at, or not wholly, what is known stays, as what rules between
    reports found: nobody can tell whether it is gone.
    """
    from govlint.settings import baseline
    from govlint.settings.paths import relative

    unsure = {*found.unreadable, *(failure.path for failure in found.failures)}
    looked = {one.path for one in found.outcomes if one.state != "skipped"} - unsure
    seen = {relative(one, path.parent) for one in looked}
    now = {baseline.entry(one, path.parent) for one in found.standing if one.code != "GL001"}
    if action == "update":
        keys = {one.key for one in known}
        now = {one for one in now if one.key in keys}
    between = {rule.code for rule in found.pack.rules if rule.between_reports}
    unseen = {one for one in known if one.path not in seen or one.code in between}
    return now | {one._replace(line=0) for one in unseen}


def _unread(paths: list[str]) -> Text:
    names = ", ".join(paths)
    return Text(
        f"govlint: 有文件读不全，读不出的部分没有记入基线，原有的条目保留：{names}",
        "govlint: not fully readable: what could not be read is not in the baseline, what it held "
        f"of them is kept: {names}",
    )
