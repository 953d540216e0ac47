"""How far the reports of a run were read: what is said of each, of all, and the exit code."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.linter.run import UNREADABLE, Outcome
from govlint.linter.shortfall import shortfall
from govlint.model.diagnostic import Failure

_NO_REPORT = Text(
    "看不出是年报，没有数字可取。请检查是否选错文件",
    "this does not look like an annual report: no figures. Was it the right file?",
)


class Tally:
    """Counts of a run; nothing of a report is held but what crashed on it."""

    def __init__(self) -> None:
        self.reports = self.read = self.expected = self.unread = 0
        self.failures: list[Failure] = []

    def lines(self, outcome: Outcome) -> Iterator[Text]:
        """Count a report; a line where it was not wholly read."""
        if outcome.state == "skipped":
            return
        self.reports += 1
        self.read += outcome.read
        self.expected += outcome.expected
        self.failures += outcome.failures
        short = shortfall(outcome)
        if short is not None:
            self.unread += short.grave
            said = _NO_REPORT if outcome.state == "foreign" else short.line
            yield Text(*(f"{outcome.path}: {words}" for words in said))

    @property
    def summary(self) -> Text | None:
        """What is said of all of them, where one of several was not wholly read."""
        if not self.unread or self.reports < 2:
            return None
        return Text(
            f"{self.unread} / {self.reports} 份报告没有读全；共读出 {self.read} / "
            f"{self.expected} 个数字",
            f"{self.unread} of {self.reports} reports not wholly read; {self.read} / "
            f"{self.expected} figures read in all",
        )

    @property
    def code(self) -> int:
        """The exit code, as `check` has it for what is no finding."""
        if any(failure.code == UNREADABLE for failure in self.failures):
            return 4
        return 3 if self.unread or self.failures or not self.reports else 0
