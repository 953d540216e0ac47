from collections.abc import Iterator

from govlint import Facts, Finding, Pattern, Report, Source, Text, rule

from .lib.problems import told_problems


@rule(
    "GL152",
    "problems-missing",
    "第五部分应当写明存在的问题",
    en="Section five tells of problems",
    basis="《政府信息公开条例》第五十条第四项（存在的主要问题及改进情况）",
    level="warning",
    confidence="medium",
)
def problems_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    five = told_problems(report, facts, source)
    if five is not None and not _PROBLEM.search(five.said.text):
        yield Finding(
            five.place,
            Text("第五部分没有写存在的问题", "section five tells of no problems"),
            Text("请写明本年度存在的主要问题", "tell of the year’s main problems"),
        )


_PROBLEM = Pattern(
    r"问题|不(?!断|忘|仅|但|懈|折|公开为例外)|未(?!来)|需(?!求)|有待|短板|差距|薄弱|欠|缺|困难|滞后|单一|少|弱|低|"
    r"瓶颈|存在|难|无法|没有|慢|浅|空间|漏洞|局限"
)
