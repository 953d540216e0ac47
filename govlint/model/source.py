"""Source: the one text of a report, where its lines are, and where it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.model.tree import Span
from govlint.text.characters import fold
from govlint.text.pattern import lazy
from govlint.text.unseen import Unseen, visible

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
    """A report's text as it is seen.  All offsets in govlint are code points of `text`.

    Characters nobody sees are taken out of the text given and stand in `unseen`.  `folded` is
    `text`, character for character, with full-width forms, blanks and Kangxi radicals replaced by
    their plain forms: match on it, quote from `text`.  `medium` says what the file is: `text`,
    whose bytes are `original` in `encoding`, or another, whose text was laid out by its loader;
    then `origins`, in order, lead back to the file, `unread` says what of it could not be read,
    and `discrepancies` where it holds something else than it prints.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    medium: str = "text"
    origins: tuple[Origin, ...] = field(default=(), repr=False)
    unread: tuple[Unread, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    original: str = field(default="", repr=False)
    folded: str = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _removed: list[int] = field(init=False, repr=False, compare=False)
    _lines: dict[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        given, plain = self.text, self.medium == "text"
        text, unseen = visible(given, lines=plain)
        if unseen:
            _set(self, text=text, unseen=unseen)
            if not plain:  # what its loader laid out is no file's text: it is as it is seen
                gone = [one.at + number for number, one in enumerate(unseen)]
                _set(self, **_moved(gone, self))
        original = self.original or (given if plain else text)
        _set(self, original=original, folded=fold(text))
        _set(self, _removed=[one.at for one in self.unseen if plain and not one.replaced])
        _set(self, _starts=[0, *(match.end() for match in _NEWLINE.finditer(original))])
        _set(self, _lines={})

    def in_file(self, place: Span) -> Span:
        """A place of `text` in `original`; one of no characters holds what is unseen there."""
        start, end = place
        first = bisect_left if start == end else bisect_right
        after = end + (bisect_right if start == end else bisect_left)(self._removed, end)
        return Span(start + first(self._removed, start), after)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of an offset, both 1-based, the column in code points.

        Lines end at CR LF, LF or CR and nowhere else, as those who open the file count them.
        """
        return self.file_position(offset + bisect_right(self._removed, offset))

    def file_position(self, offset: int) -> tuple[int, int]:
        """Line and column, as `position` has them, of an offset of `original`."""
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
        """The text of a 1-based line of the file, without its end; one string for all."""
        if number not in self._lines:
            start = self._starts[number - 1]
            end = self._starts[number] if number < len(self._starts) else len(self.original)
            self._lines[number] = self.original[start:end].rstrip("\r\n")
        return self._lines[number]


def _set(source: Source, **fields: object) -> None:
    for name, value in fields.items():
        object.__setattr__(source, name, value)


def _moved(gone: list[int], source: Source) -> dict[str, object]:
    """Places in a text, once the characters at some offsets of it are gone."""

    def moved(offset: int) -> int:
        return offset - bisect_left(gone, offset)

    spans = {
        name: tuple(one._replace(start=moved(one.start), end=moved(one.end)) for one in found)
        for name, found in (("origins", source.origins), ("discrepancies", source.discrepancies))
    }
    return {**spans, "unread": tuple(one._replace(at=moved(one.at)) for one in source.unread)}
