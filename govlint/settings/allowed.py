"""Exceptions: findings that somebody accepts, by `allow` or by the baseline.

They are marked and kept: they stay in SARIF, JSON and the summary, and count for nothing.  What no
longer covers anything is told, so that no exception outlives its cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from govlint.bilingual import Text
from govlint.engine.selection import codes_of
from govlint.forms.vocabulary import using
from govlint.linter.run import LOST_ROWS, UNREADABLE, Run, Stale
from govlint.model.diagnostic import Diagnostic, Suppression
from govlint.packs import Pack
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
    from govlint.identities.rows_called import rows_called

    with using(run.pack.vocabulary):
        holding = [
            _Holding(one, codes_of(run.pack.rules, one.rule), one.row and rows_called(one.row))
            for one in config.standing()
        ]
    marks = _Marks(config, holding, {one.key: one for one in known}, folder, set(), set())
    outcomes = tuple(
        outcome._replace(diagnostics=tuple(map(marks.marked, outcome.diagnostics)))
        for outcome in run.outcomes
    )
    stale = [
        *_stale_allows(config, marks, _Looked.of(run, config.folder)),
        *_stale_entries(known, baseline, marks.used, _Looked.of(run, folder)),
    ]
    return run._replace(outcomes=outcomes, stale=tuple(stale))


class _Holding(NamedTuple):
    """An exception, the codes of its rule, and the rows it is for: "" where it names none."""

    allow: Allow
    codes: frozenset[str]
    rows: frozenset[tuple[str, str]] | Literal[""]

    def covers(self, found: Diagnostic) -> bool:
        """Whether the finding is of the exception's rule and, if it names one, of its row."""
        cell = found.cell
        named = not self.rows or (cell is not None and (cell.table, cell.row) in self.rows)
        return found.code in self.codes and named


class _Looked(NamedTuple):
    """What a run by a pack looked at: the files, and those that were held against others too."""

    paths: frozenset[str]
    held: frozenset[str]
    pack: Pack

    @classmethod
    def of(cls, run: Run, folder: Path) -> _Looked:
        """What a run looked at, by paths from a folder."""
        checked = [outcome for outcome in run.outcomes if outcome.state == "checked"]
        return cls(
            frozenset(relative(one.path, folder) for one in checked),
            frozenset(relative(one.path, folder) for one in checked if one.digest is not None),
            run.pack,
        )

    def by(self, codes: frozenset[str]) -> frozenset[str]:
        """The files that some rule of these codes could speak of."""
        if self.held == self.paths:
            return self.paths
        between = {rule.code for rule in self.pack.rules if rule.between_reports}
        return self.held if codes <= between else self.paths


class _Marks(NamedTuple):
    """What covers findings, what of it was `used`, and what is `wide`: it names no lost row."""

    config: Config
    holding: list[_Holding]
    entries: dict[tuple[str, str], Entry]
    folder: Path
    used: set[Allow | Entry]
    wide: set[Allow]

    def marked(self, found: Diagnostic) -> Diagnostic:
        """The finding, marked where something covers it."""
        if found.code == UNREADABLE:  # what was not read was not looked at: no one can accept it
            return found
        inside = relative(found.path, self.config.folder)
        for one in self.holding:
            if not one.covers(found) or not fits(inside, one.allow.path):
                continue
            if not one.rows and found.code in LOST_ROWS and found.level == "error":
                self.wide.add(one.allow)  # figures of a row are done without only by its name
                continue
            self.used.add(one.allow)
            return found._replace(suppressed=Suppression("allow", one.allow.reason))
        entry = self.entries.get((relative(found.path, self.folder), found.fingerprint))
        if entry is None or entry.code != found.code:
            return found
        self.used.add(entry)
        return found._replace(suppressed=Suppression("baseline", ""))


def _stale_allows(config: Config, marks: _Marks, looked: _Looked) -> Iterator[Stale]:
    codes = {one.allow: one.codes for one in marks.holding}
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
        elif one in marks.wide:
            yield Stale(
                place,
                Text(
                    f"{one.rule} 的例外（{one.path}）没有写明是哪一行，未读的行不能笼统地列为例外。"
                    "请加上行的名称，如 row: 总计",
                    f"the exception for {one.rule} ({one.path}) names no row, and rows left unread "
                    "are accepted one by one: add the row's name, as in `row: 总计`",
                ),
            )
        elif one not in marks.used and any(fits(path, one.path) for path in looked.by(codes[one])):
            yield Stale(
                place,
                Text(
                    f"{one.rule} 的例外（{one.path}）不再对应任何问题。请删去",
                    f"the exception for {one.rule} ({one.path}) no longer covers anything: "
                    "delete it",
                ),
            )


def _stale_entries(
    known: Sequence[Entry], baseline: Path | None, used: set[Allow | Entry], looked: _Looked
) -> Iterator[Stale]:
    for one in known:
        if one in used or one.path not in looked.paths:
            continue
        if one.path not in looked.by(frozenset((one.code,))):
            continue
        yield Stale(
            f"{baseline}:{one.line}",
            Text(
                f"{one.path} 的 {one.code} 已不再出现。请用 govlint baseline update 更新基线",
                f"{one.code} in {one.path} is gone: `govlint baseline update` takes it out",
            ),
        )
