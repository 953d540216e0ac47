from collections.abc import Iterator

from govlint import Cell, Facts, Finding, Message, Reading, Remark, Text, rule, table_title

MANY = 8

ROWS_MISSING = Message(
    zh="{title}缺 {count} 行：{names}等",
    en="{count} rows of {table} are missing, {row} first",
    help_zh="请按统一格式补上；没有发生的填 0",
    help_en="add it as the form has it; fill in 0 for none",
)
ROW_MISSING = Message(
    zh="{title}缺“{expected}”一行{position}",
    en="the row {row} is missing from {table}{position}",
    help_zh="请按统一格式补上；没有发生的填 0",
    help_en="add it as the form has it; fill in 0 for none",
)


@rule(
    "GL004",
    "row-missing",
    "统一格式的每一行都应当有",
    en="Every row of the official form is printed",
    basis="国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）",
)
def row_missing(facts: Facts) -> Iterator[Finding]:
    for reading in facts.readings:
        missing, title = _remarks(reading, "missing"), table_title(reading.table)
        if len(missing) > MANY:
            names = "、".join(f"“{remark.expected}”" for remark in missing[:3])
            yield ROWS_MISSING.at(
                reading.place,
                title=title,
                count=len(missing),
                names=names,
                table=reading.table,
                row=missing[0].row,
            )
            continue
        for remark in missing:
            where = Text("（应在此处）", "") if remark.place == reading.place else _AFTER
            yield ROW_MISSING.at(
                remark.place,
                title=title,
                expected=remark.expected,
                position=where,
                row=remark.row,
                table=reading.table,
                cell=Cell(reading.table, remark.row, ""),
            )


def _remarks(reading: Reading, kind: str) -> list[Remark]:
    if reading.state != "read":
        return []
    return [remark for remark in reading.remarks if remark.kind == kind]


_AFTER = Text("（应在这一行之后）", " (it follows this one)")
