"""Work spread over processes, which end with the one that started them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from govlint import cleanup, resources

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Spread(Protocol):
    """What `map` does with one list."""

    def __call__(
        self, function: Callable[[_Given], _Made], given: Iterable[_Given], /
    ) -> Iterator[_Made]:
        """The function of everything given, in its order."""


def parallel(jobs: int, lost: Callable[[Any], Any]) -> Spread:
    """A `map` over `jobs` processes that keeps the order.

    An item whose process the system ends (no memory is left) costs no other: `lost` says what came
    of it.
    """

    def spread(function: Callable[[_Given], _Made], given: Iterable[_Given]) -> Iterator[_Made]:
        every = list(given)
        workers = min(jobs, len(every))
        if workers < 2:
            yield from map(function, every)
            return
        from concurrent.futures import BrokenExecutor

        done, chunk = 0, max(1, min(16, len(every) // (workers * 4)))
        while done < len(every):
            try:
                for made in _pooled(workers, function, every[done:], chunk):
                    done += 1  # before it is handed on: it may be asked for no more
                    yield made
            except BrokenExecutor:
                # Whose fault it was nobody can tell: the first without a result is tried alone.
                chunk = 1
                yield _alone(function, every[done], lost)
                done += 1

    return spread


def _pooled(
    workers: int, function: Callable[[_Given], _Made], given: list[_Given], chunk: int
) -> Iterator[_Made]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children

    others = active_children()
    pool = ProcessPoolExecutor(workers, initializer=begin, initargs=(resources.uses_cache(),))
    finish = cleanup.at_end(lambda: end_children(but=others))
    try:
        yield from pool.map(function, given, chunksize=chunk)
        pool.shutdown()
    finally:
        finish()  # what is still under way is not waited for
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(function: Callable[[_Given], _Made], item: _Given, lost: Callable[[Any], Any]) -> _Made:
    from concurrent.futures import BrokenExecutor

    try:
        (made,) = _pooled(1, function, [item], 1)
        return made
    except BrokenExecutor:
        found: _Made = lost(item)
        return found


def begin(uses_cache: bool) -> None:
    """Ready a worker: it ends with its parent, which alone hears Ctrl-C."""
    import signal
    from threading import Thread

    from govlint.resources import programs

    resources.use_cache(uses_cache)
    programs.use()
    cleanup.end_on_signals()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None, "a worker has a parent"
    parent.join()
    cleanup.end(1)


def end_children(but: Sequence[BaseProcess]) -> None:
    """End the workers: by a signal, so that they undo what they are at, else by force."""
    from multiprocessing import active_children
    from time import monotonic

    children = [child for child in active_children() if child not in but]
    until = monotonic() + _GRACE
    for child in children:
        child.terminate()
    for child in children:
        child.join(max(0.0, until - monotonic()))
        child.kill()


_GRACE = 2.0
"""Seconds that workers have to undo what they are at."""
