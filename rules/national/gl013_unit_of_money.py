from collections.abc import Iterator

from govlint import Cell, Facts, Finding, Message, column_label, rule

UNIT = Message(
    zh="“{column}”一栏的单位写作“{printed}”，统一格式是“{due}”；已按“{due}”换算",
    en="the unit of {key} is “{printed}”, the form has “{due}”; its figures are converted",
    help_zh="请改用统一格式的单位，并换算数字",
    help_en="use the form's unit, and convert the figures",
)


@rule(
    "GL013",
    "unit-of-money",
    "金额的单位应当与统一格式一致",
    en="Amounts are given in the form's unit",
    basis="国办公开办函〔2021〕30号（表二“单位：万元”）",
)
def unit_of_money(facts: Facts) -> Iterator[Finding]:
    """An amount in yuan read as one in ten thousands is ten thousand times too large."""
    for reading in facts.readings:
        for remark in reading.remarks if reading.state == "read" else ():
            for key in remark.columns if remark.kind == "unit" else ():
                yield UNIT.at(
                    remark.place,
                    column=column_label(reading.table, key, remark.row).partition("（")[0],
                    key=key,
                    printed=remark.printed,
                    due=remark.expected,
                    cell=Cell(reading.table, remark.row, key),
                    stated=remark.printed,
                    computed=remark.expected,
                )
