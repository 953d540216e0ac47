"""The kinds of rule a pack can state in YAML, read strictly: a mistake is an error with its place.

A kind is a module of this package, named in `KINDS` under the key that marks it, and loaded when a
rule of it is.  Its `FIELDS` are the keys it may have, by which a rule is read and the JSON Schema
made; `plain_fields` turns their values into plain data (kept between runs, see
`resources.compiled`), `rule_fields` turns that into the fields of the Rule that runs.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from govlint.bilingual import Text
from govlint.engine.rule import CODE, Rule
from govlint.errors import MOST_FAULTS, UserError, each, hinted, together
from govlint.packs.kinds.conditions import CONDITION, conditional, plain_condition
from govlint.packs.kinds.fields import AMEND, AMENDMENT, COMMON, LIMITS, YIELDS_TO, Plain
from govlint.text.characters import fold
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import CHINESE_KEYS, Field, sound, values

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
"""The module of each kind."""
_WORDINGS = frozenset({"message", "message_en", "help", "help_en"})


def plain_rules(path: Path) -> list[Plain]:
    """The rules of one YAML file as plain data. Raises UserError with the places of its faults."""
    return each(Node.file(path).mapping().values(), _entry)


def rule_of(plain: Plain) -> Rule:
    """The rule of some plain data."""
    common = {key: plain[key] for key in ("code", "name", "level", "confidence", "basis")}
    return Rule(
        title=Text(*plain["title"]),
        since=plain["since"] or 0,
        organs=tuple(plain["organs"]),
        yields_to=tuple(plain[YIELDS_TO]),
        note_source=Text(*plain["note"]),
        **common,
        **_fields(plain),
    )


def _fields(plain: Plain) -> Plain:
    """What runs of a kind, under its condition where it has one."""
    fields: Plain = _module(plain["kind"]).rule_fields(plain["fields"])
    return conditional(fields, plain["when"]) if plain["when"] else fields


def amended(rule: Rule, plain: Plain) -> Rule:
    """A rule with what an entry that amends it says in place of its own."""
    said: dict[str, Any] = {
        key: plain[key] for key in ("basis", "level", "confidence") if plain[key]
    }
    said["title"] = _amended(rule.title, *plain["title"])
    if any(plain["note"]):
        said["note_source"] = _amended(rule.note, *plain["note"])
    return replace(rule, **said)


def _amended(own: Text, zh: str, en: str) -> Text:
    return Text(zh or own.zh, en or zh or own.en)


def fields_of(kind: str) -> dict[str, Field]:
    """The keys that rules of a kind have beside those of all rules."""
    found: dict[str, Field] = _module(kind).FIELDS
    return found if kind == "repair" else found | CONDITION


def _entry(node: Node) -> Plain:
    """The plain data of one entry of a file: a rule, or an amendment of one."""
    code = str(node.route[-1])
    if not CODE.fullmatch(code):
        zh = f"`{code}` 不是编号：编号是两个以上大写字母加三位数字"
        en = f"`{code}` is no code: two or more capital letters and three digits"
        plain = fold(code).upper()
        known = [plain] if CODE.fullmatch(plain) else []
        raise node.fault(*hinted(Text(zh, en), code, known), of_key=True)
    return (_amendment if AMEND in node.mapping() else _rule)(node, code)


def _rule(node: Node, code: str) -> Plain:
    is_one = len(KINDS.keys() & node.mapping().keys()) == 1
    kind, *_ = each((_kind,) if is_one else (_kind, _common), lambda read: read(node))
    fields = COMMON | fields_of(kind)
    found, error = sound(node, fields)
    if error is not None:
        raise _with_others(error, node, found, fields, kind)
    for key, english in (("title", "en"), ("note", "note_en")):
        found[english] = found[key] if found[english] is None else found[english]
    return {
        "kind": kind,
        "code": code,
        **{key: found[key] for key in ("name", "basis", "level", "confidence", YIELDS_TO)},
        "title": (found["title"], found["en"]),
        "note": (found["note"], found["note_en"]),
        "since": found.get("since"),
        "organs": found.get("organs", ()),
        "at": _at(node),
        "fields": _module(kind).plain_fields(node, found),
        "when": plain_condition(node, found, kind),
    }


def _with_others(
    error: UserError, node: Node, found: Plain, fields: dict[str, Field], kind: str
) -> UserError:
    """The faults of a rule's keys, and those that its sound ones make together."""
    wrong = {key for key in node.value if key not in found}
    wrong |= {key for key, field in fields.items() if field.needed and key not in node}
    if len(error.faults) >= MOST_FAULTS or wrong & (
        fields_of(kind).keys() - LIMITS.keys() - _WORDINGS
    ):
        return error
    try:
        _module(kind).plain_fields(node, dict.fromkeys(wrong, "") | found)
    except UserError as other:
        return together((*error.faults, *other.faults))
    return error


def _common(node: Node) -> str:
    """Nothing but the faults in what may be said of every rule, whatever its kind."""
    values(node._replace(value={key: node.value[key] for key in COMMON if key in node}), COMMON)
    return ""


def _amendment(node: Node, code: str) -> Plain:
    """The plain data of an entry that changes only some words of a rule of the base."""
    found = values(node, AMENDMENT)
    if len(node.value) == 1:
        raise node.at(AMEND).fault(
            f"只写了 `{AMEND}: true`：请写明要改什么",
            f"`{AMEND}: true` and nothing else: say what is to be changed",
        )
    return {
        "kind": AMEND,
        "code": code,
        "at": _at(node),
        **{key: found[key] for key in ("basis", "level", "confidence")},
        "title": (found["title"], found["en"]),
        "note": (found["note"], found["note_en"]),
    }


def _at(node: Node) -> tuple[str, int, int]:
    """Where an entry stands, its file by name only: a pack may be moved."""
    _, line, column = node.place
    return node.path.name, line, column


def _kind(node: Node) -> str:
    found: list[str] = [key for key in node.mapping() if key in KINDS]
    if not found:
        listed = [f"`{kind}:`" for kind in KINDS]
        zh = f"一条规则要有 {'、'.join(listed)} 中的一个"
        message = Text(zh, f"a rule needs one of {', '.join(listed)}")
        known = set(COMMON).union(*map(fields_of, KINDS))
        words = {key: CHINESE_KEYS.get(fold(key), key) for key in node.value if key not in known}
        near = (hinted(message, word, KINDS) for word in words.values())
        message = next((one for one in near if one != message), message)
        raise node.fault(*message, of_key=True)
    if len(found) > 1:
        one, other = found[:2]
        raise node.at(other).fault(
            f"一条规则只属一类，不能既有 `{one}:` 又有 `{other}:`",
            f"a rule is of one kind, not `{one}:` and `{other}:`",
            of_key=True,
        )
    return found[0]


def _module(kind: str) -> Any:
    return import_module(f"{__name__}.{KINDS[kind]}")
