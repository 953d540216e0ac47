"""`govlint facts --engine`: reports in parts, by processes or on other machines."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import excluded
from govlint.commands.terminal import console, progress
from govlint.errors import UserError

if TYPE_CHECKING:
    from govlint.commands.settings import Settled
    from govlint.linter.lint import Task
    from govlint.linter.unopened import Unopened
    from govlint.parts.part import File, Job
    from govlint.parts.run import Total

_USUAL = 100  # files of a part


def run(args: Namespace, settled: Settled) -> int:
    """Make all parts that are not made yet; 3 if one failed or a report was not wholly read."""
    from govlint.data.schema import TABLES
    from govlint.data.writers import parquet
    from govlint.linter.unopened import warnings
    from govlint.parts import engines, part, store
    from govlint.parts.run import carried_out
    from govlint.parts.sources import ADDRESS

    _refuse_conflicts(args)
    engine, place = engines.engine(args.engine)
    parquet.schema("figures", TABLES["figures"])  # is the library there?
    size = _size(args.part)
    words = args.paths or ["."]
    job = _job(args, settled)
    folder = store.store_at(job.out)
    store.claim(folder, args.output, job, words, args.force)
    left: list[Unopened] = []
    parts = part.parts(_pairs(args, settled, job, left), size, job)
    where = (_any(args, ADDRESS), _any(args, "memory://"))
    setting = engines.Setting(_jobs(args, settled), place, *where)

    def watched(*given: Any) -> Iterator[engines.Done]:
        return progress.watched(engine(*given), 0, args.lang)

    total = carried_out(parts, folder, watched, setting)
    for line in warnings(left):
        _tell(line, args.lang)
    return _told(total, words, args.lang)


def _refuse_conflicts(args: Namespace) -> None:
    if args.output is None:
        raise UserError("--engine 要写到文件夹：-o 文件夹", "--engine writes to a folder: -o DIR")
    if args.format not in {None, "parquet"} or args.wide:
        raise UserError(
            "--engine 只写 parquet，不能与 --wide 或别的 --format 同用",
            "--engine writes parquet and does not go with --wide or another --format",
        )
    if "-" in args.paths:
        raise UserError(
            "--engine 不读标准输入，请指定文件夹", "--engine reads no standard input: name a folder"
        )


def _size(word: str | None) -> int:
    if word is not None and not (word.isascii() and word.isdigit() and 0 < int(word) < 10**6):
        raise UserError(f"--part 后面要是正整数：{word}", f"--part takes a number: {word}")
    return _USUAL if word is None else int(word)


def _job(args: Namespace, settled: Settled) -> Job:
    from govlint.data.schema import TABLES
    from govlint.parts.part import USUAL, Job, rules_digest
    from govlint.parts.sources import ADDRESS
    from govlint.settings import allowed, meaning

    out = args.output if ADDRESS in args.output else os.path.abspath(args.output)
    wanted = TABLES if "all" in args.table else args.table or USUAL
    known, baseline = meaning.baseline(settled.config)
    excepted = partial(allowed.applied, config=settled.config, known=known, baseline=baseline)
    tables = tuple(table for table in TABLES if table in wanted)
    accepted = repr((settled.config.standing(), known)) if settled.config.allow or known else ""
    rules = rules_digest(settled.pack)
    return Job(
        *(out, settled.pack, rules, tables, args.lang, excepted, accepted, os.getcwd()),
    )


def _jobs(args: Namespace, settled: Settled) -> int:
    return args.jobs or settled.config.jobs or os.cpu_count() or 1


def _any(args: Namespace, beginning: str) -> bool:
    """Whether a source or the goal is at such an address."""
    return any(beginning in word for word in (*args.paths, args.output))


def _pairs(
    args: Namespace, settled: Settled, job: Job, left: list[Unopened]
) -> Iterator[tuple[File, Task]]:
    """The files of the sources, each with what it is checked by; `left` are those not opened."""
    from govlint.commands import settings
    from govlint.data.extract import needed
    from govlint.files.discover import Input
    from govlint.linter import plugins
    from govlint.linter.lint import Task
    from govlint.linter.unopened import WARNED, Unopened
    from govlint.parts.sources import source_files

    per_file = settings.per_file(settled)
    for one in source_files(args.paths or ["."], plugins.loaders()):
        if isinstance(one, Input):
            if one.unopened in WARNED:
                left.append(Unopened(one.path, one.unopened))
            continue
        item = Input(one.path, named=one.named)
        if excluded.split(settled.config, [item], force=False)[0]:
            yield one, needed(per_file(Task(item, settled.pack)), job.tables)


def _told(total: Total, words: list[str], lang: str) -> int:
    """Say what came of the run, and give its exit code."""
    from govlint.commands.inputs import no_report

    counts, count = total.counts, total.made + total.kept
    console.say(Text(
        f"{count} 个部分（新做 {total.made}，已有 {total.kept}），{counts.files} 个文件，"
        f"{counts.reports} 份报告；读出 {counts.read} / {counts.expected} 个数字，"
        f"{counts.findings} 个问题；内容 {counts.content:032x}",
        f"{count} parts ({total.made} made, {total.kept} kept), {counts.files} files, "
        f"{counts.reports} reports; {counts.read} / {counts.expected} figures read, "
        f"{counts.findings} findings; content {counts.content:032x}",
    ).in_language(lang))  # fmt: skip
    for failed in total.failed:
        _tell(Text(*(f"part-{failed.name}: {said}" for said in failed.why)), lang)
    if counts.closed:
        _tell(_closed(counts.closed), lang)
    if counts.unread:
        _tell(_unread(counts.unread), lang)
    if not counts.reports and not total.failed:
        _tell(no_report(", ".join(words)), lang)
    return 3 if total.failed or counts.closed or counts.unread or not counts.reports else 0


def _closed(count: int) -> Text:
    return Text(
        f"{count} 个文件打不开，再运行一次时会重试；是哪些、为什么，见 reports 表的 shortfall",
        f"{count} files could not be opened and are tried again by the next run; which, and why: "
        "`shortfall` in the table reports",
    )


def _unread(count: int) -> Text:
    return Text(
        f"{count} 份报告没有读全：见 reports 表的 status 和 shortfall",
        f"{count} reports not wholly read: see `status` and `shortfall` in the table reports",
    )


def _tell(line: Text, lang: str) -> None:
    console.complain(line.in_language(lang))
