from collections.abc import Iterator

from govlint import Facts, Finding, Message, Note, Report, Source, Text, passages, rule

MESSAGE = Message(
    zh="逾期未缴费不再处理的有 {unpaid} 件，正文却没有说明收费通知和收取情况",
    en="{unpaid} ended for want of payment, yet nothing is said of fees",
    help_zh="请在第六部分写明发出收费通知的件数、金额和实际收取的金额",
    help_en="say in section six what was charged and what was paid",
)


@rule(
    "GL305",
    "unpaid-without-fee-notice",
    "有逾期未缴费件的，应当说明收费情况",
    en="Where fees went unpaid the report says what was charged",
    basis="《政府信息公开条例》第四十二条；国办公开办函〔2021〕30号 表三（六）2",
    level="warning",
    confidence="medium",
)
def unpaid_without_fee_notice(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    unpaid = facts.get("requests", "outcome.other.fee_unpaid", "total")
    if unpaid is None or not unpaid.value or not report.whole:
        return
    if any(word in passage.text for passage in passages(source, report) for word in _FEES):
        return
    six = report.section(6)
    silent = (Note(six.heading.inner, _SILENT),) if six else ()
    yield MESSAGE.at(unpaid, unpaid=unpaid.value, related=silent)


_SILENT = Text("这一部分没有写到收费", "nothing is said of fees here")
_FEES = ("处理费", "收费", "缴费", "费用", "收取")
