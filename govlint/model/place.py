"""Places: of a character in the text, of a figure in the official tables."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A place in the source text, in code points; `end` is exclusive."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """The place as many characters further on."""
        return Span(self.start + by, self.end + by)


class Cell(NamedTuple):
    """The logical place of a figure: dotted keys of `grammar/forms`."""

    table: str
    row: str
    column: str
