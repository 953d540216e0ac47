"""`govlint facts`: the figures of reports, and all else they say, as tables of typed columns."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import excluded, options, speed
from govlint.commands.terminal import console, output, progress, remarks
from govlint.data.schema import TABLES
from govlint.data.writers import FORMATS, Look
from govlint.reporters import outputs

if TYPE_CHECKING:
    from govlint.commands.settings import Settled
    from govlint.data.extract import Wish
    from govlint.data.targets import Plan
    from govlint.linter.lint import Task

_SWITCH: dict[str, Any] = {"action": "store_true"}
_FLAGS: tuple[tuple[str, Text, dict[str, Any]], ...] = (
    (
        "--table",
        Text(
            "要哪些表，逗号分隔，all 为全部；默认 figures",
            "which tables, separated by commas, or all (default: figures)",
        ),
        {"action": options.Commas, "default": [], "metavar": "|".join(TABLES)},
    ),
    (
        "--format",
        Text("输出格式，默认看 -o 的后缀，否则 jsonl", "format (default: by -o, else jsonl)"),
        {"metavar": "|".join(FORMATS), "type": options.one_of(Text("输出格式", "format"), FORMATS)},
    ),
    (
        "--output",
        Text("写到这个文件；几张表写到文件夹", "write to this file, several tables to a folder"),
        {"metavar": "FILE|DIR"},
    ),
    outputs.FLAG,
    ("--wide", Text("一份报告一行，一格一列", "a row a report, a column a cell"), _SWITCH),
    (
        "--no-bom",
        Text("csv 文件开头不写 BOM（Excel、WPS 要它）", "no BOM in csv files (Excel wants one)"),
        {"action": "store_false", "dest": "bom"},
    ),
    (
        "--engine",
        Text(
            "分成部分，由它来做，写到 -o 文件夹：processes、dask、dask://主机:端口",
            "in parts, done by this, to the folder -o: processes, dask, dask://HOST:PORT",
        ),
        {"metavar": "NAME"},
    ),
    (
        "--part",
        Text("一个部分的文件数，默认 100", "files of a part (default: 100)"),
        {"metavar": "N"},
    ),
    (
        "--jobs",
        Text("进程数，默认 1，0 为全部核", "processes (default: 1), 0 for all cores"),
        {"metavar": "N", "type": speed.jobs},
    ),
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    said = Text("把报告中的数字导出为数据", "the figures of reports as data")
    command = options.command(subparsers, "facts", said, lang)
    command.parser.set_defaults(run=run)
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)
    for name, meaning, more in _FLAGS:
        names = ("-o", name) if name == "--output" else (name,)
        command.options.add_argument(*names, help=meaning.in_language(lang), **more)


def run(args: Namespace) -> int:
    """Write the rows of every report; 3 if one was not wholly read, or there is none.

    What could not be read is told on standard error, as `check` has it.
    """
    from govlint.atomic import why_unwritable
    from govlint.commands import in_parts, settings
    from govlint.data import saved, targets

    for name in args.table:
        options.one_of(Text("表", "table"), (*TABLES, "all"))(name)
    settled = settings.settled(args.config, pack=args.pack, jobs=args.jobs, trust=args.trust)
    if args.engine is not None:
        return in_parts.run(args, settled)
    plan = targets.plan(args.table, args.wide, args.format, args.output)
    saved.refuse_terminal(plan, sys.stdout.isatty())
    for target in plan.targets:
        outputs.refuse(target.path, args.force)
    try:
        return _write(args, settled, plan)
    except OSError as error:
        if args.output is None or isinstance(error, BrokenPipeError):
            raise
        line = Text(*(f"{args.output}: {said}" for said in why_unwritable(error)))
        console.complain(line.in_language(args.lang))
        return 3


def _write(args: Namespace, settled: Settled, plan: Plan) -> int:
    from govlint.commands.inputs import no_report
    from govlint.data import extract, saved
    from govlint.data.tally import Tally
    from govlint.forms.vocabulary import using
    from govlint.linter import lint, processes

    tasks, wish = _tasks(args, settled, plan)
    spread = processes.parallel(settled.jobs, extract.lost)
    found = progress.watched(extract.extracts(tasks, wish, spread), len(tasks), args.lang)
    look = Look(args.lang, args.bom and args.output is not None, sys.stdout.isatty())
    tally, vocabulary = Tally(), lint.find_pack(settled.pack).vocabulary
    with using(vocabulary), saved.saving(plan, look, output.StandardOutput()) as take:
        for one in found:
            take(one)
            for line in tally.lines(one.outcome):
                _tell(line, args.lang)
    remarks.print_crashes(tally.failures, args.lang)
    if tally.summary:
        _tell(tally.summary, args.lang)
    elif not tally.reports:
        _tell(no_report(", ".join(args.paths) or "."), args.lang)
    return tally.code


def _tasks(
    args: Namespace, settled: Settled, plan: Plan
) -> tuple[list[Task], Callable[[Task], Wish]]:
    """The files to read, and what makes of each the wish for its tables."""
    from govlint.commands import inputs, settings
    from govlint.data.extract import Wish, needed
    from govlint.linter import plugins, unopened
    from govlint.linter.lint import Task
    from govlint.settings import allowed, meaning

    items = inputs.entries(args.paths, args.stdin_filename, plugins.loaders())
    items, passed_over = excluded.split(settled.config, items, force=False)
    for target in plan.targets:
        items = outputs.without_output(target.path, items)
    items, left = unopened.parted(items)
    for line in unopened.warnings(left):
        _tell(line, args.lang)
    if passed_over:
        _tell(excluded.notice(settled.config, passed_over), args.lang)
    known, baseline = meaning.baseline(settled.config)
    excepted = partial(allowed.applied, config=settled.config, known=known, baseline=baseline)
    per_file = settings.per_file(settled)
    tasks = [Task(item, settled.pack) for item in items]

    def wish(task: Task) -> Wish:
        return Wish(needed(per_file(task), plan.tables), plan.tables, args.lang, excepted)

    return tasks, wish


def _tell(line: Text, lang: str) -> None:
    console.complain(line.in_language(lang))
