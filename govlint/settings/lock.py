"""A file that is read, changed and written by one process at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

from govlint import cleanup
from govlint.atomic import Unwritable, remove
from govlint.bilingual import Text

_PATIENCE, _PAUSE = 20.0, 0.02
"""Seconds another is waited for, and between two tries."""
_STALE = 60.0
"""Seconds after which a lock is what is left of a run that was killed: none is held so long."""


@contextmanager
def locked(path: str) -> Iterator[None]:
    """Inside it no other process is, for the same path.

    Where the system can lock a folder that leaves nothing behind, whatever ends the process; else
    it is a file beside the path.  Raises Unwritable where another does not come to its end, and
    OSError where the folder is not there or may not be written to.
    """
    until = time.monotonic() + _PATIENCE
    while (release := _attempt(path)) is None:
        if time.monotonic() > until:
            raise Unwritable(
                Text(
                    "另一个 govlint 正在写它，请稍后再运行",
                    "another govlint is writing it: run it again later",
                )
            )
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        release()


def _attempt(path: str) -> Callable[[], None] | None:
    """What releases the lock, None where another holds it."""
    try:
        import fcntl
    except ImportError:
        return _by_file(f"{path}.lock")
    handle = os.open(os.path.dirname(os.path.realpath(path)), os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError:  # a folder that cannot be locked, of another machine
        os.close(handle)
        return _by_file(f"{path}.lock")
    return partial(os.close, handle)


def _by_file(lock: str) -> Callable[[], None] | None:
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        with suppress(OSError):
            if time.time() - os.stat(lock).st_mtime > _STALE:
                remove(lock)
        return None
    return cleanup.at_end(partial(remove, lock))
