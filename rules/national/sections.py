"""The six sections: whether they are there, in order, rightly headed."""

import re
from collections.abc import Iterator

from govlint import (
    Facts,
    Finding,
    Heading,
    Note,
    Report,
    Source,
    Span,
    Text,
    rule,
)
from govlint.form import official_heading, sections
from govlint.headings import section_number
from govlint.labels import bare, heading_names
from govlint.prose import excerpt
from govlint.text import fold

LAW = "《政府信息公开条例》"
FORM_2021 = "国办公开办函〔2021〕30号"
NUMERALS = "一二三四五六七八九十"
TABLE_OF = {2: "disclosure", 3: "requests", 4: "remedies"}


@rule(
    "GL101",
    "section-missing",
    "六个部分都应当有",
    en="All six sections are there",
    basis=f"{LAW}第五十条；{FORM_2021}（“不能遗漏”）",
)
def section_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """One of the six official sections has no heading anywhere in the report.

    A section headed in quite other words (`一、概述`) is GL102's matter.  Where the table of a
    section is printed all the same, only its heading is lacking, perhaps lost when the text was
    copied: then this is a warning.
    """
    present = {section.heading.number for section in report.sections}
    absent = [number for number in sections() if number not in present]
    missing = [number for number in absent if _other_heading(report, source, number) is None]
    if not missing or (facts.year or 9999) < 2019:
        return
    headless = [number for number in missing if _has_table(facts, number)]
    gone = [number for number in missing if number not in headless]
    if headless and not present:
        said = Text("没有六个部分的标题，只有表格", "tables only, none of the six headings")
        yield _lacking(report, missing, said, _HEADLESS, "warning")
        return
    if headless:
        said = Text(
            "没有找到标题{}，但表格在", "no heading of section {}, though the table is there"
        )
        yield _lacking(report, headless, said, _HEADLESS, "warning")
    if gone:
        said = Text("缺少{}", "section {} is missing")
        yield _lacking(report, gone, said, _GONE, "warning" if headless else None)


_HEADLESS = Text(
    "请补上标题；如原件有标题，可能是复制或转换时丢失",
    "add it; if the original has it, it was lost in copying or conversion",
)
_GONE = Text("请补上标题和内容；没有内容的也应写明", "add its heading and text; say so if none")


def _lacking(
    report: Report, numbers: list[int], said: Text, advice: Text, level: str | None
) -> Finding:
    place = _last_heading(report, before=numbers[0]) or _first_line(report)
    names = "、".join(f"“{official_heading(number)}”" for number in numbers)
    message = Text(said.zh.format(names), said.en.format(", ".join(map(str, numbers))))
    return Finding(place, message, advice, level=level, confidence="medium" if level else None)


def _has_table(facts: Facts, number: int) -> bool:
    reading = facts.reading(TABLE_OF.get(number, ""))
    return reading is not None and reading.state != "missing"


@rule(
    "GL102",
    "section-heading",
    "各部分标题应当与统一格式一致",
    en="Section headings are those of the official form",
    basis=FORM_2021,
    level="warning",
)
def section_heading(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """A section's heading is in other words than the form's, or bears another number.

    The wording of the Regulation's article 50 is as good as the form's.
    """
    if (facts.year or 9999) < 2019:
        return
    for section in report.sections:
        heading = section.heading
        number = section_number(fold(heading.ordinal))
        part = f"第{NUMERALS[heading.number - 1]}部分"
        if _plain(heading.name) in _accepted(heading.number):
            if number in {None, heading.number}:
                continue
            zh = f"“{excerpt(heading.name)}”应当是{part}，序号却是“{heading.ordinal}”"
            en = f"section {heading.number} is numbered “{heading.ordinal}”"
        elif heading.name.rstrip().endswith("。"):
            zh = f"{part}没有标题，直接写了正文“{excerpt(heading.name)}”"
            en = f"section {heading.number} has its statement in place of its heading"
        else:
            zh = f"标题写作“{excerpt(heading.name)}”，与统一格式不同"
            en = f"the heading reads “{excerpt(heading.name)}”, unlike the form’s"
        yield Finding(heading.inner, Text(zh, en), _due(heading.number))
    for number in sections() if report.sections else ():
        place = _other_heading(report, source, number)
        if place is not None and _plain(_name(source, place)) not in _accepted(number):
            printed = excerpt(source.text[slice(*place)])
            zh = f"标题写作“{printed}”，与统一格式不同"
            en = f"the heading reads “{printed}”, unlike the form’s"
            yield Finding(place, Text(zh, en), _due(number))


def _name(source: Source, place: Span) -> str:
    """A heading's name, without its ordinal."""
    return re.sub(r"^[^、.,:)]{1,3}[、.,:)]\s*", "", source.folded[slice(*place)])


def _due(number: int) -> Text:
    official = official_heading(number)
    return Text(f"标题应为“{official}”", f"the heading should be “{official}”")


def _other_heading(report: Report, source: Source, number: int) -> Span | None:
    """A short line with the ordinal of a section nobody heads, where that section should be."""
    headings = [section.heading for section in report.sections]
    if any(heading.number == number for heading in headings):
        return None
    start = max((h.end for h in headings if h.number < number), default=0)
    end = min((h.start for h in headings if h.number > number), default=len(source.text))
    line = re.compile(
        rf"^[ \t|#*>lI]*(?P<heading>(?:{NUMERALS[number - 1]}\s*[、.,:]|"
        rf"\({NUMERALS[number - 1]}\)\s*(?={sections()[number]}\s*$))"
        r"(?!\s*(?:本年|上年|结转))[^\r\n\t|。;]{2,30}?)[ \t|*:]*$",
        re.MULTILINE,
    )
    match = line.search(source.folded[:end], start)
    return Span(*match.span("heading")) if match else None


_FREE = re.compile(r"^(?:20\d\d年度?)?(?:行政机关|政府信息公开工作|本机关)?|的")


def _plain(name: str) -> str:
    """A heading without what the law itself writes now with it and now without."""
    return _FREE.sub("", bare(fold(name)))


def _accepted(number: int) -> set[str]:
    return {_plain(name) for name in heading_names()[number]}


@rule(
    "GL103",
    "section-order",
    "六个部分应当按统一格式的顺序",
    en="Sections stand in the official order",
    basis=FORM_2021,
)
def section_order(report: Report, facts: Facts) -> Iterator[Finding]:
    """A section stands before one that should precede it."""
    highest: Heading | None = None
    for section in report.sections if (facts.year or 9999) >= 2019 else ():
        heading = section.heading
        if highest is None or heading.number > highest.number:
            highest = heading
            continue
        sure = all(_plain(h.name) in _accepted(h.number) for h in (heading, highest))
        yield Finding(
            heading.inner,
            Text(
                f"“{excerpt(heading.name)}”应在“{excerpt(highest.name)}”之前",
                f"section {heading.number} should stand before section {highest.number}",
            ),
            Text("请按统一格式调整顺序", "put the sections in the form's order"),
            related=(Note(highest.inner, _EARLY),),
            level=None if sure else "warning",
        )


_EARLY = Text("这一部分排在了前面", "this section stands before it")


def _last_heading(report: Report, before: int) -> Span | None:
    found = [s.heading.inner for s in report.sections if s.heading.number < before]
    return found[-1] if found else None


def _first_line(report: Report) -> Span:
    inner = (leaf.inner for leaf in report.leaves())
    return next((place for place in inner if place.end > place.start), Span(0, 0))
