from collections.abc import Iterator
from decimal import Decimal

from govlint import Facts, Finding, Message, Note, Report, Source, Text, passages, rule

from .lib.fees import STATED_FEE

MESSAGE = Message(
    zh="信息处理费 {printed}{unit}，大于表二行政事业性收费的 {total} 万元",
    en="processing fees of {amount:f} (10,000 yuan), table 2 has {total}",
    help_zh="请核对表二是否漏计，或单位有误",
    help_en="was it left out of table 2?",
)


@rule(
    "GL511",
    "fee-exceeds-table",
    "信息处理费一般不大于行政事业性收费总额",
    en="Processing fees are usually within the fees of table 2",
    basis="表格勾稽（信息处理费属于行政事业性收费）",
    level="info",
    confidence="low",
)
def fee_exceeds_table(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    total = facts.get("disclosure", "fees", "amount")
    if total is None or total.value is None:
        return
    for passage in passages(source, report):
        for match in STATED_FEE.finditer(passage.text):
            scale = 10_000 if match["unit"] == "元" else 1
            amount = Decimal(match["amount"].replace(",", "")) / scale
            if amount > total.value:
                yield MESSAGE.at(
                    passage.span(match.start("amount"), match.end()),
                    printed=match["amount"],
                    unit=match["unit"],
                    total=total.value,
                    amount=amount,
                    related=(
                        Note(total.place, Text("表二", "table 2"), total.cell, total.raw.strip()),
                    ),
                )
                return
