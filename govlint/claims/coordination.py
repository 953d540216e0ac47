"""Coordination: what several items of a clause are about, each in turn.

`规章、行政规范性文件制发数`: what one item leaves unsaid it has from the item behind it, else from
the one before (`规章制发、废止`), else from what was last spoken of.
"""

from __future__ import annotations

from typing import NamedTuple

from govlint.claims.lexicon import Word
from govlint.claims.phrases import (
    CARRIED,
    applicant_of,
    deed_of,
    is_head,
    last_object,
    proves_request,
    row,
)
from govlint.claims.subjects import DECISIONS, DOCUMENTS, REMEDIES, Subject, remedy, request

Words = list[Word]


class _Phrase(NamedTuple):
    """One of the items: its object and, of the object's kind, its deed."""

    object: str
    words: Words


def coordinated(items: list[Words], held: Subject | None, taken: str = "") -> list[Subject]:
    """The subjects of coordinated items, in turn; none where one of them counts nothing.

    `taken` is the row of requests of which nothing else is said.
    """
    every = [words for words in items if any(map(is_head, words))]
    named = [_object(words) for words in every]
    if not every or any(one in {"other", "channel"} for one in named):
        return []
    objects = _filled(named, held.object if held else "", proven=_proven(every))
    if "" in objects or "other" in objects:
        return []
    phrases = [_Phrase(about, words) for about, words in zip(objects, every, strict=True)]
    found = [_subject(phrases, index, held, taken) for index in range(len(phrases))]
    return [one for one in found if one] if all(found) else []


def _object(words: Words) -> str:
    named = last_object(words)
    return "requests" if named == "items" else named


def _proven(every: list[Words]) -> bool:
    return any(proves_request(w) or w.kind == "applicants" for words in every for w in words)


def _filled(named: list[str], held: str, proven: bool) -> list[str]:
    """Objects, where an item names none: the next named, else the last, else what is held."""
    found = list(named)
    for index in range(len(found) - 2, -1, -1):
        found[index] = found[index] or found[index + 1]
    for index, one in enumerate(found):
        found[index] = one or (found[index - 1] if index else held) or held
    return [one or ("requests" if proven else "") for one in found]


def _subject(
    phrases: list[_Phrase], index: int, held: Subject | None, taken: str
) -> Subject | None:
    about, words = phrases[index]
    before = [one.words for one in phrases[:index] if one.object == about]
    behind = [one.words for one in phrases[index + 1 :] if one.object in _kin(about)]
    if about == "requests":
        return _request(words, [*behind, *reversed(before)], held, taken)
    if about in REMEDIES:
        result = _first(about, [words, *behind])
        return None if result in {"vague", "instance"} else remedy(about, result)
    if about in DOCUMENTS:
        alike = [one.words for one in reversed(phrases[:index]) if one.object in DOCUMENTS]
        stage = _first(about, [words, *behind, *alike])
        stage = stage or (held.deed if held and held.object in DOCUMENTS else "")
        return Subject(about, stage, "", False) if stage not in {"", "vague"} else None
    decided = taken or any(w.kind == "decided" for one in phrases for w in one.words)
    if about in DECISIONS and not decided:
        return None
    return Subject(about, "", "", False)


def _kin(about: str) -> tuple[str, ...]:
    for kind in (REMEDIES, DOCUMENTS, DECISIONS):
        if about in kind:
            return kind
    return (about,)


def _first(about: str, phrases: list[Words]) -> str:
    return next(filter(None, (deed_of(about, words) for words in phrases)), "")


def _request(words: Words, others: list[Words], held: Subject | None, taken: str) -> Subject | None:
    deed, applicant = row(words), applicant_of(words)
    if applicant and not deed:
        deed = next(filter(None, map(row, others)), "")
        deed = deed or (held.deed if held and held.object == "requests" else "")
    if deed == "vague":
        return None
    if taken and deed and not (deed in CARRIED or any(map(proves_request, words))):
        deed = taken if deed in {"received", "registered", "newly"} else "vague"
    return None if deed == "vague" else request(deed or taken or "received", applicant)
