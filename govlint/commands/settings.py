"""What the command line leaves open is told by the configuration, else by the defaults."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.errors import UserError, unknown
from govlint.settings import config
from govlint.settings.config import Config

if TYPE_CHECKING:
    from govlint.files.discover import Input
    from govlint.linter.lint import Task
    from govlint.linter.run import Outcome
    from govlint.packs import Pack
    from govlint.settings.baseline import Entry

DEFAULTS: dict[str, Any] = {"pack": "national", "fail_on": "error", "jobs": 1}


def settled(args: Namespace) -> Config:
    """The configuration in force; what `args` leaves open is filled in from it.

    Raises UserError for a file that is wrong, and for a plugin it requires that is not there.
    """
    found = options.configured(args.config)
    _check_plugins(found)
    for name, usual in DEFAULTS.items():
        if hasattr(args, name) and getattr(args, name) is None:
            said = _pack(found) if name == "pack" else getattr(found, name)
            setattr(args, name, usual if said in {"", None} else said)
    if hasattr(args, "select"):
        args.select = args.select or list(found.select)
    return found


def baseline(found: Config, args: Namespace) -> tuple[list[Entry], Path | None]:
    """The entries of the baseline in force, and its file; none where there is none."""
    from govlint.settings import baseline

    if getattr(args, "baseline", None) is not None:
        path = Path(args.baseline) if args.baseline else None
    else:
        path = found.folder / found.baseline if found.baseline else None
    return (baseline.read(path) if path else []), path


def _pack(found: Config) -> str:
    """The pack named, else that of the region; a path is relative to the configuration."""
    if found.pack:
        beside = found.folder / found.pack
        return str(beside) if (beside / "pack.yaml").is_file() else found.pack
    if found.region:
        from govlint import packs
        from govlint.linter import plugins

        return packs.for_region(found.region, plugins.packs())
    return ""


def _check_plugins(found: Config) -> None:
    if not found.require_plugins:
        return
    from govlint.linter.entrypoints import entry_points
    from govlint.linter.plugins import GROUP

    known = {word for point in entry_points(GROUP) for word in (point.name, point.distribution)}
    if lacking := [name for name in found.require_plugins if name not in known]:
        wrong = unknown(Text("插件", "plugin"), lacking[0], known)
        place = found.place("require-plugins")
        raise UserError(
            f"{wrong.message.zh} 没有安装的请先安装", f"{wrong.message.en} Install it first", place
        )


def per_file(found: Config, args: Namespace) -> Callable[[Task], Task]:
    """What gives each file the rules, levels and kind of organ that hold for it.

    Raises UserError with the line for a word in the configuration that fits no rule.
    """
    from govlint.engine import selection
    from govlint.linter import lint

    opened = lint.opened(args.pack)
    check_words(found, opened)
    known: dict[config.Settings, dict[str, Any]] = {}

    def settle(task: Task) -> Task:
        mine = found.for_file(task.item.path)
        if mine not in known:
            codes = None
            if args.select or args.ignore or mine.ignore:
                codes = selection.selected(opened.rules, args.select, (*args.ignore, *mine.ignore))
            levels = {
                code: level
                for word, level in mine.levels
                for code in selection.codes_of(opened.rules, word)
            }
            known[mine] = {
                "codes": codes,
                "levels": tuple(sorted(levels.items())),
                "organ_kind": mine.organ,
            }
        return task._replace(**known[mine])

    return settle


def checker(found: Config, args: Namespace) -> Callable[[Input], Outcome]:
    """What checks one file as the configuration has it, and keeps the report to be shown."""
    from govlint.linter import lint
    from govlint.linter.run import Run
    from govlint.settings import allowed

    settle = per_file(found, args)
    known, file = baseline(found, args)

    def check(item: Input) -> Outcome:
        outcome = lint.check_file(settle(lint.Task(item, args.pack, show=True)))
        run = Run(lint.pack(args.pack), (outcome,))
        return allowed.applied(run, found, known, file).outcomes[0]

    return check


def check_words(found: Config, pack: Pack) -> None:
    """Raise UserError with its line for a word in the configuration that fits no rule of a pack."""
    from govlint.engine import selection

    said = [("select", word) for word in found.select]
    said += [("ignore", word) for word in found.ignore]
    said += [("levels", word) for word, _ in found.levels]
    said += [("paths", word) for section in found.paths for word in section.ignore]
    said += [("paths", word) for section in found.paths for word, _ in section.levels]
    for key, word in said:
        _meant(selection.codes_of, pack.rules, word, found.place(key))
    for one in found.allow:
        _meant(selection.codes_of, pack.rules, one.rule, f"{found.path}:{one.line}")


def _meant(meant: Callable[..., Any], rules: Any, word: str, place: str) -> None:
    try:
        meant(rules, word)
    except UserError as error:
        raise UserError(error.message.zh, error.message.en, place) from error
