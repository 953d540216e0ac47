"""What a comment says: the finding, the right value, the basis, the next step."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.annotate import NewComment
from govlint.bilingual import Text
from govlint.model.diagnostic import LEVEL_NAMES, Diagnostic, Edit

_QUOTED = 40
_FEW = 3
_DUE = Text("应填：", "Should be: ")
_FIX = Text("改法：", "Fix: ")
_SUM = Text("算式：", "Sum: ")
_WORDS = Text("原文：", "Words: ")
_BASIS = Text("依据：", "Basis: ")
_NEXT = Text("下一步：", "Next: ")


def comment_of(found: Diagnostic, text: str, lang: str) -> NewComment:
    """The comment of a finding in a report with this text."""
    at = found.at
    words = text[at.offset : at.end_offset].strip()
    key = found.within.key if found.within else ""
    return NewComment(key, words, at.column - 1, tuple(_lines(found, words, text, lang)))


def _lines(found: Diagnostic, words: str, text: str, lang: str) -> Iterator[str]:
    message = found.message.in_language(lang)
    level = LEVEL_NAMES[found.level]
    yield Text(f"{level.zh}：", f"{level.en.capitalize()}: ").in_language(lang) + message
    if found.fix and found.fix.value is not None:
        yield f"{_DUE.in_language(lang)}{found.fix.value}"
    elif found.fix and found.fix.edits:
        yield f"{_FIX.in_language(lang)}{_changes(found, found.fix.edits, text).in_language(lang)}"
    for one in found.sums:
        if (said := one.sentence.in_language(lang)) != message and said not in message:
            yield f"{_SUM.in_language(lang)}{said}"
    if found.cell is None and 0 < len(words) <= _QUOTED and words not in message:
        yield f"{_WORDS.in_language(lang)}“{words}”"
    yield f"{_BASIS.in_language(lang)}{found.basis}"
    if found.help:
        yield f"{_NEXT.in_language(lang)}{found.help.in_language(lang)}"
    yield f"{found.code} {found.name}"


def _changes(found: Diagnostic, edits: tuple[Edit, ...], text: str) -> Text:
    """What to change: the words as they should be, or where these are long the first few places."""
    ordered = sorted(set(edits))
    start = min(found.at.offset, ordered[0].place.start)
    end = max(found.at.end_offset, *(edit.place.end for edit in ordered))
    if end - start <= _QUOTED:
        new, place = "", start
        for edit in ordered:
            new, place = new + text[place : edit.place.start] + edit.text, edit.place.end
        return _change(text[start:end], new + text[place:end])
    said = [_change(text[slice(*edit.place)], edit.text) for edit in ordered[:_FEW]]
    zh, en = "，".join(one.zh for one in said), ", ".join(one.en for one in said)
    more = len(ordered) - len(said)
    return Text(f"{zh}，另改 {more} 处", f"{en}, {more} more") if more else Text(zh, en)


def _change(old: str, new: str) -> Text:
    if not new.strip():
        return Text(f"删去“{old}”", f"remove “{old}”")
    if not old:
        return Text(f"补上“{new}”", f"insert “{new}”")
    return Text(f"“{old}”改为“{new}”", f"“{old}” → “{new}”")
