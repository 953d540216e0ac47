"""A user's error said in both languages, with the nearest right word."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.diagnostic import Text
from govlint.errors import UserError


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
