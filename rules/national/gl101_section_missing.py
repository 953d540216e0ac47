from collections.abc import Iterator

from govlint import (
    Facts,
    Finding,
    Note,
    Report,
    Source,
    Span,
    Text,
    fold,
    official_heading,
    rule,
    section_number,
    sections,
)

from .lib.headings import unnamed_heading

TABLE_OF = {2: "disclosure", 3: "requests", 4: "remedies"}


@rule(
    "GL101",
    "section-missing",
    "六个部分都应当有",
    en="All six sections are there",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号（“不能遗漏”）",
    since=2019,
)
def section_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    present = {section.heading.number for section in report.sections}
    absent = [number for number in sections() if number not in present]
    missing = [number for number in absent if unnamed_heading(report, source, number) is None]
    if not missing:
        return
    headless = [number for number in missing if _has_table(facts, number)]
    gone = [number for number in missing if number not in headless]
    if headless and not present:
        words = Text("没有六个部分的标题，只有表格", "tables only, none of the six headings")
        yield _lacking(report, missing, words, _HEADLESS, "warning")
        return
    if headless:
        words = Text(
            "没有找到标题{}，但表格在", "no heading of section {}, though the table is there"
        )
        yield _lacking(report, headless, words, _HEADLESS, "warning")
    if gone:
        words = Text("缺少{}", "section {} is missing")
        yield _lacking(report, gone, words, _GONE, "warning" if headless else None)


def _lacking(
    report: Report, numbers: list[int], words: Text, advice: Text, level: str | None
) -> Finding:
    place = _last_heading(report, before=numbers[0]) or report.first_line
    related = tuple(Note(one, _COUNTED_ON) for one in _counted_on(report, numbers))
    names = "、".join(f"“{official_heading(number)}”" for number in numbers)
    message = Text(words.zh.format(names), words.en.format(", ".join(map(str, numbers))))
    sure = "medium" if level else None
    return Finding(place, message, advice, related=related, level=level, confidence=sure)


def _counted_on(report: Report, missing: list[int]) -> Iterator[Span]:
    """The ordinals behind a gap that go on counting as if nothing were missing."""
    for heading in (section.heading for section in report.sections):
        number = section_number(fold(heading.ordinal))
        gone = sum(one < heading.number for one in missing)
        if gone and number == heading.number - gone:
            yield Span(heading.inner.start, heading.inner.start + len(heading.ordinal))


def _has_table(facts: Facts, number: int) -> bool:
    reading = facts.reading(TABLE_OF.get(number, ""))
    return reading is not None and reading.state != "missing"


def _last_heading(report: Report, before: int) -> Span | None:
    found = [s.heading.inner for s in report.sections if s.heading.number < before]
    return found[-1] if found else None


_HEADLESS = Text(
    "请补上标题；如原件有标题，可能是复制或转换时丢失",
    "add it; if the original has it, it was lost in copying or conversion",
)
_COUNTED_ON = Text("序号接着上一部分编了下去", "numbered on as if it were not missing")
_GONE = Text("请补上标题和内容；没有内容的也应写明", "add its heading and text; say so if none")
