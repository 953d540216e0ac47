"""`govlint check`: the findings in reports."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from govlint.bilingual import Text
from govlint.commands import excluded, fixes, flags, options, previous, speed
from govlint.commands.terminal import console, output, progress, remarks
from govlint.forms.vocabulary import using
from govlint.model.diagnostic import LEVELS
from govlint.reporters import outputs

if TYPE_CHECKING:
    from govlint.commands.settings import Settled
    from govlint.files.discover import Input
    from govlint.linter.lint import Task
    from govlint.linter.plugins import Reporter
    from govlint.linter.run import Outcome, Run
    from govlint.linter.unopened import Unopened

_HELP = Text("检查报告", "check reports")
EPILOG = Text(
    "退出码：0 没有问题，1 有问题，2 用法或配置有误，3 有文件读不出来，4 govlint 自身出错。",
    "Exit: 0 clean, 1 findings, 2 usage or configuration, 3 something could not be read, "
    "4 a fault of ours.",
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "check", _HELP, lang)
    command.parser.epilog = EPILOG.in_language(lang)
    command.parser.set_defaults(run=run)
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)
    for name, said, more in flags.FLAGS:
        names = ("-o", name) if name == "--output" else (name,)
        command.options.add_argument(*names, help=said.in_language(lang), **more)
    verbose = Text("列出跳过的文件", "name the files passed over").in_language(lang)
    command.options.add_argument("-v", "--verbose", action="store_true", help=verbose)


def run(args: Namespace) -> int:
    """Check what was asked for, report it, and say by the exit code how it went."""
    from govlint.commands import settings
    from govlint.linter import lint, plugins
    from govlint.linter.run import Run
    from govlint.settings import allowed, meaning

    settled = settings.settled(
        args.config,
        **{name: getattr(args, name) for name in _SETTLING},
    )
    reporters = plugins.reporters()
    options.one_of(Text("输出格式", "format"), reporters)(args.format)
    fixing = fixes.Fixing(args.fix, args.unsafe, args.diff)
    fixes.refuse_conflicts(fixing, args.format, args.paths)
    speed.refuse_conflicts(args.profile_rules, fixing.wanted)
    previous.refuse_conflicts(args.previous, fixing.wanted)
    outputs.refuse(args.output, args.force)
    items, left, all_excluded = _inputs(args, settled, fixing)
    tasks = _tasks(args, settled, items, plugins.wants_reports(reporters[args.format]))
    known, baseline = meaning.baseline(settled.config, args.baseline)
    excepted = partial(allowed.applied, config=settled.config, known=known, baseline=baseline)
    outcomes = _outcomes(tasks, args, settled.jobs, excepted)
    outcomes, whole = previous.held(args, settled, tasks, outcomes)
    found = excepted(Run(lint.find_pack(settled.pack), tuple(outcomes), unopened=left))
    # As a filter: the report goes where the text went, and what is said of it beside it.
    texts = fixes.piped_texts(items, found) if fixing.writes else []
    console.write(texts, as_file=True)
    stream = sys.stderr if texts else sys.stdout
    whole &= write_report(args, reporters[args.format], found, stream)
    lacking = lacks_reports(found) and not (args.skip_non_reports or all_excluded)
    print_remarks(found, args, lacking)
    if args.profile_rules:
        speed.print_times(found, args.lang)
    code = exit_code(found, settled.fail_on, lacking)
    return 3 if not whole else 0 if code == 1 and args.exit_zero else code


def _inputs(
    args: Namespace, settled: Settled, fixing: fixes.Fixing
) -> tuple[list[Input], tuple[Unopened, ...], bool]:
    """The files to check, what is not opened, whether the configuration excludes all there are."""
    from govlint.commands import inputs
    from govlint.linter import plugins, unopened

    items = inputs.entries(args.paths, args.stdin_filename, plugins.loaders())
    for line in excluded.unmatched(settled.config, args.paths or ["."], items):
        _print_remark(line, args.lang)
    items, passed_over = excluded.split(settled.config, items, args.force_exclude)
    if passed_over:
        _print_remark(excluded.notice(settled.config, passed_over), args.lang)
    items, left = unopened.parted(outputs.without_output(args.output, items))
    all_excluded = bool(passed_over) and not items
    return fixes.with_pipes_read(items) if fixing.writes else items, left, all_excluded


def _tasks(args: Namespace, settled: Settled, items: list[Input], show: bool) -> list[Task]:
    """What is asked of every file, each as the configuration has it."""
    from govlint.commands import settings
    from govlint.linter import lint

    asked = {"skip_non_reports": args.skip_non_reports, "profile": args.profile_rules, "show": show}
    asked["digest"] = args.previous is not None
    per_file = settings.per_file(settled)
    return [per_file(lint.Task(item, settled.pack, **asked)) for item in items]


def _outcomes(
    tasks: list[Task], args: Namespace, jobs: int, excepted: Callable[[Run], Run]
) -> Iterable[Outcome]:
    """What comes of every file: as it is, or after fixing."""
    from govlint.linter import lint, processes

    spread = processes.parallel(jobs, lint.lost)
    if args.fix or args.diff:
        from govlint.fixes import files

        return files.fix(tasks, files.Wish(args.unsafe, args.diff, excepted), spread)
    if args.no_cache or args.profile_rules:
        found = lint.outcomes(tasks, spread)
    else:
        from govlint.linter.cache import look_up

        found = lint.outcomes(tasks, spread, look_up)
    return progress.watched(found, len(tasks), args.lang)


def write_report(args: Namespace, reporter: Reporter, found: Run, stream: TextIO) -> bool:
    """Whether the report could be written where it was to go; of no file people hear nothing."""
    from govlint.atomic import Unwritable

    if not found.outcomes and args.format in console.FOR_PEOPLE:
        return True
    choice = "never" if args.output is not None and args.color == "auto" else args.color
    colour = console.wants_colour(choice, stream)
    try:
        with using(found.pack.vocabulary):
            pieces = reporter(found, args.lang, colour)
            output.write(args.output, args.format, pieces, stream)
        remarks.print_written(args.output, args.format, found, args.lang)
    except Unwritable as trouble:
        _print_remark(Text(*(f"{args.output}: {said}" for said in trouble.message)), args.lang)
        return False
    return True


def lacks_reports(run: Run) -> bool:
    """Whether there was nothing to check."""
    return len(run.paths("skipped")) == len(run.outcomes)


def exit_code(run: Run, fail_on: str, lacking: bool) -> int:
    """How a run went, as `govlint check` says it."""
    from govlint.linter.run import UNREADABLE

    if any(failure.code == UNREADABLE for failure in run.failures):
        return 4
    if any(fixed.failed for fixed in run.fixed):
        return 3
    if run.failures or run.unreadable or run.incomplete or lacking:
        return 3
    grave = LEVELS[: LEVELS.index(fail_on) + 1]
    return int(any(run.levels[level] for level in grave))


def print_remarks(run: Run, args: Namespace, lacking: bool) -> None:
    """What is no finding goes to stderr: skipped files, crashed rules, a run over nothing."""
    from govlint.linter.unopened import passed_over

    lines = list(passed_over(run.paths("skipped"), run.unopened, args.verbose))
    if lacking:
        where, skipped = ", ".join(args.paths) or ".", len(run.paths("skipped"))
        lines.append(remarks.nothing(where, skipped))
    lines += fixes.notes(run, args.format)
    lines += [Text(*(f"{one.place}: {said}" for said in one.message)) for one in run.stale]
    for line in lines:
        _print_remark(line, args.lang)
    remarks.print_crashes(run.failures, args.lang)


def _print_remark(line: Text, lang: str) -> None:
    console.complain(f"{line.in_language(lang)}")


_SETTLING = ("pack", "select", "ignore", "fail_on", "jobs", "trust")
"""The options that the configuration answers where they are left out, and `--trust`."""
