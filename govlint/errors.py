"""What a user can do wrong, said in plain words: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.bilingual import Text


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


class Misuse(UserError):
    """A `UserError` whose message is there in Chinese and English."""

    def __init__(self, zh: str, en: str, path: str | None = None) -> None:
        super().__init__(en, path)
        self.said = Text(zh, en)
        self.args = (zh, en, path)  # what pickle calls this with, on its way out of a process


def unknown(kind: Text, word: str, known: Iterable[str], more: Text | None = None) -> Misuse:
    """“No such `kind`”, with the nearest of `known`, else with all of them or with `more`."""
    hint = nearest(word, known, more)
    return Misuse(f"没有这个{kind.zh}：{word}。{hint.zh}", f"no such {kind.en}: {word}. {hint.en}")


def nearest(word: str, known: Iterable[str], more: Text | None = None) -> Text:
    """A question after the nearest of `known`; where none is near, `more` or all of them."""
    import difflib

    words = sorted(known)
    by_fold = {name.lower(): name for name in words}
    near = difflib.get_close_matches(word.lower(), by_fold, n=1, cutoff=0.6)
    if near:
        meant = by_fold[near[0]]
        return Text(f"是不是 {meant}？", f"did you mean {meant}?")
    return more or Text(f"可用的有：{'、'.join(words)}", f"there are: {', '.join(words)}")
