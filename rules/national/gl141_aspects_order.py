from collections.abc import Iterator
from itertools import pairwise

from govlint import Facts, Finding, Message, Report, Source, excerpt, rule

from .lib.aspects import ASPECTS, joined_names
from .lib.parts import overview, subheadings

MESSAGE = Message(
    zh="“{late}”排在“{early}”之后，与统一格式的顺序不同",
    en="“{late}” stands behind “{early}”, unlike in the form",
    help_zh="统一格式的顺序是{joined_names}",
    help_en="the form has {joined_names}",
)


@rule(
    "GL141",
    "aspects-order",
    "总体情况的五个方面宜按统一格式的顺序",
    en="The five aspects of the overview stand in the order of the form",
    basis="国办公开办函〔2021〕30号（总体情况主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障）",
    level="info",
    confidence="medium",
)
def aspects_order(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    part = overview(source, report, facts)
    if part is None:
        return
    headings = subheadings(part)
    own = [[h for h in headings if aspect.word in h.text] for aspect in ASPECTS]
    if not all(len(found) == 1 for found in own) or len({h.start for (h,) in own}) < len(own):
        return
    for (before,), (after,) in pairwise(own):
        if after.start < before.start:
            place, other = (part.prose.span(one.start, one.end) for one in (before, after))
            late, early = (excerpt(source.text[slice(*one)]) for one in (place, other))
            yield MESSAGE.at(place, late=late, early=early, joined_names=joined_names(ASPECTS))
            return
