"""The loop every edge shares: files in, one Run out. One pure function a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from govlint import engine, packs, plugins
from govlint.claims import claims
from govlint.decode import Undecodable
from govlint.diagnostic import Diagnostic, Finding, Text
from govlint.discover import Input
from govlint.facts import Facts
from govlint.fit import is_report
from govlint.fit import read as fit
from govlint.packs import Pack
from govlint.parser import parse
from govlint.rule import Rule
from govlint.run import NOT_A_REPORT, UNREADABLE, Outcome, Run
from govlint.source import Source
from govlint.tree import Report, Span


class Task(NamedTuple):
    """What one call of `check_file` needs; plain data that may cross a process."""

    item: Input
    pack: str
    codes: frozenset[str] | None = None
    skip_non_reports: bool = False


class Document(NamedTuple):
    """A file that could be read."""

    source: Source
    report: Report
    facts: Facts


# `map` as the loop uses it: `map` itself, or one that spreads the calls over processes.
Map = Callable[[Callable[[Task], Outcome], Iterable[Task]], Iterable[Outcome]]


@cache
def pack(name: str) -> Pack:
    """The pack of a name or in a folder, loaded once a process."""
    return packs.load(name, plugins.packs())


def lint(
    inputs: Iterable[Input],
    pack_name: str,
    codes: frozenset[str] | None = None,
    *,
    map: Map = map,
    skip_non_reports: bool = False,
) -> Run:
    """Check every file by the rules of a pack (by those with `codes`, if given).

    The result is the same for every `map` that keeps the order.
    """
    tasks = [Task(item, pack_name, codes, skip_non_reports) for item in inputs]
    return Run(pack(pack_name), tuple(map(check_file, tasks)))


def check_file(task: Task) -> Outcome:
    """Read and check one file; what cannot be read is a diagnostic."""
    path = task.item.path
    try:
        source, report, facts = document(task.item)
        if not is_report(report, facts):
            return _foreign(task, source)
        said = claims(source, report, facts.year)
        checked = engine.check(source, report, facts, said, _rules(task))
    except Undecodable as fault:
        return Outcome(path, "unreadable", (_unreadable(task, fault),))
    except Exception as fault:
        fault.add_note(f"govlint: {path}")  # a fault of ours must name the file it happened on
        raise
    return Outcome(
        path,
        "checked",
        tuple(checked.diagnostics),
        tuple(checked.failures),
        checked.read,
        checked.expected,
    )


def document(item: Input) -> Document:
    """Read and parse one file. Raises Undecodable, also for a file that cannot be opened."""
    data = _data(item) if item.data is None else item.data
    loaders = plugins.loaders()
    # The text loader tells people what a file is that no loader reads.
    load = loaders.get(PurePath(item.path).suffix.lower(), loaders[".txt"])
    source = load(data, item.path)
    if not source.folded.strip():
        raise Undecodable(
            Text("文件是空的，没有文字", "the file is empty: there is no text in it"),
            Text(
                "请检查是否选错文件，或导出、转换没有成功",
                "was this the right file, did the export succeed?",
            ),
        )
    report = parse(source)
    return Document(source, report, fit(source, report))


def parallel(jobs: int) -> Map:
    """A `map` over `jobs` processes that keeps the order."""

    def spread(function: Callable[[Task], Outcome], tasks: Iterable[Task]) -> Iterator[Outcome]:
        from concurrent.futures import ProcessPoolExecutor

        every = list(tasks)
        workers = min(jobs, len(every))
        if workers < 2:
            yield from map(function, every)
            return
        chunk = max(1, min(16, len(every) // (workers * 4)))
        with ProcessPoolExecutor(workers, initializer=_deaf) as pool:
            yield from pool.map(function, every, chunksize=chunk)

    return spread


def _deaf() -> None:
    # Ctrl-C is for the parent to hear: a worker would only print a traceback of its own.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _chosen(name: str, codes: frozenset[str] | None) -> tuple[Rule, ...]:
    return tuple(rule for rule in pack(name).rules if codes is None or rule.code in codes)


def _rules(task: Task) -> tuple[Rule, ...]:
    return _chosen(task.pack, task.codes)


def _rule(name: str, code: str) -> Rule:
    """A rule of reading; a pack that does not extend the national one borrows it there."""
    for found in (*pack(name).rules, *pack("national").rules):
        if found.code == code:
            return found
    raise LookupError(f"the national pack has no {code}")


def _data(item: Input) -> bytes:
    try:
        with open(item.path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Undecodable(_os_message(error), _ASK) from error


_ASK = Text(
    "请检查文件是否还在、有没有读取权限、是否被别的程序占用",
    "is it still there, may you read it, does another program hold it?",
)


def _os_message(error: OSError) -> Text:
    if isinstance(error, PermissionError):
        return Text("没有读取权限", "no permission to read it")
    if isinstance(error, FileNotFoundError):
        return Text(
            "文件已不存在，或链接指向的文件不存在", "the file (or what its link points to) is gone"
        )
    return Text(f"无法打开：{error.strerror}", f"cannot be opened: {error.strerror}")


def _unreadable(task: Task, fault: Undecodable) -> Diagnostic:
    source = Source(task.item.path, fault.text)
    at = Span(fault.at, min(fault.at + 1, len(fault.text)))
    return _told(task, UNREADABLE, source, Finding(at, fault.message, fault.help))


def _foreign(task: Task, source: Source) -> Outcome:
    ignored = task.codes is not None and NOT_A_REPORT not in task.codes
    if not task.item.named or task.skip_non_reports or ignored:
        return Outcome(task.item.path, "skipped")
    finding = Finding(
        Span(0, 0),
        Text(
            "看不出是政府信息公开工作年度报告：没有标题、法定栏目和表格",
            "this does not look like an annual report: no title, no official heading, no table",
        ),
        Text(
            "请检查是否选错文件；要跳过不是年报的文件，加 --skip-non-reports",
            "was this the right file? --skip-non-reports passes over files that are no reports",
        ),
    )
    return Outcome(task.item.path, "foreign", (_told(task, NOT_A_REPORT, source, finding),))


def _told(task: Task, code: str, source: Source, finding: Finding) -> Diagnostic:
    """The diagnostic of a rule of reading, whose finding is made here and not by its check."""
    return engine.diagnostic(_rule(task.pack, code), finding, source)
