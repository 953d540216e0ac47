"""The words of `grammar/claims.yaml`, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from govlint.resources import compiled, folder
from govlint.text.characters import fold
from govlint.text.pattern import lazy
from govlint.yamlfile.data import plain


class Word(NamedTuple):
    """A word of the lexicon in a text: `kind` is its list there, `means` what it stands for."""

    start: int
    end: int
    kind: str
    means: str


def scan(text: str) -> list[Word]:
    """The words of a folded text, from left to right, the longest at each place.

    One spelling may have several kinds (`受理` of requests and of suits): each is a Word.
    """
    found: list[Word] = []
    by_first = _lexicon()
    end = 0
    for match in _first_letters().finditer(text):
        start = match.start()
        if start < end:
            continue
        for word, meanings in by_first[match[0]]:
            if text.startswith(word, start):
                end = start + len(word)
                found += [Word(start, end, kind, means) for kind, means in meanings]
                break
    return found


@cache
def sums(means: str) -> tuple[tuple[str, ...], ...]:
    """The sums of rows that a word of `requests:` may stand for, the plain one first."""
    written: list[str] = _data()["requests"][means]["is"]
    return tuple(tuple(part.strip() for part in one.split("+")) for one in written)


_Entry = tuple[str, tuple[tuple[str, str], ...]]


@cache
def _lexicon() -> dict[str, list[_Entry]]:
    """Words by their first letter, the longest first, with their kinds and meanings."""
    meanings: dict[str, list[tuple[str, str]]] = {}
    for word, kind, means in _words():
        meanings.setdefault(word, []).append((kind, means))
    found: dict[str, list[_Entry]] = {}
    for word in sorted(meanings, key=len, reverse=True):
        found.setdefault(word[0], []).append((word, tuple(meanings[word])))
    return found


def _words() -> Iterator[tuple[str, str, str]]:
    for kind, listed in _data().items():
        if isinstance(listed, list):
            listed = {kind: listed}
        for means, words in listed.items():
            for word in words["words"] if isinstance(words, dict) else words:
                yield fold(word), kind, means
                if kind == "requests" and word.endswith("申请") and means != "vague":
                    yield fold(word), "objects", "requests"


@cache
def _first_letters() -> re.Pattern[str]:
    return lazy(f"[{''.join(sorted(map(re.escape, _lexicon())))}]")


@cache
def _data() -> dict[str, Any]:
    """The lexicon: kind, meaning, words."""
    path = folder("grammar") / "claims.yaml"
    data: dict[str, Any] = compiled("claims", (path,), lambda: plain(path), dict[str, Any])
    return data
