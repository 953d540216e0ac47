"""What is known of a text: read and checked anew after every step of fixing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from govlint.fitting.fit import facts_of, is_report
from govlint.linter import lint
from govlint.linter.document import Document
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic
from govlint.model.facts import Facts
from govlint.model.place import Span
from govlint.model.source import Origin, Source
from govlint.parsing.parser import parse


class Review(NamedTuple):
    """A text and what is known of it: the findings, the facts, the rules that crashed."""

    text: str
    found: tuple[Diagnostic, ...]
    facts: Facts
    crashed: frozenset[str] = frozenset()


def reviewed(task: Task, text: str) -> Review | None:
    """What is read of a text, and what is said of it as of a task; None where it is no report."""
    return reviewed_source(task, Source(task.item.path, text))


def reviewed_source(task: Task, source: Source) -> Review | None:
    """As `reviewed`, of a text that may have been laid out by its loader."""
    report = parse(source)
    facts = facts_of(source, report)
    if not is_report(report, facts):
        return None
    checked = lint.check_document(task, Document(source, report, facts))
    crashed = frozenset(failure.code for failure in checked.failures)
    return Review(source.original, checked.diagnostics, facts, crashed)


def with_words(source: Source, text: str) -> Source | None:
    """A source laid out by its loader with other words at its places; None if places are others.

    A place is what stands between two TABs or line ends: their number and order stay.
    """
    before, after = _places(source.text), _places(text)
    if before.keys() != after.keys() or source.text.count("\n") != text.count("\n"):
        return None
    slots = list(before.values())
    new = list(after.values())
    starts = [start for start, _ in slots]

    def moved(start: int, end: int) -> tuple[int, int]:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
        inside = slots[first][0] < start  # what is only a part of a place goes on to its end
        return new[first][1] if inside else new[first][0], new[last][1]

    def at(one: Origin) -> Origin:
        start, end = moved(one.start, one.end)
        return one._replace(start=start, end=end)

    return replace(
        source,
        text=text,
        original=text,
        origins=tuple(map(at, source.origins)),
        discrepancies=(),
        unread=(),
        unseen=(),
    )


def key_of(source: Source, place: Span) -> str:
    """The key of the one paragraph or cell a place is in; empty where it is in none or several."""
    first, last = (source.origin(at) for at in place)
    return first.key if first is not None and last is not None and first.key == last.key else ""


def _places(text: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Where each place begins and ends, by its line and its number in it."""
    found, start = {}, 0
    for number, line in enumerate(text.split("\n")):
        for index, words in enumerate(line.split("\t")):
            found[number, index] = (start, start + len(words))
            start += len(words) + 1
    return found
