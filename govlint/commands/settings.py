"""What the command line leaves open is told by the configuration, else by the defaults."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.bilingual import Text
from govlint.commands import options
from govlint.errors import UserError, each, unknown
from govlint.settings.config import SETTINGS, Config
from govlint.settings.finding import trusted_by_environment
from govlint.settings.values import Settings

if TYPE_CHECKING:
    from govlint.files.discover import Input
    from govlint.linter.lint import Task
    from govlint.linter.run import Outcome, Run
    from govlint.packs import Pack
    from govlint.settings.baseline import Entry


class Settled(NamedTuple):
    """What holds for a run: what the command line says, else the configuration, else the default.

    `pack` is the name or the folder of one; `select` and `ignore` are words for rules.
    """

    config: Config
    pack: str = SETTINGS["pack"].usual
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = SETTINGS["fail-on"].usual
    jobs: int = SETTINGS["jobs"].usual
    copied_from_organ: int = SETTINGS["copied-from-organ"].usual
    copied_from_last_year: int = SETTINGS["copied-from-last-year"].usual
    rollup_tolerance: int = SETTINGS["rollup-tolerance"].usual


def settled(
    chosen: str | None,
    *,
    pack: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    fail_on: str | None = None,
    jobs: int | None = None,
    trust: bool = False,
) -> Settled:
    """What holds where the command line says so much; what is None or empty is left open.

    `chosen` is the configuration file: None for the one found upwards, "" for none; with `trust`
    the Python of the pack it names may run.  Raises UserError for a file that is wrong, for a
    plugin it requires that is not there, and for a pack whose Python is not trusted.
    """
    found = options.configured(chosen, trust)
    _check_plugins(found)
    usual = Settled(found)
    if pack is None:
        pack = pack_of(found) or usual.pack
        if not trust:
            _check_trust(found, pack)
    return Settled(
        found,
        pack,
        tuple(select) or found.select,
        tuple(ignore),
        fail_on or found.fail_on or usual.fail_on,
        jobs or found.jobs or usual.jobs,
        *(_given(getattr(found, name), getattr(usual, name)) for name in Settled._fields[6:]),
    )


def _given(value: int | None, usual: int) -> int:
    return usual if value is None else value


def baseline(found: Config, chosen: str | None = None) -> tuple[list[Entry], Path | None]:
    """The entries of the baseline in force, and its file; none where there is none.

    `chosen` is that of the command line: None where it says nothing, "" for none.
    """
    from govlint.settings import baseline

    if chosen is not None:
        path = Path(chosen) if chosen else None
    else:
        path = found.folder / found.baseline if found.baseline else None
    return (baseline.entries(path) if path else []), path


def pack_of(found: Config) -> str:
    """The pack named, else that of the region; a path is relative to the configuration."""
    if found.pack:
        beside = found.folder / found.pack
        return str(beside) if (beside / "pack.yaml").is_file() else found.pack
    if found.region:
        from govlint import packs
        from govlint.linter import plugins

        return packs.for_region(found.region, plugins.packs())
    return ""


def _check_trust(found: Config, pack: str) -> None:
    """Raise UserError where the pack a configuration names has Python that nobody trusted."""
    if pack == SETTINGS["pack"].usual:
        return  # spares a run without packs of its own the imports
    from govlint.linter import lint, plugins
    from govlint.packs import available
    from govlint.settings import trust

    installed = available(plugins.packs())
    if pack in installed or trusted_by_environment():
        return
    for folder in trust.with_code(lint.find_pack(pack), installed.values()):
        if not trust.is_trusted(folder):
            place = "{}:{}".format(*found.place("pack"))
            raise UserError(
                f"{place}：规则包 {folder} 有 Python 代码，没有运行：它未被信任，或信任后又有改动。"
                f"请先看过代码，再运行 govlint trust {folder}（只此一次：--trust）",
                f"{place}: the pack {folder} has Python, which did not run: it is not trusted, or "
                f"has changed since. Read it, then run govlint trust {folder} (once: --trust)",
            )


def _check_plugins(found: Config) -> None:
    if not found.require_plugins:
        return
    from govlint.linter.entrypoints import entry_points
    from govlint.linter.plugins import GROUP

    known = {word for point in entry_points(GROUP) for word in (point.name, point.distribution)}
    if lacking := [name for name in found.require_plugins if name not in known]:
        wrong = unknown(Text("插件", "plugin"), lacking[0], known)
        zh, en = f"{wrong.message.zh} 没有安装的请先安装", f"{wrong.message.en} Install it first"
        raise UserError(zh, en, *found.place("require-plugins"))


def per_file(settled: Settled) -> Callable[[Task], Task]:
    """What gives each file the rules, levels and kind of organ that hold for it.

    Raises UserError with the line for a word in the configuration that fits no rule.
    """
    from govlint.engine import selection
    from govlint.linter import lint

    found, pack = settled.config, lint.find_pack(settled.pack)
    check_words(found, pack)
    known: dict[Settings, dict[str, Any]] = {}

    def settle(task: Task) -> Task:
        mine = found.for_file(task.item.path)
        if mine not in known:
            codes = None
            ignore = (*settled.ignore, *mine.ignore)
            if settled.select or ignore:
                codes = selection.selected(pack.rules, settled.select, ignore)
            levels = {
                code: level
                for word, level in mine.levels
                for code in selection.codes_of(pack.rules, word)
            }
            known[mine] = {
                "codes": codes,
                "levels": tuple(sorted(levels.items())),
                "organ_kind": mine.organ,
            }
        return task._replace(**known[mine])

    return settle


class Checker(NamedTuple):
    """What checks one file as the configuration has it, and keeps the report to be shown.

    `task` is what is asked of a file, `excepted` marks the findings of a run somebody accepts.
    """

    task: Callable[[Input], Task]
    excepted: Callable[[Run], Run]

    def outcome(self, item: Input) -> Outcome:
        """What comes of a file."""
        from govlint.linter import lint
        from govlint.linter.run import Run

        task = self.task(item)
        return self.excepted(Run(lint.find_pack(task.pack), (lint.check_file(task),))).outcomes[0]


def checker(settled: Settled) -> Checker:
    """The checker of a run."""
    from govlint.linter import lint
    from govlint.settings import allowed

    settle = per_file(settled)
    known, file = baseline(settled.config)
    return Checker(
        lambda item: settle(lint.Task(item, settled.pack, show=True)),
        lambda run: allowed.applied(run, settled.config, known, file),
    )


def check_words(found: Config, pack: Pack) -> None:
    """Raise UserError with the lines of the words in the configuration that fit no rule or row."""
    from govlint.engine import selection
    from govlint.forms.vocabulary import using
    from govlint.identities.rows_called import rows_called

    said = [("select", word) for word in found.select]
    said += [("ignore", word) for word in found.ignore]
    said += [("levels", word) for word, _ in found.levels]
    said += [("paths", word) for section in found.paths for word in section.ignore]
    said += [("paths", word) for section in found.paths for word, _ in section.levels]
    rules: Callable[[str], object] = partial(selection.codes_of, pack.rules)
    words = [(rules, word, found.place(key)) for key, word in said]
    words += [(rules, one.rule, (str(found.path), one.line)) for one in found.allow]
    words += [(rows_called, one.row, (str(found.path), one.line)) for one in found.allow if one.row]

    def check(item: tuple[Callable[[str], object], str, tuple[str, int]]) -> None:
        look_up, word, place = item
        try:
            look_up(word)
        except UserError as error:
            raise UserError(*error.message, *place) from error

    with using(pack.vocabulary):
        each(words, check)
