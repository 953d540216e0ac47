"""Source: the one text of a report, where its lines are, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.text.characters import fold
from govlint.text.pattern import lazy

_NEWLINE = lazy(r"\r\n|\n|\r")


class Origin(NamedTuple):
    """Where a stretch of the text stands in the file it was read from.

    `where` is how a person finds it (第3页, 第12行, a sheet's C12), `key` how a program does (the
    loader's own); `line` and `column` are 1-based in a file that has lines (HTML), else 0.
    """

    start: int
    end: int
    where: Text = Text("", "")
    key: str = ""
    line: int = 0
    column: int = 0


class Unread(NamedTuple):
    """What of a file could not be read, though the rest was: a scanned page. `at` is its place."""

    at: int
    message: Text
    help: Text


class Discrepancy(NamedTuple):
    """A stretch that was read as printed, though the file holds something else; the next step."""

    start: int
    end: int
    message: Text
    help: Text


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A report's decoded text.  All offsets in govlint are code points of `text`.

    `folded` is the same text, character for character, with full-width forms, blanks and Kangxi
    radicals replaced by their plain forms: match on it, quote from `text`.  `medium` says what
    the file is: `text`, whose bytes are the text in `encoding`, or another, whose text was laid
    out by its loader; then `origins`, in order, lead back to the file, `unread` says what of it
    could not be read, and `discrepancies` where it holds something else than it prints.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    medium: str = "text"
    origins: tuple[Origin, ...] = field(default=(), repr=False)
    unread: tuple[Unread, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
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

    def origin(self, offset: int) -> Origin | None:
        """Where the text at an offset came from; None in plain text and between pieces."""
        index = bisect_right(self.origins, offset, key=lambda origin: origin.start)
        if not index or offset > self.origins[index - 1].end:
            return None
        return self.origins[index - 1]

    def holds_cell(self, start: int) -> bool:
        """Whether a cell of its own stands in the slot of a projected table that begins at `start`.

        A slot that a merged cell covers has no origin; a cell left empty has one of no length.
        """
        index = bisect_right(self.origins, start, key=lambda origin: origin.start)
        return index > 0 and self.origins[index - 1].start == start

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
