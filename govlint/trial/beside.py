"""A case held against the reports that lie beside it."""

from __future__ import annotations

from pathlib import Path

from govlint.between.copied import copied, reused
from govlint.errors import UserError
from govlint.files.discover import Input
from govlint.linter.lint import Task, check_file
from govlint.linter.previous import with_relatives
from govlint.linter.run import Outcome
from govlint.model.digest import Digest, Relatives
from govlint.trial.cases import Case


def compared(case: Case, pack: str) -> Outcome:
    """What all rules say of a case.  Raises UserError for a report beside it that is none."""
    (path,) = case.reports
    task = _task(case, path, pack)
    outcome = check_file(task)
    if outcome.digest is None:
        return outcome
    return with_relatives(outcome, relatives_of(outcome.digest, case, pack), task)


def relatives_of(digest: Digest, case: Case, pack: str) -> Relatives:
    """What the report of a case is held against.  Raises UserError as `compared` does."""
    found = {
        name: tuple(_digest(_task(case, one, pack)) for one in paths)
        for name, paths in case.others.items()
    }
    previous, earlier = found["previous"], found["history"]
    return Relatives(
        previous=previous[0] if previous else None,
        children=found["children"],
        siblings=found["siblings"],
        history=tuple(sorted((*earlier, *previous), key=lambda one: one.year or 0)),
        scope=case.scope if found["children"] else "",
        copied=copied(digest, found["siblings"]),
        reused=reused(digest, previous[0]) if previous else None,
    )


def _task(case: Case, path: Path, pack: str) -> Task:
    name = path.relative_to(case.folder).as_posix()
    return Task(Input(name, named=True, data=path.read_bytes()), pack, digest=True)


def _digest(task: Task) -> Digest:
    outcome = check_file(task)
    if outcome.digest is None:
        zh = "案例旁的这个文件不是年报，或读不出来"
        raise UserError(zh, "this is no annual report, or cannot be read", task.item.path)
    return outcome.digest
