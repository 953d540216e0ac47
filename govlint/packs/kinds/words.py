"""`forbid:` words that must not stand in a report, told by patterns, with what to put instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import each
from govlint.model.diagnostic import Finding, Fix
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.packs.kinds.fields import IN, LIMITS, PATTERN, UNLESS, Plain
from govlint.packs.kinds.found import Hit, apart, edits, matches, pattern, patterns, quoted
from govlint.packs.kinds.scopes import part_of, passages_in, plain, words_held
from govlint.packs.kinds.wording import Wording, filled, wording, wording_fields
from govlint.text.pattern import Pattern
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import ANY_TEXT, FLAG, TEXT, Field, Shape, schema_of, some, values

MENDING = {
    "safe": Field(FLAG, Text("可以自动改正。", "May be put right unasked."), False),
    **wording_fields("found", "replacement", "section", "count"),
}
_OWN = {
    "in": IN,
    "unless": UNLESS,
    "replace": Field(ANY_TEXT, Text("应当写作。", "What belongs there instead.")),
    **MENDING,
}
_PART = {"pattern": Field(PATTERN, needed=True), **_OWN}
FIELDS = {
    "forbid": Field(
        some(
            Shape(
                lambda node: values(node, _PART) if node.is_mapping else PATTERN.read(node),
                {"anyOf": [TEXT.schema, schema_of(_PART)]},
            )
        ),
        Text("不应出现：模式。", "Patterns that must not stand there."),
        needed=True,
    ),
    **_OWN,
    **LIMITS,
}


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


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data: each pattern with all that holds for it."""
    parts = zip(node.at("forbid").items(), found["forbid"], strict=True)
    return {"parts": each(parts, lambda part: _part(node, found, *part))}


def rule_fields(fields: Plain) -> Plain:
    """What runs of it."""
    parts = [_sought(part) for part in fields["parts"]]
    telltales = tuple(dict.fromkeys(word for part in parts for word in part.telltales))
    where = {scope for part in parts for scope in part.scopes}
    shown = " | ".join(part["pattern"][0] for part in fields["parts"])

    def check(source: Source, report: Report) -> Iterator[Finding]:
        there = words_held(telltales, where, source, report)
        likely = {
            number: part
            for number, part in enumerate(parts)
            if not (part.telltales and there.isdisjoint(part.telltales))
        }
        yield from findings(likely, source, report)

    return {"inputs": ("source", "report"), "check": check, "written": f"forbid: {shown}"}


def findings(parts: Mapping[int, Sought], source: Source, report: Report) -> Iterator[Finding]:
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


def _part(rule: Node, found: Plain, node: Node, own: Any) -> Plain:
    """One pattern; a mapping has keys of its own that go before those of the rule."""
    if not node.is_mapping:
        own = {"pattern": own}
    stated = {key for key in own if key == "pattern" or key in node}
    stated |= {twin for key in ("message", "help") for twin in _twins(key, stated)}
    merged = found | {key: own[key] for key in stated}

    def home(key: str) -> Node:
        return node if key in stated else rule

    part: Plain = {key: merged[key] for key in ("pattern", "in", "unless", "replace", "safe")} | {
        key: wording(home(key), merged, key) for key in ("message", "help")
    }
    if part["replace"] is not None:
        _check_replacement(home("replace").at("replace"), _sought(part))
    elif part["safe"]:
        zh, en = "`safe:` 要同 `replace:` 一起写", "`safe:` needs a `replace:`"
        raise home("safe").at("safe").fault(zh, en, of_key=True)
    return part


def _twins(key: str, stated: set[str]) -> set[str]:
    """A wording and its English twin, where either is stated."""
    both = {key, f"{key}_en"}
    return both if both & stated else set()


def _check_replacement(node: Node, part: Sought) -> None:
    """Fixing must come to an end: what is put instead is not forbidden itself."""
    if "\\" in (part.replace or ""):
        raise node.fault(
            "`replace:` 是文字，不是模式；要留下的写进 `forbid:` 的 (?<=…) 或 (?=…)",
            "`replace:` is plain words; what stays goes into (?<=…) or (?=…) of the pattern",
        )
    if any(matches(part.pattern, plain(part.replace or ""), part.unless)):
        zh = "`replace:` 自己也不许出现：`forbid:` 会找到它"
        raise node.fault(zh, "`replace:` is itself forbidden by the pattern")


def _sought(part: Plain) -> Sought:
    return Sought(
        pattern(part["pattern"]),
        tuple(part["pattern"][1]),
        tuple(part["in"]),
        patterns(part["unless"]),
        part["replace"],
        part["safe"],
        part["message"],
        part["help"],
    )


def _hits(number: int, part: Sought, source: Source, report: Report) -> Iterator[Hit]:
    for passage in passages_in(part.scopes, source, report, part.telltales):
        for start, end in matches(part.pattern, passage.text, part.unless):
            yield Hit(passage, start, end, number)


def _finding(hit: Hit, part: Sought, source: Source, count: int) -> Finding:
    found, right = quoted(source, hit.place), part.replace
    where = part_of(hit.passage)
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
        _with_count(filled(part.message, _usual(found, where, right), values), part, count),
        filled(part.help, _HELP[right is not None], values),
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
