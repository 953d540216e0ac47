"""What the command line leaves open is told by the configuration, else by the defaults."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.commands import options
from govlint.errors import UserError
from govlint.settings.config import SETTINGS, Config
from govlint.settings.meaning import (
    baseline,
    check_plugins,
    check_trust,
    check_words,
    pack_of,
    with_others,
    with_words,
)
from govlint.settings.values import Settings

if TYPE_CHECKING:
    from govlint.files.discover import Input
    from govlint.linter.lint import Task
    from govlint.linter.run import Outcome, Run


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
    try:
        found = options.configured(chosen, trust)
    except UserError as error:
        raise with_words(error) from None
    usual = Settled(found)
    try:
        check_plugins(found)
        if pack is None:
            pack = pack_of(found) or usual.pack
            if not trust:
                check_trust(found, pack)
    except UserError as error:
        raise with_others(error, found) from None
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


def per_file(settled: Settled) -> Callable[[Task], Task]:
    """What gives each file the rules, levels and kind of organ that hold for it.

    Raises UserError with the line for a word in the configuration that fits no rule.
    """
    from govlint.engine import selection
    from govlint.linter import lint

    found, pack = settled.config, lint.find_pack(settled.pack)
    try:
        check_words(found, pack)
    except UserError as error:
        raise with_others(error, found) from None
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
