from collections.abc import Iterator
from decimal import Decimal

from govlint import Finding, Message, Report, Source, passages, rule

from .lib.fees import STATED_FEE

MESSAGE = Message(
    zh="信息处理费写作 {stated} 元；按收费标准，金额都是 10 元的整数倍",
    en="a processing fee of {stated} yuan; every lawful sum is a multiple of 10",
    help_zh="请核对金额",
    help_en="check the sum",
)


@rule(
    "GL510",
    "fee-not-multiple-of-ten",
    "信息处理费应当是 10 元的整数倍",
    en="Information processing fees are multiples of 10 yuan",
    basis="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条、第五条的收费标准",
    level="warning",
    confidence="medium",
)
def fee_not_multiple_of_ten(report: Report, source: Source) -> Iterator[Finding]:
    for passage in passages(source, report):
        for match in STATED_FEE.finditer(passage.text):
            amount = Decimal(match["amount"].replace(",", ""))
            if amount % 10 and match["unit"] == "元":
                yield MESSAGE.at(passage.span(match.start("amount"), match.end()), stated=amount)
