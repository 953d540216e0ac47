"""Sentences of findings and rules, understood where the line itself is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.diagnostic import Diagnostic
from govlint.text.characters import fold
from govlint.text.pattern import lazy

SEPARATOR = " / "


def context(found: Diagnostic, lang: str) -> str:
    """The row and column, or the part of the report, as far as the message does not name them."""
    named = fold(found.message.in_language(lang))
    return SEPARATOR.join(
        part for part in found.logical.split(SEPARATOR) if fold(part) not in named
    )


def sentence(found: Diagnostic, lang: str) -> str:
    """What a finding says, understood without the file: its place in the report and the message."""
    where = context(found, lang)
    if found.within is not None and not found.within.line:
        where = found.within.words.in_language(lang)
    colon = ": " if lang == "en" else "："
    comma = ", " if lang == "en" else "，"
    before = comma.join(part for part in (whose(found, lang), where) if part)
    return (before + colon if before else "") + found.message.in_language(lang)


def whose(found: Diagnostic, lang: str) -> str:
    """The body and the year of the report, where reports of several are told of; else ""."""
    if not found.organ and found.year is None:
        return ""
    if lang == "en":
        return ", ".join(str(part) for part in (found.organ, found.year) if part)
    return " ".join(part for part in (found.organ, f"{found.year}年" if found.year else "") if part)


def pascal(name: str) -> str:
    """`requests-balance` as `RequestsBalance`."""
    return "".join(part.capitalize() for part in name.split("-"))


def paragraphs(note: str) -> Iterator[str]:
    """The paragraphs of a note, each on one line; lines of Chinese are joined without a blank."""
    for paragraph in note.split("\n\n"):
        if text := paragraph.strip():
            yield _BREAK.sub(" ", _CHINESE_BREAK.sub("", text))


_BREAK = lazy(r"[ \t]*\n[ \t]*")
_CHINESE_BREAK = lazy(r"(?<=[\u2e80-\uffff])[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?=[\u2e80-\uffff])")
