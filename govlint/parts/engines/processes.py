"""Processes of this machine: one that is ended costs no part, it is begun again."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from itertools import chain
from multiprocessing import active_children, get_all_start_methods, get_context

from govlint import cleanup, resources
from govlint.linter.processes import begin, end_children
from govlint.parts.engines import Done, Lost, Setting, Work
from govlint.parts.part import Part

_TOGETHER, _ALONE = 2, 8
"""How often a part may be under way when a process ends: among others, then by itself."""


def spread(work: Work, parts: Iterable[Part], lost: Lost, setting: Setting) -> Iterator[Done]:
    """What came of each part, in the order in which they are done."""
    if setting.jobs < 2 or setting.inside:
        yield from map(work, parts)
        return
    left, again = iter(parts), deque[Part]()
    ended: Counter[str] = Counter()
    while True:
        under_way: dict[Future[Done], Part] = {}
        try:
            yield from _together(work, chain(_taken(again), left), setting, under_way)
            return
        except BrokenExecutor:
            # Whose fault it was nobody can tell: those met with too often are tried alone.
            ended.update(part.name for part in under_way.values())
            for part in under_way.values():
                if ended[part.name] <= _TOGETHER:
                    again.append(part)
                else:
                    yield _alone(work, part, lost, setting)


def _taken(again: deque[Part]) -> Iterator[Part]:
    while again:
        yield again.popleft()


def _together(
    work: Work, parts: Iterable[Part], setting: Setting, under_way: dict[Future[Done], Part]
) -> Iterator[Done]:
    """What came of the parts; `under_way` are those without a result when the pool breaks."""
    unsent: Future[Done] = Future()
    with _pool(setting.jobs, setting.elsewhere) as pool:
        for part in parts:
            under_way[unsent] = part  # a pool that broke takes no more
            future = pool.submit(work, part)
            under_way[future] = under_way.pop(unsent)
            while len(under_way) >= 2 * setting.jobs:
                yield from _finished(under_way)
        while under_way:
            yield from _finished(under_way)


def _finished(under_way: dict[Future[Done], Part]) -> Iterator[Done]:
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        result = future.result()
        del under_way[future]
        yield result


def _alone(work: Work, part: Part, lost: Lost, setting: Setting) -> Done:
    for _ in range(_ALONE):
        try:
            with _pool(1, setting.elsewhere) as pool:
                return pool.submit(work, part).result()
        except BrokenExecutor:
            continue
    return lost(part)


@contextmanager
def _pool(jobs: int, elsewhere: bool) -> Iterator[ProcessPoolExecutor]:
    # What speaks to other machines has threads, which do not outlive a fork.
    forks = not elsewhere and "fork" in get_all_start_methods()
    context = get_context("fork" if forks else "spawn")
    others = active_children()
    pool = ProcessPoolExecutor(jobs, context, begin, (resources.uses_cache(),))
    finish = cleanup.at_end(lambda: end_children(but=others))
    try:
        yield pool
        pool.shutdown()
    finally:
        finish()
        pool.shutdown(wait=False, cancel_futures=True)
