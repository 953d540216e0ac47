"""The files of a request checked one by one in the pool, and answered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.run import Outcome
from govlint.linter.unopened import Unopened
from govlint.page.answers import Handed, Manner, takes_comments
from govlint.serve import faults
from govlint.serve.faults import Fault, Refused
from govlint.serve.pool import Died, Failed, Late, Pool
from govlint.serve.received import Limits
from govlint.serve.wanted import Wanted

_WAITING = 2_000
"""How many calls may wait before a request is refused."""


class Desk:
    """Where files are checked: a pool, the threads that wait for it, and what is taken at most."""

    def __init__(self, pool: Pool, threads: ThreadPoolExecutor, limits: Limits) -> None:
        self._pool, self._threads, self._limits = pool, threads, limits
        self._waiting = 0

    async def answer(self, files: Sequence[tuple[str, bytes]], asked: Wanted) -> bytes:
        """What came of the files, in the format asked for.  Raises Refused."""
        if asked.format == "docx":
            return await self._commented(files, asked)
        every: list[Handed] = []
        left: list[Unopened] = []
        for name, data in files:
            found, more = await self._handed(name, data, asked.manner)
            every += found
            left += more
        if len(every) > self._limits.files:
            raise Refused(faults.too_many(self._limits.files))
        tasks = [self._outcome(one, asked.manner) for one in every]
        outcomes = await asyncio.gather(*tasks)
        given = (outcomes, left, asked.manner.pack, asked.format, asked.lang)
        made: bytes = await self._sure("rendered", *given)
        return made

    async def _commented(self, files: Sequence[tuple[str, bytes]], asked: Wanted) -> bytes:
        if len(files) != 1:
            raise Refused(faults.ONE_FILE)
        ((name, data),) = files
        if not takes_comments(name, data):
            raise Refused(faults.NO_WORD)
        outcome = await self._outcome(Handed(name, True, data), asked.manner)
        if outcome.view is None:
            said = outcome.diagnostics[0]
            help = said.help or Text("", "")
            raise Refused(Fault(422, "unreadable", said.message, help))
        made: bytes = await self._sure("commented", outcome, data, asked.lang)
        return made

    async def _handed(
        self, name: str, data: bytes, manner: Manner
    ) -> tuple[list[Handed], tuple[Unopened, ...]]:
        if not name.lower().endswith(".zip"):
            return [Handed(name, True, data)], ()
        try:
            found: Any = await self._ask("handed_over", name, data, manner.pack)
        except (Late, Died, Failed) as error:
            return [Handed(name, True, b"", _unread(name, manner, error))], ()
        return found[0], found[1]

    async def _outcome(self, item: Handed, manner: Manner) -> Outcome:
        """What came of a file, also where its process had to be ended: it costs no other."""
        if item.fault is not None:
            return item.fault
        try:
            outcome: Outcome = await self._ask("check", item, manner)
        except (Late, Died, Failed) as error:
            return _unread(item.path, manner, error)
        return outcome

    async def _sure(self, call: str, *given: Any) -> Any:
        try:
            return await self._ask(call, *given)
        except (Late, Died, Failed) as error:
            raise Refused(faults.OURS) from error

    async def _ask(self, call: str, *given: Any) -> Any:
        if self._waiting >= _WAITING:
            raise Refused(faults.BUSY)
        self._waiting += 1
        try:
            ask = partial(self._pool.ask, call, *given, seconds=self._limits.seconds)
            return await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        finally:
            self._waiting -= 1


def _unread(path: str, manner: Manner, error: Exception) -> Outcome:
    task = lint.Task(Input(path, named=True), manner.pack)
    if isinstance(error, Died):
        return lint.lost(task)
    message = _LATE if isinstance(error, Late) else faults.OURS.message
    return lint.unread(task, Undecodable(message, _STEP))


_LATE = Text("查了太久仍未查完，已停止", "it took too long, and was stopped")
_STEP = Text(
    "请在 Word 或 WPS 中另存一份再查；仍然如此的，请先检查是否选错文件",
    "save a copy in Word or WPS and check that; was this the right file?",
)
