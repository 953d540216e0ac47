from collections.abc import Iterator

from govlint import (
    Finding,
    Message,
    Note,
    Pattern,
    Report,
    Source,
    Span,
    Text,
    excerpt,
    fold,
    rule,
    section_number,
)

from .lib.parts import section_lines

NUMERALS = "零一二三四五六七八九十"

MESSAGE = Message(
    zh="报告编到“{NUMERALS}”，多于统一格式的六个部分：“{name}”",
    en="numbered up to {last}, the form has six sections: “{name}”",
    help_zh="请将其内容并入六个部分；属于附件的，不编序号",
    help_en="make its content part of the six",
)


@rule(
    "GL105",
    "section-extra",
    "统一格式只有六个部分",
    en="The official form has six sections and no more",
    basis="国办公开办函〔2021〕30号（年度报告内容“不能遗漏，也不宜泛化”）",
    level="warning",
    since=2019,
)
def section_extra(report: Report, source: Source) -> Iterator[Finding]:
    extras = list(_extras(report, source))
    if not extras:
        return
    place, _ = extras[0]
    last = extras[-1][1]
    name = excerpt(source.text[slice(*place)])
    yield MESSAGE.at(
        place,
        NUMERALS=NUMERALS[last],
        name=name,
        last=last,
        related=tuple(Note(other, _MORE) for other, _ in extras[1:]),
    )


def _extras(report: Report, source: Source) -> Iterator[tuple[Span, int]]:
    """Headings that go on after six, each with its number."""
    reached = 6
    for section in report.sections:
        heading = section.heading
        number = section_number(fold(heading.ordinal)) or heading.number
        if number > 6:
            yield heading.inner, number
        reached = number
        for line in section_lines(section):
            text = source.folded[slice(*line.inner)]
            if _LIST.search(text, 0, 12):
                break  # a list of its own, within this section
            found = _EXTRA.search(text)
            if found is None or _APPENDIX.search(found["name"]):
                continue
            number = NUMERALS.index(found["number"] or found["part"])
            if reached >= 6 and number == reached + 1:
                reached = number
                start, end = found.span("heading")
                yield Span(line.inner.start + start, line.inner.start + end), number


_MORE = Text("多出的部分", "another one")
_EXTRA = Pattern(
    r"^(?:#{1,6}\s*|\*\*)?(?P<heading>(?:(?P<number>[七八九十])\s*[、.]|第(?P<part>[七八九十])部分\s*[、:.]?)"
    r"\s*(?P<name>[^\s。;,:|][^。;,:|]{1,30}?))[\s*]*(?:[。:]|$)",
    "七", "八", "九", "十",
)  # fmt: skip
_APPENDIX = Pattern(r"^\s*附|附[件表]|说明|联系|咨询|统计表")
_LIST = Pattern(r"^[#*\s]*[一二三四五六]\s*[、.]")
