"""What a rule reports (Finding), and what a reporter prints of it (Diagnostic)."""

from __future__ import annotations

from typing import NamedTuple

from govlint.bilingual import Text
from govlint.model.place import Cell, Span
from govlint.model.sums import Sum

LEVEL_NAMES = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
LEVELS = tuple(LEVEL_NAMES)
CONFIDENCES = ("high", "medium", "low")


class Note(NamedTuple):
    """A second place that explains a finding. `stated` is the figure printed there.

    `path` is that of another report it stands in, "" in the finding's own.
    """

    place: Span
    message: Text
    cell: Cell | None = None
    stated: str = ""
    path: str = ""


class Edit(NamedTuple):
    """Replace a piece of the source text."""

    place: Span
    text: str


class Fix(NamedTuple):
    """What corrects a fault. Only `safe` ones may be applied unasked; figures never are."""

    safe: bool
    edits: tuple[Edit, ...] = ()
    value: str | None = None


class Finding(NamedTuple):
    """A fault that a rule saw, and where.

    `message` says what was found and what is expected, `help` the next step.  `stated` and
    `computed` are the two figures that disagree, as texts.  `level` and `confidence` are set only
    where one finding is less (or more) sure than its rule.  `sums` are those of the tables that do
    not come out.
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
    sums: tuple[Sum, ...] = ()


class Position(NamedTuple):
    """A place as people count it: 1-based line and column (code points), `end` exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int


class FilePosition(NamedTuple):
    """A place as people find it in a file that is no plain text.

    `words` are how a person finds it (`表三 第12行 “（七）总计” 自然人`), `line` and `column` those
    of a file that has lines (HTML), else 0.  `key` is for the programs that write
    back into the file.
    """

    words: Text
    key: str = ""
    line: int = 0
    column: int = 0


class SourceLine(NamedTuple):
    """A line of a file: its number from 1, the offset of its first character, its text."""

    number: int
    start: int
    text: str


class Suppression(NamedTuple):
    """Why a finding does not count: an exception of the configuration, or the baseline.

    `kind` is `allow` or `baseline`, `reason` what the people who made it wrote.
    """

    kind: str
    reason: str


class Related(NamedTuple):
    """A `Note` of a diagnostic, with its position.

    `path` is that of another file, "" in the diagnostic's own; `lines` are those it is on there.
    """

    message: Text
    at: Position
    cell: Cell | None
    stated: str
    within: FilePosition | None = None
    path: str = ""
    lines: tuple[SourceLine, ...] = ()


class Diagnostic(NamedTuple):
    """A finding with all a reporter needs; plain data that may cross a process.

    `organ` and `year` are those of the report, where reports of several are told of.

    `at` counts in the text as govlint read it, `snippet` is its line; `within` is the place
    in a file that is no text.  `logical` is the place in words (`表三 / （七）总计 / 自然人`).
    `lines` are those of a text its places and its fix begin and end on, `encoding` is that of the
    text as `decode` names it; both are empty for other files.
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
    within: FilePosition | None = None
    lines: tuple[SourceLine, ...] = ()
    encoding: str = ""
    suppressed: Suppression | None = None
    sums: tuple[Sum, ...] = ()
    organ: str = ""
    year: int | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The one order in which diagnostics are reported."""
        return (self.path, self.at.offset, self.at.end_offset, self.code, self.message.zh)

    def cited(self, lang: str) -> str:
        """The file and the place in it, as people cite it: `a.txt:3:5`, `a.docx: 表三 第12行`."""
        return cited(self.path, self.at, self.within, lang)


class Failure(NamedTuple):
    """A rule that crashed: a fault of the rule, not of the report.

    One of GL001, which says what cannot be read, is a fault of govlint outside of all rules.
    """

    code: str
    path: str
    message: str
    traceback: str


def failure(code: str, path: str, error: BaseException) -> Failure:
    """The failure of a rule that raised an error on a file."""
    import traceback

    trace = "".join(traceback.format_exception(error))
    return Failure(code, path, f"{type(error).__name__}: {error}", trace)


def cited(path: str, at: Position, within: FilePosition | None, lang: str) -> str:
    """A place as people cite it; without a path, the place alone."""
    if within is None:
        parts: tuple[str, ...] = (path, str(at.line), str(at.column))
    elif within.line:
        parts = (path, str(within.line), str(within.column))
    else:
        words = within.words.in_language(lang)
        return ": ".join(part for part in (path, words) if part)
    return ":".join(part for part in parts if part)
