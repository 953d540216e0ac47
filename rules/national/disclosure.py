"""Table 2, what was disclosed: the titles of its blocks, and decisions without items."""

from bisect import bisect_right
from collections.abc import Iterator

from govlint import (
    Edit,
    Fact,
    Facts,
    Finding,
    Fix,
    Pattern,
    Report,
    Source,
    Span,
    Text,
    known_forms,
    rule,
)
from govlint.forms.form import row_label

FORM_2019 = "国办公开办函〔2019〕60号 表二"


@rule(
    "GL201",
    "block-title",
    "表二各部分的条项应当与统一格式一致",
    en="The blocks of table 2 cite the right items of article 20",
    basis="《政府信息公开条例》第二十条；国办公开办函〔2021〕30号 表二",
    level="warning",
    note="""表二各部分的标题写明下面是条例第二十条第几项的内容。条项写错，这一部分的数字就挂到了别的
    事项名下。

    标题下面的各行同属一项、而标题写的是另一项时才说；只要有一个标题认不出来，就都不判断。转换时行的
    次序乱了可能误报，所以不自动改：请先看清标题下是哪些行。""",
)
def block_title(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The title of each block of table 2 says which item of article 20 of the Regulation its rows
    are about. With another item, its figures are put down to something else.

    It speaks only where all rows below a title are of one item and the title cites another, and not
    at all where any title cannot be read. Rows out of order after converting are a false alarm, so
    nothing is changed unasked: see first which rows stand below.
    """
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
        yield Finding(
            place,
            Text(
                f"这一部分的条项写作“第（{item}）项”，统一格式是“第二十条第（{right}）项”",
                f"the title cites item “（{item}）”; the form has “第二十条第（{right}）项”",
            ),
            Text(f"请改为“第二十条第（{right}）项”", f"make it “第二十条第（{right}）项”"),
            fix=Fix(False, (Edit(place, right),)),
        )


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


@rule(
    "GL208",
    "decisions-without-items",
    "有处理决定的，一般应有相应的项目",
    en="Where decisions were made there are items they were made under",
    basis=f"{FORM_2019}第二十条第（五）（六）项（栏目名称）",
    level="info",
    confidence="low",
    note="""2019年的格式里，许可、处罚等各行先有项目，才有依据项目作出的处理决定。上一年项目数量和本
    年增减都是 0 却有处理决定，多半是项目数量漏填了。

    两个数字都读得出并且都是 0 时才说，几行合起来只说一次；2021年的格式没有这些栏。也有单位把项目统
    计在上级机关名下，自己只填处理决定：属于这种情形的不必改，所以只作提示。""",
)
def decisions_without_items(facts: Facts) -> Iterator[Finding]:
    """In the form of 2019 the rows on licences, penalties and the like count items, and the
    decisions made under them. Decisions without any item, last year or new, mostly mean that the
    items were left out.

    It speaks only where both numbers of items are 0, of several rows at once; the form of 2021 has
    no such columns. Some bodies leave the items to a higher body and count their own decisions
    only: then leave it, so this is only information.
    """
    rows = [
        decisions
        for key in ("licensing", "other_services", "penalties", "coercion")
        if (decisions := facts.get("disclosure", key, "decisions")) and _no_items(facts, decisions)
    ]
    if rows:
        labels = "、".join(f"“{row_label('disclosure', fact.row)}”" for fact in rows)
        yield Finding(
            rows[0].place,
            Text(
                f"{labels}有处理决定，上一年项目数量和本年增减却都是 0",
                f"decisions under {labels.replace('、', ', ')}, but no items last year or new",
            ),
            Text("请核对项目数量和处理决定数量", "check the items and the decisions"),
            cell=rows[0].cell,
            stated=rows[0].raw.strip(),
        )


def _no_items(facts: Facts, decisions: Fact) -> bool:
    items = facts.get("disclosure", decisions.row, "previous_items")
    change = facts.get("disclosure", decisions.row, "change")
    known = items is not None and change is not None
    return bool(decisions.value) and known and items.value == 0 and change.value == 0
