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
    note="""“共16件，其中网络申请10件、信函申请8件”：分项加起来比总数还多，总数和分项总有一个不对。

    比总数少不提示，因为“其中”可以只列一部分。同一条信息可以在几个平台发布，按平台分列的不查；方式、
    申请人、结果混在一起的列举也不查。分项本来有交叉的可能误报：写明有重复计算，或者换一种不交叉的分
    法即可。""",
)
def parts_exceed_whole(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    """Parts that come to more than their whole (“共16件，其中网络申请10件、信函申请8件”) mean that
    one of the figures is wrong.

    Less is fine, for a list may be of some parts only. Lists of platforms, on which one thing may
    be published several times, and lists that mix channels, applicants and outcomes are left alone.
    Parts that do overlap for other reasons are a false alarm: let the sentence say so.
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
    note="""“占9.4%”这样的比例，用同一句里的两个数字一除就能验算。算错多半是数字改过了，比例没有跟着
    改。

    末位因四舍五入相差 1 不算错；同一句里没有总数，或单位不同的，不查。这里把句子开头的数字当作总
    数，比例另有分母的（例如占全市的比例）可能误报，所以只作提示：把分母写进句子，读者也更明白。""",
)
def share_wrong(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    """A share can be checked by the two figures of its own sentence. A wrong one was mostly right
    before a figure was changed.

    The last decimal may be off by one, for rounding; sentences without a whole, or with other
    units, are left alone. The whole is taken to be the first figure of the sentence, so a share of
    something else (the whole city’s, say) is a false alarm: name what it is a share of.
    """
    yield from _wrong(report, source, facts, {"share"})


@rule(
    "GL506",
    "growth-wrong",
    "增减幅度应当与两年的数字相符",
    en="Growth agrees with the figures of both years",
    basis=LOGIC,
    level="warning",
    confidence="medium",
    note="""“比上年增长20%”“减少3件”，由同一句里两年的数字就能算出。数字改了而增减没有改，或者把“增
    加到”写成“增加”，都会对不上。

    两年的数字写在同一句、单位相同时才验算；百分数末位因四舍五入相差 1 不算错，“增加到”“下降为”后面
    的数字不当作增减。上年数字后来调整过的，按可比口径计算可能与字面不同：在句中注明口径即可。""",
)
def growth_wrong(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    """Growth and decrease follow from the figures of both years in the sentence. They go wrong
    where a figure was changed and the rate was not, or where “增加到” became “增加”.

    It speaks only where both years stand in one sentence with the same unit; the last decimal of a
    percentage may be off by one, and what stands behind “增加到” is no growth. Where last year’s
    figure was revised since, a rate on a comparable basis may look wrong: say so in the sentence.
    """
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
    note="""《政府信息公开信息处理费管理办法》的收费标准，无论按件还是按量，每一档都是 10 元的倍数
    （按件每件 100 元起，按量每页 10 元起），收取的总额也就一定是 10 元的整数倍。不是的，多半是金额
    多写、少写了一位。

    以万元为单位的金额不查，紧跟在“信息处理费”后面的金额才查。句中的金额其实还包括其他收费的，可能误
    报：请把信息处理费单独写出来。""",
)
def fee_not_multiple_of_ten(report: Report, source: Source) -> Iterator[Finding]:
    """Every rate of the fee rules is a multiple of 10 yuan, by request (from 100 yuan each) as by
    page (from 10 yuan), so every sum received is one. Another sum mostly has a digit too many or
    too few.

    Sums in 10,000 yuan are left alone, and only those right behind “信息处理费” are looked at. A
    sum that holds other fees as well is a false alarm: state the processing fee by itself.
    """
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
    note="""信息处理费属于行政事业性收费，一般已经包含在表二“行政事业性收费”的金额里。正文写的信息处
    理费比表二的总额还大，可能是表二漏计，也可能把元当成了万元。

    表二没有金额或读不出时不说。这项收费由别的单位统一收缴、不计入本单位表二的地方也有，所以只作提
    示，把握也小：属于这种情形的不必改，正文注明一句更好。""",
)
def fee_exceeds_table(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    """Processing fees are administrative fees, and mostly part of the sum in table 2. Where the
    text has more of them than the table has in all, the table may lack them, or yuan were taken for
    10,000 yuan.

    Silent where table 2 has no amount. In some places another body collects these fees and the
    table leaves them out; so this is a hint only, and nothing need be changed then, though a word
    in the text helps.
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
