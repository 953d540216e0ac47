"""`section:` what one of the six parts must be: there, of some length, and not silent on things."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.model.diagnostic import Finding
from govlint.model.source import Source
from govlint.model.tree import Report, Span
from govlint.packs.kinds.demands import place_of_lack
from govlint.packs.kinds.fields import LIMITS, WORDS, Plain
from govlint.packs.kinds.scopes import passages_in, scope_name
from govlint.packs.kinds.wording import filled, wording, wording_fields
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import WHOLE, Field, number_of

FIELDS = {
    "section": Field(
        number_of(Text("部分", "number of a part"), range(1, 7)),
        Text("第几部分。", "The number of a part."),
        needed=True,
    ),
    "any_of": Field(WORDS, Text("至少写到其中一个。", "Words of which it has one."), ()),
    "all_of": Field(WORDS, Text("都要写到。", "Words it has all of."), ()),
    "min": Field(WHOLE),
    "max": Field(WHOLE),
    **LIMITS,
    **wording_fields("section", "lacking", "length"),
}


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data."""
    if found["min"] is not None and found["max"] is not None and found["min"] > found["max"]:
        raise node.at("min").fault("`min:` 大于 `max:`", "`min:` is more than `max:`")
    kept = ("section", "any_of", "all_of", "min", "max")
    return {key: found[key] for key in kept} | {
        "message": wording(node, found, "message"),
        "help": wording(node, found, "help"),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of it."""
    number: int = fields["section"]
    scope = (f"section.{number}",)
    section = scope_name(*scope)
    bare = not any(fields[key] for key in ("any_of", "all_of", "min", "max"))

    def findings(place: Span, usual: Text, lacking: Text, length: int) -> Finding:
        values = {"section": section, "lacking": lacking, "length": Text(f"{length}", f"{length}")}
        message = filled(fields["message"], usual, values)
        return Finding(place, message, filled(fields["help"], _HELP, values))

    def check(source: Source, report: Report) -> Iterator[Finding]:
        if bare:
            if report.whole and report.section(number) is None:
                missing = Text(f"没有{section.zh}", f"{section.en} is missing")
                yield findings(report.first_line, missing, _NOTHING, 0)
            return
        place = place_of_lack(scope, source, report)
        if place is None:
            return
        texts = [passage.text for passage in passages_in(scope, source, report)]
        length = sum(map(len, texts))
        for usual, lacking in _faults(fields, "\n".join(texts), length, section):
            yield findings(place, usual, lacking, length)

    return {"inputs": ("source", "report"), "check": check, "written": _fields_text(fields)}


def _faults(fields: Plain, text: str, length: int, section: Text) -> Iterator[tuple[Text, Text]]:
    """What a section's text does not hold to, in words, and the words it lacks."""
    choice, least, most = fields["any_of"], fields["min"], fields["max"]
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


def _listed(words: tuple[str, ...] | list[str], zh: str, en: str) -> Text:
    quoted = [f"“{word}”" for word in words]
    return Text(zh.join(quoted), en.join(quoted))


def _fields_text(fields: Plain) -> str:
    parts = [f"section: {fields['section']}"]
    for key in ("any_of", "all_of"):
        if fields[key]:
            parts.append(f"{key}: {'、'.join(fields[key])}")
    parts += [f"{key}: {fields[key]}" for key in ("min", "max") if fields[key] is not None]
    return "；".join(parts)


_NOTHING = Text("", "")
_HELP = Text("请按要求补充或修改这一部分", "bring this part in line")
