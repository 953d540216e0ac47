"""`section:` what a part must be: there, of some length, with figures, not silent on things."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.claims.quantities import quantities
from govlint.model.diagnostic import Finding
from govlint.model.source import Source
from govlint.model.tree import Report, Span
from govlint.packs.kinds.demands import place_of_lack
from govlint.packs.kinds.fields import LIMITS, WORDS, Plain
from govlint.packs.kinds.scopes import PART_LIST, passages_in, scope_name
from govlint.packs.kinds.wording import filled, wording, wording_fields
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import WHOLE, Field

FIELDS = {
    "section": Field(
        PART_LIST,
        Text("哪一部分；列几个，就各查各的。", "Which part; of several, each by itself."),
        needed=True,
    ),
    "any_of": Field(WORDS, Text("至少写到其中一个。", "Words of which it has one."), ()),
    "all_of": Field(WORDS, Text("都要写到。", "Words it has all of."), ()),
    "min": Field(WHOLE),
    "max": Field(WHOLE),
    "numbers": Field(WHOLE, Text("至少有几个数字。", "Figures it has at least."), 0),
    **LIMITS,
    **wording_fields("section", "lacking", "length"),
}


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data."""
    if found["min"] is not None and found["max"] is not None and found["min"] > found["max"]:
        raise node.at("min").fault("`min:` 大于 `max:`", "`min:` is more than `max:`")
    kept = ("any_of", "all_of", "min", "max", "numbers")
    return {key: found[key] for key in kept} | {
        "sections": found["section"],
        "message": wording(node, found, "message"),
        "help": wording(node, found, "help"),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of it."""
    bare = not any(fields[key] for key in ("any_of", "all_of", "min", "max", "numbers"))

    def finding(scope: str, place: Span, usual: Text, lacking: Text, length: int) -> Finding:
        values = {
            "section": scope_name(scope),
            "lacking": lacking,
            "length": Text(f"{length}", f"{length}"),
        }
        message = filled(fields["message"], usual, values)
        return Finding(place, message, filled(fields["help"], _HELP, values))

    def check(source: Source, report: Report) -> Iterator[Finding]:
        for scope in fields["sections"]:
            place = place_of_lack((scope,), source, report)
            if bare:
                if report.whole and place is None:
                    name = scope_name(scope)
                    missing = Text(f"没有{name.zh}", f"{name.en} is missing")
                    yield finding(scope, report.first_line, missing, _NOTHING, 0)
            elif place is not None:
                texts = [passage.text for passage in passages_in((scope,), source, report)]
                length = sum(map(len, texts))
                for usual, lacking in _faults(fields, texts, length, scope_name(scope)):
                    yield finding(scope, place, usual, lacking, length)

    return {"inputs": ("source", "report"), "check": check, "written": _fields_text(fields)}


def _faults(
    fields: Plain, texts: list[str], length: int, section: Text
) -> Iterator[tuple[Text, Text]]:
    """What a part's texts do not hold to, in words, and the words they lack."""
    choice, least, most = fields["any_of"], fields["min"], fields["max"]
    text = "\n".join(texts)
    if choice and not any(word in text for word in choice):
        words = _listed(choice, "或", " or ")
        yield (
            Text(f"{section.zh}应当写到{words.zh}", f"{section.en} should speak of {words.en}"),
            words,
        )
    if missing := [word for word in fields["all_of"] if word not in text]:
        words = _listed(missing, "、", ", ")
        yield (
            Text(f"{section.zh}没有写到{words.zh}", f"{section.en} does not speak of {words.en}"),
            words,
        )
    if least is not None and length < least:
        zh = f"{section.zh}只有{length}字，至少应有{least}字"
        yield Text(zh, f"{section.en} has {length} characters, fewer than {least}"), _NOTHING
    if most is not None and length > most:
        zh = f"{section.zh}有{length}字，不宜超过{most}字"
        yield Text(zh, f"{section.en} has {length} characters, more than {most}"), _NOTHING
    if due := fields["numbers"]:
        there = sum(1 for one in texts for _ in quantities(one))
        if there < due:
            zh = f"{section.zh}没有数字" if due == 1 else f"{section.zh}的数字不足{due}个"
            en = f"{section.en} has {'no figure' if due == 1 else f'fewer than {due} figures'}"
            yield Text(zh, en), _NOTHING


def _listed(words: tuple[str, ...] | list[str], zh: str, en: str) -> Text:
    quoted = [f"“{word}”" for word in words]
    return Text(zh.join(quoted), en.join(quoted))


def _fields_text(fields: Plain) -> str:
    parts = [f"section: {'、'.join(scope_name(one).zh for one in fields['sections'])}"]
    for key in ("any_of", "all_of"):
        if fields[key]:
            parts.append(f"{key}: {'、'.join(fields[key])}")
    parts += [f"{key}: {fields[key]}" for key in ("min", "max") if fields[key] is not None]
    parts += [f"numbers: {fields['numbers']}"] if fields["numbers"] else []
    return "；".join(parts)


_NOTHING = Text("", "")
_HELP = Text("请按要求补充或修改这一部分", "bring this part in line")
