"""The vocabulary in force: what packs add to the forms and labels that reports are read by.

The national forms and labels lie in `grammar/`.  A pack may add labels, rows and forms; while its
rules are read and a report is read by them, its vocabulary is in force, as a context is in
`decimal`: for the current thread only, and what was in force before is again afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class AddedRow(NamedTuple):
    """A row that a pack adds to a table of a form, behind the row `after`."""

    form: str
    table: str
    key: str
    label: str
    after: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What packs add to the national forms and labels: nothing, unless they say so.

    `forms` and `labels` are plain data as in `grammar/forms` and `grammar/labels.yaml`.
    """

    forms: tuple[dict[str, Any], ...] = ()
    labels: tuple[dict[str, Any], ...] = ()
    rows: tuple[AddedRow, ...] = ()

    def __add__(self, other: Vocabulary) -> Vocabulary:
        """Both; the very same where the other adds nothing."""
        if not (other.forms or other.labels or other.rows):
            return self
        labels, rows = self.labels + other.labels, self.rows + other.rows
        return Vocabulary(self.forms + other.forms, labels, rows)


NATIONAL = Vocabulary()
_FORCE = ContextVar("govlint_vocabulary", default=NATIONAL)
current_vocabulary: Callable[[], Vocabulary] = _FORCE.get


@contextmanager
def using(vocabulary: Vocabulary) -> Iterator[None]:
    """Put a vocabulary in force for the time of a `with`."""
    token = _FORCE.set(vocabulary)
    try:
        yield
    finally:
        _FORCE.reset(token)


def per_vocabulary(make: Callable[_P, _R]) -> Callable[_P, _R]:
    """`functools.cache` for what follows from the vocabulary: each has its own answers."""

    plain: Callable[..., _R] = make

    @cache
    def known(_: Vocabulary, *given: Any, **named: Any) -> _R:
        return plain(*given, **named)

    memory: Callable[..., _R] = known

    @wraps(make)
    def answer(*given: _P.args, **named: _P.kwargs) -> _R:
        return memory(current_vocabulary(), *given, **named)

    return answer
