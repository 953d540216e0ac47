from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, rule

from .lib.aspects import ASPECTS, aspects_of, has_any, joined_names
from .lib.parts import on_the_report, overview, subheadings

MISSING = Message(
    zh="总体情况没有写到{aspects}",
    en="the overview says nothing of {aspects}",
    help_zh="请补写这些方面；没有发生的也请写明",
    help_en="tell of it too; say so if there was none",
)
WITHOUT_HEADING = Message(
    zh="总体情况分列了小标题，没有单列{aspects}",
    en="of the overview’s headings none is of {aspects}",
    help_zh="五个方面宜各列一个小标题",
    help_en="each of the five aspects may well have a heading",
)


@rule(
    "GL140",
    "aspects-missing",
    "总体情况应当写到五个方面",
    en="The overview tells of its five aspects",
    basis="国办公开办函〔2021〕30号（总体情况主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障）",
    level="warning",
    confidence="medium",
    yields_to=("GL108", "GL143"),
)
def aspects_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    part = overview(source, report, facts)
    if part is None or part.on_the_report_only:
        return
    text = part.prose.text.replace("\n", "")
    plain = _OTHERWISE.compiled.sub("", "。".join(s for s in text.split("。") if not _list(s)))
    lacking = [aspect for aspect in ASPECTS if not has_any(plain, aspect.told)]
    if lacking:
        yield MISSING.at(
            part.place, aspects=joined_names(lacking), level="info" if len(lacking) == 1 else None
        )
        return
    headings = subheadings(part)
    named = sum(any(a.word in heading.text for heading in headings) for a in ASPECTS)
    headed = {i for heading in headings for i in aspects_of(heading)}
    apart = [aspect for i, aspect in enumerate(ASPECTS) if i not in headed]
    if apart and named >= 3:
        yield WITHOUT_HEADING.at(
            part.place, aspects=joined_names(apart), level="info", confidence="low"
        )


def _list(sentence: str) -> bool:
    """Whether a sentence lists the parts of the report."""
    return "收到和处理" in sentence and on_the_report(sentence)


# Words of an aspect in phrases that tell nothing of it.
_OTHERWISE = Pattern(
    r"(?:保障|维护|满足)[^。;]{0,30}(?:权利?|权益|需求)|(?:社会|住房|民生|医疗|生活|就业|基本)保障|"
    r"(?:提供|奠定)[^。;,]{0,8}保障|监督(?:权|管理局)|市场监督|管理(?:委员会|公开|局)|制度\d+[条件项]",
    *("保障", "监督", "管理", "制度"),
)
