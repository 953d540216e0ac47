"""The rows of the three official tables: that each is there, with as many figures as columns."""

from collections.abc import Iterator

from govlint import Cell, Facts, Finding, Reading, Remark, Text, known_forms, rule
from govlint.forms.form import form_for, row_label, table_title

FORMS = "国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）"
MANY = 8


@rule(
    "GL004",
    "row-missing",
    "统一格式的每一行都应当有",
    en="Every row of the official form is printed",
    basis=FORMS,
    note="""统一格式的行是固定的。少印一行，别人看不出这一项是没有发生还是漏报，这一列的合计也少了一
    个加数。全年没有发生的，也应当保留这一行并填 0。

    应有哪些行，按表格本身所用的格式判断；格式用错了另由 GL009 指出。表里有认不出名称的行时，缺的可
    能就是它，所以只作警告，请先看那一行的名称是否写错。缺得多的表只说一次；原件有这一行、转换后丢了
    的，请改用原件再查。""",
)
def row_missing(facts: Facts) -> Iterator[Finding]:
    """The rows of the form are fixed. Where one is not printed nobody can tell a nought from an
    omission, and the sums of its columns lack a term; where nothing happened the row stays, with 0.

    Rows are asked for by the form the table itself is of; whether that is the right one is GL009's
    matter. Where the table has rows of unknown name the missing one may be among them, so this is
    only a warning. A row the original has was lost in converting the file: check the original.
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
    note="""表三每行应有七个数字，多一个或少一个，就说不准哪个数字属于哪一列，后面的核对也就没有了根
    据。有名称没有数字的行、有数字没有名称的行，以及印了两次而数字不同的行，也在这里指出。

    能确定是哪一格空着的，不在这里说，由 GL007 指出；统一格式里本来没有的行，留给 GL009。复制或转换
    文件时，常把相邻两个数字粘在一起，或者丢掉一格：原件没有错的，请换一种方式导出再查。""",
)
def row_shape(facts: Facts) -> Iterator[Finding]:
    """A row of table 3 has seven figures; with one more or one fewer none can be given to a column
    for certain, and nothing that follows can be checked. Labels without figures, figures without a
    label and rows printed twice with different figures are told of here as well.

    Where it is certain which cell is blank, GL007 tells of it, and rows that should not be there at
    all are GL009's. Copying often runs two figures together or drops a cell: if the original is
    right, export it another way.
    """
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
    return all(row != line.key for b in known_forms()[due].tables[table].blocks for line in b.rows)


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
