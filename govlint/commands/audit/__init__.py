"""`govlint audit`: the reports of all bodies and years beside one another."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import check, excluded, flags, options, settings
from govlint.commands.terminal import console, output, progress
from govlint.errors import UserError

if TYPE_CHECKING:
    from govlint.commands.settings import Settled
    from govlint.desk.audit import Audit
    from govlint.desk.copying import Spread
    from govlint.desk.roster.member import Roster
    from govlint.files.discover import Input
    from govlint.linter.lint import Task
    from govlint.linter.run import Outcome, Run
    from govlint.linter.unopened import Unopened

_HELP = Text("把各单位、各年度的报告放在一起审", "the reports of all bodies and years together")
_SHARED = (
    *("--format", "--statistics", "--select", "--ignore", "--no-cache", "--baseline"),
    *("--no-baseline", "--fail-on", "--exit-zero", "--jobs", "--color"),
)
"""The options of `check` that are those of `audit` too."""


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "audit", _HELP, lang)
    command.parser.epilog = check.EPILOG.in_language(lang)
    command.parser.set_defaults(run=run)
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)
    for name, said, more in (*_FLAGS, *flags.FLAGS):
        if name in _SHARED or (name, said, more) in _FLAGS:
            names = ("-o", name) if name == "--output" else (name,)
            command.options.add_argument(*names, help=said.in_language(lang), **more)
    verbose = Text("列出跳过的文件", "name the files passed over").in_language(lang)
    command.options.add_argument("-v", "--verbose", action="store_true", help=verbose)


def run(args: Namespace) -> int:
    """Audit the reports, write the desk, and print the findings as `check` does."""
    from govlint.desk.notices import summed_up
    from govlint.desk.roster.reading import read_roster
    from govlint.linter import plugins

    settled = settings.settled(args.config, **{name: getattr(args, name) for name in _SETTLING})
    reporters = plugins.reporters()
    options.one_of(Text("输出格式", "format"), reporters)(args.format)
    roster = read_roster(args.roster) if args.roster and not args.draft_roster else None
    items, left = _inputs(args, settled)
    if args.draft_roster:
        return _draft(args, settled, items)
    audit = _audited(args, settled, items, roster)
    run, shown = _runs(args, settled, audit, left)
    lacking, of_no_report = check.lacks_reports(run), check.lacks_reports(shown)
    written = of_no_report or _write_desk(
        args, settled, audit._replace(outcomes=run.outcomes), items
    )
    plain = Namespace(**{**vars(args), "output": None})
    written &= check.write_report(plain, reporters[args.format], shown, sys.stdout)
    for line in summed_up(audit.filing.notices):
        console.complain(line.in_language(args.lang))
    check.print_remarks(shown, args, lacking)
    if of_no_report and not lacking:
        console.complain(_of_no_report(audit).in_language(args.lang))
    code = check.exit_code(shown, settled.fail_on, of_no_report)
    return 3 if not written else 0 if code == 1 and args.exit_zero else code


def _inputs(args: Namespace, settled: Settled) -> tuple[list[Input], tuple[Unopened, ...]]:
    """The reports, without the roster and what an audit wrote, and what was not opened."""
    import os

    from govlint.commands import inputs
    from govlint.desk.out import folder
    from govlint.linter import plugins, unopened

    items = inputs.entries(args.paths, args.stdin_filename, plugins.loaders())
    items, passed_over = excluded.split(settled.config, items, force=False)
    if passed_over:
        said = excluded.notice(settled.config, passed_over)
        console.complain(said.in_language(args.lang))
    roster = os.path.realpath(args.roster) if args.roster else ""
    items = [one for one in items if os.path.realpath(one.path) != roster]
    if args.output is not None and not args.draft_roster:
        items = [one for one in items if one.named or not folder.holds(args.output, one.path)]
        folder.refuse(args.output, [*args.paths, *(one.archive or one.path for one in items)])
    return unopened.parted(items)


def _audited(args: Namespace, settled: Settled, items: list[Input], roster: Roster | None) -> Audit:
    from govlint.desk.audit import Wishes, audited
    from govlint.desk.copying import Thresholds
    from govlint.linter import lint

    per_file = settings.per_file(settled)
    tasks = [per_file(lint.Task(item, settled.pack, digest=True)) for item in items]
    outcomes = list(_outcomes(args, tasks, settled.jobs))
    least = Thresholds(settled.copied_from_organ / 100, settled.copied_from_last_year / 100)
    wishes = Wishes(settled.pack, least, settled.rollup_tolerance, args.year)
    return audited(outcomes, tasks, roster, wishes, _spread(settled.jobs))


def _spread(jobs: int) -> Spread:
    from govlint.linter.processes import parallel

    return parallel(jobs, lambda one: None)


def _outcomes(args: Namespace, tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    from govlint.linter import lint, processes

    spread = processes.parallel(jobs, lint.lost)
    if args.no_cache:
        found = lint.outcomes(tasks, spread)
    else:
        from govlint.linter.cache import look_up

        found = lint.outcomes(tasks, spread, look_up)
    return progress.watched(found, len(tasks), args.lang)


def _runs(
    args: Namespace, settled: Settled, audit: Audit, left: tuple[Unopened, ...]
) -> tuple[Run, Run]:
    """All that was found, exceptions applied, and what of it is of the year under review."""
    from govlint.desk.audit import of_year
    from govlint.linter import lint
    from govlint.linter.run import Run
    from govlint.settings import allowed, meaning

    known, baseline = meaning.baseline(settled.config, args.baseline)
    excepted = partial(allowed.applied, config=settled.config, known=known, baseline=baseline)
    run = excepted(Run(lint.find_pack(settled.pack), audit.outcomes, unopened=left))
    if args.year is None:
        return run, run
    return run, run._replace(outcomes=of_year(run.outcomes, audit.slots, args.year))


def _of_no_report(audit: Audit) -> Text:
    """What is said where a year is asked for of which there is no report, nor one that is due."""
    known = sorted({year for _, year in audit.slots.values()})
    listed = "、".join(map(str, known))
    return Text(
        f"没有 {audit.year} 年度的报告（有 {listed} 年度的）。请核对 --year",
        f"there is no report for {audit.year}, but for {', '.join(map(str, known))}: check --year",
    )


def _write_desk(args: Namespace, settled: Settled, audit: Audit, items: list[Input]) -> bool:
    """Whether the folder asked for could be written."""
    if args.output is None:
        return True
    from govlint.atomic import Unwritable
    from govlint.desk.out import writing

    wish = writing.Wish(args.output, items, settled.pack, args.lang, _spread(settled.jobs))
    try:
        for line in writing.write_desk(audit, wish):
            console.complain(line.in_language(args.lang))
    except Unwritable as trouble:
        console.complain(f"{args.output}: {trouble.message.in_language(args.lang)}")
        return False
    return True


def _draft(args: Namespace, settled: Settled, items: list[Input]) -> int:
    """Write the first draft of a roster."""
    from govlint.desk.roster.draft import as_csv, drafted, sightings
    from govlint.linter import lint

    tasks = [lint.Task(item, settled.pack, frozenset(), digest=True) for item in items]
    roster = drafted(sightings(list(_outcomes(args, tasks, settled.jobs))))
    text = as_csv(roster)
    if args.output is None:
        console.write([text], as_file=True)
    else:
        from govlint.reporters import outputs

        outputs.refuse(args.output, force=False)
        output.put(args.output, [text])
    return 0 if roster.members else 3


def _year(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 2000 <= int(word) < 2100):
        raise UserError(
            f"--year 后面要是四位年份，如 2025：{word}",
            f"--year takes a year of four digits, such as 2025: {word}",
        )
    return int(word)


_FLAGS: tuple[tuple[str, Text, dict[str, Any]], ...] = (
    (
        "--roster",
        Text("单位名单（.csv 或 .xlsx）", "the roster of bodies (.csv or .xlsx)"),
        {"metavar": "FILE"},
    ),
    (
        "--draft-roster",
        Text(
            "从报告和文件夹起草一份名单（写到 -o 或屏幕）",
            "draft a roster from reports and folders (to -o, else standard output)",
        ),
        {"action": "store_true"},
    ),
    (
        "--year",
        Text("审哪一年的报告，默认全部", "the year under review (default: all)"),
        {"metavar": "YEAR", "type": _year},
    ),
    (
        "--output",
        Text(
            "写到这个文件夹：网页、工作簿、退回件、数据",
            "write there a page, a workbook, packets to send back, the data",
        ),
        {"metavar": "DIR"},
    ),
)
_SETTLING = ("pack", "select", "ignore", "fail_on", "jobs", "trust")
"""The options that the configuration answers where they are left out, and `--trust`."""
