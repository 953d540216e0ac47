"""A run: what came of every file, for reporters and exit codes."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from govlint.diagnostic import LEVELS, Diagnostic
from govlint.engine import Failure
from govlint.packs import Pack

UNREADABLE, NOT_A_REPORT = "GL001", "GL002"


class Outcome(NamedTuple):
    """What came of one file; plain data that may cross a process.

    `state`: `checked`, `skipped` (plainly no report), `foreign` (no report, but named as one) or
    `unreadable`.  `read` and `expected` count the figures of its tables.
    """

    path: str
    state: str
    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[Failure, ...] = ()
    read: int = 0
    expected: int = 0


class Run(NamedTuple):
    """All outcomes of one run, in the order of their paths, and the pack they were checked by."""

    pack: Pack
    outcomes: tuple[Outcome, ...]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Every diagnostic, in the one order in which they are told."""
        every = (found for outcome in self.outcomes for found in outcome.diagnostics)
        return sorted(every, key=lambda diagnostic: diagnostic.order)

    @property
    def failures(self) -> list[Failure]:
        """Every rule that crashed, on which file."""
        return [failure for outcome in self.outcomes for failure in outcome.failures]

    @property
    def levels(self) -> dict[str, int]:
        """How many diagnostics there are of each level."""
        counts = Counter(found.level for outcome in self.outcomes for found in outcome.diagnostics)
        return {level: counts[level] for level in LEVELS}

    @property
    def coverage(self) -> tuple[int, int]:
        """Figures read, of figures the official tables prescribe, over all files."""
        read = sum(outcome.read for outcome in self.outcomes)
        return read, sum(outcome.expected for outcome in self.outcomes)

    @property
    def unreadable(self) -> list[str]:
        """The files of which something could not be read: the whole, or a table."""
        every = (found for outcome in self.outcomes for found in outcome.diagnostics)
        return sorted({found.path for found in every if found.code == UNREADABLE})

    def paths(self, state: str) -> list[str]:
        """The files with one `state` of `Outcome`."""
        return [outcome.path for outcome in self.outcomes if outcome.state == state]
