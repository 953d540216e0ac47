"""Processes that check files, each ended and replaced when it takes too long or dies."""

from __future__ import annotations

import queue
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from govlint import cleanup

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_START = 60.0


class Late(Exception):
    """The process took too long, and was ended."""


class Died(Exception):
    """The process ended by itself."""


class Failed(Exception):
    """The function raised something."""


class Pool:
    """So many processes; `ask` may be called from as many threads."""

    def __init__(self, size: int, packs: tuple[str, ...]) -> None:
        self._packs = packs
        self._idle: queue.Queue[_Worker | None] = queue.Queue()
        for _ in range(size):
            self._idle.put(None)

    def ask(self, call: str, *given: Any, seconds: float) -> Any:
        """What a function of `work` gives.  Raises Late, Died, Failed."""
        worker = self._idle.get()
        try:
            worker = worker or _Worker(self._packs)
            return worker.ask(call, given, seconds)
        except (Late, Died):
            assert worker is not None
            worker.end()
            worker = None
            raise
        finally:
            self._idle.put(worker)

    def start(self) -> None:
        """Start the processes, so that the first who asks need not wait.  Raises Died."""
        idle = [self._idle.get() or _Worker(self._packs) for _ in range(self._idle.qsize())]
        for worker in idle:
            self._idle.put(worker)

    def end(self) -> None:
        """End the processes that are idle."""
        while not self._idle.empty():
            if worker := self._idle.get():
                worker.end()


class _Worker:
    def __init__(self, packs: tuple[str, ...]) -> None:
        from govlint.serve.work import answer_calls

        context = get_context("spawn")  # a fork would copy the server's threads and sockets
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=answer_calls, args=(theirs, packs), daemon=True
        )
        self._process.start()
        theirs.close()
        self._finish = cleanup.at_end(self._process.kill)
        self._receive(_START)

    def ask(self, call: str, given: tuple[Any, ...], seconds: float) -> Any:
        try:
            self._pipe.send((call, given))
        except OSError as error:
            raise Died from error
        raised, answer = self._receive(seconds)
        if raised:
            raise Failed(answer)
        return answer

    def _receive(self, seconds: float) -> Any:
        try:
            if not self._pipe.poll(seconds):
                raise Late
            return self._pipe.recv()
        except (OSError, EOFError) as error:
            raise Died from error

    def end(self) -> None:
        self._finish()
        self._pipe.close()
        self._process.join(5)
