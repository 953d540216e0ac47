import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from govlint import (
    Finding,
    Message,
    Pattern,
    Prose,
    Report,
    Source,
    Text,
    excerpt,
    integer,
    official_heading,
    passages,
    rule,
)

NUMERALS = "零一二三四五六七八九十"


class Listed(NamedTuple):
    """A list of parts: where it stands, what each item names, and the number stated for them.

    `parts` holds the sections each item is about, `strange` the items about none of them; `broken`
    is whether the list ends in 等.
    """

    place: tuple[int, int]
    parts: tuple[frozenset[int], ...]
    strange: tuple[tuple[int, int], ...]
    stated: re.Match[str] | None
    broken: bool


STRANGE = Message(
    zh="开头列举了“{strange}”，正文没有这一部分",
    en="the preamble lists “{strange}”, no section of the report is about it",
    help_zh="请使开头的列举与正文各部分一致",
    help_en="list the parts the report has",
)
LEFT_OUT = Message(
    zh="开头列举的各部分中没有{headings}",
    en="the preamble’s list leaves out section {numbers}",
    help_zh="请补上，使列举与正文一致",
    help_en="add it, so that the list fits the report",
)

MISCOUNTED = Message(
    zh="开头说“{printed}”，列举的是{numeral}个{also}",
    en="the preamble says “{printed}” and lists {count}{also}",
    help_zh="请核对部分的数目和列举的名称",
    help_en="check the number and the names of the parts",
)


@rule(
    "GL109",
    "preamble-parts",
    "开头列举的各部分应当与正文一致",
    en="The parts the preamble lists are those of the report",
    basis="行文逻辑；国办公开办函〔2021〕30号（六个部分）",
    level="warning",
    confidence="medium",
    since=2019,
)
def preamble_parts(report: Report, source: Source) -> Iterator[Finding]:
    present = {s.heading.number for s in report.sections} if report.whole else set()
    for passage in _joined(passages(source, report)):
        for opening in _OPENING.finditer(passage.text):
            listed = _listed(passage.text, opening.start())
            if listed is not None:
                yield from _judged(passage, listed, present)
                return


def _joined(found: Iterable[Prose]) -> Iterator[Prose]:
    """The passages up to section one; lines that end in no stop go on in the next few."""
    waiting: list[Prose] = []
    for passage in takewhile(lambda one: one.section <= 1, found):
        waiting.append(passage)
        if passage.text.endswith(_ENDS) or len(waiting) == _MOST_LINES:
            yield _as_one(waiting)
            waiting = []
    if waiting:
        yield _as_one(waiting)


def _as_one(parts: list[Prose]) -> Prose:
    offsets = [offset for part in parts for offset in part.offsets]
    return parts[0]._replace(text="".join(part.text for part in parts), offsets=offsets)


def _judged(passage: Prose, listed: Listed, present: set[int]) -> Iterator[Finding]:
    """At most one finding: on the number stated, a part unknown, or a part left out."""
    names = {number for part in listed.parts for number in part}
    # 和 may join two parts or the halves of one name: both ways of counting can be right.
    counts = {len(names) + len(listed.strange), len(listed.parts) + len(listed.strange)}
    if "附" in passage.text[slice(*listed.place)]:
        counts.add(max(counts) + 1)  # 以及附表
    left_out = sorted(present - names)
    open_ended = listed.broken and 6 not in names
    if listed.stated is not None:
        stated = integer(listed.stated["number"]) or 0
        few = max(counts) < stated and not open_ended
        if few or min(counts) > stated or (stated < 6 and left_out and len(present) == 6):
            yield _miscounted(passage, listed.stated, len(names) + len(listed.strange), left_out)
            return
    if listed.strange and present:
        strange = excerpt(passage.text[slice(*listed.strange[0])])
        yield STRANGE.at(passage.span(*listed.strange[0]), strange=strange, level="info")
    elif left_out and not open_ended:
        yield LEFT_OUT.at(
            passage.span(*listed.place),
            headings=_headings(left_out),
            numbers=", ".join(map(str, left_out)),
            level="info",
        )


def _miscounted(passage: Prose, stated: re.Match[str], count: int, left_out: list[int]) -> Finding:
    also = Text(
        f"，正文还有{_headings(left_out)}",
        f"; the report also has section {', '.join(map(str, left_out))}",
    )
    return MISCOUNTED.at(
        passage.span(*stated.span()),
        printed=stated[0],
        numeral=NUMERALS[min(count, 10)],
        count=count,
        also=also if left_out else "",
    )


def _headings(numbers: list[int]) -> str:
    return "、".join(f"“{official_heading(number)}”" for number in numbers)


def _listed(text: str, start: int) -> Listed | None:
    """The list of parts that begins at an offset, None if what stands there is none."""
    parts: list[frozenset[int]] = []
    unknown: list[tuple[int, int]] = []
    strange: list[tuple[int, int]] = []
    before, end, stop = "", start, _STOP.search(text, start, start + _LONGEST)
    for item in _ITEM.finditer(text, start, stop.start() if stop else start + _LONGEST):
        about = _about(item[0])
        if not about and 6 in frozenset().union(*parts):
            break
        if not about:
            unknown.append(item.span())
            continue
        strange += [place for place in unknown if _names(text[slice(*place)])]
        unknown, end = [], item.end()
        if not (parts and about <= parts[-1] and item[0] != before):  # 行政复议、行政诉讼
            parts.append(about)
        before = item[0]
    if len(parts) < 4 or not {4, 5} & frozenset().union(*parts):
        return None
    counted = _COUNT.search(text, end, end + 14) or _last_count(text, start)
    return Listed((start, end), tuple(parts), tuple(strange), counted, text[end : end + 1] == "等")


def _about(item: str) -> frozenset[int]:
    """The sections an item of the list is about."""
    found = {number for number, pattern in _SECTIONS if pattern.search(item)}
    if {3, 4} <= found and not _HANDLED.search(item):
        found.discard(3)  # 因政府信息公开申请行政复议
    return frozenset(found)


def _names(item: str) -> bool:
    """Whether an item of no section reads as the name of a part."""
    return 4 <= len(item) <= 30 and not _HARMLESS.search(item)


def _last_count(text: str, start: int) -> re.Match[str] | None:
    """The number of parts stated right before the list: `共分六部分：`."""
    counts = list(_COUNT.finditer(text, max(0, start - 24), start))
    return counts[-1] if counts else None


_LONGEST = 280
_ENDS, _MOST_LINES = ("。", ";", "!", "?"), 6
# The name of the first part, with others behind it.
_OPENING = Pattern(
    r"(?:总体(?:工作)?情况|概述|概况|基本情况)(?=[、,;]|[和及])", "总体", "概述", "概况", "基本情况"
)
_COUNT = Pattern(
    r"(?<![第\d十])(?P<number>[一二三四五六七八九十]|\d{1,2})[个大]*(?:部分|方面|项|板块|章节)(?:的?内容)?",
    "部分", "方面", "项", "板块", "章节",
)  # fmt: skip
_STOP = Pattern(
    r"。|等|组成|构成|(?:共计?)?(?<!第)[一二三四五六七八九十\d]{1,2}[个大]*(?:部分|方面|项|板块|章节)"
)
_ITEM = Pattern(r"[^、,;:]{2,}")
_SECTIONS = (
    (1, Pattern(r"总体|概述|概况|基本情况|主要工作")),
    (2, Pattern(r"主动.{0,4}公开")),
    (3, Pattern(r"收到|申请")),
    (4, Pattern(r"复议|诉讼|申诉")),
    (5, Pattern(r"问题|不足|改进|困难")),
    (6, Pattern(r"其[他它]|需要(?:报告|说明|汇报)")),
)
_HANDLED = Pattern(r"收到|处理|办理|答复|接收")
_HARMLESS = Pattern(r"附|说明|以下|如下|内容|报告|统计|数据|第.部分|年")
