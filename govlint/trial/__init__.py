"""The trial of a pack: its cases are run; each rule speaks in one and is silent in another.

A case is a folder `cases/<code>/<name>` with a `report.*` and `expected.txt`, what `govlint check`
prints of it in Chinese, of the rules the case is about: that of its folder, and those its
`codes.txt` names.  It is held against the reports beside it: `previous.*`, `history/`, `children/`,
`siblings/`.  All rules run; what the others say is not the question, so that a report of a few
lines makes a case.  In a case named `…-silent` its rule says nothing, in any other it speaks.

In comes a pack, out go the cases that differ and remarks on rules without one. How that is shown
is not known here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import unified_diff
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files import discover
from govlint.files.discover import Input
from govlint.forms.vocabulary import using
from govlint.linter import lint, plugins
from govlint.linter.run import Outcome
from govlint.packs import Pack
from govlint.trial.beside import compared
from govlint.trial.cases import CASES, EXPECTED, SILENT, Case, Problem, cases, unsound
from govlint.trial.fixes import untaken

__all__ = [
    "Case",
    "Problem",
    "Tally",
    "Trial",
    "cases",
    "faults",
    "try_case",
    "try_pack",
    "unsound",
    "write",
]


class Trial(NamedTuple):
    """A case that was run: what is printed of its rules, which rules spoke, and what crashed.

    `fixes` says whether its own rule offered any.
    """

    case: Case
    printed: str
    codes: frozenset[str]
    crashed: tuple[str, ...] = ()
    fixes: bool = False


def try_case(case: Case, pack: str) -> Trial:
    """Run a case by all rules of a pack."""
    (path,) = case.reports
    item = Input(path.name, named=True, data=path.read_bytes())
    checked = lint.lint(discover.unpacked([item], plugins.loaders()), pack)
    if any(case.others.values()):
        checked = checked._replace(outcomes=(compared(case, pack),))
    about = checked._replace(outcomes=tuple(_about(case, one) for one in checked.outcomes))
    with using(checked.pack.vocabulary):
        printed = "".join(map(str, plugins.reporters()["text"](about, "zh", False)))
    return Trial(
        case,
        printed,
        frozenset(found.code for found in checked.diagnostics),
        tuple(f"{one.code}: {one.message}" for one in checked.failures),
        any(found.fix and found.code == case.code for found in checked.diagnostics),
    )


def _about(case: Case, outcome: Outcome) -> Outcome:
    """What the rules say that a case is about."""
    codes = case.codes
    kept = tuple(found for found in outcome.diagnostics if found.code in codes)
    return outcome._replace(diagnostics=kept)


class Tally(NamedTuple):
    """What came of a trial: how many cases were run, of how many rules, and what does not hold."""

    cases: int
    rules: int
    problems: tuple[Problem, ...]


def try_pack(pack: Pack, name: str, codes: Collection[str] = (), accept: bool = False) -> Tally:
    """Run the cases of a pack, which is loaded by `name`, or of those rules whose `codes` it gives.

    With `accept` what the cases expect is written anew first.
    """
    chosen = [case for case in cases(pack) if not codes or case.code in codes]
    # What a report is not asked for has no case; a test of the desk proves it.
    of_desk = {rule.code for rule in pack.rules if rule.of_the_desk}
    needy = sorted(code for code in pack.own - of_desk if not codes or code in codes)
    found = unsound(pack, codes)
    for case in chosen:
        if len(case.reports) != 1:
            continue  # said by `unsound`
        trial = try_case(case, name)
        if accept and not trial.crashed:
            write(trial)
        found += faults(trial)
        found += untaken(case, name) if trial.fixes else ()
    for code in needy:
        found += _lacking(pack, code, {case.silent for case in chosen if case.code == code})
    return Tally(len(chosen), len(needy), tuple(found))


def faults(trial: Trial) -> Iterator[Problem]:
    """What does not hold in a case that was run."""
    case = trial.case
    for crash in trial.crashed:
        yield Problem(case.folder, Text(f"规则出错：{crash}", f"a rule crashed: {crash}"))
    speaks = case.code in trial.codes
    if speaks and case.silent:
        yield Problem(
            case.folder,
            Text(
                f"案例名为 …{SILENT}，{case.code} 却有提示",
                f"it is named …{SILENT}, but {case.code} speaks",
            ),
        )
    if not speaks and not case.silent:
        yield Problem(
            case.folder,
            Text(
                f"{case.code} 没有提示；本来就不该提示的，案例名应以 {SILENT} 结尾",
                f"{case.code} says nothing; if that is right, let its name end in {SILENT}",
            ),
        )
    yield from _difference(trial)


def write(trial: Trial) -> None:
    """Let a case expect what was printed."""
    (trial.case.folder / EXPECTED).write_bytes(trial.printed.encode("utf-8", "backslashreplace"))


def _difference(trial: Trial) -> Iterator[Problem]:
    path = trial.case.folder / EXPECTED
    if not path.is_file():
        yield Problem(
            path,
            Text(
                "没有这个文件。核对下面的输出，无误后加 --accept 写入",
                "there is none. Read what is printed, and write it by --accept if it is right",
            ),
            trial.printed,
        )
        return
    # Line ends are git's matter, which may have changed them; what stands on a line is not.
    expected = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    if expected != trial.printed:
        message = Text(
            "输出与预期不同（- 预期，+ 实际）。无误的，加 --accept 改写预期",
            "what is printed differs (- expected, + printed). If it is right, --accept writes it",
        )
        yield Problem(path, message, _diff(expected, trial.printed))


def _diff(expected: str, printed: str) -> str:
    before, after = expected.splitlines(True), printed.splitlines(True)
    return "".join(
        line if line.endswith("\n") else f"{line}\n"
        for line in list(unified_diff(before, after, n=2))[2:]
    )


def _lacking(pack: Pack, code: str, silent: set[bool]) -> Iterator[Problem]:
    """The kinds of case that a rule has none of; whether those it has are so is said of each."""
    where = pack.folder / CASES / code
    if False not in silent:
        speaks = Text(f"{code} 没有使它提示的案例", f"{code} has no case in which it speaks")
        yield Problem(where, speaks)
    if True not in silent:
        yield Problem(
            where,
            Text(
                f"{code} 没有它不提示的案例（名称以 {SILENT} 结尾）",
                f"{code} has no case in which it is silent (named …{SILENT})",
            ),
        )
