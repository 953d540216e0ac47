"""The options of `check` that fix: `--fix`, `--unsafe` and `--diff`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files.discover import STDIN, Input

if TYPE_CHECKING:
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


class Fixing(NamedTuple):
    """What the command line says of fixing: the three options by their names."""

    fix: bool
    unsafe: bool
    diff: bool

    @property
    def wanted(self) -> bool:
        """Whether fixes are to be tried at all."""
        return self.fix or self.diff

    @property
    def writes(self) -> bool:
        """Whether anything is to be written."""
        return self.fix and not self.diff


def refuse_conflicts(fixing: Fixing, format: str, paths: Sequence[str]) -> None:
    """Raise UserError for options that do not go together."""
    if fixing.unsafe and not fixing.wanted:
        raise UserError(
            "--unsafe 要与 --fix 或 --diff 一起用：govlint check --fix --unsafe",
            "--unsafe goes with --fix or --diff: govlint check --fix --unsafe",
        )
    if fixing.diff and format != "text":
        raise UserError(
            f"--diff 只显示改动，不能与 --format {format} 一起用",
            f"--diff shows changes, not findings: it does not go with --format {format}",
        )
    if fixing.writes and any(map(_flows, paths)) and len(set(paths)) > 1:
        raise UserError(
            "--fix 把标准输入或管道改好后写到标准输出，不能同时再改别的文件：请分两次运行",
            "--fix writes standard input or a pipe, fixed, to standard output: fix other files in "
            "a run of their own",
        )


def with_pipes_read(items: list[Input]) -> list[Input]:
    """The files to fix, those that come through a pipe already read: that can be done but once."""
    return [
        _with_bytes(item) if item.data is None and _flows(item.path) else item for item in items
    ]


def piped_texts(items: list[Input], found: Run) -> list[bytes]:
    """What came through a pipe, after fixing; as it was where there was nothing to fix."""
    fixed = {one.path: one.fixed.data for one in found.outcomes if one.fixed is not None}
    texts = {one.archive or one.path: fixed.get(one.path) or one.data for one in items}
    return [text for text in texts.values() if text is not None]


def notes(run: Run, format: str) -> Iterator[Text]:
    """What was not fixed and why; what was, where the output does not say so."""
    for outcome in run.outcomes:
        for note in outcome.fixed.notes if outcome.fixed is not None else ():
            yield Text(f"{outcome.path}：{note.zh}", f"{outcome.path}: {note.en}")
    mended = [fixed.mended for fixed in run.fixed if fixed.mended]
    if mended and format != "text":
        count, files = sum(mended), len(mended)
        plural = "s" * (files != 1)
        yield Text(f"修复了 {count} 处（{files} 个文件）", f"{count} fixed in {files} file{plural}")


def _flows(path: str) -> bool:
    """Whether what stands there comes and is gone: standard input, or a pipe by name."""
    try:
        return path == STDIN or stat.S_ISFIFO(os.stat(path).st_mode)
    except OSError:
        return False


def _with_bytes(item: Input) -> Input:
    try:
        with open(item.path, "rb") as file:
            return item._replace(data=file.read())
    except OSError:
        return item  # checking it says why
