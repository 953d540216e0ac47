"""Work spread over processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from govlint.errors import UserError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Spread(Protocol):
    """What `map` does with one list."""

    def __call__(
        self, function: Callable[[_Given], _Made], given: Iterable[_Given], /
    ) -> Iterator[_Made]:
        """The function of everything given, in its order."""


def parallel(jobs: int) -> Spread:
    """A `map` over `jobs` processes that keeps the order."""

    def spread(function: Callable[[_Given], _Made], given: Iterable[_Given]) -> Iterator[_Made]:
        every = list(given)
        workers = min(jobs, len(every))
        if workers < 2:
            yield from map(function, every)
            return
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
        from multiprocessing import active_children

        chunk = max(1, min(16, len(every) // (workers * 4)))
        pool = ProcessPoolExecutor(workers, initializer=_deaf)
        try:
            yield from pool.map(function, every, chunksize=chunk)
            pool.shutdown()
        except BrokenExecutor as error:
            raise UserError(
                "有一个进程被系统结束（可能内存不足），没有查完。请用 --jobs 1 再运行",
                "a process was ended by the system (out of memory?), not all is checked. "
                "Run it again with --jobs 1",
            ) from error
        except BaseException:  # Ctrl-C: what is under way is not waited for
            for child in active_children():
                child.kill()
            pool.shutdown(wait=False, cancel_futures=True)
            raise

    return spread


def _deaf() -> None:
    # Ctrl-C is for the parent to hear: a worker would only print a traceback of its own.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
