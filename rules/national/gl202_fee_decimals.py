from collections.abc import Iterator

from govlint import Facts, Finding, Text, fold, rule


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
        zh, en = ("超过四位小数", "more than four decimals") if long else ("带有逗号", "commas")
        yield Finding(
            fee.place,
            Text(f"行政事业性收费填的是 {printed}，{zh}", f"the fees, {printed}, have {en}"),
            Text(
                "请核对金额是否按万元填写，不加分隔符",
                "give them in units of ten thousand yuan, without commas",
            ),
            cell=fee.cell,
            stated=printed,
        )
