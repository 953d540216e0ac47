"""`forbid:` words that must not stand in a report, told by patterns, with what to put instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.model.diagnostic import Finding, Fix
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.packs.kinds.found import Hit, apart, edits, matches, patterns, quoted
from govlint.packs.kinds.scopes import SCOPES, held, plain
from govlint.packs.kinds.scopes import read as passages
from govlint.packs.kinds.wording import KEYS as WORDING
from govlint.packs.kinds.wording import Wording, worded, wording
from govlint.text.pattern import Pattern

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain

PLACEHOLDERS = ("found", "replacement", "section", "count")
OWN = ("in", "unless", "replace", "safe", *WORDING)
KEYS = (*OWN, "since", "organs")


class Sought(NamedTuple):
    """Words to be found, and what is said of them; `replace` None where nobody can know it."""

    pattern: Pattern
    telltales: tuple[str, ...]
    scopes: tuple[str, ...]
    unless: tuple[Pattern, ...]
    replace: str | None
    safe: bool
    message: Wording
    help: Wording


def read(entry: Entry) -> Plain:
    """The plain data: each pattern with all that holds for it."""
    value = entry.data["forbid"]
    if value is None or value == []:
        raise entry.fault("`forbid:` is empty", "forbid", of_key=True)
    if not isinstance(value, list):
        return {"parts": [_part(entry, value, "forbid")]}
    return {"parts": [_part(entry, one, "forbid", at) for at, one in enumerate(value)]}


def run(fields: Plain) -> Plain:
    """What runs of it."""
    parts = [_sought(part) for part in fields["parts"]]
    telltales = tuple(dict.fromkeys(word for part in parts for word in part.telltales))
    where = {scope for part in parts for scope in part.scopes}
    shown = " | ".join(part["pattern"][0] for part in fields["parts"])

    def check(source: Source, report: Report) -> Iterator[Finding]:
        there = held(telltales, where, source, report)
        likely = {
            number: part
            for number, part in enumerate(parts)
            if not (part.telltales and there.isdisjoint(part.telltales))
        }
        yield from told(likely, source, report)

    return {"inputs": ("source", "report"), "check": check, "written": f"forbid: {shown}"}


def scopes(entry: Entry) -> tuple[str, ...]:
    """The scopes under `in:`."""
    return tuple(
        entry.allowed(scope, "scope", SCOPES, *keys)
        for scope, keys in entry.texts("in", ("prose",))
    )


def told(parts: Mapping[int, Sought], source: Source, report: Report) -> Iterator[Finding]:
    """A finding for each hit that can be mended, else one for all hits that read the same."""
    kept = list(apart(hit for at, part in parts.items() for hit in _hits(at, part, source, report)))
    count = Counter((hit.number, hit.text) for hit in kept)
    said = set()
    for hit in kept:
        alike = hit.number, hit.text
        part = parts[hit.number]
        if part.replace is not None:
            yield _finding(hit, part, source, 1)
        elif alike not in said:
            said.add(alike)
            yield _finding(hit, part, source, count[alike])


def _part(entry: Entry, value: object, *keys: str | int) -> Plain:
    """One pattern; a mapping has keys of its own that go before those of the rule."""
    own, at = entry, keys
    if isinstance(value, dict):
        own, at = entry.within(*keys), (*keys, "pattern")
        own.check_keys(("pattern", *OWN), "a part of `forbid:`")
        value = own.text("pattern")
    if not isinstance(value, str) or not value.strip():
        raise entry.fault("`forbid:` is a pattern, or a list of them", *keys)

    def home(key: str) -> Entry:
        return own if key in own.data else entry

    replaced = "replace" in home("replace").data
    found: Plain = {
        "pattern": entry.pattern(value, *at),
        "in": scopes(home("in")),
        "unless": home("unless").patterns("unless"),
        "replace": home("replace").text("replace", "") if replaced else None,
        "safe": home("safe").flag("safe"),
        "message": wording(home("message"), "message", PLACEHOLDERS),
        "help": wording(home("help"), "help", PLACEHOLDERS),
    }
    if found["replace"] is not None:
        _check_replacement(home("replace"), _sought(found))
    elif found["safe"]:
        raise home("safe").fault("`safe:` needs a `replace:`", "safe", of_key=True)
    return found


def _check_replacement(entry: Entry, part: Sought) -> None:
    """Fixing must come to an end: what is put instead is not forbidden itself."""
    if "\\" in (part.replace or ""):
        message = "`replace:` is plain words; what stays goes into (?<=…) or (?=…) of the pattern"
        raise entry.fault(message, "replace")
    if any(matches(part.pattern, plain(part.replace or ""), part.unless)):
        raise entry.fault("`replace:` is itself forbidden by the pattern", "replace")


def _sought(part: Plain) -> Sought:
    regex, telltales = part["pattern"]
    return Sought(
        Pattern(regex, *telltales),
        tuple(telltales),
        tuple(part["in"]),
        patterns(part["unless"]),
        part["replace"],
        part["safe"],
        part["message"],
        part["help"],
    )


def _hits(number: int, part: Sought, source: Source, report: Report) -> Iterator[Hit]:
    for passage in passages(part.scopes, source, report, part.telltales):
        for start, end in matches(part.pattern, passage.said.text, part.unless):
            yield Hit(passage, start, end, number)


def _finding(hit: Hit, part: Sought, source: Source, count: int) -> Finding:
    found, right = quoted(source, hit.place), part.replace
    where = hit.passage.name
    values = {
        "found": found,
        "replacement": Text(right or "", right or ""),
        "section": where,
        "count": Text(str(count), str(count)),
    }
    fix = None
    if right is not None:
        fix = Fix(part.safe, edits(source, hit, right))
    return Finding(
        hit.place,
        _with_count(worded(part.message, _usual(found, where, right), values), part, count),
        worded(part.help, _HELP[right is not None], values),
        fix=fix,
    )


def _usual(found: Text, where: Text, right: str | None) -> Text:
    if right:
        return Text(f"“{found.zh}”应为“{right}”", f"“{found.en}” should be “{right}”")
    if right is not None:
        return Text(f"“{found.zh}”是多余的", f"“{found.en}” does not belong here")
    return Text(f"{where.zh}不应有“{found.zh}”", f"“{found.en}” should not stand in {where.en}")


def _with_count(message: Text, part: Sought, count: int) -> Text:
    """The message, with how often the words occur where it does not say so itself."""
    if count == 1 or (part.message and "{count}" in part.message[0]):
        return message
    return Text(f"{message.zh}（共{count}处）", f"{message.en} ({count} times)")


_HELP = {
    True: Text("请核对原文后改正", "check the words and correct them"),
    False: Text("请删去或改写", "delete or reword it"),
}
