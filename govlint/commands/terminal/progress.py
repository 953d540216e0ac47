"""How far a long run is: one line on a terminal that is gone when the run is over."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

from govlint.bilingual import Text
from govlint.text.characters import width

_Item = TypeVar("_Item")
_PATIENCE, _PAUSE = 0.5, 0.1
"""Seconds before the line is first shown, and between two looks of it."""
_MANY = 100  # files that take long for certain: the line is there before the first is done
_LOGGED = ("CI", "PRE_COMMIT")
"""Where these are set a terminal is only played, and what is written to it is kept."""


def watched(
    outcomes: Iterable[_Item], total: int, lang: str, stream: TextIO | None = None
) -> Iterator[_Item]:
    """The outcomes as they come, of so many; a terminal is told how many are done.

    Of parts, which are formed as they are needed, nobody knows how many there are: `total` is 0.
    """
    stream = stream or sys.stderr
    if not _is_watched(stream):
        yield from outcomes
        return
    line = _Line(stream, total, lang)
    try:
        if total >= _MANY:
            line.show(0)
        for done, outcome in enumerate(outcomes, 1):
            line.show(done)
            yield outcome
    finally:
        line.clear()


class _Line:
    """The line, and what of it stands there now."""

    def __init__(self, stream: TextIO, total: int, lang: str) -> None:
        self._stream, self._total, self._lang = stream, total, lang
        self._next = monotonic() + (_PATIENCE if total < _MANY else 0)
        self._shown = ""

    def show(self, done: int) -> None:
        """Tell how many are done, unless it was told a moment ago."""
        now = monotonic()
        if now < self._next or done == self._total:
            return
        self._next = now + _PAUSE
        share = f"{done} / {self._total}"
        said = Text(f"已检查 {share} 个文件", f"{share} files checked")
        if not self._total:
            said = Text(f"已做 {done} 个部分", f"{done} parts done")
        self._write(said.in_language(self._lang))

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, said: str) -> None:
        # Blanks, not a control sequence: old consoles would print it.
        over = " " * max(0, width(self._shown) - width(said))
        self._stream.write(f"\r{said}{over}")
        self._stream.flush()
        self._shown = said


def _is_watched(stream: TextIO) -> bool:
    """Whether somebody looks at the stream as it is written."""
    if any(os.environ.get(name) for name in _LOGGED) or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()
