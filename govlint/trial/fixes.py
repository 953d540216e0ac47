"""Whether the fixes a rule offers in a case are ones that `--fix --unsafe` takes."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.files.discover import Input
from govlint.fixes import files
from govlint.fixes.edits import fixable
from govlint.linter.lint import Task
from govlint.trial.cases import Case, Problem


def untaken(case: Case, pack: str) -> Iterator[Problem]:
    """What is left of the fixes of a case's rule when all are applied: they mend nothing."""
    (path,) = case.reports
    task = Task(Input(path.name, named=True, data=path.read_bytes()), pack)
    after = files.fix_file(files.Wish(unsafe=True), task)
    offered = (*fixable(after.diagnostics, safe=True), *fixable(after.diagnostics, safe=False))
    left = [one for one in offered if one.code == case.code]
    if not left or after.fixed is None:
        return
    why = after.fixed.notes[0] if after.fixed.notes else Text("", "")
    yield Problem(
        case.folder,
        Text(
            f"{case.code} 的修复没有采用，或者不起作用（{len(left)} 处）。{why.zh}",
            f"fixes of {case.code} are not taken, or mend nothing ({len(left)}). {why.en}".rstrip(),
        ),
        harmless=True,
    )
