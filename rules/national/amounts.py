"""Amounts of money in table 2: fees and procurement."""

from collections.abc import Iterator
from decimal import Decimal

from govlint import Facts, Finding, Source, Text, rule
from govlint.text.characters import fold

FORM_2021 = "国办公开办函〔2021〕30号 表二"
FORM_2019 = "国办公开办函〔2019〕60号 表二"


@rule(
    "GL202",
    "fee-decimals",
    "收费金额以万元为单位，小数一般不超过四位",
    en="Fees in ten thousand yuan have at most four decimals",
    basis=f"{FORM_2021}（单位：万元；四位小数即精确到元）",
    level="info",
    note="""这一栏以万元为单位，四位小数已经精确到元。小数超过四位，多半是元折算成万元时算错；千分位
    逗号则会妨碍汇总。

    空着或者读不成数字的由 GL007、GL008 指出，这里不说。收费带角、分的，小数多几位并没有错，所以只作
    提示：核对属实的可以保留，逗号去掉即可。""",
)
def fee_decimals(facts: Facts) -> Iterator[Finding]:
    """The column is in 10,000 yuan, so four decimals are exact to the yuan. More of them mostly
    mean a slip in converting, and commas get in the way of adding up.

    A blank or what is no number is told of by GL007 and GL008. Where fractions of a yuan were
    charged more decimals are right, so this is only information: keep them if they are true, and
    leave out commas.
    """
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


@rule(
    "GL203",
    "fee-unit-suspect",
    "收费金额应当按万元填写",
    en="Fees are given in ten thousand yuan",
    basis=f"{FORM_2021}第二十条第（八）项（单位：万元）",
    level="info",
    confidence="low",
    note="""表二的收费金额以万元为单位，把以元计的数字直接填进去，就大了一万倍，汇总到上级的数字也跟
    着错。

    只看乡镇、街道和县级部门：满100万（万元），或者乡镇、街道满1万且末两位是0的，才提示。这只是从数
    字大小推测，把握小：收费确实有这么多的，核对后不必改。""",
)
def fee_unit_suspect(facts: Facts) -> Iterator[Finding]:
    """The fees of table 2 are in 10,000 yuan. A sum in yuan put there is ten thousand times too
    large, and so is what higher bodies add it to.

    Only towns, streets and a county’s departments are looked at: from 1,000,000 on, and for towns
    and streets from 10,000 on if it ends in 00. This is guessed from the size alone: if the fees
    are so high, leave them.
    """
    fee = facts.get("disclosure", "fees", "amount")
    body = facts.body
    if fee is None or fee.value is None or body is None:
        return
    local = body.level == "township" or body.kind == "street"
    department = body.level == "county" and body.kind in {"department", "unit", "office"}
    printed = fee.raw.strip()
    round_sum = fee.value >= 10_000 and fee.value % 100 == 0
    if (local and (round_sum or fee.value >= 1_000_000)) or (department and fee.value >= 1_000_000):
        yield Finding(
            fee.place,
            Text(
                f"行政事业性收费填的是 {printed} 万元，合 {_large(fee.value)} 亿元，可能是按元填的",
                f"the fees, {printed} times ten thousand yuan, may have been given in yuan",
            ),
            Text("请核对单位；确是元的，请折算为万元", "check the unit"),
            cell=fee.cell,
            stated=printed,
        )


def _large(value: int | Decimal) -> str:
    return f"{Decimal(value) / 10_000:.2f}".rstrip("0").rstrip(".")


@rule(
    "GL207",
    "procurement-unit",
    "采购总金额宜注明单位",
    en="The amount of procurement is given with its unit",
    basis=f"{FORM_2019}第二十条第（九）项（栏目未印单位）",
    level="info",
    confidence="low",
    note="""2019年的格式没有给采购总金额印上单位，填元的、填万元的都有，相差一万倍，读者无从分辨。

    没有采购金额，或者金额前后不远处有“元”“单位”字样的，不提示；2021年的格式没有这一栏。单位写在离表
    较远处的可能误报：可以不改，在栏目名称后再注明一次更清楚。""",
)
def procurement_unit(facts: Facts, source: Source) -> Iterator[Finding]:
    """The form of 2019 prints no unit for the amount of procurement. Some give yuan, some 10,000
    yuan, and readers cannot tell which.

    Silent where there is no amount, or where “元” or “单位” stands near it; the form of 2021 has no
    such row. A unit stated further away is a false alarm: leave it, or repeat it in the label.
    """
    amount = facts.get("disclosure", "procurement", "amount")
    if amount is None or not amount.value:
        return
    around = source.folded[max(0, amount.place.start - 150) : amount.place.end + 60]
    if "元" not in around and "单位" not in around:
        yield Finding(
            amount.place,
            Text(
                f"政府集中采购的总金额 {amount.raw.strip()} 没有注明单位",
                f"{amount.raw.strip()} of procurement, in which unit is not said",
            ),
            Text("请在栏目名称后注明“元”或“万元”", "add the unit to the label"),
            cell=amount.cell,
            stated=amount.raw.strip(),
        )
