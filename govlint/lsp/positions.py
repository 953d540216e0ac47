"""Places of a text as editors count them: lines from 0, characters in code units.

The unit is negotiated (`utf-16` unless both sides know better): a 𠮷 is two of UTF-16, four of
UTF-8 and one of UTF-32.  Lines end at CR LF, LF or CR and nowhere else, as the protocol has it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from govlint.text.pattern import lazy

_NEWLINE = lazy(r"\r\n|\n|\r")
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(character > "\uffff" for character in text),
    "utf-32": len,
}


class Positions(NamedTuple):
    """A text, where its lines start, and how many units a piece of it takes."""

    text: str
    starts: list[int]
    units: Callable[[str], int]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and character of an offset in code points."""
        line = bisect_right(self.starts, offset) - 1
        return line, self.units(self.text[self.starts[line] : offset])

    def offset(self, line: int, character: int) -> int:
        """The offset of a place; the nearest there is for one beyond a line or the text.

        A place within a character is that before it.
        """
        if line >= len(self.starts):
            return len(self.text)
        start, end = self.bounds(line)
        if self.units(self.text[start:end]) == end - start:  # all characters are of one unit
            return min(start + character, end)
        for offset in range(start, end):
            character -= self.units(self.text[offset])
            if character < 0:
                return offset
        return end

    def line(self, number: int) -> str:
        """The text of a line, without its end; "" beyond the last."""
        if number >= len(self.starts):
            return ""
        start, end = self.bounds(number)
        return self.text[start:end]

    def bounds(self, line: int) -> tuple[int, int]:
        """Where a line starts, and where what stands on it ends."""
        start, last = self.starts[line], line + 1 == len(self.starts)
        end = len(self.text) if last else self.starts[line + 1]
        return start, start + len(self.text[start:end].rstrip("\r\n"))


def positions(text: str, encoding: str = "utf-16") -> Positions:
    """The places of a text in the units of an encoding."""
    starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
    return Positions(text, starts, _UNITS[encoding])
