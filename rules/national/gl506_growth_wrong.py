from collections.abc import Iterator

from govlint import Facts, Finding, Report, Source, rule

from .lib.wrong_rates import wrong_rates


@rule(
    "GL506",
    "growth-wrong",
    "增减幅度应当与两年的数字相符",
    en="Growth agrees with the figures of both years",
    basis="行文逻辑（数据应当准确）",
    level="warning",
    confidence="medium",
)
def growth_wrong(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    yield from wrong_rates(report, source, facts, {"growth", "difference"})
