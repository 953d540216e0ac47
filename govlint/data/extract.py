"""One report to its outcome and its rows: the unit of work, in a process or on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from govlint.data.figures import Row, figure_rows
from govlint.data.outcomes import finding_rows, report_row
from govlint.data.sentences import claim_rows, section_rows
from govlint.data.wide import WIDE, wide_row
from govlint.forms.vocabulary import using
from govlint.linter import lint
from govlint.linter.document import Document
from govlint.linter.lint import Task
from govlint.linter.processes import Spread
from govlint.linter.run import Outcome, Run
from govlint.linter.shortfall import tells_of_reading

Excepted = Callable[[Run], Run]
"""Marks the findings of a run that somebody accepts."""


def nothing_excepted(run: Run) -> Run:
    """Where there is neither an exception nor a baseline."""
    return run


class Wish(NamedTuple):
    """A report, the tables wanted of it, the language of words in them, and the exceptions."""

    task: Task
    tables: tuple[str, ...] = ("figures",)
    lang: str = "zh"
    excepted: Excepted = nothing_excepted


class Extract(NamedTuple):
    """What came of a report, and its rows by table; plain data that may cross a process."""

    outcome: Outcome
    rows: dict[str, tuple[Row, ...]]


def extract(wish: Wish) -> Extract:
    """Read and check one report, and give its rows; what cannot be read is in its outcome."""
    document: Document | None = None

    def work() -> Outcome:
        nonlocal document
        outcome, document = lint.examined(wish.task)
        return outcome

    return extract_of(wish, lint.contained(wish.task, work), document)


def lost(wish: Wish) -> Extract:
    """What came of a report whose process was ended by the system."""
    return extract_of(wish, lint.lost(wish.task), None)


def needed(task: Task, tables: tuple[str, ...]) -> Task:
    """The task with the rules that its tables need: all for findings, else those of reading."""
    if "findings" in tables:
        return task
    codes = _reading(task.pack)
    return task._replace(codes=codes if task.codes is None else codes & task.codes)


@cache
def _reading(pack: str) -> frozenset[str]:
    codes = (rule.code for rule in lint.find_pack(pack).rules)
    return frozenset(filter(tells_of_reading, codes))


def extracts(
    tasks: Iterable[Task], wish: Callable[[Task], Wish], spread: Spread
) -> Iterator[Extract]:
    """What came of every report, in order; no more than some hundreds are held at a time."""
    left = iter(tasks)
    while some := list(islice(left, _WINDOW)):
        yield from spread(extract, [wish(task) for task in lint.prepared(some)])


_WINDOW = 256  # reports given out at a time: what came of them waits here to be written


def extract_of(wish: Wish, outcome: Outcome, document: Document | None) -> Extract:
    """The rows of a report that was read, or of one that could not be."""
    pack = lint.find_pack(wish.task.pack)
    outcome = wish.excepted(Run(pack, (outcome,))).outcomes[0]
    if outcome.state == "skipped":
        return Extract(outcome, {})
    with using(pack.vocabulary):
        rows = {table: tuple(_rows(table, wish, outcome, document)) for table in wish.tables}
    return Extract(outcome, rows)


def _rows(table: str, wish: Wish, outcome: Outcome, document: Document | None) -> Iterator[Row]:
    if table == "reports":
        yield report_row(outcome, document, wish.lang)
    elif table == "findings":
        yield from finding_rows(outcome, document, wish.lang)
    elif document is not None and table == WIDE:
        yield wide_row(document)
    elif document is not None:
        yield from _OF_DOCUMENT[table](document, wish.lang)


_OF_DOCUMENT: dict[str, Callable[[Document, str], Iterator[Row]]] = {
    "figures": figure_rows,
    "claims": claim_rows,
    "sections": section_rows,
}
