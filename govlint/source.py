"""Source: the one text of a report, and where its lines are."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from govlint.text import fold

_NEWLINE = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A report's decoded text.  All offsets in govlint are code points of `text`.

    `folded` is the same text, character for character, with full-width forms, blanks and Kangxi
    radicals replaced by their plain forms: match on it, quote from `text`.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    folded: str = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))
        starts = [0, *(m.end() for m in _NEWLINE.finditer(self.text))]
        object.__setattr__(self, "_starts", starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based, the column in code points.

        Lines end at CR LF, LF or CR and nowhere else.
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
