"""The loop every edge shares: look up, convert, check, keep. One pure function a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govlint import packs
from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.forms.vocabulary import using
from govlint.guard import Guard
from govlint.linter import plugins
from govlint.linter.conversion import converted
from govlint.linter.isolation import APART, fault_of, is_ours
from govlint.linter.run import NOT_A_REPORT, UNREADABLE, Outcome, Run
from govlint.model.diagnostic import Diagnostic, Finding, failure
from govlint.model.place import Span
from govlint.packs import Pack

if TYPE_CHECKING:
    from govlint.engine.check import Checked
    from govlint.engine.rule import Rule
    from govlint.linter.document import Document
    from govlint.model.source import Source


class Task(NamedTuple):
    """What one call of `check_file` needs; plain data that may cross a process.

    With `show` the outcome holds the report itself as well (`Outcome.view`).  `levels` are those
    the user gives to codes, `organ_kind` is what he says of the body that reports.  With `profile`
    the outcome tells how long each rule took, with `digest` what rules between reports need.
    """

    item: Input
    pack: str
    codes: frozenset[str] | None = None
    skip_non_reports: bool = False
    show: bool = False
    levels: tuple[tuple[str, str], ...] = ()
    organ_kind: str = ""
    profile: bool = False
    digest: bool = False


# `map` as the loop uses it: `map` itself, or any that keeps the order, over processes or machines.
Map = Callable[[Callable[[Task], Outcome], Iterable[Task]], Iterable[Outcome]]
# Keeps what came of a task, once it is checked.
Keep = Callable[[Task, Outcome], None]
# What is known of a task already, else what keeps it.
LookUp = Callable[[Task], Outcome | Keep]


@cache
def find_pack(name: str) -> Pack:
    """The pack of a name or in a folder; its rules are made when they are asked for."""
    return packs.find(name, plugins.packs())


def forget_packs() -> None:
    """Read the packs anew when they are next asked for: a file of theirs has changed."""
    find_pack.cache_clear()
    _chosen.cache_clear()


def knows_nothing(_task: Task) -> Keep:
    """The `LookUp` of a run that checks every file and keeps nothing."""
    return lambda task, outcome: None


def lint(
    inputs: Iterable[Input],
    pack_name: str,
    codes: frozenset[str] | None = None,
    *,
    map: Map = map,
    skip_non_reports: bool = False,
    show: bool = False,
) -> Run:
    """Check every file by the rules of a pack (by those with `codes`, if given).

    The result is the same for every `map` that keeps the order.
    """
    tasks = [Task(item, pack_name, codes, skip_non_reports, show) for item in inputs]
    return Run(find_pack(pack_name), tuple(outcomes(tasks, map)))


def outcomes(
    tasks: Iterable[Task], map: Map = map, look_up: LookUp = knows_nothing
) -> Iterator[Outcome]:
    """What came of every file, in order: what is known is looked up, the rest checked and kept."""
    every = list(tasks)
    known = [look_up(task) for task in every]
    pairs = zip(every, known, strict=True)
    unknown = prepared(task for task, one in pairs if not isinstance(one, Outcome))
    fresh = zip(unknown, map(check_file, unknown), strict=True)
    for one in known:
        if isinstance(one, Outcome):
            yield one
            continue
        task, outcome = next(fresh)
        one(task, outcome)  # at once: a run broken off is not lost
        yield outcome


def prepared(tasks: Iterable[Task]) -> list[Task]:
    """The tasks with old files converted, and the rules made: before the work is spread."""
    tasks = list(tasks)
    for name in {task.pack for task in tasks}:
        _ = find_pack(name).rules
    items = converted(task.item for task in tasks)
    return [task._replace(item=item) for task, item in zip(tasks, items, strict=True)]


def check_file(task: Task) -> Outcome:
    """Read and check one file; what cannot be read, or breaks us, is a diagnostic."""
    return contained(task, lambda: examined(task)[0])


def contained(task: Task, work: Callable[[], Outcome]) -> Outcome:
    """The outcome of work on one file; whatever is raised there costs no other file."""
    pack, outcome = find_pack(task.pack), None

    def note(error: BaseException) -> None:
        nonlocal outcome
        outcome = _failed(task, error)

    with Guard(note, UserError), using(pack.vocabulary):
        outcome = work()
    assert outcome is not None, "the work gave an outcome, or what it raised was noted"
    return outcome


def lost(task: Task) -> Outcome:
    """The outcome of a file whose process was ended by the system."""
    return unread(task, Undecodable(_ENDED, APART))


def unread(task: Task, fault: Undecodable) -> Outcome:
    """The outcome of a file that could not be read, and why."""
    return Outcome(task.item.path, "unreadable", (_unreadable(task, fault),))


def _failed(task: Task, error: BaseException) -> Outcome:
    """The outcome of a file on which something was raised that is no fault of the file."""
    outcome = unread(task, fault_of(error))
    if is_ours(error):
        return outcome._replace(failures=(failure(UNREADABLE, task.item.path, error),))
    return outcome


def examined(task: Task) -> tuple[Outcome, Document | None]:
    """What came of one file, and what it says if it is a report; the work of `contained`."""
    from govlint.engine.crowding import limited
    from govlint.fitting.fit import is_report
    from govlint.linter.document import read_document
    from govlint.model.view import view

    try:
        source, report, facts = document = read_document(task.item)
        if not is_report(report, facts):
            return _foreign(task, source), None
        checked = check_document(task, document)
    except Undecodable as fault:
        return unread(task, fault), None
    found, figures = limited(checked.diagnostics), (checked.read, checked.expected)
    outcome = Outcome(
        *(task.item.path, "checked", found, checked.failures, *figures),
        view=view(source, report, facts) if task.show else None,
        times=checked.times,
    )
    if task.digest:
        from govlint.linter.digesting import digest

        outcome = outcome._replace(digest=digest(task, document, checked))
    return outcome, document


def check_document(task: Task, document: Document) -> Checked:
    """What the rules of a task say of a report, each at the level that holds for its file."""
    from dataclasses import replace

    from govlint.claims import claims
    from govlint.engine.check import check
    from govlint.engine.selection import relevelled

    source, report, facts = document
    facts = replace(facts, organ_kind=task.organ_kind) if task.organ_kind else facts
    rules = _chosen(task.pack, task.codes)
    said = claims(source, report, facts.year)
    checked = check(source, report, facts, said, rules, task.profile)
    levelled = relevelled(checked.diagnostics, task.levels, rules)
    return replace(checked, diagnostics=levelled)


@cache
def _chosen(name: str, codes: frozenset[str] | None) -> tuple[Rule, ...]:
    return tuple(rule for rule in find_pack(name).rules if codes is None or rule.code in codes)


def _rule(name: str, code: str) -> Rule:
    """A rule of reading; a pack that does not extend the national one borrows it there."""
    for found in (*find_pack(name).rules, *find_pack("national").rules):
        if found.code == code:
            return found
    raise LookupError(f"the national pack has no {code}")


def _unreadable(task: Task, fault: Undecodable) -> Diagnostic:
    from govlint.model.source import Source

    source = Source(task.item.path, fault.text)
    at = Span(fault.at, min(fault.at + 1, len(fault.text)))
    return _diagnostic(task, UNREADABLE, source, Finding(at, fault.message, fault.help))


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
    return Outcome(task.item.path, "foreign", (_diagnostic(task, NOT_A_REPORT, source, finding),))


def _diagnostic(task: Task, code: str, source: Source, finding: Finding) -> Diagnostic:
    """The diagnostic of a rule of reading, whose finding is made here and not by its check."""
    from govlint.engine.check import diagnostic

    return diagnostic(_rule(task.pack, code), finding, source)


_ENDED = Text(
    "检查它的进程被系统结束（可能内存不足）",
    "the process that checked it was ended by the system (out of memory?)",
)
