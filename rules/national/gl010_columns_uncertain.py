from collections.abc import Iterator

from govlint import (
    Cell,
    Facts,
    Finding,
    Message,
    Reading,
    Remark,
    Text,
    column_label,
    excerpt,
    row_label,
    rule,
    table_title,
)

MANY = 3

DISORDER = Message(
    zh="{table}的栏目名称缺失、残缺或次序不同，不能确定每一列是什么，拿不准的数字没有采用",
    en="the heads of {table} are missing, torn or in another order; which column is which is "
    "uncertain, the figures in doubt are not read",
    help_zh="请按统一格式排列各栏；原件排版正常的，请换一种方式导出",
    help_en="put the columns as the form has them; if the original looks right, export it again",
)
UNCERTAIN = Message(
    zh="{table}{odd}，不能确定哪一列是{lacking}，拿不准的数字没有采用",
    en="{table}: {odd}; which column is {lacking} is uncertain, its figures are not read",
    help_zh="请把栏目名称改成与统一格式一致",
    help_en="call the columns as the form does",
)
PROVEN = Message(
    zh="{table}{odd}；按各行的合计，那一列是{lacking}，已照此读取",
    en="{table}: {odd}; by the sums of the rows that column is {lacking}, and is read so",
    help_zh="请把栏目名称改成与统一格式一致",
    help_en="call the columns as the form does",
)
EXTRA = Message(
    zh="{table}{odd}，这一列的数字未予核对",
    en="{table}: {odd}; its figures are unchecked",
    help_zh="请按统一格式填写，不自行增加栏目",
    help_en="use the columns of the form only",
)


@rule(
    "GL010",
    "columns-uncertain",
    "每一列的栏目名称应当与统一格式一致",
    en="Every column is headed as in the official form",
    basis="国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）",
)
def columns_uncertain(facts: Facts) -> Iterator[Finding]:
    """A figure belongs to the column whose name stands above it, not to the place it stands at."""
    for reading in facts.readings:
        for remark in reading.remarks if reading.state == "read" else ():
            if remark.kind in _MESSAGES:
                yield _finding(reading, remark, facts.form)


_MESSAGES = {"columns": UNCERTAIN, "columns-proven": PROVEN, "columns-extra": EXTRA}


def _finding(reading: Reading, remark: Remark, form: str | None) -> Finding:
    torn = not (remark.columns or remark.printed) or len(remark.columns) > MANY
    message = DISORDER if torn and remark.kind == "columns" else _MESSAGES[remark.kind]
    return message.at(
        remark.place,
        table=Text(table_title(reading.table), reading.table),
        odd=_odd(reading.table, remark, form),
        lacking=_names(reading.table, remark.columns, form),
        cell=Cell(reading.table, "", ""),
        level=None if remark.kind == "columns" else "warning",
        stated=remark.printed or None,
    )


def _odd(table: str, remark: Remark, form: str | None) -> Text:
    """What is wrong with the heads."""
    lacking, printed = _names(table, remark.columns, form), excerpt(remark.printed, 30)
    if not remark.columns:
        return Text(f"的栏目“{printed}”重复或不在统一格式中", f"“{printed}” is doubled or unknown")
    if not printed:
        return Text(f"没有{lacking.zh}这一栏目名称", f"no column is headed {lacking.en}")
    return Text(
        f"没有{lacking.zh}这一栏目名称，却有“{printed}”",
        f"no column is headed {lacking.en}, but “{printed}” is printed",
    )


def _names(table: str, keys: tuple[str, ...], form: str | None) -> Text:
    """Columns by their labels, those of rows that stand side by side with the row's."""
    labels = []
    for key in keys:
        row, _, column = key.rpartition(" ")
        named = f"{row_label(table, row, form)}·" if row else ""
        labels.append(f"“{named}{column_label(table, column, form=form)}”")
    return Text("、".join(labels), ", ".join(keys))
