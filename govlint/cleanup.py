"""What a run undoes when a signal ends it: files not in place yet, folders, processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from types import FrameType
from typing import NoReturn

STALE = 3600.0
"""Seconds after which what a killed run has left behind is taken away by another."""

_pending: dict[int, tuple[int, Callable[[], None]]] = {}
_numbers = count()
_INTERRUPTED = (
    "govlint: 已中断，没有做完。请重新运行 (interrupted, not all is done. Run it again)\n"
)


def at_end(undo: Callable[[], None]) -> Callable[[], None]:
    """Have something undone if a signal ends this process; what is returned does it at once."""
    number = next(_numbers)
    _pending[number] = os.getpid(), undo  # a fork inherits what is its parent's to undo

    def finish() -> None:
        try:
            undo()
        finally:
            _pending.pop(number, None)

    return finish


def end_on_signals() -> None:
    """End this process in good order on every signal that would end it, with 128 and its number.

    Nothing is raised: what is at work could swallow it.  What the caller has the process ignore
    (`nohup`) stays ignored.
    """
    owner = os.getpid()

    def handle(number: int, _frame: FrameType | None) -> None:
        for name in _installed:
            signal.signal(name, signal.SIG_IGN)
        if number == signal.SIGINT and os.getpid() == owner:
            encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
            with suppress(OSError):
                os.write(2, _INTERRUPTED.encode(encoding, "backslashreplace"))
        end(128 + number)

    _installed = [known for name in _ENDING if (known := getattr(signal, name, None)) is not None]
    for known in _installed:
        if signal.getsignal(known) in {signal.SIG_DFL, signal.default_int_handler}:
            signal.signal(known, handle)


def end(code: int) -> NoReturn:
    """Undo what is pending, the latest first, and end this process."""
    for owner, undo in reversed(list(_pending.values())):
        if owner == os.getpid():
            with suppress(Exception):
                undo()
    os._exit(code)


_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
