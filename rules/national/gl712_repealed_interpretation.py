from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Source, rule

from .lib.citations import SUPERSEDED, citations

MESSAGE = Message(
    zh="引用的是2011年的司法解释，2025年6月1日起已由新的解释取代",
    en="this judicial interpretation, of 2011, was replaced on 1 June 2025",
    help_zh="如指现行规定，应为《关于审理政府信息公开行政案件适用法律若干问题的解释》",
    help_en="the one in force is 《关于审理政府信息公开行政案件适用法律若干问题的解释》",
)


@rule(
    "GL712",
    "repealed-interpretation",
    "审理政府信息公开案件的司法解释已于2025年更新",
    en="The judicial interpretation of 2011 was replaced in 2025",
    basis="最高人民法院《关于审理政府信息公开行政案件适用法律若干问题的解释》（2025年6月1日起施行）",
    level="info",
    confidence="medium",
    words=("行政案件",),
)
def repealed_interpretation(facts: Facts, source: Source) -> Iterator[Finding]:
    if (facts.year or 0) < 2025:
        return
    for citation in citations(source):
        if not _RULES_OF_2011.search(citation.text) or SUPERSEDED.search(citation.behind.text):
            continue
        yield MESSAGE.at(citation.place)
        return


_RULES_OF_2011 = Pattern(r"审理政府信息公开行政案件若干问题的规定$", "行政案件")
