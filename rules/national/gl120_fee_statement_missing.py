from collections.abc import Iterator

from govlint import Finding, Message, Report, Source, rule

from .lib.fees import names_processing_fee, texts_on_fees, vague_fees

MESSAGE = Message(
    zh="全文没有说明信息处理费收取情况",
    en="nothing is said of information processing fees",
    help_zh="请在第六部分写明本年度信息处理费收取情况；没有收取的，写明收取0元",
    help_en="state in section six what fees were charged in the year; 0 if none",
)


@rule(
    "GL120",
    "fee-statement-missing",
    "应当说明信息处理费收取情况",
    en="The report says what information processing fees were charged",
    basis="《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    level="warning",
    confidence="medium",
    since=2021,
    yields_to=("GL108", "GL305"),
)
def fee_statement_missing(report: Report, source: Source) -> Iterator[Finding]:
    six = report.section(6)
    if six is None:
        return
    if any(
        names_processing_fee(passage) or vague_fees(passage)
        for passage in texts_on_fees(report, source)
    ):
        return
    yield MESSAGE.at(six.heading.inner)
