"""The current vocabulary: what packs add to the forms and labels that reports are read by.

The national forms and labels lie in `grammar/`.  A pack may add labels, rows and forms.  While its
rules are loaded, and while a report is read by it, its vocabulary is the current one, as a context
is in `decimal`: for this thread, within `with using(…)`.  Outside of one it is the national.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
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


class Vocabulary:
    """What packs add to the national forms and labels: nothing, unless they say so.

    `forms` and `labels` are plain data as in `grammar/forms` and `grammar/labels.yaml`.
    """

    __slots__ = ("forms", "labels", "rows")

    def __init__(
        self,
        forms: tuple[dict[str, Any], ...] = (),
        labels: tuple[dict[str, Any], ...] = (),
        rows: tuple[AddedRow, ...] = (),
    ) -> None:
        self.forms = forms
        self.labels = labels
        self.rows = rows

    def __add__(self, other: Vocabulary) -> Vocabulary:
        """Both; the very same where the other adds nothing."""
        if not (other.forms or other.labels or other.rows):
            return self
        labels, rows = self.labels + other.labels, self.rows + other.rows
        return Vocabulary(self.forms + other.forms, labels, rows)


NATIONAL = Vocabulary()
_CURRENT = ContextVar("govlint_vocabulary", default=NATIONAL)
current_vocabulary: Callable[[], Vocabulary] = _CURRENT.get


@contextmanager
def using(vocabulary: Vocabulary) -> Iterator[None]:
    """Make a vocabulary the current one within a `with`."""
    token = _CURRENT.set(vocabulary)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def per_vocabulary(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """`functools.cache` for what depends on the vocabulary: answers are kept for each by itself."""
    return _remembering(function, None)


def lately_per_vocabulary(most: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """The same for what depends on a report's words too: the `most` recent answers are kept."""
    return lambda function: _remembering(function, most)


def _remembering(function: Callable[_P, _R], most: int | None) -> Callable[_P, _R]:
    plain: Callable[..., _R] = function

    @lru_cache(maxsize=most)
    def remembered(_: Vocabulary, *args: Any, **kwargs: Any) -> _R:
        return plain(*args, **kwargs)

    answers: Callable[..., _R] = remembered

    @wraps(function)
    def answer(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        return answers(current_vocabulary(), *args, **kwargs)

    return answer
