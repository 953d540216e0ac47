"""The code of others at work, a rule's, a plugin's or a library's: the one broad `except`."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType


class Guard:
    """Inside it whatever is raised is handed to `crashed`, and what that returns is raised instead.

    Where it returns None the error is done with.  What is of the types `passing`, or stops the
    program from outside (Ctrl-C), goes its way.
    """

    def __init__(
        self,
        crashed: Callable[[BaseException], Exception | None],
        *passing: type[BaseException],
    ) -> None:
        self._crashed = crashed
        self._passing = passing

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: object, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception | SystemExit) or isinstance(error, self._passing):
            return False
        instead = self._crashed(error)
        if instead is not None:
            raise instead from error
        return True
