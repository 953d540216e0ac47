"""The kinds of rule a pack can state in YAML, read strictly: a slip is an error with its place.

A kind is a module of this package, named in `KINDS` under the key that marks it, and loaded when a
rule of it is.  Its `read` turns the written rule into plain data (kept between runs, see
`resources.compiled`), its `run` turns that into the fields of the Rule that runs.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.engine.rule import CODE, NAME, Rule
from govlint.errors import UserError
from govlint.model.diagnostic import CONFIDENCES, LEVELS
from govlint.text.organs import KNOWN

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain


KINDS = {
    "assert": "assertion",
    "repair": "repairing",
    "forbid": "words",
    "require": "demands",
    "terms": "terms",
    "section": "sections",
    "cell": "cells",
    "date": "dates",
}
"""The module of each kind: its `KEYS` beside the common ones, `read` and `run`."""


def written(path: Path) -> list[Plain]:
    """The rules of one YAML file as plain data. Raises UserError with the place of a fault."""
    from govlint.packs.kinds.entry import Entry
    from govlint.yamlfile import read

    data, places = read(path)
    if not isinstance(data, dict):
        raise UserError("a file of rules is a mapping of codes to rules", str(path), 1)
    found = []
    for code, body in data.items():
        at = places[(code, "@")]
        if not CODE.fullmatch(code):
            near = f"; did you mean `{code.upper()}`?" if CODE.fullmatch(code.upper()) else ""
            message = f"`{code}` is no code: two or more capital letters and three digits{near}"
            raise UserError(message, str(path), *at)
        if not isinstance(body, dict):
            raise UserError(f"{code}: a rule is a mapping of keys", str(path), *at)
        entry = Entry(path, code, body, places, (code,))
        found.append(_amendment(entry) if AMEND in body else _entry(entry))
    return found


def made(plain: Plain) -> Rule:
    """The rule of some plain data."""
    common = {key: plain[key] for key in ("code", "name", "level", "confidence", "basis")}
    return Rule(
        title=Text(*plain["title"]),
        since=plain["since"] or 0,
        organs=tuple(plain["organs"]),
        note_source=Text(*plain["note"]),
        **common,
        **_module(plain["kind"]).run(plain["fields"]),
    )


def amended(rule: Rule, plain: Plain) -> Rule:
    """A rule with what an entry that amends it says in place of its own."""
    said: dict[str, Any] = {key: plain[key] for key in _WORDS[:3] if plain[key]}
    said["title"] = _amended(rule.title, *plain["title"])
    if any(plain["note"]):
        said["note_source"] = _amended(rule.note, *plain["note"])
    return replace(rule, **said)


def _amended(own: Text, zh: str, en: str) -> Text:
    return Text(zh or own.zh, en or zh or own.en)


def _entry(entry: Entry) -> Plain:
    kind = _kind(entry)
    entry.check_keys((*COMMON, kind, *_keys(kind)), f"a rule of kind `{kind}:`")
    name = entry.text("name")
    if not NAME.fullmatch(name):
        raise entry.fault(f"`{name}` is no name: small letters joined by hyphens", "name")
    title = entry.text("title")
    line, column = entry.places[(entry.code, "@")]
    return {
        "kind": kind,
        "code": entry.code,
        "name": name,
        "title": (title, entry.text("en", title)),
        "basis": entry.text("basis", ""),
        "level": entry.one_of("level", LEVELS, "error"),
        "confidence": entry.one_of("confidence", CONFIDENCES, "high"),
        "note": (entry.text("note", ""), entry.text("note_en", entry.text("note", ""))),
        "since": entry.whole("since"),
        "organs": [
            entry.allowed(word, "organ", KNOWN, *keys) for word, keys in entry.texts("organs")
        ],
        "at": (entry.path.name, line, column),
        "fields": _module(kind).read(entry),
    }


def _amendment(entry: Entry) -> Plain:
    """The plain data of an entry that changes only some words of a rule of the base."""
    if entry.data[AMEND] is not True:
        raise entry.fault(f"`{AMEND}:` is `true`, or the entry is a rule of its own", AMEND)
    entry.check_keys((*COMMON[1:], AMEND), f"an entry that says `{AMEND}: true`")
    for key in entry.data:
        if key != AMEND:
            entry.text(key)
    if len(entry.data) == 1:
        raise entry.fault(f"`{AMEND}: true` and nothing else: say what is to be changed", AMEND)
    line, column = entry.places[(entry.code, "@")]
    said = entry.data.get
    return {
        "kind": AMEND,
        "code": entry.code,
        "at": (entry.path.name, line, column),
        "basis": said("basis", ""),
        "level": entry.one_of("level", LEVELS) if "level" in entry.data else "",
        "confidence": entry.one_of("confidence", CONFIDENCES) if "confidence" in entry.data else "",
        "title": (said("title", ""), said("en", "")),
        "note": (said("note", ""), said("note_en", "")),
    }


def _kind(entry: Entry) -> str:
    found = [key for key in entry.data if key in KINDS]
    if not found:
        raise entry.fault(
            f"a rule needs one of {', '.join(f'`{k}:`' for k in KINDS)}{_near(entry)}"
        )
    if len(found) > 1:
        raise entry.fault(f"a rule is of one kind, not `{found[0]}:` and `{found[1]}:`", found[1],
                          of_key=True)  # fmt: skip
    return found[0]


def _near(entry: Entry) -> str:
    """The kind that a key of no kind may have meant."""
    from govlint.identities.names import suggestion

    known = {*COMMON, *(key for kind in KINDS for key in _keys(kind))}
    return next((s for k in entry.data if k not in known and (s := suggestion(k, KINDS))), "")


def _keys(kind: str) -> tuple[str, ...]:
    """The keys that rules of a kind have beside those of all rules."""
    keys: tuple[str, ...] = _module(kind).KEYS
    return keys


def _module(kind: str) -> Any:
    return import_module(f"{__name__}.{KINDS[kind]}")


AMEND = "amend"
_WORDS = ("basis", "level", "confidence")
COMMON = ("name", "title", "en", "basis", "level", "confidence", "note", "note_en")
