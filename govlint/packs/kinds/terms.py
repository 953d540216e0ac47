"""`terms:` a table of words, wrong to right, in the rule itself or in a file of its pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from govlint.errors import UserError
from govlint.model.diagnostic import Finding
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.packs.kinds.found import matches, patterns
from govlint.packs.kinds.scopes import held, plain
from govlint.packs.kinds.wording import KEYS as WORDING
from govlint.packs.kinds.wording import wording
from govlint.packs.kinds.words import PLACEHOLDERS, Sought, scopes, told
from govlint.text.pattern import Pattern
from govlint.yamlfile import read as read_yaml

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain

FOLDER = "terms"
KEYS = ("in", "unless", "safe", "since", "organs", *WORDING)
_SHOWN = 6


def read(entry: Entry) -> Plain:
    """The plain data: every wrong word with what is right and its exceptions."""
    table = _table(entry)
    words: dict[str, tuple[str, str | None, Any]] = {}
    for wrong in table.data:
        word = plain(wrong)
        if not word:
            raise table.fault("a term must not be empty", wrong, of_key=True)
        if word in words:
            raise table.fault(f"`{wrong}` stands here a second time", wrong, of_key=True)
        words[word] = (wrong, *_right(table, wrong))
    _check_rights(table, words)
    return {
        "terms": [(word, right, excuses) for word, (_, right, excuses) in words.items()],
        "in": scopes(entry),
        "unless": entry.patterns("unless"),
        "safe": entry.flag("safe"),
        "message": wording(entry, "message", PLACEHOLDERS),
        "help": wording(entry, "help", PLACEHOLDERS),
    }


def run(fields: Plain) -> Plain:
    """What runs of it."""
    terms = sorted(fields["terms"], key=lambda term: -len(term[0]))
    numbers = {word: number for number, (word, *_) in enumerate(terms)}
    where = tuple(fields["in"])

    @cache
    def sought(word: str) -> Sought:
        return _sought(fields, terms[numbers[word]])

    def check(source: Source, report: Report) -> Iterator[Finding]:
        there = held(numbers, where, source, report)
        yield from told({numbers[word]: sought(word) for word in there}, source, report)

    shown = "、".join(f"{word}→{right or '？'}" for word, right, _ in fields["terms"][:_SHOWN])
    more = f" …（{len(terms)}）" if len(terms) > _SHOWN else ""
    return {"inputs": ("source", "report"), "check": check, "written": f"terms: {shown}{more}"}


def _table(entry: Entry) -> Entry:
    """The mapping of terms, beside the rule or in the file it names."""
    value = entry.data["terms"]
    if isinstance(value, dict) and value:
        return entry.within("terms")
    if not isinstance(value, str) or not value.strip():
        raise entry.fault("`terms:` is a table of wrong words and right ones, or a file", "terms")
    path = entry.path.parent / FOLDER / value
    if path.parent.name != FOLDER or not path.is_file():
        raise entry.fault(f"there is no file `{FOLDER}/{value}` in the pack", "terms")
    data, places = read_yaml(path)
    if not isinstance(data, dict) or not data:
        raise UserError("a file of terms is a mapping of wrong words to right ones", str(path), 1)
    return entry._replace(path=path, data=data, places=places, route=())


def _right(table: Entry, wrong: str) -> tuple[str | None, Any]:
    """What is right instead of a word (None where it is simply wrong), and its exceptions."""
    value = table.data[wrong]
    if not isinstance(value, dict):
        return (None if value is None else table.text(wrong)), ()
    one = table.within(wrong)
    one.check_keys(("right", "unless"), "a term")
    right = None if one.data.get("right", "") is None else one.text("right")
    return right, one.patterns("unless")


def _check_rights(table: Entry, words: dict[str, tuple[str, str | None, Any]]) -> None:
    """Fixing must come to an end: no right word holds a wrong one."""
    for wrong, right, _ in words.values():
        text = plain(right or "")
        for word, (other, _, excuses) in words.items():
            if word in text and any(matches(_pattern(word), text, patterns(excuses))):
                raise table.fault(f"`{right}` holds the wrong word `{other}`", wrong)


def _sought(fields: Plain, term: tuple[str, str | None, Any]) -> Sought:
    word, right, excuses = term
    return Sought(
        _pattern(word),
        (word,),
        tuple(fields["in"]),
        patterns((*excuses, *fields["unless"])),
        right,
        fields["safe"],
        fields["message"],
        fields["help"],
    )


def _pattern(word: str) -> Pattern:
    return Pattern(re.escape(word), word)
