"""The period of the figures, where the report surely states it."""

from __future__ import annotations

import re
from datetime import date

from govlint import Facts, Source, Stated, lazy


def stated_period(facts: Facts, source: Source) -> tuple[Stated[date] | None, Stated[date] | None]:
    """The period, where the words before it leave no doubt that it is the figures'."""
    start, end = facts.particulars.period_start, facts.particulars.period_end
    if start is None:
        return None, None
    before = "".join(source.folded[max(0, start.place.start - 80) : start.place.start].split())
    sentence = re.split(r"[。;!?]", before)[-1]
    return (start, end) if _OF_FIGURES.search(sentence) else (None, None)


_OF_FIGURES = lazy(
    r"统计(?:数据|信息|口径)?的?(?:期限?|时[限段间]|日期|限|数据|范围|区间|周期)|"
    r"数据的?(?:统计|时间|期限|起止|截[止至])|所[列涉及]{1,2}(?:的?统计)?数据|起止时间|核定时间|报告期|报告时限"
)
