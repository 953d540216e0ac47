import re
from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Heading,
    Message,
    Report,
    Source,
    Span,
    bare,
    edit_distance,
    excerpt,
    fold,
    lookalike_difference,
    names_section,
    official_heading,
    rule,
    section_number,
    sections,
)

from .lib.headings import NUMERALS, unnamed_heading

DUE_ZH, DUE_EN = "标题应为“{due}”", "the heading should be “{due}”"
MISNUMBERED = Message(
    zh="“{name}”应当是第{numeral}部分，序号却是“{ordinal}”",
    en="section {number} is numbered “{ordinal}”",
    help_zh=DUE_ZH,
    help_en=DUE_EN,
)
STATED = Message(
    zh="第{numeral}部分没有标题，直接写了正文“{printed}”",
    en="section {number} has its statement in place of its heading",
    help_zh=DUE_ZH,
    help_en=DUE_EN,
)
REWORDED = Message(
    zh="标题写作“{printed}”，与统一格式不同{difference}",
    en="the heading reads “{printed}”, unlike the form’s{difference}",
    help_zh=DUE_ZH,
    help_en=DUE_EN,
)


@rule(
    "GL102",
    "section-heading",
    "各部分标题应当与统一格式一致",
    en="Section headings are those of the official form",
    basis="国办公开办函〔2021〕30号",
    level="warning",
    since=2019,
    yields_to=("GL101", "GL801"),
)
def section_heading(report: Report, source: Source) -> Iterator[Finding]:
    ordinals = [section_number(fold(section.heading.ordinal)) for section in report.sections]
    beyond = any(number is not None and number > len(sections()) for number in ordinals)
    numbers = [section.heading.number for section in report.sections]
    moved = numbers != sorted(numbers) and _consecutive(ordinals)  # renumbered: GL103 tells
    for section in report.sections:
        heading = section.heading
        name = Span(heading.inner.end - len(heading.name), heading.inner.end)
        if "\ufffd" in heading.name:
            continue  # GL011 tells of it
        if not names_section(heading.number, heading.name):
            about = _stated if _is_statement(heading) else _reworded
            yield about(source, heading.number, heading.inner, name)
            continue
        nested = heading.ordinal[:1].isdigit()  # 1.主动公开情况, of a list within section one
        number = section_number(fold(heading.ordinal))
        if number not in {None, heading.number} and not (nested or beyond or moved):
            yield _misnumbered(heading)
    for number in sections() if report.sections else ():
        place = unnamed_heading(report, source, number)
        if place is not None and not names_section(number, _name(source, place)):
            name = Span(place.end - len(_name(source, place)), place.end)
            yield _reworded(source, number, place, name)


def _consecutive(ordinals: list[int | None]) -> bool:
    first = ordinals[0] if ordinals else None
    return first is not None and ordinals == [*range(first, first + len(ordinals))]


def _is_statement(heading: Heading) -> bool:
    sense = all(word in heading.name for word in _SENSE[heading.number])
    return heading.name.rstrip().endswith("。") and len(heading.name) > 6 and not sense


def _misnumbered(heading: Heading) -> Finding:
    number, ordinal = heading.number, heading.ordinal
    place = Span(heading.inner.start, heading.inner.start + len(ordinal))
    numeral = NUMERALS[number - 1]
    return MISNUMBERED.at(
        heading.inner,
        name=excerpt(heading.name),
        numeral=numeral,
        number=number,
        ordinal=ordinal,
        due=official_heading(number),
        fix=Fix(False, (Edit(place, f"{numeral}、"),)) if ordinal.endswith("、") else None,
    )


def _stated(source: Source, number: int, place: Span, name: Span) -> Finding:
    """A heading that is itself the section's only sentence."""
    end = "\r\n" if "\r\n" in source.text else "\n"
    heading = Edit(Span(name.start, name.start), sections()[number] + end)
    return STATED.at(
        place,
        numeral=NUMERALS[number - 1],
        number=number,
        printed=excerpt(source.text[slice(*name)]),
        due=official_heading(number),
        fix=Fix(False, (heading,)),
    )


def _reworded(source: Source, number: int, place: Span, name: Span) -> Finding:
    """A heading in other words. Where it is all but right, there is no doubt what it should be."""
    printed, official = source.text[slice(*name)], sections()[number]
    off = edit_distance(bare(fold(printed)), bare(official), 2)
    near = off <= 2 and off * 5 <= len(official)
    same = all(word in printed for word in _SENSE[number]) and not near
    slight = bare(fold(printed)).replace("其它", "其他") == bare(official)
    return REWORDED.at(
        place,
        printed=excerpt(printed),
        difference=lookalike_difference(printed, official),
        due=official_heading(number),
        fix=Fix(near, (Edit(name, official),)),
        level="info" if same or slight else None,
    )


def _name(source: Source, place: Span) -> str:
    """A heading's name, without its ordinal."""
    return re.sub(r"^[^、.,:)]{1,3}[、.,:)]\s*", "", source.folded[slice(*place)])


_SENSE = {1: ("总体",), 2: ("主动公开", "情况"), 3: ("申请", "情况"), 4: ("复议", "诉讼"),
          5: ("问题", "改进"), 6: ("其他", "事项")}  # fmt: skip
