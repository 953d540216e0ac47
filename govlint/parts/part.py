"""A part: some files, named by all that its tables depend on, and what came of it in counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b, sha256
from itertools import islice
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.data.extract import Excepted, nothing_excepted
from govlint.linter.lint import Task, find_pack
from govlint.resources import files
from govlint.version import __version__

_FORMAT = 1  # of the tables: one more where their columns change
USUAL = ("reports", "figures", "findings")
"""The tables of a run that names none."""


_Settings = tuple[frozenset[str] | None, tuple[tuple[str, str], ...], str]


class Job(NamedTuple):
    """What all parts of a run share; plain data that may cross to another machine.

    `out` is the folder of the tables, as fsspec knows it; `rules` is the digest of the pack,
    `accepted` that of what `excepted` marks.  Paths are relative to `folder`.
    """

    out: str
    pack: str
    rules: str
    tables: tuple[str, ...] = USUAL
    lang: str = "zh"
    excepted: Excepted = nothing_excepted
    accepted: str = ""
    folder: str = ""
    version: str = __version__


class File(NamedTuple):
    """A file of a source: its size in bytes, and the time or etag that another content changes."""

    path: str
    size: int
    stamp: str
    named: bool = False


class Part(NamedTuple):
    """Some files, each with what it is checked by and its size in bytes."""

    name: str
    tasks: tuple[tuple[Task, int], ...]
    job: Job


class Counts(NamedTuple):
    """What came of a part; `content` is the same for the same rows, in whatever parts they come.

    `read` of `expected` figures were read; `unread` reports were not, or not wholly; `closed`
    files could not be opened, and are tried again by the next run.
    """

    name: str
    files: int = 0
    reports: int = 0
    unread: int = 0
    closed: int = 0
    read: int = 0
    expected: int = 0
    findings: int = 0
    content: int = 0


def added(one: Counts, other: Counts) -> Counts:
    """Both together, by the name of the first."""
    sums = [mine + theirs for mine, theirs in zip(_numbers(one), _numbers(other), strict=True)]
    return counts_of(one.name, [*sums[:-1], sums[-1] % 2**128])


def counts_of(name: str, numbers: Sequence[int]) -> Counts:
    """The counts of a part from their numbers, in order."""
    return Counts._make((name, *numbers))


def _numbers(counts: Counts) -> tuple[int, ...]:
    _, *numbers = counts
    return tuple(map(int, numbers))


class Failed(NamedTuple):
    """A part that could not be made or written, and why."""

    name: str
    why: Text


def parts(pairs: Iterable[tuple[File, Task]], size: int, job: Job) -> Iterator[Part]:
    """The files in parts of so many, in their order."""
    left = iter(pairs)
    while some := tuple(islice(left, size)):
        tasks = tuple((task, file.size) for file, task in some)
        settings = {(task.codes, task.levels, task.organ_kind) for task, _ in tasks}
        asked = (job.version, job.rules, job.tables, job.lang, job.accepted)
        made_of = (_FORMAT, *asked, _in_order(settings), [tuple(file) for file, _ in some])
        name = blake2b(repr(made_of).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        yield Part(name, tasks, job)


def content_of(rows: object) -> int:
    """A number for the rows of one report; those of many are added up, so their order is free."""
    digest = blake2b(repr(rows).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(digest, "big")


@cache
def rules_digest(pack: str) -> str:
    """What the rules of a pack and of those it extends are, wherever they lie."""
    found = sha256()
    for folder in find_pack(pack).chain:
        for path in sorted(files(folder)):
            found.update(f"{folder.name}/{path[len(str(folder)) :]}\0".encode())
            with open(path, "rb") as file:
                found.update(file.read())
    return found.hexdigest()[:16]


def _in_order(settings: Iterable[_Settings]) -> list[str]:
    """What files are checked by, the same in every process."""
    return sorted(repr((codes and sorted(codes), *more)) for codes, *more in settings)
