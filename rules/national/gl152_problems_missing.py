from collections.abc import Iterator

from govlint import Finding, Message, Pattern, Report, Source, rule

from .lib.problems import full_section_five

MESSAGE = Message(
    zh="第五部分没有写存在的问题",
    en="section five tells of no problems",
    help_zh="请写明本年度存在的主要问题",
    help_en="tell of the year’s main problems",
)


@rule(
    "GL152",
    "problems-missing",
    "第五部分应当写明存在的问题",
    en="Section five tells of problems",
    basis="《政府信息公开条例》第五十条第四项（存在的主要问题及改进情况）",
    level="warning",
    confidence="medium",
    since=2019,
)
def problems_missing(report: Report, source: Source) -> Iterator[Finding]:
    five = full_section_five(report, source)
    if five is not None and not _PROBLEM.search(five.prose.text):
        yield MESSAGE.at(five.place)


_PROBLEM = Pattern(
    r"问题|不(?!断|忘|仅|但|懈|折|公开为例外)|未(?!来)|需(?!求)|有待|短板|差距|薄弱|欠|缺|困难|滞后|单一|少|弱|低|"
    r"瓶颈|存在|难|无法|没有|慢|浅|空间|漏洞|局限"
)
