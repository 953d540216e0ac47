from collections.abc import Iterator

from govlint import Facts, Finding, Message, Source, rule

MESSAGE = Message(
    zh="政府集中采购的总金额 {stated} 没有注明单位",
    en="{stated} of procurement, in which unit is not said",
    help_zh="请在栏目名称后注明“元”或“万元”",
    help_en="add the unit to the label",
)


@rule(
    "GL207",
    "procurement-unit",
    "采购总金额宜注明单位",
    en="The amount of procurement is given with its unit",
    basis="国办公开办函〔2019〕60号 表二第二十条第（九）项（栏目未印单位）",
    level="info",
    confidence="low",
)
def procurement_unit(facts: Facts, source: Source) -> Iterator[Finding]:
    amount = facts.get("disclosure", "procurement", "amount")
    if amount is None or not amount.value or (facts.year or 0) > 2020:  # the form itself is wrong
        return
    around = source.folded[max(0, amount.place.start - 150) : amount.place.end + 60]
    if "元" not in around and "单位" not in around:
        yield MESSAGE.at(amount)
