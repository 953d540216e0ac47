"""The options of `check` that are about time: `--no-cache` and `--profile-rules`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import progress
from govlint.errors import UserError
from govlint.text.characters import width

if TYPE_CHECKING:
    from govlint.linter.lint import Map, Task
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


def around(args: Namespace) -> Callable[[Map], Map]:
    """What makes of a map one that remembers what it did before, and shows how far it is."""

    def made(map: Map) -> Map:
        from govlint.linter import lint

        if args.no_cache or args.profile_rules:
            return progress.watched(lint.converting(map), args.lang)
        from govlint.linter.cache import remembering

        return progress.watched(remembering(map), args.lang)

    return made


def settled(args: Namespace, settle: Callable[[Task], Task]) -> Callable[[Task], Task]:
    """What gives a task its settings, with the time of every rule if that is asked for.

    Raises UserError with `--fix` and `--diff`, which check a file many times over.
    """
    if not args.profile_rules:
        return settle
    if args.fix or args.diff:
        raise UserError(
            "--profile-rules 不能与 --fix、--diff 同时使用",
            "--profile-rules does not go with --fix and --diff",
        )
    return lambda task: settle(task)._replace(profile=True)


def tell(args: Namespace, run: Run) -> None:
    """Print how long each rule took, the slowest first."""
    if not args.profile_rules:
        return
    for line in _table(run):
        print(line.in_language(args.lang), file=sys.stderr)


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
