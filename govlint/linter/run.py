"""A run: what came of every file, for reporters and exit codes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.linter.unopened import Unopened
from govlint.model.diagnostic import LEVELS, Diagnostic, Failure
from govlint.packs import Pack

if TYPE_CHECKING:
    from govlint.model.digest import Digest
    from govlint.model.view import View

UNREADABLE, NOT_A_REPORT = "GL001", "GL002"
TWO_REPORTS = "GL012"  # the second one is left unread, and not counted
LOST_ROWS = frozenset({"GL004", "GL005"})  # they tell of rows whose figures were not read
_LOSING = LOST_ROWS | {"GL003", "GL010"}


class Fixed(NamedTuple):
    """What fixing did to one file; with `dry` what it would do, `diff` showing it.

    `mended` findings were, `left` could be by unsafe fixes.  `data` is the new content of
    what has no file (standard input).  `notes` say what was not done and why; with `failed` it is
    no fault of the report.
    """

    mended: int = 0
    left: int = 0
    dry: bool = False
    diff: tuple[str, ...] = ()
    data: bytes | None = None
    notes: tuple[Text, ...] = ()
    failed: bool = False


class Outcome(NamedTuple):
    """What came of one file; plain data that may cross a process.

    `state`: `checked`, `skipped` (plainly no report), `foreign` (no report, but named as one) or
    `unreadable`.  `read` and `expected` count the figures of its tables.  `fixed` is None where
    nobody asked for fixes; else all the rest is what is left after them, or as it was if `dry`.
    `view` is the report itself, where it was asked for and could be read; `times` are the seconds
    each rule took, `digest` is what rules between reports need, where they were asked for.
    """

    path: str
    state: str
    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[Failure, ...] = ()
    read: int = 0
    expected: int = 0
    fixed: Fixed | None = None
    view: View | None = None
    times: tuple[tuple[str, float], ...] = ()
    digest: Digest | None = None

    @property
    def unread(self) -> bool:
        """Whether something of the file could not be read: the whole, or a table."""
        return any(found.code == UNREADABLE for found in self.diagnostics)

    @property
    def standing(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that count: no exception and no baseline covers them."""
        return tuple(found for found in self.diagnostics if found.suppressed is None)

    @property
    def incomplete(self) -> bool:
        """Whether due figures or a second report were not read, and no exception allows it."""
        short = self.read < self.expected
        return any(
            found.level == "error"
            and (found.code == TWO_REPORTS or (short and found.code in _LOSING))
            for found in self.standing
        )


class Stale(NamedTuple):
    """An exception that covers nothing any more, and where it stands (`file:line`)."""

    place: str
    message: Text


class Run(NamedTuple):
    """All outcomes of one run, in the order of their paths, and the pack they were checked by.

    `stale` are the exceptions that no longer cover anything, `unopened` what stands beside the
    files and was not opened.
    """

    pack: Pack
    outcomes: tuple[Outcome, ...]
    stale: tuple[Stale, ...] = ()
    unopened: tuple[Unopened, ...] = ()

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Every diagnostic, in the one order in which they are told."""
        every = (found for outcome in self.outcomes for found in outcome.diagnostics)
        return sorted(every, key=lambda diagnostic: diagnostic.order)

    @property
    def standing(self) -> list[Diagnostic]:
        """The diagnostics that count: no exception and no baseline covers them."""
        return [found for found in self.diagnostics if found.suppressed is None]

    @property
    def suppressed(self) -> int:
        """How many diagnostics an exception or the baseline covers."""
        return sum(found.suppressed is not None for found in self.diagnostics)

    @property
    def failures(self) -> list[Failure]:
        """Every rule that crashed, on which file."""
        return [failure for outcome in self.outcomes for failure in outcome.failures]

    @property
    def levels(self) -> dict[str, int]:
        """How many diagnostics count, of each level."""
        counts = Counter(found.level for found in self.standing)
        return {level: counts[level] for level in LEVELS}

    @property
    def coverage(self) -> tuple[int, int]:
        """Figures read, of figures the official tables prescribe, over all files."""
        read = sum(outcome.read for outcome in self.outcomes)
        return read, sum(outcome.expected for outcome in self.outcomes)

    @property
    def unreadable(self) -> list[str]:
        """The files of which something could not be read: the whole, or a table."""
        return sorted({outcome.path for outcome in self.outcomes if outcome.unread})

    @property
    def incomplete(self) -> list[str]:
        """The files of which figures that are due were not read."""
        return sorted({outcome.path for outcome in self.outcomes if outcome.incomplete})

    @property
    def fixed(self) -> list[Fixed]:
        """What fixing did, file by file."""
        return [outcome.fixed for outcome in self.outcomes if outcome.fixed is not None]

    @property
    def in_baseline(self) -> int:
        """How many of them the baseline covers."""
        marks = (found.suppressed for found in self.diagnostics)
        return sum(mark is not None and mark.kind == "baseline" for mark in marks)

    def fixable(self, safe: bool) -> int:
        """How many diagnostics have a fix that `--fix` can apply: in plain text, not accepted."""
        fixes = (found.fix for found in self.standing if found.within is None)
        return sum(bool(fix and fix.edits and fix.safe == safe) for fix in fixes)

    def paths(self, state: str) -> list[str]:
        """The files with one `state` of `Outcome`."""
        return [outcome.path for outcome in self.outcomes if outcome.state == state]
