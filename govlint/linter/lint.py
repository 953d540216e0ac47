"""The loop every edge shares: files in, one Run out. One pure function a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from govlint import packs
from govlint.bilingual import Text
from govlint.engine.rule import Rule
from govlint.engine.selection import relevelled
from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.files.filetype import by_content
from govlint.forms.vocabulary import using
from govlint.linter import plugins
from govlint.linter.conversion import prepared
from govlint.linter.run import NOT_A_REPORT, UNREADABLE, Outcome, Run
from govlint.model.diagnostic import Diagnostic, Finding
from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.model.tree import Report, Span
from govlint.model.view import view
from govlint.packs import Pack

if TYPE_CHECKING:
    from govlint.engine.check import Checked


class Task(NamedTuple):
    """What one call of `check_file` needs; plain data that may cross a process.

    With `show` the outcome holds the report itself as well (`Outcome.view`).  `levels` are those
    the user gives to codes, `organ_kind` is what he says of the body that reports.  With `profile`
    the outcome tells how long each rule took.
    """

    item: Input
    pack: str
    codes: frozenset[str] | None = None
    skip_non_reports: bool = False
    show: bool = False
    levels: tuple[tuple[str, str], ...] = ()
    organ_kind: str = ""
    profile: bool = False


class Document(NamedTuple):
    """A file that could be read."""

    source: Source
    report: Report
    facts: Facts


# `map` as the loop uses it: `map` itself, or one that spreads the calls over processes.
Map = Callable[[Callable[[Task], Outcome], Iterable[Task]], Iterable[Outcome]]


@cache
def opened(name: str) -> Pack:
    """The pack of a name or in a folder; its rules are made when they are asked for."""
    return packs.opened(name, plugins.packs())


@cache
def pack(name: str) -> Pack:
    """The pack of a name or in a folder with its rules, loaded once a process."""
    return packs.made(opened(name))


def lint(
    inputs: Iterable[Input],
    pack_name: str,
    codes: frozenset[str] | None = None,
    *,
    map: Map = map,
    skip_non_reports: bool = False,
    show: bool = False,
    settle: Callable[[Task], Task] | None = None,
    around: Callable[[Map], Map] | None = None,
) -> Run:
    """Check every file by the rules of a pack (by those with `codes`, if given).

    `settle` gives a task what holds for its file.  The result is the same for every `map` that
    keeps the order; `around` makes of it one that does more (remembers, shows how far it is).
    """
    tasks = [Task(item, pack_name, codes, skip_non_reports, show) for item in inputs]
    tasks = [settle(task) for task in tasks] if settle else tasks
    mapped = around(map) if around else converting(map)
    return Run(opened(pack_name), tuple(mapped(check_file, tasks)))


def converting(map: Map) -> Map:
    """A map before which old files are turned into ones that can be read, all at once."""
    return lambda function, tasks: map(function, converted(tasks))


def converted(tasks: Iterable[Task]) -> list[Task]:
    """The tasks, their items `prepared` and their packs loaded: before the work is spread."""
    every = list(tasks)
    for name in {task.pack for task in every}:
        pack(name)
    items = prepared(task.item for task in every)
    return [task._replace(item=item) for task, item in zip(every, items, strict=True)]


def check_file(task: Task) -> Outcome:
    """Read and check one file; what cannot be read is a diagnostic."""
    with using(pack(task.pack).vocabulary):
        return _checked(task)


def _checked(task: Task) -> Outcome:
    from govlint.fitting.fit import is_report

    path = task.item.path
    try:
        source, report, facts = document(task.item)
        if not is_report(report, facts):
            return _foreign(task, source)
        checked = examined(task, Document(source, report, facts))
    except Undecodable as fault:
        return Outcome(path, "unreadable", (_unreadable(task, fault),))
    except Exception as fault:
        fault.add_note(f"govlint: {path}")  # a fault of ours must name the file it happened on
        raise
    return Outcome(
        path,
        "checked",
        checked.diagnostics,
        checked.failures,
        checked.read,
        checked.expected,
        view=view(source, report, facts) if task.show else None,
        times=checked.times,
    )


def examined(task: Task, document: Document) -> Checked:
    """What the rules of a task say of a report, each at the level that holds for its file."""
    from govlint.claims import claims
    from govlint.engine.check import check

    source, report, facts = document
    facts = replace(facts, organ_kind=task.organ_kind) if task.organ_kind else facts
    rules = _chosen(task.pack, task.codes)
    said = claims(source, report, facts.year)
    checked = check(source, report, facts, said, rules, task.profile)
    levelled = relevelled(checked.diagnostics, task.levels, rules)
    return replace(checked, diagnostics=levelled)


def document(item: Input) -> Document:
    """Read and parse one file. Raises Undecodable, also for a file that cannot be opened."""
    from govlint.fitting.fit import read as fit
    from govlint.parsing.parser import parse

    medium, data = item.converted or ("", _data(item))
    loaders = plugins.loaders()
    suffix = PurePath(item.path).suffix.lower()
    # The text loader tells people what a file is that no loader reads.
    load = loaders.get(by_content(data, suffix)) or loaders.get(suffix) or loaders[".txt"]
    source = load(data, item.path)
    if medium:
        source = replace(source, medium=medium)
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


@cache
def _chosen(name: str, codes: frozenset[str] | None) -> tuple[Rule, ...]:
    return tuple(rule for rule in pack(name).rules if codes is None or rule.code in codes)


def _rule(name: str, code: str) -> Rule:
    """A rule of reading; a pack that does not extend the national one borrows it there."""
    for found in (*pack(name).rules, *pack("national").rules):
        if found.code == code:
            return found
    raise LookupError(f"the national pack has no {code}")


def _data(item: Input) -> bytes:
    try:
        return discover.read(item)
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
    from govlint.engine.check import diagnostic

    return diagnostic(_rule(task.pack, code), finding, source)
