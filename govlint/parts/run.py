"""A run over many parts: what is done is left alone, the rest given out, and only counts kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.parts.engines import Engine, Setting
from govlint.parts.part import Counts, Failed, Part, added
from govlint.parts.store import Store, clear, marked
from govlint.parts.work import done, lost


class Total(NamedTuple):
    """What came of a run: the counts of all parts, how many were `made` now and how many `kept`."""

    counts: Counts
    made: int
    kept: int
    failed: tuple[Failed, ...] = ()


def carried_out(parts: Iterable[Part], store: Store, engine: Engine, setting: Setting) -> Total:
    """What came of all parts.

    A part that failed stops nothing.  What belongs to no part any more is taken away in the end,
    where all are done.
    """
    known = marked(store)
    seen: set[str] = set()
    total = Total(Counts(""), 0, 0)

    def waiting() -> Iterator[Part]:
        nonlocal total
        for part in parts:
            seen.add(part.name)
            if part.name in known:
                total = total._replace(
                    counts=added(total.counts, known[part.name]), kept=total.kept + 1
                )
            else:
                yield part

    for one in engine(done, waiting(), lost, setting):
        if isinstance(one, Failed):
            total = total._replace(failed=(*total.failed[:_TOLD], one))
        else:
            total = total._replace(counts=added(total.counts, one), made=total.made + 1)
    if not total.failed:
        clear(store, known, seen)
    return total


_TOLD = 20  # failed parts of which it is said why
