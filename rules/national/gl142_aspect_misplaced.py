from collections.abc import Iterator

from govlint import Facts, Finding, Message, Report, Source, excerpt, rule

from .lib.aspects import aspects_of, has_any
from .lib.parts import overview, subheadings

MESSAGE = Message(
    zh="总体情况中列了“{printed}”，这是第{ordinal}部分的内容",
    en="“{printed}” is a heading here, but belongs to section {number}",
    help_zh="请移到相应部分，总体情况可以一句带过",
    help_en="move it there; a sentence may stay",
)


@rule(
    "GL142",
    "aspect-misplaced",
    "已单列为一部分的内容不宜在总体情况中另列标题",
    en="What has a section of its own has no heading in the overview",
    basis="国办公开办函〔2021〕30号（总体情况主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障）",
    level="info",
    confidence="medium",
)
def aspect_misplaced(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    part = overview(source, report, facts)
    if part is None:
        return
    headings = subheadings(part)
    aspects = [heading for heading in headings if aspects_of(heading)]
    for heading in headings if len(aspects) > 1 else ():
        number = next((n for n, words in _ELSEWHERE.items() if has_any(heading.text, words)), None)
        if number and heading.style == aspects[0].style and not has_any(heading.text, _WITH):
            place = part.prose.span(heading.start, heading.end)
            printed = excerpt(source.text[slice(*place)])
            yield MESSAGE.at(place, printed=printed, ordinal="四五"[number - 4], number=number)


_ELSEWHERE = {4: ("复议", "诉讼"), 5: ("存在问题", "存在的", "主要问题", "不足", "改进")}
_WITH = ("依申请", "受理", "办理", "主动", "监督", "平台", "管理")
