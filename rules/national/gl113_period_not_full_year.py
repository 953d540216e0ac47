from collections.abc import Iterator
from datetime import date

from govlint import Facts, Finding, Message, Source, Stated, Text, lazy, rule

from .lib.period import stated_period

MESSAGE = Message(
    zh="统计期限为{first}至{last}，{fault}",
    en="the period, {first} to {last}, {fault}",
    help_zh="统计期限应为{due}年1月1日至12月31日；年内新设、撤销的机关请说明",
    help_en="it should be 1 January to 31 December {due}; say so if created or dissolved then",
)


@rule(
    "GL113",
    "period-not-full-year",
    "统计期限应当是完整的自然年",
    en="The period of the figures is the whole calendar year",
    basis="《政府信息公开条例》第四十九条（上一年度）",
)
def period_not_full_year(facts: Facts, source: Source) -> Iterator[Finding]:
    start, end = stated_period(facts, source)
    if start is None or end is None:
        return
    first, last = start.value, end.value
    year = facts.sure_year
    whole_end = (last.month, last.day) == (12, 31) and first.year == last.year
    if (first.month, first.day) == (1, 1) and whole_end:
        if year in {None, first.year}:
            return
        fault = Text(f"标题写的却是{year}年", f"is not of {year}, as the title says")
        whole_end = False
    else:
        fault = Text("不是完整的一年", "is not a whole year")
    due = year or first.year
    opening = source.folded[: _opening_end(facts, end)]
    yield MESSAGE.at(
        end.place if not whole_end else start.place,
        first=first,
        last=last,
        fault=fault,
        due=due,
        stated=f"{first} – {last}",
        level="warning" if whole_end or _CHANGED.search(opening) else None,
    )


def _opening_end(facts: Facts, end: Stated[date]) -> int:
    """Where section two begins, or soon after the sentence of the period."""
    tables = [r.place.start for r in facts.readings if r.place.start > end.place.end]
    return min(tables, default=end.place.end + 200)


_CHANGED = lazy(r"成立|组建|新设|撤销|合并|划转|更名|挂牌|机构改革|区划调整|撤[乡镇县]")
