"""`govlint check`: the findings in reports."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from govlint import options
from govlint.commands import console
from govlint.diagnostic import LEVELS, Text
from govlint.misuse import Misuse

if TYPE_CHECKING:
    from govlint.run import Run

_HELP = Text("检查报告", "check reports")
_EPILOG = Text(
    "退出码：0 没有问题，1 有问题，2 用法或配置有误，3 有文件读不出来，4 govlint 自身出错。",
    "Exit: 0 clean, 1 findings, 2 usage or configuration, 3 something could not be read, "
    "4 a fault of ours.",
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "check", _HELP, lang)
    command.parser.epilog = _EPILOG.in_language(lang)
    command.parser.set_defaults(run=run)
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)
    for name, said, more in _FLAGS:
        command.options.add_argument(name, help=said.in_language(lang), **more)
    verbose = Text("列出跳过的文件", "name the files passed over").in_language(lang)
    command.options.add_argument("-v", "--verbose", action="store_true", help=verbose)


def run(args: Namespace) -> int:
    """Check what was asked for, report it, and say by the exit code how it went."""
    from govlint import linter, plugins, selection
    from govlint.commands import inputs

    reporters = plugins.reporters()
    options.one_of(Text("输出格式", "format"), reporters)(args.format)
    codes = None
    if args.select or args.ignore:
        codes = selection.chosen(linter.pack(args.pack).rules, args.select, args.ignore)
    items = inputs.given(args.paths, args.stdin_filename, plugins.loaders())
    found = linter.lint(
        items,
        args.pack,
        codes,
        map=linter.parallel(args.jobs) if args.jobs > 1 else map,
        skip_non_reports=args.skip_non_reports,
    )
    colour = console.wants_colour(args.color, sys.stdout)
    if found.outcomes or args.format not in console.FOR_PEOPLE:
        pieces = reporters[args.format](found, args.lang, colour)
        console.write(pieces, as_file=args.format not in console.FOR_PEOPLE)
    _remark(found, args)
    return _exit_code(found, args)


def _exit_code(run: Run, args: Namespace) -> int:
    nothing = not run.outcomes or len(run.paths("skipped")) == len(run.outcomes)
    if run.failures or run.unreadable or (nothing and not args.skip_non_reports):
        return 3
    grave = LEVELS[: LEVELS.index(args.fail_on) + 1]
    return int(any(run.levels[level] for level in grave) and not args.exit_zero)


def _remark(run: Run, args: Namespace) -> None:
    """What is no finding goes to stderr: skipped files, crashed rules, a run over nothing."""
    skipped = run.paths("skipped")
    lines = []
    if args.verbose:
        lines += [
            Text(f"跳过（不是年报）：{path}", f"skipped (no report): {path}") for path in skipped
        ]
    if len(skipped) == len(run.outcomes) and not args.skip_non_reports:
        lines.append(_nothing(", ".join(args.paths) or ".", len(skipped)))
    for line in lines:
        print(f"govlint: {line.in_language(args.lang)}", file=sys.stderr)
    told: set[str] = set()
    for failure in run.failures:
        line = Text(
            f"规则 {failure.code} 在 {failure.path} 上出错，没有查完：{failure.message}",
            f"rule {failure.code} crashed on {failure.path}, which is not fully checked: "
            f"{failure.message}",
        )
        print(f"govlint: {line.in_language(args.lang)}", file=sys.stderr)
        if failure.code not in told:
            print(failure.traceback.rstrip("\n"), file=sys.stderr)
        told.add(failure.code)


def _nothing(where: str, skipped: int) -> Text:
    if skipped:
        return Text(
            f"{where} 里没有年报（{skipped} 个文件都不像，-v 可列出）。请指定报告所在的文件夹",
            f"no report in {where} ({skipped} files, none looks like one; -v lists them). "
            "Name the folder of the reports",
        )
    return Text(
        f"{where} 里没有可读的文件。请指定报告所在的文件夹或文件",
        f"no file to read in {where}. Name the folder of the reports, or a file",
    )


def _jobs(word: str) -> int:
    if not (word.isascii() and word.isdigit()):
        raise Misuse(f"--jobs 后面要是数字：{word}", f"--jobs takes a number: {word}")
    return int(word) or os.cpu_count() or 1


_CODES: dict[str, Any] = {"action": options.Commas, "default": [], "metavar": "RULES"}
_SWITCH: dict[str, Any] = {"action": "store_true"}
_FLAGS: tuple[tuple[str, Text, dict[str, Any]], ...] = (
    (
        "--format",
        Text(
            "输出格式：text（默认）、concise、json、jsonl 等",
            "output format: text (default), concise, json, jsonl …",
        ),
        {"metavar": "FORMAT", "default": "text"},
    ),
    (
        "--select",
        Text(
            "只用这些规则：编号、名称或前缀（GL3），逗号分隔",
            "only these rules: codes, names or prefixes (GL3), separated by commas",
        ),
        _CODES,
    ),
    ("--ignore", Text("不用这些规则", "not these rules"), _CODES),
    (
        "--fail-on",
        Text(
            "有这一级或更重的问题时退出码为 1，默认 error",
            "exit 1 from this level on (default: error)",
        ),
        {
            "metavar": "|".join(LEVELS),
            "default": "error",
            "type": options.one_of(Text("级别", "level"), LEVELS),
        },
    ),
    ("--exit-zero", Text("有问题也以 0 退出", "exit 0 despite findings"), _SWITCH),
    (
        "--jobs",
        Text("进程数，默认 1，0 为全部核", "processes (default: 1), 0 for all cores"),
        {"metavar": "N", "type": _jobs, "default": 1},
    ),
    (
        "--skip-non-reports",
        Text("点名的文件若不是年报也跳过", "pass over named files that are no reports"),
        _SWITCH,
    ),
    (
        "--color",
        Text("颜色，默认 auto", "colour (default: auto)"),
        {
            "metavar": "|".join(console.COLOURS),
            "default": "auto",
            "type": options.one_of(Text("颜色设置", "colour setting"), console.COLOURS),
        },
    ),
)
