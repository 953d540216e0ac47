from bisect import bisect_right
from collections.abc import Iterator

from govlint import (
    Edit,
    Facts,
    Finding,
    Fix,
    Message,
    Pattern,
    Report,
    Source,
    Span,
    known_forms,
    rule,
)

MESSAGE = Message(
    zh="这一部分的条项写作“第（{item}）项”，统一格式是“第二十条第（{right}）项”",
    en="the title cites item “（{item}）”; the form has “第二十条第（{right}）项”",
    help_zh="请改为“第二十条第（{right}）项”",
    help_en="make it “第二十条第（{right}）项”",
)


@rule(
    "GL201",
    "block-title",
    "表二各部分的条项应当与统一格式一致",
    en="The blocks of table 2 cite the right items of article 20",
    basis="《政府信息公开条例》第二十条；国办公开办函〔2021〕30号 表二",
    level="warning",
)
def block_title(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    due = _items()
    titles = _titles(report, source)
    starts = [place.start for place, _ in titles]
    below: dict[int, set[str]] = {}
    for fact in facts.items:
        index = bisect_right(starts, fact.place.start) - 1
        if fact.table == "disclosure" and index >= 0:
            below.setdefault(index, set()).add(due.get(fact.row, ""))
    for index, (place, item) in enumerate(titles):
        right = "".join(below.get(index, {item}))
        if right == item or len(below[index]) > 1 or right not in due.values():
            continue
        yield MESSAGE.at(place, item=item, right=right, fix=Fix(False, (Edit(place, right),)))


def _items() -> dict[str, str]:
    """The item of article 20 each row belongs to."""
    return {
        line.key: block.title[-3]
        for form in known_forms().values()
        for block in form.tables["disclosure"].blocks
        for line in block.rows
    }


def _titles(report: Report, source: Source) -> list[tuple[Span, str]]:
    """The numerals of the printed titles, and where they stand: a title ends its line.

    None at all where some title cannot be read: then rows would be taken for another's.
    """
    section = report.section(2)
    start = section.heading.end if section else 0
    after = [other.heading.start for other in report.sections if other.heading.start > start]
    end = min(after, default=len(source.folded))
    found = list(_TITLE.finditer(source.folded, start, end))
    if len(found) != source.folded.count("第二十条", start, end):
        return []
    return [(Span(*match.span("item")), match["item"]) for match in found]


_TITLE = Pattern(
    r"第二十条\s{0,9}第\s{0,9}\(?\s{0,9}(?P<item>[一二三四五六七八九十]{1,2})\s{0,9}\)?\s{0,9}项"
    r"(?=[ \t|*]*(?:[\r\n]|$))",
    "第二十条",
)
