"""What came of a file is kept between runs: a file that nobody changed is not checked again.

What is kept is the outcome of one file, before exceptions and fixes, under a key made of all it
depends on (`key`).  The cache never changes a result: what cannot be read back exactly is checked
anew, what cannot be written is done without.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.linter.cache import store
from govlint.linter.cache.keys import Key, checker, key
from govlint.linter.cache.plain import dump, load
from govlint.linter.conversion import converter_of
from govlint.linter.lint import Keep, Task, knows_nothing
from govlint.linter.run import UNREADABLE, Outcome
from govlint.resources import cache_folder

# A file as the system tells it: what was changed meanwhile has another.
_State = tuple[int, int, int]


class _Entry(NamedTuple):
    """Where an outcome is to be kept, the state of its file, and whether a converter knows that."""

    key: Key
    state: _State
    convertible: bool


def folder() -> str:
    """Where outcomes are kept."""
    return str(cache_folder() / "results")


def look_up(task: Task) -> Outcome | Keep:
    """What came of a task before, else what keeps what comes of it."""
    state = _state(task)
    if state is None:
        return knows_nothing(task)
    try:
        data = discover.read_bytes(task.item)
        name = key(task, data, checker(task.pack))
    except (OSError, Undecodable, MemoryError):
        return knows_nothing(task)  # checking it says what is wrong
    text = store.recall(folder(), name)
    if text is not None:
        with suppress(ValueError):
            return load(text)
    return partial(_keep, _Entry(name, state, converter_of(task.item, data) is not None))


def _state(task: Task) -> _State | None:
    """The file's state; None for what is not to be kept: pipes, standard input, whole reports."""
    item = task.item
    if item.data is not None or task.show or task.profile:
        return None
    try:
        known = os.stat(item.archive or item.path)
    except OSError:
        return None
    regular = stat.S_ISREG(known.st_mode)
    return (known.st_mtime_ns, known.st_size, known.st_ino) if regular else None


def _keep(entry: _Entry, task: Task, outcome: Outcome) -> None:
    """Keep an outcome that would be the same next time."""
    if not _lasts(entry, task, outcome):
        return
    with suppress(ValueError, TypeError, RecursionError, MemoryError):
        text = dump(outcome)
        if load(text) == outcome:  # a plugin's rule may put in what JSON gives back otherwise
            store.keep(folder(), entry.key, text)


def _lasts(entry: _Entry, task: Task, outcome: Outcome) -> bool:
    """Whether an outcome would be the same next time, and is that of the bytes in the key.

    What could not be read may be readable tomorrow, with a library installed; a rule that crashed
    is to show its traceback again; what a converter did not turn it may turn yet.
    """
    if outcome.state == "unreadable" or outcome.failures:
        return False
    if any(found.code == UNREADABLE for found in outcome.diagnostics):
        return False
    if entry.convertible and task.item.converted is None:
        return False
    return _state(task) == entry.state
