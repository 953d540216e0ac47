"""Section five, where it can be judged."""

from __future__ import annotations

from govlint import Report, Source

from .parts import Part, part

SHORT = 30


def full_section_five(report: Report, source: Source) -> Part | None:
    """Section five where it tells enough to be judged."""
    five = section_five(report, source)
    return five if five and five.length >= SHORT else None


def section_five(report: Report, source: Source) -> Part | None:
    """Section five of a whole report, under a heading that asks for problems."""
    section = report.section(5)
    if not report.whole or section is None:
        return None
    five = part(source, report, 5)
    asked = any(word in section.heading.name for word in ("问题", "改进", "不足"))
    return five if five and five.ended and asked else None
