"""The options of `check` that are about time: `--no-cache` and `--profile-rules`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands.terminal import console
from govlint.errors import UserError
from govlint.text.characters import width

if TYPE_CHECKING:
    from govlint.linter.run import Run

_SWITCH: dict[str, Any] = {"action": "store_true"}
FLAGS: tuple[tuple[str, Text, dict[str, Any]], ...] = (
    (
        "--no-cache",
        Text("每个文件都重新检查", "check every file anew"),
        _SWITCH,
    ),
    (
        "--profile-rules",
        Text("各条规则用了多少时间（写到标准错误）", "how long each rule took (to standard error)"),
        _SWITCH,
    ),
)


def jobs(word: str) -> int:
    """How many processes `--jobs` asks for."""
    if not (word.isascii() and word.isdigit() and len(word) < 7):
        raise UserError(f"--jobs 后面要是数字：{word}", f"--jobs takes a number: {word}")
    return int(word) or os.cpu_count() or 1


def refuse_conflicts(profile: bool, fixing: bool) -> None:
    """Raise UserError for `--profile-rules` with `--fix` or `--diff`, which check many times."""
    if profile and fixing:
        raise UserError(
            "--profile-rules 不能与 --fix、--diff 同时使用",
            "--profile-rules does not go with --fix and --diff",
        )


def print_times(run: Run, lang: str) -> None:
    """Print how long each rule took, the slowest first."""
    for line in _table(run):
        console.say(line.in_language(lang), sys.stderr)


def _table(run: Run) -> Iterator[Text]:
    times: Counter[str] = Counter()
    names = {rule.code: rule.name for rule in run.pack.rules}
    for outcome in run.outcomes:
        times.update(dict(outcome.times))
    files = sum(bool(outcome.times) for outcome in run.outcomes)
    total = sum(times.values())
    head = Text("毫秒/份    占比  规则", "ms/report  share  rule")
    yield head
    room = width(head.en.partition(" ")[0])
    for code, seconds in sorted(times.items(), key=lambda pair: (-pair[1], pair[0])):
        row = f"{seconds * 1000 / files:{room}.3f} {seconds / total:6.1%}  {code} {names[code]}"
        yield Text(row, row)
    each = f"{total * 1000 / files if files else 0:{room}.3f}"
    yield Text(
        f"{each} {1:6.0%}  全部规则，{files} 份报告，共 {total:.2f} 秒（读文件、认表格的时间不计）",
        f"{each} {1:6.0%}  all rules, {files} reports, {total:.2f} s (reading them not counted)",
    )
