"""Reports held against last year's, where these were given beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.between import check_between
from govlint.between.copied import FROM_LAST_YEAR, reused
from govlint.between.organs import by_organ, of_same_organ
from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files.discover import Input
from govlint.forms.vocabulary import using
from govlint.linter.digesting import joined
from govlint.linter.lint import LookUp, Map, Task, find_pack, outcomes
from govlint.linter.relating import paired
from govlint.linter.run import Outcome
from govlint.model.digest import Digest, Relatives


class Earlier(NamedTuple):
    """The earlier reports given: their digests, and those that could not be read, with why."""

    digests: tuple[Digest, ...]
    unread: tuple[tuple[str, Text], ...] = ()


class Held(NamedTuple):
    """The outcome of a report with what last year's report tells of it, or why it tells nothing."""

    outcome: Outcome
    why: Text | None = None


def earlier_reports(items: Iterable[Input], pack: str, map: Map, look_up: LookUp) -> Earlier:
    """What is kept of earlier reports.

    What is plainly no report is passed over in a folder.  Raises UserError for a file that was
    named and is none, and where there is none at all.
    """
    tasks = [Task(item, pack, _READING, digest=True) for item in items]
    found = list(outcomes(tasks, map, look_up))
    for one in found:
        if one.state == "foreign":
            zh = "这个文件不是年报，不能作 --previous"
            raise UserError(zh, "this is no annual report, and cannot be --previous", one.path)
    digests = tuple(one.digest for one in found if one.digest is not None)
    unread = tuple(
        (one.path, diagnostic.message)
        for one in found
        if one.unread
        for diagnostic in one.diagnostics[:1]
    )
    if not digests and not unread:
        zh = "--previous 给出的文件夹里没有年报"
        raise UserError(zh, "there is no annual report in what --previous names")
    return Earlier(digests, unread)


def held_against(
    found: Iterable[Outcome],
    tasks: Sequence[Task],
    earlier: Earlier,
    least: int = FROM_LAST_YEAR,
) -> Iterator[Held]:
    """Every outcome with what its organ's earlier reports tell of it.

    `least` is how many per cent of a report must be last year's for a copy.

    Raises UserError where one report alone was to be held against one other, and they are not of
    one organ and two years one after the other.
    """
    lone = len(tasks) == 1 and len(earlier.digests) == 1
    known = by_organ(earlier.digests)
    for task, outcome in zip(tasks, found, strict=True):
        if outcome.digest is None:
            yield Held(outcome)
            continue
        given = earlier.digests if lone else of_same_organ(outcome.digest, known)
        relatives, why, refused = paired(outcome.digest, given, lone)
        if relatives is not None:
            if relatives.previous is not None:
                again = reused(outcome.digest, relatives.previous, least)
                relatives = relatives._replace(reused=again)
            yield Held(with_relatives(outcome, relatives, task))
        elif lone and refused and why is not None:
            zh, en = f"不能同上年报告比较：{why.zh}", f"not last year's report: {why.en}"
            raise UserError(zh, en, earlier.digests[0].path)
        else:
            yield Held(outcome._replace(digest=None), why)


def with_relatives(outcome: Outcome, relatives: Relatives, task: Task) -> Outcome:
    """An outcome with what the rules between reports find in it."""
    pack = find_pack(task.pack)
    rules = [one for one in pack.rules if task.codes is None or one.code in task.codes]
    assert outcome.digest is not None
    with using(pack.vocabulary):
        return joined(outcome, check_between(outcome.digest, relatives, rules), task)


_READING = frozenset({"GL001", "GL002"})
