"""Whether the file and its three official tables could be read, and which rows they have."""

from collections import defaultdict
from collections.abc import Iterator

from govlint import Cell, Facts, Finding, Reading, Remark, Text, forms, rule
from govlint.form import form_for, row_label, table_title

FORMS = "国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）"
MANY = 8


@rule(
    "GL001",
    "unreadable-input",
    "报告应当能够读取",
    en="The report can be read",
    basis="《政府信息公开条例》第五十条（年度报告应当包括的内容）",
)
def unreadable_input(facts: Facts) -> Iterator[Finding]:
    """The file, or one of its tables, cannot be read: what is said of it would be a guess.

    A table counts as unreadable when its labels are there but most can no longer be paired with
    figures, as when a PDF was copied column by column.
    """
    for reading in facts.readings:
        if reading.state != "unreadable":
            continue
        title, due = table_title(reading.table), len(reading.expected)
        wrong = next((r for r in reading.remarks if r.kind in {"short", "long"}), None)
        if wrong is not None:
            yield Finding(
                wrong.place,
                Text(
                    f"{title}应有 {due} 个数字，读到 {wrong.found} 个，不能确定各是哪一栏的",
                    f"{reading.table} should have {due} figures, {wrong.found} were found; "
                    "which column each is of is uncertain",
                ),
                Text("请对照原表补齐或删去多余的数字", "compare with the original table"),
                stated=str(wrong.found),
                computed=str(due),
            )
            continue
        yield Finding(
            reading.place,
            Text(
                f"{title}的栏目与数字对不上，应有的 {due} 个数字一个也不能确定",
                f"the labels and figures of {reading.table} cannot be paired; "
                f"none of its {due} figures is certain",
            ),
            Text(
                "请改用 Word、网页原件，或换一种方式导出文本（保留表格的行列）后再检查",
                "check the Word file or web page itself, or export the text with its rows kept",
            ),
        )


@rule(
    "GL002",
    "not-a-report",
    "应当是政府信息公开工作年度报告",
    en="The file is an annual report on government information disclosure",
    basis="《政府信息公开条例》第四十九条、第五十条",
)
def not_a_report(facts: Facts) -> Iterator[Finding]:
    """No title, no official heading and no row of an official table is anywhere in the file.

    It is found before any rule runs, in files named on the command line.
    """
    yield from ()


@rule(
    "GL003",
    "table-missing",
    "三张统计表都应当有",
    en="All three official tables are there",
    basis=f"《政府信息公开条例》第五十条；{FORMS}",
)
def table_missing(facts: Facts) -> Iterator[Finding]:
    """One of the tables of sections two, three and four is not in the text at all.

    There are official tables for the years from 2019 on.
    """
    missing = defaultdict(list)
    for reading in facts.readings if (facts.year or 9999) >= 2019 else ():
        if reading.state == "missing":
            missing[reading.place].append(reading.table)
    for place, tables in missing.items():
        titles = "、".join(map(table_title, tables))
        yield Finding(
            place,
            Text(f"没有找到{titles}", f"not found: the tables {', '.join(tables)}"),
            Text(
                f"请补上{titles}；如表格是图片，请改为可以复制的文字表格",
                "add what is missing; if a table is a picture, make it a table of text",
            ),
        )


@rule(
    "GL004",
    "row-missing",
    "统一格式的每一行都应当有",
    en="Every row of the official form is printed",
    basis=FORMS,
)
def row_missing(facts: Facts) -> Iterator[Finding]:
    """A row of the form is not printed in the table.

    Where the table has rows of unknown name, one of them may be it: then this is a warning.
    """
    for reading in facts.readings:
        missing, title = _remarks(reading, "missing"), table_title(reading.table)
        level = "warning" if _remarks(reading, "unknown") else None
        if len(missing) > MANY:
            names = "、".join(f"“{remark.expected}”" for remark in missing[:3])
            yield Finding(
                reading.place,
                Text(
                    f"{title}缺 {len(missing)} 行：{names}等",
                    f"{len(missing)} rows of {reading.table} are missing, {missing[0].row} first",
                ),
                _ADD_ROW,
                level=level,
            )
            continue
        for remark in missing:
            where = Text("（应在此处）", "") if remark.place == reading.place else _AFTER
            yield Finding(
                remark.place,
                Text(
                    f"{title}缺“{remark.expected}”一行{where.zh}",
                    f"the row {remark.row} is missing from {reading.table}{where.en}",
                ),
                _ADD_ROW,
                cell=Cell(reading.table, remark.row, ""),
                level=level,
            )


_AFTER = Text("（应在这一行之后）", " (it follows this one)")
_ADD_ROW = Text("请按统一格式补上；没有发生的填 0", "add it as the form has it; fill in 0 for none")


@rule(
    "GL005",
    "row-shape",
    "每一行的数字个数应当与栏目数相同",
    en="Every row has as many figures as columns",
    basis=FORMS,
)
def row_shape(facts: Facts) -> Iterator[Finding]:
    """A row has too few or too many figures, so that none can be given to a column for certain."""
    for reading in facts.readings:
        for remark in reading.remarks if reading.state == "read" else ():
            if remark.kind not in _SHAPES or _of_other_form(reading.table, remark.row, facts.year):
                continue
            zh, en = _SHAPES[remark.kind]
            row = row_label(reading.table, remark.row) if remark.row else ""
            told = {"row": row, "key": remark.row, "found": remark.found, "due": remark.due}
            yield Finding(
                remark.place,
                Text(zh.format_map(told), en.format_map(told)),
                Text(
                    "请对照原表改正；改正前，这些数字不参加核对",
                    "compare with the original table; till then the figures are unchecked",
                ),
                cell=Cell(reading.table, remark.row, ""),
                stated=str(remark.found),
                computed=str(remark.due),
            )


def _of_other_form(table: str, row: str, year: int | None) -> bool:
    """Whether a row should not be there at all, which is GL009's matter."""
    due = form_for(year) if year else None
    if due is None or not row:
        return False
    return all(row != line.key for b in forms()[due].tables[table].blocks for line in b.rows)


_SHAPES = {
    "short": (
        "“{row}”一行应有 {due} 个数字，只有 {found} 个，不能确定缺的是哪一列",
        "the row {key} should have {due} figures but has {found}; which is missing is uncertain",
    ),
    "long": (
        "“{row}”一行应有 {due} 个数字，却有 {found} 个",
        "the row {key} should have {due} figures but has {found}",
    ),
    "unpaired": (
        "“{row}”一行应有 {due} 个数字，一个也没有找到",
        "the row {key} should have {due} figures; none was found",
    ),
    "stray": (
        "这里有 {found} 个数字，找不到对应的栏目名称",
        "{found} figures stand here without a label",
    ),
    "twice": (
        "“{row}”一行出现两次，数字不同",
        "the row {key} is printed twice, with different figures",
    ),
}


def _remarks(reading: Reading, kind: str) -> list[Remark]:
    if reading.state != "read":
        return []
    return [remark for remark in reading.remarks if remark.kind == kind]
