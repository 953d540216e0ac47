from collections.abc import Iterator

from govlint import (
    Cell,
    Facts,
    Finding,
    Message,
    Remark,
    Text,
    column_label,
    form_for,
    known_forms,
    row_label,
    rule,
    table_title,
)

MANY = 3

TABLE_AGAIN = Message(
    zh="{title}有 {count} 行出现两次，数字相同：从“{row}”起",
    en="{count} rows of {table} stand there twice, with the same figures, from {key} on",
    help_zh="请删去重复的各行",
    help_en="print them once",
)


@rule(
    "GL005",
    "row-shape",
    "每一行的数字个数应当与栏目数相同",
    en="Every row has as many figures as columns",
    basis="国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）",
)
def row_shape(facts: Facts) -> Iterator[Finding]:
    for reading in facts.readings:
        remarks = reading.remarks if reading.state == "read" else ()
        again = [remark for remark in remarks if remark.kind == "repeated"]
        if len(again) > MANY:
            yield _table_again(reading.table, again, facts.form)
        for remark in remarks:
            if remark.kind not in _SHAPES or _of_other_form(reading.table, remark.row, facts.year):
                continue
            if remark.kind == "repeated" and len(again) > MANY:
                continue
            yield _SHAPES[remark.kind].at(
                remark.place,
                row=row_label(reading.table, remark.row, facts.form) if remark.row else "",
                key=remark.row,
                columns=_names(reading.table, remark, facts.form),
                cell=Cell(reading.table, remark.row, ""),
                stated=remark.found,
                computed=remark.due,
                group=row_label(reading.table, remark.expected, facts.form),
                level="warning" if remark.kind in _ALL_READ else None,
            )


def _table_again(table: str, again: list[Remark], form: str | None) -> Finding:
    """Of rows printed again that are most of a table, or all of it: one finding."""
    return TABLE_AGAIN.at(
        again[0].place,
        title=table_title(table),
        table=table,
        count=len(again),
        row=row_label(table, again[0].row, form),
        key=again[0].row,
        cell=Cell(table, "", ""),
        level="warning",
    )


def _names(table: str, remark: Remark, form: str | None) -> Text:
    labels = (column_label(table, key, remark.row, form) for key in remark.columns)
    return Text("、".join(f"“{label}”" for label in labels), ", ".join(remark.columns))


def _of_other_form(table: str, row: str, year: int | None) -> bool:
    """Whether a row should not be there at all, which is GL009's matter."""
    due = form_for(year) if year else None
    if due is None or not row:
        return False
    return all(row != line.key for b in known_forms()[due].tables[table].blocks for line in b.rows)


_ALL_READ = {"repeated", "scattered"}
_COMPARE = (
    "请对照原表改正；改正前，这些数字不参加核对",
    "compare with the original table; till then the figures are unchecked",
)
_SHAPES = {
    "short": Message(
        "“{row}”一行应有 {computed} 个数字，只有 {stated} 个，不能确定缺的是哪一列",
        "the row {key} should have {computed} figures but has {stated}; "
        "which is missing is uncertain",
        *_COMPARE,
    ),
    "uncertain": Message(
        "“{row}”一行有 {stated} 个数字，不能确定各在哪一列下面",
        "the row {key} has {stated} figures; which stands in which column is uncertain",
        *_COMPARE,
    ),
    "gap": Message(
        "“{row}”一行在{columns}下面没有格子",
        "the row {key} has no cell under {columns}",
        *_COMPARE,
    ),
    "long": Message(
        "“{row}”一行应有 {computed} 个数字，却有 {stated} 个",
        "the row {key} should have {computed} figures but has {stated}",
        *_COMPARE,
    ),
    "unpaired": Message(
        "“{row}”一行应有 {computed} 个数字，一个也没有找到",
        "the row {key} should have {computed} figures; none was found",
        *_COMPARE,
    ),
    "stray": Message(
        "这里有 {stated} 个数字，找不到对应的栏目名称",
        "{stated} figures stand here without a label",
        *_COMPARE,
    ),
    "twice": Message(
        "“{row}”一行出现两次，数字不同",
        "the row {key} is printed twice, with different figures",
        *_COMPARE,
    ),
    "repeated": Message(
        "“{row}”一行出现两次，数字相同",
        "the row {key} is printed twice, with the same figures",
        "请删去重复的一行",
        "print it once",
    ),
    "scattered": Message(
        "“{row}”一行没有与“{group}”的其他各行放在一起",
        "the row {key} does not stand with the others of its group",
        "请按统一格式的次序排列；数字已按栏目名称读取",
        "put the rows as the form has them; the figures are read by their labels",
    ),
}
