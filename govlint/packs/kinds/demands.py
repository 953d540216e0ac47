"""`require:` words of which some part of a report must hold at least one, told by patterns."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.model.diagnostic import Finding
from govlint.model.prose import passages
from govlint.model.source import Source
from govlint.model.tree import Report, Span
from govlint.packs.kinds.fields import IN, LIMITS, PATTERNS, UNLESS, Plain
from govlint.packs.kinds.found import matches, patterns
from govlint.packs.kinds.parts import SECTIONS, is_point
from govlint.packs.kinds.scopes import passages_in, scope_name
from govlint.packs.kinds.wording import filled, wording, wording_fields
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import Field

FIELDS = {
    "require": Field(
        PATTERNS,
        Text("应当写到：模式。", "Patterns, one of which must be there."),
        needed=True,
    ),
    "in": IN,
    "unless": UNLESS,
    **LIMITS,
    **wording_fields("section"),
}


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data."""
    return {
        "patterns": found["require"],
        "in": found["in"],
        "unless": found["unless"],
        "message": wording(node, found, "message"),
        "help": wording(node, found, "help"),
        "title": (found["title"], found["en"]),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of it."""
    wanted, exceptions = patterns(fields["patterns"]), patterns(fields["unless"])
    where = tuple(fields["in"])
    words = scope_name(where[0] if len(where) == 1 else "report")
    title = Text(*fields["title"])
    usual = Text(f"{words.zh}没有写明：{title.zh}", f"{words.en} lacks it: {title.en}")

    def check(source: Source, report: Report) -> Iterator[Finding]:
        place = place_of_lack(where, source, report)
        if place is None:
            return
        texts = [passage.text for passage in passages_in(where, source, report)]
        if any(any(matches(one, text, exceptions)) for one in wanted for text in texts):
            return
        values = {"section": words}
        message = filled(fields["message"], usual, values)
        yield Finding(place, message, filled(fields["help"], _HELP, values))

    shown = " | ".join(one[0] for one in fields["patterns"])
    return {"inputs": ("source", "report"), "check": check, "written": f"require: {shown}"}


def place_of_lack(where: tuple[str, ...], source: Source, report: Report) -> Span | None:
    """Where to say that something is lacking in some scopes; None where they are not all there."""
    points = [scope for scope in where if is_point(scope)]
    if not set(where) <= {*SECTIONS, *points, "title", "sign_off"}:
        return report.first_line if report.whole else None
    if points and not report.whole and _cut_off(points, source, report):
        return None  # the end of the last point may be what lacks
    if set(where) <= {*SECTIONS}:
        numbers = {int(scope[-1]) for scope in where}
        there = [s.heading for s in report.sections if s.heading.number in numbers]
        last = report.sections[-1].heading if report.sections else None
        ended = report.whole or bool(report.signoff)
        cut_off = not ended and last in there  # its end may be what lacks
        return there[0].inner if there and not cut_off else None
    return next((one.place for one in passages_in(where, source, report)), None)


def _cut_off(points: list[str], source: Source, report: Report) -> bool:
    """Whether nothing follows some points, so that they may go on."""
    last = [one.offsets[-1] for one in passages_in(points, source, report)]
    end = max((one.offsets[-1] for one in passages(source, report)), default=0)
    return not last or (max(last) >= end and not report.signoff)


_HELP = Text("请补充相应内容", "add it")
