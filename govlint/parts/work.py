"""A part read, checked and written by whoever gets it: it may be tried again, on any machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from io import BytesIO
from threading import Lock

from govlint.bilingual import Text
from govlint.data.extract import Extract, Wish, extract, extract_of
from govlint.data.schema import TABLES
from govlint.data.writers import Look, sink
from govlint.errors import UserError
from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.guard import Guard
from govlint.linter import lint, plugins
from govlint.linter.lint import Task
from govlint.linter.shortfall import shortfall
from govlint.parts.part import Counts, Failed, Job, Part, added, content_of, rules_digest
from govlint.parts.sources import fetched, reason
from govlint.parts.store import mark, store_at, table_file
from govlint.version import __version__

_ONE = Lock()  # a worker of a cluster may have several threads


def done(part: Part) -> Counts | Failed:
    """The counts of a part, its tables written and then its marker; nothing is raised."""
    failed: Failed | None = None

    def note(error: BaseException) -> None:
        nonlocal failed
        why = error.message if isinstance(error, UserError) else reason(error)
        failed = Failed(part.name, why)

    with _ONE, Guard(note), chdir(part.job.folder or "."):
        _refuse_other(part.job)
        return _written(part)
    assert failed is not None, "what was raised was noted"
    return failed


def _refuse_other(job: Job) -> None:
    if job.version != __version__ or job.rules != rules_digest(job.pack):
        mine = f"{__version__}, {job.pack} {rules_digest(job.pack)}"
        due = f"{job.version}, {job.pack} {job.rules}"
        raise UserError(
            f"计算节点上的 govlint 或规则包与这里不同：{mine}，这里是 {due}。请装同一版本",
            f"a worker has another govlint or pack: {mine}, here it is {due}. Install the same",
        )


def _written(part: Part) -> Counts:
    job, store = part.job, store_at(part.job.out)
    files = {table: BytesIO() for table in job.tables}
    sinks = {
        table: sink("parquet", {table: TABLES[table]}, file, Look())
        for table, file in files.items()
    }
    counts = Counts(part.name, files=len(part.tasks))
    for one, closed in _extracts(part):
        for table, rows in one.rows.items():
            sinks[table].add(table, rows)
        counts = added(counts, _counted(one, closed))
    for table, file in files.items():
        sinks[table].close()
        store.put(table_file(table, part.name), file.getvalue())
    if not counts.closed:
        mark(store, counts)  # last: a part without it is made again
    return counts


def _extracts(part: Part) -> Iterator[tuple[Extract, bool]]:
    """What came of each file, and whether it could not be opened."""
    opened: list[Task] = []
    for task, size in part.tasks:
        try:
            items = discover.unpacked([fetched(task.item, size)], plugins.loaders())
            opened += [task._replace(item=item) for item in items if not item.unopened]
        except Undecodable as fault:
            yield extract_of(_wish(part, task), lint.unread(task, fault), None), True
    for task in lint.prepared(opened):
        one = extract(_wish(part, task))
        yield one, one.outcome.state == "unreadable" and not _opens(task)


def _wish(part: Part, task: Task) -> Wish:
    return Wish(task, part.job.tables, part.job.lang, part.job.excepted)


def _opens(task: Task) -> bool:
    """Whether an unreadable file can at least be opened: then it will be no better next time."""
    try:
        discover.read_bytes(task.item)
    except OSError:
        return False
    except Undecodable:
        return True
    return True


def _counted(one: Extract, closed: bool) -> Counts:
    outcome = one.outcome
    if outcome.state == "skipped":
        return Counts("")
    short = shortfall(outcome)
    return Counts(
        *("", 0, 1, int(bool(short and short.grave)), int(closed), outcome.read, outcome.expected),
        *(len(outcome.standing), content_of((outcome.path, sorted(one.rows.items())))),
    )


def lost(part: Part) -> Failed:
    """What is said of a part whose worker was ended again and again."""
    first = part.tasks[0][0].item.path
    return Failed(part.name, Text(
        f"进程多次被系统结束（可能内存不足），从 {first} 起的 {len(part.tasks)} 个文件没有做",
        f"its process was ended by the system again and again (out of memory?): {len(part.tasks)} "
        f"files from {first} on are not done",
    ))  # fmt: skip
