"""The option `--previous` of `check`: last year's report, or a folder of earlier ones."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands.terminal import console
from govlint.errors import UserError

if TYPE_CHECKING:
    from govlint.commands.settings import Settled
    from govlint.linter.lint import Task
    from govlint.linter.run import Outcome

FLAG: tuple[str, Text, dict[str, Any]] = (
    "--previous",
    Text(
        "上年的报告，或各年报告所在的文件夹：与之核对（GL601 等）",
        "last year's report, or a folder of earlier ones, to hold it against (GL601 …)",
    ),
    {"metavar": "PATH"},
)


def refuse_conflicts(previous: str | None, fixing: bool) -> None:
    """Raise UserError for `--previous` with `--fix` or `--diff`: no figure is ever fixed."""
    if previous is not None and fixing:
        raise UserError(
            "--previous 不能与 --fix、--diff 同时使用：跨年的问题不自动修复",
            "--previous does not go with --fix and --diff: nothing between years is fixed",
        )


def held(
    args: Namespace, settled: Settled, tasks: list[Task], found: Iterable[Outcome]
) -> tuple[Iterable[Outcome], bool]:
    """The outcomes held against `--previous`, and whether all of it could be read.

    What could not, and what nothing was found for, is told on standard error.
    """
    if args.previous is None or not tasks:
        return found, True
    from govlint.commands import inputs
    from govlint.linter import lint, plugins, processes
    from govlint.linter.cache import look_up
    from govlint.linter.previous import earlier_reports, held_against

    items = inputs.named([args.previous], None, plugins.loaders())
    known = lint.knows_nothing if args.no_cache else look_up
    spread = processes.parallel(settled.jobs, lint.lost)
    earlier = earlier_reports(items, tasks[0].pack, spread, known)
    outcomes = []
    for path, why in earlier.unread:
        _complain(Text(*(f"--previous {path}: {one}" for one in why)), args.lang)
    for one in held_against(found, tasks, earlier, settled.copied_from_last_year):
        outcomes.append(one.outcome)
        if one.why is not None:
            zh = f"{one.outcome.path}: 没有同上年报告核对：{one.why.zh}"
            en = f"{one.outcome.path}: not held against last year's report: {one.why.en}"
            _complain(Text(zh, en), args.lang)
    return outcomes, not earlier.unread


def _complain(line: Text, lang: str) -> None:
    console.complain(line.in_language(lang))
