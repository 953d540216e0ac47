"""Arithmetic of the sentences themselves: parts of a whole, shares, growth, fees."""

from collections.abc import Iterator
from decimal import Decimal

from govlint import Facts, Finding, Note, Pattern, Prose, Report, Source, Text, passages, rule
from govlint.claims.rates import Rate, rates
from govlint.claims.wholes import wholes

LOGIC = "行文逻辑（数据应当准确）"


@rule(
    "GL504",
    "parts-exceed-whole",
    "分项之和不应大于总数",
    en="The parts of a figure do not come to more than the whole",
    basis=LOGIC,
    level="warning",
    confidence="medium",
)
def parts_exceed_whole(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    """The figures listed after 其中 or 包括 come to more than the figure they are parts of.

    Less is lawful: a list may be of some parts only.  Lists of channels on which the same thing
    may be published, and lists that mix ways, applicants and outcomes, are left alone.
    """
    for said in passages(source, report):
        for one in wholes(said, facts.year):
            if one.excess <= 0:
                continue
            unit, whole, total = one.whole.unit, one.whole.value, one.whole.value + one.excess
            spelled = " + ".join(str(part.value) for part in one.parts)
            yield Finding(
                said.span(one.whole.start, one.whole.end),
                Text(
                    f"总数是 {whole}{unit}，所列分项合计 {spelled} = {total}，多出 {one.excess}",
                    f"the whole is {whole}, its parts come to {spelled} = {total}",
                ),
                Text("请核对总数和各分项", "check the whole and its parts"),
                stated=str(whole),
                computed=str(total),
                related=tuple(
                    Note(
                        said.span(part.start, part.end),
                        Text("分项", "a part"),
                        stated=str(part.value),
                    )
                    for part in one.parts
                ),
            )


@rule(
    "GL505",
    "share-wrong",
    "占比应当与数字相符",
    en="Shares agree with their figures",
    basis=LOGIC,
    level="info",
    confidence="medium",
)
def share_wrong(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    """A percentage (`占9.4%`) is not the part's share of the whole that the sentence states."""
    yield from _wrong(report, source, facts, {"share"})


@rule(
    "GL506",
    "growth-wrong",
    "增减幅度应当与两年的数字相符",
    en="Growth agrees with the figures of both years",
    basis=LOGIC,
    level="warning",
    confidence="medium",
)
def growth_wrong(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    """A growth (`增长20%`, `减少3件`) does not follow from the two figures the sentence states."""
    yield from _wrong(report, source, facts, {"growth", "difference"})


def _wrong(report: Report, source: Source, facts: Facts, kinds: set[str]) -> Iterator[Finding]:
    for said in passages(source, report):
        for rate in rates(said, facts.year):
            if rate.kind in kinds and not rate.agrees:
                yield _rate(rate, said)


def _rate(rate: Rate, said: Prose) -> Finding:
    first, second = rate.figures
    decimals = max(0, -int(Decimal(rate.stated).as_tuple().exponent))
    value = round(rate.computed, decimals) if rate.kind != "difference" else rate.computed
    unit = first.unit if rate.kind == "difference" else "%"
    way, way_en = ("减少", "down") if rate.falls else ("增长", "up")
    if rate.kind == "share":
        way, way_en = "占", "a share of"
        of = f"{first.value} ÷ {second.value}"
    else:
        of = f"由 {second.value} 到 {first.value}"
    due = f"{value:f}" if rate.kind == "share" else f"{value:+f}"
    sign = "%" if unit == "%" else ""
    return Finding(
        said.span(rate.start, rate.end),
        Text(
            f"正文写{way} {rate.stated}{unit}，{of}，应为 {due}{unit}",
            f"the text says {way_en} {rate.stated}{sign}; from {second.value} and {first.value}"
            f" it is {due}{sign}",
        ),
        Text("请核对数字和百分比", "check the figures and the rate"),
        stated=f"{rate.stated}{unit}",
        computed=f"{due}{unit}",
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
    """Every rate of the fee rules is a multiple of 10 yuan, so every lawful sum is one."""
    for said in passages(source, report):
        for match in _FEE.finditer(said.text):
            amount = Decimal(match["amount"].replace(",", ""))
            if amount % 10 and match["unit"] == "元":
                yield Finding(
                    said.span(match.start("amount"), match.end()),
                    Text(
                        f"信息处理费写作 {amount} 元；按收费标准，金额都是 10 元的整数倍",
                        f"a processing fee of {amount} yuan; every lawful sum is a multiple of 10",
                    ),
                    Text("请核对金额", "check the sum"),
                    stated=str(amount),
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
    """More was received in processing fees than table 2 has in administrative fees.

    The table may leave them out in some places, so this is a hint only.
    """
    total = facts.get("disclosure", "fees", "amount")
    if total is None or total.value is None:
        return
    for said in passages(source, report):
        for match in _FEE.finditer(said.text):
            scale = 10_000 if match["unit"] == "元" else 1
            amount = Decimal(match["amount"].replace(",", "")) / scale
            if amount > total.value:
                yield Finding(
                    said.span(match.start("amount"), match.end()),
                    Text(
                        f"信息处理费 {match['amount']}{match['unit']}，大于表二行政事业性收费"
                        f"的 {total.value} 万元",
                        f"processing fees of {amount:f} (10,000 yuan), table 2 has {total.value}",
                    ),
                    Text("请核对表二是否漏计，或单位有误", "was it left out of table 2?"),
                    related=(
                        Note(total.place, Text("表二", "table 2"), total.cell, total.raw.strip()),
                    ),
                )
                return


_FEE = Pattern(
    r"信息处理费(?:用|[^,。;\d]{0,12}?)(?:共计?|合计|为|:)?(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)",
    "信息处理费",
)
