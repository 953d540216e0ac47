"""Exceptions: findings that somebody accepts, by `allow` or by the baseline.

They are marked and kept: they stay in SARIF, JSON and the summary, and count for nothing.  What no
longer covers anything is told, so that no exception outlives its cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.engine.selection import codes_of
from govlint.linter.run import UNREADABLE, Run, Stale
from govlint.model.diagnostic import Diagnostic, Suppression
from govlint.settings.baseline import Entry
from govlint.settings.config import Config
from govlint.settings.paths import fits, relative
from govlint.settings.values import Allow


def applied(
    run: Run, config: Config, known: Sequence[Entry] = (), baseline: Path | None = None
) -> Run:
    """The run with the findings marked that an exception covers, and the stale exceptions told.

    `known` are the entries of the `baseline`.  What was not checked in this run is not stale: its
    exceptions are left alone.
    """
    if not config.allow and not known:
        return run
    folder = baseline.parent if baseline else config.folder
    marks = _Marks(
        config,
        [(one, codes_of(run.pack.rules, one.rule)) for one in config.standing()],
        {one.key: one for one in known},
        folder,
        set(),
    )
    outcomes = tuple(
        outcome._replace(diagnostics=tuple(map(marks.marked, outcome.diagnostics)))
        for outcome in run.outcomes
    )
    seen = {outcome.path for outcome in run.outcomes if outcome.state == "checked"}
    stale = [
        *_stale_allows(config, marks.used, {relative(path, config.folder) for path in seen}),
        *_stale_entries(known, baseline, marks.used, {relative(path, folder) for path in seen}),
    ]
    return run._replace(outcomes=outcomes, stale=tuple(stale))


class _Marks(NamedTuple):
    """What covers findings, and what of it was `used`."""

    config: Config
    holding: list[tuple[Allow, frozenset[str]]]
    entries: dict[tuple[str, str], Entry]
    folder: Path
    used: set[Allow | Entry]

    def marked(self, found: Diagnostic) -> Diagnostic:
        """The finding, marked where something covers it."""
        if found.code == UNREADABLE:  # what was not read was not looked at: no one can accept it
            return found
        inside = relative(found.path, self.config.folder)
        for one, codes in self.holding:
            if found.code in codes and fits(inside, one.path):
                self.used.add(one)
                return found._replace(suppressed=Suppression("allow", one.reason))
        entry = self.entries.get((relative(found.path, self.folder), found.fingerprint))
        if entry is None or entry.code != found.code:
            return found
        self.used.add(entry)
        return found._replace(suppressed=Suppression("baseline", ""))


def _stale_allows(config: Config, used: set[Allow | Entry], seen: set[str]) -> Iterator[Stale]:
    today = date.today()
    for one in config.allow:
        place = f"{config.path}:{one.line}"
        if one.until and one.until < today.isoformat():
            yield Stale(
                place,
                Text(
                    f"{one.rule} 的例外（{one.path}）已于 {one.until} 到期，不再生效。请删去或续期",
                    f"the exception for {one.rule} ({one.path}) ended on {one.until}: "
                    "delete it, or extend it",
                ),
            )
        elif one not in used and any(fits(path, one.path) for path in seen):
            yield Stale(
                place,
                Text(
                    f"{one.rule} 的例外（{one.path}）不再对应任何问题。请删去",
                    f"the exception for {one.rule} ({one.path}) no longer covers anything: "
                    "delete it",
                ),
            )


def _stale_entries(
    known: Sequence[Entry], baseline: Path | None, used: set[Allow | Entry], seen: set[str]
) -> Iterator[Stale]:
    gone = [one for one in known if one not in used and one.path in seen]
    for one in gone:
        yield Stale(
            f"{baseline}:{one.line}",
            Text(
                f"{one.path} 的 {one.code} 已不再出现。请用 govlint baseline update 更新基线",
                f"{one.code} in {one.path} is gone: `govlint baseline update` takes it out",
            ),
        )
