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
    """

    def __init__(self, regex: str, *telltales: str, flags: int = 0) -> None:
        self._regex = regex
        self._flags = flags
        self._telltales = telltales

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
        return self.compiled.finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        return next(self.finditer(text, start, end), None)

    def may_match(self, text: str) -> bool:
        """Whether a text has one of the telltales."""
        return not self._telltales or any(word in text for word in self._telltales)
