"""What a rule sees (Finding), and what a reader is told (Diagnostic)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from govlint.facts import Cell
from govlint.tree import Span

LEVELS = ("error", "warning", "info")
CONFIDENCES = ("high", "medium", "low")


class Text(NamedTuple):
    """One sentence in both languages."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """The sentence in `zh` or `en`."""
        return self.en if lang == "en" else self.zh


class Note(NamedTuple):
    """A second place that explains a finding. `stated` is the figure printed there."""

    place: Span
    message: Text
    cell: Cell | None = None
    stated: str = ""


class Edit(NamedTuple):
    """Replace a stretch of the source text."""

    place: Span
    text: str


class Fix(NamedTuple):
    """What would mend a fault. Only `safe` ones may be applied unasked; figures never are."""

    safe: bool
    edits: tuple[Edit, ...] = ()
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw, at a place.

    `message` says what was found and what is expected, `help` the next step.  `stated` and
    `computed` are the two figures that disagree, as texts.  `level` and `confidence` are set only
    where one finding is less (or more) sure than its rule.
    """

    place: Span
    message: Text
    help: Text | None = None
    cell: Cell | None = None
    stated: str | None = None
    computed: str | None = None
    related: tuple[Note, ...] = ()
    fix: Fix | None = None
    level: str | None = None
    confidence: str | None = None


class Position(NamedTuple):
    """A place as people count it: 1-based line and column (code points), `end` exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int


class Related(NamedTuple):
    """A `Note` of a diagnostic, with its position."""

    message: Text
    at: Position
    cell: Cell | None
    stated: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with all a reporter needs; plain data that may cross a process.

    `logical` is the place in words (`表三 / （七）总计 / 自然人`), `snippet` the printed line.
    """

    code: str
    name: str
    level: str
    confidence: str
    path: str
    at: Position
    title: Text
    message: Text
    help: Text | None
    basis: str
    logical: str
    snippet: str
    fingerprint: str
    cell: Cell | None = None
    stated: str | None = None
    computed: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The one order in which diagnostics are told."""
        return (self.path, self.at.offset, self.at.end_offset, self.code, self.message.zh)
