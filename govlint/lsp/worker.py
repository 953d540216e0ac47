"""A thread of its own for what takes long: the server answers while a report is checked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from govlint.guard import Guard

_Value = TypeVar("_Value")

# Runs a piece of work after those asked for before; what it gives or raises is the future's.
Run = Callable[[Callable[[], _Value]], "asyncio.Future[_Value]"]


class _Job(NamedTuple):
    """A piece of work, and the future of the thread that asked for it."""

    work: Callable[[], Any]
    future: asyncio.Future[Any]

    def settle(self, outcome: Callable[[], None]) -> None:
        """Say what came of it where it was asked for, if anybody still waits there."""

        def told() -> None:
            if not self.future.done():
                outcome()

        with suppress(RuntimeError):  # the loop is closed: the server ends
            self.future.get_loop().call_soon_threadsafe(told)

    def run(self) -> None:
        """Do the work."""

        def fail(error: BaseException) -> None:
            self.settle(lambda: self.future.set_exception(error))

        with Guard(fail):
            value = self.work()
            self.settle(lambda: self.future.set_result(value))


def worker() -> Run[Any]:
    """A thread that runs one piece of work after the other.

    It ends with the process and holds no end up: what it does is of no use to anybody then.
    """
    waiting: SimpleQueue[_Job] = SimpleQueue()

    def serve() -> None:
        while True:
            waiting.get().run()

    def run(work: Callable[[], Any]) -> asyncio.Future[Any]:
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        waiting.put(_Job(work, future))
        return future

    Thread(target=serve, name="govlint", daemon=True).start()
    return run
