"""`section:` what one of the six parts must be: there, of some length, and not silent on things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.model.diagnostic import Finding
from govlint.model.source import Source
from govlint.model.tree import Report, Span
from govlint.packs.kinds.demands import asked
from govlint.packs.kinds.scopes import first_line, scope_name
from govlint.packs.kinds.scopes import read as passages
from govlint.packs.kinds.wording import KEYS as WORDING
from govlint.packs.kinds.wording import worded, wording

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain

PLACEHOLDERS = ("section", "lacking", "length")
KEYS = ("any_of", "all_of", "min", "max", "since", "organs", *WORDING)


def read(entry: Entry) -> Plain:
    """The plain data."""
    number = entry.whole("section")
    if number not in range(1, 7):
        raise entry.fault("`section:` is the number of a part, 1 to 6", "section")
    found: Plain = {
        "section": number,
        "any_of": entry.words("any_of"),
        "all_of": entry.words("all_of"),
        "min": entry.whole("min"),
        "max": entry.whole("max"),
        "message": wording(entry, "message", PLACEHOLDERS),
        "help": wording(entry, "help", PLACEHOLDERS),
    }
    if found["min"] is not None and found["max"] is not None and found["min"] > found["max"]:
        raise entry.fault("`min:` is more than `max:`", "min")
    return found


def run(fields: Plain) -> Plain:
    """What runs of it."""
    number: int = fields["section"]
    scope = (f"section.{number}",)
    section = scope_name(*scope)
    bare = not any(fields[key] for key in ("any_of", "all_of", "min", "max"))

    def told(place: Span, usual: Text, lacking: Text, length: int) -> Finding:
        values = {"section": section, "lacking": lacking, "length": Text(f"{length}", f"{length}")}
        message = worded(fields["message"], usual, values)
        return Finding(place, message, worded(fields["help"], _HELP, values))

    def check(source: Source, report: Report) -> Iterator[Finding]:
        if bare:
            if report.whole and report.section(number) is None:
                missing = Text(f"没有{section.zh}", f"{section.en} is missing")
                yield told(first_line(report), missing, _NOTHING, 0)
            return
        place = asked(scope, source, report)
        if place is None:
            return
        texts = [passage.said.text for passage in passages(scope, source, report)]
        length = sum(map(len, texts))
        for usual, lacking in _faults(fields, "\n".join(texts), length, section):
            yield told(place, usual, lacking, length)

    return {"inputs": ("source", "report"), "check": check, "written": _written(fields)}


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


def _written(fields: Plain) -> str:
    parts = [f"section: {fields['section']}"]
    for key in ("any_of", "all_of"):
        if fields[key]:
            parts.append(f"{key}: {'、'.join(fields[key])}")
    parts += [f"{key}: {fields[key]}" for key in ("min", "max") if fields[key] is not None]
    return "；".join(parts)


_NOTHING = Text("", "")
_HELP = Text("请按要求补充或修改这一部分", "bring this part in line")
