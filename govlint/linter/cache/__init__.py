"""What came of a file is kept between runs: a file that nobody changed is not checked again.

`remembering` makes of any map one that looks every file up first and hands on only those that are
not known.  What is kept is the outcome of one file, before exceptions and fixes, under a key made
of all it depends on (`key`).  The cache never changes a result: what cannot be read back exactly
is checked anew, what cannot be written is done without.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import PurePath
from typing import NamedTuple

from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.files.filetype import by_content
from govlint.linter import lint, plugins
from govlint.linter.cache import store
from govlint.linter.cache.keys import Key, checker, key
from govlint.linter.cache.plain import read, written
from govlint.linter.lint import Map, Task
from govlint.linter.run import UNREADABLE, Outcome
from govlint.resources import cache_folder

# A file as the system tells it: what was changed meanwhile has another.
_State = tuple[int, int, int]


class _Known(NamedTuple):
    """What is known of a task: its key (None if it is not to be kept) and, if kept, its outcome.

    `turned`: it is of a kind that a converter turns into another.
    """

    key: Key | None = None
    state: _State | None = None
    turned: bool = False
    outcome: Outcome | None = None


def folder() -> str:
    """Where outcomes are kept."""
    return str(cache_folder() / "results")


def remembering(map: Map) -> Map:
    """A map that checks only what is not known yet, and keeps what comes of it.

    The outcomes are those of `map` itself, in the same order; what it is not asked for costs
    no process.  Every outcome is written as soon as it is there: a run broken off is not lost.
    """

    def spread(function: Callable[[Task], Outcome], tasks: Iterable[Task]) -> Iterator[Outcome]:
        where, every = folder(), list(tasks)
        known = [_known(where, task) for task in every]
        unknown = [task for task, one in zip(every, known, strict=True) if one.outcome is None]
        unknown = lint.converted(unknown)
        fresh, kept = zip(unknown, map(function, unknown), strict=True), 0
        for one in known:
            if one.outcome is not None:
                yield one.outcome
                continue
            task, outcome = next(fresh)
            # A disk that is full or read-only stays so: one attempt is enough to know it.
            if kept >= 0 and _lasting(task, one, outcome):
                kept = kept + 1 if _keep(where, one, outcome) else -1
            yield outcome
        if kept > 0:
            store.prune(where, kept)

    return spread


def _known(where: str, task: Task) -> _Known:
    """The key of a task, and the outcome kept under it."""
    state = _state(task)
    if state is None:
        return _Known()
    try:
        data = discover.read(task.item)
        made = key(task, data, checker(task.pack))
    except (OSError, Undecodable):
        return _Known()  # checking it says what is wrong
    text = store.recall(where, made)
    if text is not None:
        with suppress(ValueError, TypeError, LookupError, RecursionError):
            return _Known(outcome=read(text))
    return _Known(made, state, _is_turned(task, data))


def _is_turned(task: Task, data: bytes) -> bool:
    """Whether a file is of a kind that a converter turns into another."""
    converters = plugins.converters()
    suffix = PurePath(task.item.path).suffix.lower()
    return suffix in converters and by_content(data, suffix) in converters


def _state(task: Task) -> _State | None:
    """The file's state; None for what is not to be kept: pipes, standard input, whole reports."""
    item = task.item
    if item.data is not None or task.show or task.profile:
        return None
    try:
        known = os.stat(item.packed or item.path)
    except OSError:
        return None
    regular = stat.S_ISREG(known.st_mode)
    return (known.st_mtime_ns, known.st_size, known.st_ino) if regular else None


def _lasting(task: Task, one: _Known, outcome: Outcome) -> bool:
    """Whether an outcome would be the same next time, and is that of the bytes in the key.

    What could not be read may be readable tomorrow, with a library installed; a rule that crashed
    is to show its traceback again; what a converter did not turn it may turn yet.
    """
    if one.key is None or outcome.state == "unreadable" or outcome.failures:
        return False
    if any(found.code == UNREADABLE for found in outcome.diagnostics):
        return False
    if one.turned and task.item.converted is None:
        return False
    return _state(task) == one.state


def _keep(where: str, one: _Known, outcome: Outcome) -> bool:
    """Write an outcome; False where nothing can be written."""
    try:
        text = written(outcome)
        if read(text) != outcome:  # a stranger's rule may put in what JSON gives back otherwise
            return True
    except (ValueError, TypeError, LookupError, RecursionError):
        return True
    assert one.key is not None
    return store.keep(where, one.key, text)
