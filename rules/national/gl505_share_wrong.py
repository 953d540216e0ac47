from collections.abc import Iterator

from govlint import Facts, Finding, Report, Source, rule

from .lib.wrong_rates import wrong_rates


@rule(
    "GL505",
    "share-wrong",
    "占比应当与数字相符",
    en="Shares agree with their figures",
    basis="行文逻辑（数据应当准确）",
    level="info",
    confidence="medium",
)
def share_wrong(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    yield from wrong_rates(report, source, facts, {"share"})
