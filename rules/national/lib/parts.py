"""Parts: what an official section says, as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint import (
    Facts,
    Leaf,
    Paragraph,
    Pattern,
    Prose,
    Report,
    Section,
    Source,
    Span,
    passages,
)


class Part(NamedTuple):
    """A section: its heading's place, and its paragraphs as they read, parted by line ends.

    `printed` is all it prints, tables too, folded.  It is `ended` where something follows it, so
    that what it lacks was left out, not cut off.
    """

    place: Span
    prose: Prose
    printed: str
    ended: bool

    @property
    def length(self) -> int:
        """How many characters its paragraphs have."""
        return len(self.prose.text) - self.prose.text.count("\n")

    @property
    def on_the_report_only(self) -> bool:
        """Whether every sentence is about the report itself: its basis, parts, period, address."""
        sentences = [self.prose.text[start:end] for start, end in self.prose.sentences()]
        lines = [line for sentence in sentences for line in sentence.split("\n") if line]
        return bool(lines) and all(map(on_the_report, lines))


class Subheading(NamedTuple):
    """A heading within a part: its words, the style of its ordinal (`（一）`, `1.`; "" for none).

    `start` and `end` say where its words stand in what the part says, `below` what it heads.
    """

    text: str
    style: str
    start: int
    end: int
    below: tuple[int, int]


@lru_cache(maxsize=8)
def without_quotations(quoted: Pattern, source: Source, report: Report) -> list[tuple[Prose, str]]:
    """The passages, and their texts with □ in place of what is quoted, offsets kept."""
    return [
        (passage, quoted.compiled.sub(lambda match: "□" * len(match[0]), passage.text))
        for passage in passages(source, report)
    ]


def part(source: Source, report: Report, number: int) -> Part | None:
    """The official section with a number, None where it has no heading."""
    section = report.section(number)
    if section is None:
        return None
    start = section.heading.end
    after = [other.heading.start for other in report.sections if other.heading.start >= start]
    after += [leaf.start for leaf in report.signoff[:1]]
    printed = source.folded[start : min(after, default=len(source.text))]
    own = [one for one in passages(source, report) if one.section == number]
    offsets: list[int] = []
    for one in own:
        offsets += one.offsets
        offsets.append(one.offsets[-1] + 1)  # the line end that parts it from the next
    passage = Prose("\n".join(one.text for one in own), offsets[:-1], number)
    return Part(section.heading.inner, passage, printed, bool(after))


def overview(source: Source, report: Report, facts: Facts) -> Part | None:
    """Section one of a whole report that should follow the form of 2021, if it says anything."""
    due = facts.year >= 2021 if facts.year else facts.form == "2021"
    found = part(source, report, 1) if due and report.whole else None
    return found if found and found.ended and found.length else None


def section_lines(section: Section) -> Iterator[Leaf]:
    """The lines of a section's paragraphs, as they are printed."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.lines


def subheadings(part: Part) -> list[Subheading]:
    """The headings within a part, of all levels: numbered, or short lines that stand alone."""
    text = part.prose.text
    found = [match for match in _HEADING.finditer(text) if match["ordinal"] or _alone(match)]
    ends = [*(match.start() for match in found), len(text)][1:]
    return [
        Subheading(match["name"], _style(match["ordinal"]), *match.span("name"), (match.end(), end))
        for match, end in zip(found, ends, strict=False)
    ]


def on_the_report(sentence: str) -> bool:
    """Whether a sentence tells how a report was made or where it can be had, and of no work."""
    return bool(_MADE.search(sentence)) and not _DONE.search(_PURPOSE.compiled.sub("", sentence))


_MADE = Pattern(
    r"(?:编制|编写|撰写|形成)了?(?:[此本]|[^。,]{0,40}年度)(?:报告|年报)$|"
    r"本(?:年度?)?(?:报告|年报)[^。]{0,160}(?:编制|编写|撰写|制作|组成|包括|分为|涵盖|内容|汇报|下载|查阅|布)|"
    r"(?:现|特[将向予])[^。]{0,30}(?:公布|发布|报告|汇报)[^。]{0,40}(?:报告|年报|如下)|全文(?:包括|由)|部分组成|"
    r"统计[^,。]{0,10}期|统计时[限段间]|电子版|疑问|联系(?:电话|地址|方式|人)|邮[编箱]|^电话|^地址|^传真|^网址"
)
_PURPOSE = Pattern(r"^(?:为了?|根据|按照|依据|遵照|结合)[^。]{0,150}?(?:,|(?=编制|公布|发布))")
_DONE = Pattern(
    r"\d余?[条件期篇场份宗起次]|(?:未|没有?|没有接)[收接]到|主动公开(?!政府信息|信息|情况|的情况)|"
    r"加强|强化|完善|健全|推进|落实|做好|开展|推动|提升|建立|坚持|围绕|保障|完成"
)

_NUMERALS = "一二三四五六七八九十"
_HEADING = Pattern(
    rf"(?:\A|(?<=[\n。;]))[#*●◆•-]*(?P<ordinal>\((?:[{_NUMERALS}]{{1,3}}|\d\d?)\)、?|"
    rf"[{_NUMERALS}]{{1,2}}[、是]|\d\d?[.、)](?!\d)|第[{_NUMERALS}][,、:]|[①-⑩]|)"
    r"(?P<name>[^\n。;:!?,#*]{2,30}?)(?=[\n。;:!?,*]|20\d\d年|\Z)"
)
_NAMED = ("情况", "方面", "建设", "管理", "保障", "公开")


def _alone(match: re.Match[str]) -> bool:
    """Whether a name without ordinal is a short line by itself."""
    text, (start, end) = match.string, match.span()
    alone = text[end : end + 1] == "\n" and text[max(0, start - 1) : start] in ("", "\n")
    return alone and len(match["name"]) < 16 and match["name"].endswith(_NAMED)


def _style(ordinal: str) -> str:
    return "".join("1" if c.isdigit() else "一" if c in _NUMERALS else c for c in ordinal)[:3]
