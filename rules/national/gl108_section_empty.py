from collections.abc import Iterator

from govlint import (
    Facts,
    Finding,
    Message,
    Paragraph,
    Report,
    Section,
    Table,
    Text,
    bare,
    fold,
    heading_names,
    official_heading,
    rule,
)

from .lib.parts import section_lines

MESSAGE = Message(
    zh="“{name}”下面没有内容",
    en="there is nothing under section {number}",
    help_zh="{advice}",
    help_en="{advice}",
)


@rule(
    "GL108",
    "section-empty",
    "各部分都应当有内容",
    en="Every section has content",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号",
    level="warning",
    since=2019,
)
def section_empty(report: Report, facts: Facts) -> Iterator[Finding]:
    jumbled = any(reading.state == "unreadable" for reading in facts.readings)
    if jumbled or not report.whole:
        return
    for number in (1, 6):
        section = report.section(number)
        if section is None or not _empty(section):
            continue
        yield MESSAGE.at(
            section.heading.inner,
            name=official_heading(number),
            number=number,
            advice=_ADVICE[number],
            level="error" if number == 1 and _sure(report) else None,
        )


def _empty(section: Section) -> bool:
    """Whether a section has neither prose nor table, and its heading is nothing but a heading."""
    if any(isinstance(block, Table) for block in section.blocks):
        return False
    if any(line.inner.end > line.inner.start for line in section_lines(section)):
        return False
    names = (bare(name) for name in heading_names()[section.heading.number])
    return any(bare(fold(section.heading.name)).endswith(name) for name in names)


def _sure(report: Report) -> bool:
    """Whether the text of section one is not simply elsewhere, in a long preamble."""
    front = [block for block in report.front if isinstance(block, Paragraph)]
    return sum(line.inner.end - line.inner.start for one in front for line in one.lines) < 300


_ADVICE = {
    1: Text("请写明总体情况", "describe the year’s work"),
    6: Text(
        "请写明信息处理费等事项；没有的，写“无”", "state the fees charged; “无” if there are none"
    ),
}
