from collections.abc import Iterator
from decimal import Decimal

from govlint import Facts, Finding, Message, rule

MESSAGE = Message(
    zh="行政事业性收费填的是 {stated} 万元，合 {large} 亿元，可能是按元填的",
    en="the fees, {stated} times ten thousand yuan, may have been given in yuan",
    help_zh="请核对单位；确是元的，请折算为万元",
    help_en="check the unit",
)


@rule(
    "GL203",
    "fee-unit-suspect",
    "收费金额应当按万元填写",
    en="Fees are given in ten thousand yuan",
    basis="国办公开办函〔2021〕30号 表二第二十条第（八）项（单位：万元）",
    level="info",
    confidence="low",
)
def fee_unit_suspect(facts: Facts) -> Iterator[Finding]:
    fee = facts.get("disclosure", "fees", "amount")
    body = facts.body
    if fee is None or fee.value is None or body is None:
        return
    local = body.level == "township" or body.kind == "street"
    department = body.level == "county" and body.kind in {"department", "unit", "office"}
    printed = fee.raw.strip()
    round_sum = fee.value >= 10_000 and fee.value % 100 == 0
    if (local and (round_sum or fee.value >= 1_000_000)) or (department and fee.value >= 1_000_000):
        yield MESSAGE.at(fee, large=_large(fee.value), stated=printed)


def _large(value: int | Decimal) -> str:
    return f"{Decimal(value) / 10_000:.2f}".rstrip("0").rstrip(".")
