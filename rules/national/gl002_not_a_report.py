from collections.abc import Iterator

from govlint import Facts, Finding, rule


@rule(
    "GL002",
    "not-a-report",
    "应当是政府信息公开工作年度报告",
    en="The file is an annual report on government information disclosure",
    basis="《政府信息公开条例》第四十九条、第五十条",
)
def not_a_report(facts: Facts) -> Iterator[Finding]:
    yield from ()
