"""Patterns that cost nothing until a text needs them: compiled at their first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

from govlint.text import expressions


def lazy(regex: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, compiled when it is first used: most runs use only some of them."""
    return cast(re.Pattern[str], _Lazy(regex, flags))


class _Lazy:
    """Stands for a compiled expression, and has its methods from the first use on."""

    def __init__(self, regex: str, flags: int) -> None:
        self._regex = regex
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = expressions.compiled(self._regex, self._flags)
        for known in _METHODS:
            setattr(self, known, getattr(compiled, known))
        return getattr(compiled, name)


_METHODS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "subn",
    "split",
    "pattern",
)


class Pattern:
    """A regular expression with its telltales: words of which any text it matches has one.

    A text without them is never searched, and where no text has them the expression is never
    compiled; compiling a hundred of them would cost more than checking a report.  Match on folded
    text.  Without telltales every text is searched.

    `steps` is what the engine may try at one place where `beginning` stands, for a pattern that
    may take long: where that comes to more than `MOST_WORK` in a text, it is searched in linear
    time (`text.linear`).
    """

    def __init__(
        self, regex: str, *telltales: str, flags: int = 0, beginning: str = "", steps: int = 0
    ) -> None:
        self._regex = regex
        self._flags = flags
        self._telltales = telltales
        self._beginning = beginning
        self._steps = steps

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return expressions.compiled(self._regex, self._flags)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Every match between two offsets, from left to right."""
        if not self.may_match(text):
            return iter(())
        end = len(text) if end is None else end
        if self._may_take_long(text):
            return cast(Iterator[re.Match[str]], self._linear.finditer(text, start, end))
        return self.compiled.finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        return next(self.finditer(text, start, end), None)

    def overlapping(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans of every match, also of those that begin within another."""
        if self.may_match(text) and self._may_take_long(text):
            yield from (match.span() for match in self._linear.finditer(text, overlapping=True))
            return
        match = self.search(text)
        while match is not None:
            yield match.span()
            match = self.compiled.search(text, match.start() + 1)

    @cached_property
    def _linear(self) -> Any:
        from govlint.text.linear import Linear

        return Linear(self._regex, self._telltales)

    def _may_take_long(self, text: str) -> bool:
        if not self._steps:
            return False
        starts = text.count(self._beginning) if self._beginning else len(text)
        return starts * self._steps > MOST_WORK

    def may_match(self, text: str) -> bool:
        """Whether a text has one of the telltales."""
        return not self._telltales or any(word in text for word in self._telltales)


MOST_WORK = 2_000_000
"""Steps of the engine in one text: some hundredths of a second."""
