"""The options of `check` that fix: `--fix`, `--unsafe` and `--diff`."""

from __future__ import annotations

import os
import stat
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files.discover import STDIN, Input

if TYPE_CHECKING:
    from govlint.linter.lint import Task
    from govlint.linter.run import Run

_SWITCH: dict[str, Any] = {"action": "store_true"}
FLAGS: tuple[tuple[str, Text, dict[str, Any]], ...] = (
    (
        "--fix",
        Text(
            "直接改正有把握的问题（不涉及数字、日期和名称）",
            "correct what has one right form (never figures, dates or names)",
        ),
        _SWITCH,
    ),
    (
        "--unsafe",
        Text(
            "连同须核实的一起改（数字、日期、名称）：--fix --unsafe",
            "correct also what must be verified (figures, dates, names): --fix --unsafe",
        ),
        _SWITCH,
    ),
    (
        "--diff",
        Text("只显示 --fix 会怎样改，不写入", "show what --fix would change, write nothing"),
        _SWITCH,
    ),
)


def refuse_misuse(args: Namespace) -> None:
    """Raise UserError for options that do not go together."""
    if args.unsafe and not (args.fix or args.diff):
        raise UserError(
            "--unsafe 要与 --fix 或 --diff 一起用：govlint check --fix --unsafe",
            "--unsafe goes with --fix or --diff: govlint check --fix --unsafe",
        )
    if args.diff and args.format != "text":
        raise UserError(
            f"--diff 只显示改动，不能与 --format {args.format} 一起用",
            f"--diff shows changes, not findings: it does not go with --format {args.format}",
        )
    if args.fix and not args.diff and any(map(_flows, args.paths)) and len(set(args.paths)) > 1:
        raise UserError(
            "--fix 把标准输入或管道改好后写到标准输出，不能同时再改别的文件：请分两次运行",
            "--fix writes standard input or a pipe, fixed, to standard output: fix other files in "
            "a run of their own",
        )


def at_hand(args: Namespace, items: list[Input]) -> list[Input]:
    """The files to fix, those that come through a pipe already read: that can be done but once."""
    if not args.fix or args.diff:
        return items
    return [_read(item) if item.data is None and _flows(item.path) else item for item in items]


def checked(
    args: Namespace,
    items: list[Input],
    settle: Callable[[Task], Task],
    excepted: Callable[[Run], Run],
) -> Run:
    """Check what was asked for, and fix it where that was asked for too, but for exceptions."""
    from govlint.commands import speed
    from govlint.linter import lint, plugins, processes
    from govlint.linter.conversion import prepared
    from govlint.linter.run import Run

    show = plugins.wants_reports(plugins.reporters()[args.format])
    spread = processes.parallel(args.jobs) if args.jobs > 1 else map
    skip = args.skip_non_reports
    if not (args.fix or args.diff):
        return lint.lint(
            items,
            args.pack,
            map=spread,
            skip_non_reports=skip,
            show=show,
            settle=settle,
            around=speed.around(args),
        )
    from govlint.fixes import files

    tasks = [settle(lint.Task(item, args.pack, None, skip, show)) for item in prepared(items)]
    wish = files.Wish(args.unsafe, args.diff, excepted)
    return Run(lint.pack(args.pack), files.fix(tasks, wish, spread))


def filtered(args: Namespace, items: list[Input], found: Run) -> list[bytes]:
    """What came through a pipe, after fixing; as it was where there was nothing to fix."""
    if not args.fix or args.diff:
        return []
    fixed = {one.path: one.fixed.data for one in found.outcomes if one.fixed is not None}
    texts = {one.packed or one.path: fixed.get(one.path) or one.data for one in items}
    return [text for text in texts.values() if text is not None]


def notes(args: Namespace, run: Run) -> Iterator[Text]:
    """What was not fixed and why; what was, where the output does not say so."""
    for outcome in run.outcomes:
        for note in outcome.fixed.notes if outcome.fixed is not None else ():
            yield Text(f"{outcome.path}：{note.zh}", f"{outcome.path}: {note.en}")
    mended = [fixed.mended for fixed in run.fixed if fixed.mended]
    if mended and args.format != "text":
        count, files = sum(mended), len(mended)
        plural = "s" * (files != 1)
        yield Text(f"修复了 {count} 处（{files} 个文件）", f"{count} fixed in {files} file{plural}")


def _flows(path: str) -> bool:
    """Whether what stands there comes and is gone: standard input, or a pipe by name."""
    try:
        return path == STDIN or stat.S_ISFIFO(os.stat(path).st_mode)
    except OSError:
        return False


def _read(item: Input) -> Input:
    try:
        with open(item.path, "rb") as file:
            return item._replace(data=file.read())
    except OSError:
        return item  # checking it says why
