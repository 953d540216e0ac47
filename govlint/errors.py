"""The one error a user can cause: what is wrong, where, and what to do next."""

from __future__ import annotations


class UserError(Exception):
    """A fault of the user's files or words (exit 2), never of a report or of ours.

    `path`, `line` and `column` (1-based) name the place where one is known.
    """

    def __init__(
        self, message: str, path: str | None = None, line: int | None = None, column: int = 1
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ""
        if self.path is not None:
            place = self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.message}" if place else self.message
