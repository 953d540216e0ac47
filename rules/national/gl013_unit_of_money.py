from collections.abc import Iterator

from govlint import Cell, Facts, Finding, Message, Remark, Span, column_label, rule, table_title

UNIT = Message(
    zh="“{column}”一栏的单位写作“{printed}”，统一格式是“{due}”；已按“{due}”换算",
    en="the unit of {key} is “{printed}”, the form has “{due}”; its figures are converted",
    help_zh="请改用统一格式的单位，并换算数字",
    help_en="use the form's unit, and convert the figures",
)
UNITS = Message(
    zh="{table}的单位写作“{printed}”，统一格式是“{due}”；已按“{due}”换算",
    en="the unit of {key} is “{printed}”, the form has “{due}”; its figures are converted",
    help_zh=UNIT.help_zh,
    help_en=UNIT.help_en,
)


@rule(
    "GL013",
    "unit-of-money",
    "金额和件数的单位应当与统一格式一致",
    en="Amounts and counts are given in the form's unit",
    basis="国办公开办函〔2021〕30号（表二“单位：万元”）",
)
def unit_of_money(facts: Facts) -> Iterator[Finding]:
    """An amount in yuan read as one in ten thousands is ten thousand times too large."""
    for reading in facts.readings:
        found: dict[Span, list[Remark]] = {}
        for remark in reading.remarks if reading.state == "read" else ():
            if remark.kind == "unit":
                found.setdefault(remark.place, []).append(remark)
        for place, remarks in found.items():
            yield _finding(reading.table, place, remarks)


def _finding(table: str, place: Span, remarks: list[Remark]) -> Finding:
    """What is said of a unit: it is that of one column, or of several."""
    printed, due = remarks[0].printed, remarks[0].expected
    rows, columns = {one.row for one in remarks}, {one.columns[0] for one in remarks}
    row = rows.pop() if len(rows) == 1 else ""
    column = columns.pop() if len(columns) == 1 else ""
    message = UNIT if column else UNITS
    return message.at(
        place,
        column=column_label(table, column, row).partition("（")[0],
        table=table_title(table),
        key=column or table,
        printed=printed,
        due=due,
        cell=Cell(table, row, column),
        stated=printed,
        computed=due,
    )
