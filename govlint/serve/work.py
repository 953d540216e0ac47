"""What a process of the server does: files unpacked, checked, and answered."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.run import Outcome
from govlint.linter.unopened import Unopened
from govlint.page import answers
from govlint.page.answers import Handed, Manner


def handed_over(name: str, data: bytes, pack: str) -> tuple[list[Handed], tuple[Unopened, ...]]:
    """The files in what was handed over, and what is left of a zip."""
    return answers.handed_over(name, data, pack)


def check(item: Handed, manner: Manner) -> Outcome:
    """What came of a file."""
    given = Input(item.path, named=item.named, data=item.data)
    (task,) = lint.prepared([lint.Task(given, manner.pack)])
    return answers.outcome(task.item, manner)


def rendered(
    outcomes: Sequence[Outcome], left: Sequence[Unopened], pack: str, format: str, lang: str
) -> bytes:
    """The outcomes in the format of a reporter."""
    return answers.rendered(outcomes, lint.find_pack(pack), format, lang, left)


def commented(outcome: Outcome, data: bytes, lang: str) -> bytes:
    """A Word file with its findings as comments."""
    return answers.commented(outcome, data, lang)


_CALLS = {one.__name__: one for one in (handed_over, check, rendered, commented)}


def answer_calls(pipe: Connection, packs: Sequence[str]) -> None:
    """Answer one call after another until the other end is gone."""
    import signal

    from govlint import cleanup
    from govlint.guard import Guard

    cleanup.end_on_signals()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends us
    for name in packs:
        _ = lint.find_pack(name).rules
    pipe.send(None)
    while True:
        try:
            call, given = pipe.recv()
        except (EOFError, OSError):
            return
        raised: list[BaseException] = []
        with Guard(raised.append):
            answer: Any = _CALLS[call](*given)
        pipe.send((True, repr(raised[0])) if raised else (False, answer))
