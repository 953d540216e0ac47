"""Dask: `dask` begins workers on this machine, `dask://host:port` asks a cluster that is there."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.guard import Guard
from govlint.linter.isolation import reason
from govlint.parts.engines import Done, Lost, Setting, Work
from govlint.parts.part import Failed, Part
from govlint.parts.sources import library

_WAIT = 10.0  # seconds for a cluster to answer, and again for a worker to be there
_TRIES = 10
"""How often a part may be under way when a worker ends."""


def spread(work: Work, parts: Iterable[Part], lost: Lost, setting: Setting) -> Iterator[Done]:
    """What came of each part, in the order in which they are done.

    Raises UserError where no cluster answers, or where it goes away.
    """
    distributed = library("distributed")
    with _client(distributed, setting) as client, Guard(_gone, UserError):
        left, futures = iter(parts), distributed.as_completed()
        under_way: dict[str, Part] = {}
        tried: Counter[str] = Counter()
        ahead = 2 * sum(client.nthreads().values()) + 2

        def send(part: Part) -> None:
            future = client.submit(work, part, pure=False)
            under_way[future.key] = part
            futures.add(future)

        while True:
            while len(under_way) < ahead and (following := next(left, None)) is not None:
                send(following)
            if not under_way:
                return
            future = next(futures)
            part = under_way.pop(future.key)
            if future.status == "finished":
                yield future.result()
                continue
            error = future.exception()
            tried[part.name] += 1
            if not isinstance(error, distributed.KilledWorker):
                yield Failed(part.name, _refused(error))
            elif tried[part.name] < _TRIES:
                send(part)
            else:
                yield lost(part)


@contextmanager
def _client(distributed: Any, setting: Setting) -> Iterator[Any]:
    """A client of the cluster, begun here where none is named."""
    for name in logging.root.manager.loggerDict:  # some have levels of their own
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
    library("dask").config.set(_CONFIG)
    if setting.place:
        client = _connected(distributed, setting.place)
        try:
            yield client
        finally:
            client.close(timeout=2)
        return
    workers: dict[str, Any] = {"n_workers": max(1, setting.jobs), "threads_per_worker": 1}
    workers |= {"processes": not setting.inside, "dashboard_address": None}
    with (
        distributed.LocalCluster(**workers) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def _connected(distributed: Any, place: str) -> Any:
    with Guard(lambda _: _silent(place), UserError):
        client = distributed.Client(f"tcp://{place}", timeout=_WAIT)
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except BaseException:
            client.close(timeout=2)
            raise
        return client


def _silent(place: str) -> UserError:
    return UserError(
        f"dask://{place}：{_WAIT:.0f} 秒内没有应答，或者没有计算节点。请检查地址，"
        "确认 dask scheduler 和 dask worker 都在运行",
        f"dask://{place}: no answer within {_WAIT:.0f} seconds, or no worker is there. Check the "
        "address; are `dask scheduler` and `dask worker` running?",
    )


def _gone(error: BaseException) -> UserError:
    why = reason(error)
    return UserError(
        f"集群中途断开：{why}。做完的部分都在，请再运行一次，只补做剩下的",
        f"the cluster went away: {why}. What is done is kept: run it again for the rest",
    )


def _refused(error: BaseException) -> Text:
    why = reason(error)
    return Text(
        f"计算节点做不了：{why}。节点上要装同一版本的 govlint[cluster]",
        f"a worker could not do it: {why}. It needs the same govlint[cluster]",
    )


_CONFIG = {
    "distributed.scheduler.allowed-failures": _TRIES,
    "distributed.comm.timeouts.connect": f"{_WAIT:.0f}s",
    "logging.distributed": "critical",
}
