from collections.abc import Iterator

from govlint import Facts, Finding, Message, Text, fold, rule

MESSAGE = Message(
    zh="行政事业性收费填的是 {stated}，{fault}",
    en="the fees, {stated}, have {fault}",
    help_zh="请核对金额是否按万元填写，不加分隔符",
    help_en="give them in units of ten thousand yuan, without commas",
)


@rule(
    "GL202",
    "fee-decimals",
    "收费金额以万元为单位，小数一般不超过四位",
    en="Fees in ten thousand yuan have at most four decimals",
    basis="国办公开办函〔2021〕30号 表二（单位：万元；四位小数即精确到元）",
    level="info",
)
def fee_decimals(facts: Facts) -> Iterator[Finding]:
    fee = facts.get("disclosure", "fees", "amount")
    printed = fold(fee.raw).strip() if fee and fee.value is not None else ""
    long, comma = len(printed.partition(".")[2]) > 4, "," in printed
    if fee and (long or comma):
        yield MESSAGE.at(fee, fault=_LONG if long else _COMMA, stated=printed)


_LONG = Text("超过四位小数", "more than four decimals")
_COMMA = Text("带有逗号", "commas")
