"""The tables of a run written to where they are to go: wholly or not at all, as they come."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from tempfile import TemporaryFile
from typing import IO, Protocol, cast

from govlint import atomic
from govlint.data.extract import Extract
from govlint.data.targets import Plan, Target
from govlint.data.wide import columns_of
from govlint.data.writers import TEXTS, Look, Sink, sink
from govlint.errors import UserError


class Screen(Protocol):
    """Standard output, as far as it is written to here."""

    def write(self, data: bytes, /) -> int:
        """Write bytes to it."""


@contextmanager
def saving(plan: Plan, look: Look, screen: Screen) -> Iterator[Callable[[Extract], None]]:
    """What takes the rows of each report; the files are in place when the `with` ends.

    Raises UserError where a library is not installed, OSError where a file cannot be written.
    """
    with ExitStack() as stack:
        sinks: list[tuple[Target, Sink]] = []
        for target in plan.targets:
            file = stack.enter_context(_file(target.path, plan.format, screen))
            tables = {table: columns_of(table) for table in target.tables}
            sinks.append((target, sink(plan.format, tables, file, look)))

        def add(extract: Extract) -> None:
            for target, one in sinks:
                for table in target.tables:
                    if rows := extract.rows.get(table):
                        one.add(table, rows)

        yield add
        for _, one in sinks:
            one.close()


def _file(path: str | None, format: str, screen: Screen) -> AbstractContextManager[IO[bytes]]:
    if path is None:
        return _direct(screen) if format in TEXTS else _spooled(screen)
    if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        return open(path, "wb")  # a pipe or a device
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    return atomic.writing(os.path.realpath(path))


@contextmanager
def _direct(screen: Screen) -> Iterator[IO[bytes]]:
    yield cast(IO[bytes], screen)


@contextmanager
def _spooled(screen: Screen) -> Iterator[IO[bytes]]:
    """A file that goes to standard output in the end: its format is not written front to back."""
    with TemporaryFile() as file:
        yield file
        file.seek(0)
        while piece := file.read(_PIECE):
            screen.write(piece)


_PIECE = 1_000_000


def refuse_terminal(plan: Plan, terminal: bool) -> None:
    """Raise UserError where bytes that are no text would go to a terminal."""
    if terminal and plan.format not in TEXTS and plan.targets[0].path is None:
        name = f"{plan.tables[0]}.{plan.format}"
        raise UserError(
            f"--format {plan.format} 不能显示在屏幕上，请写到文件：-o {name}",
            f"--format {plan.format} is no text: write it to a file, -o {name}",
        )
