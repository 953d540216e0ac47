"""What is printed in the tables: labels, and figures that are none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govlint import Cell, Fact, Facts, Finding, Text, known_forms, rule
from govlint.forms.form import column_label, row_label, table_title
from govlint.model.prose import excerpt

FORMS = "国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）"
MANY = 8


@rule(
    "GL006",
    "label-unknown",
    "栏目名称应当与统一格式一致",
    en="Labels are those of the official form",
    basis=FORMS,
    level="warning",
    note="""栏目名称统一，各单位的表才能汇总和比较。写错一两个字的名称，这里给出统一格式的写法；统一
    格式里找不到的栏目，说明这一行的数字没有参加核对。

    只差空格、全角半角、括号或序号的，以及各地通行的写法，不算写错；名称认不出而又不在表格行列之中的
    文字也不管。上级要求增加的栏目可以保留，只是它的数字不参加核对。""",
)
def label_unknown(facts: Facts) -> Iterator[Finding]:
    """Tables can be added up and compared only if their rows are called the same. A label a
    character or two off is given as the form has it; of a row no form has, it is said that its
    figures went unchecked.

    Differences of blanks, width, brackets and numbering are none, nor are spellings in common use.
    A row that a higher body asked for may stay; its figures are simply not checked.
    """
    for reading in facts.readings:
        remarks = reading.remarks if reading.state == "read" else ()
        for remark in (r for r in remarks if r.kind == "near-miss"):
            official = row_label(reading.table, remark.row)
            yield Finding(
                remark.place,
                Text(
                    f"栏目写作“{excerpt(remark.printed, 30)}”，统一格式是“{official}”",
                    f"the label reads “{excerpt(remark.printed, 30)}”; the form has “{official}”",
                ),
                Text(f"请改为“{official}”", f"make it “{official}”"),
                cell=Cell(reading.table, remark.row, ""),
            )
        for remark in [r for r in remarks if r.kind == "unknown"][:MANY]:
            printed = excerpt(remark.printed, 30)
            yield Finding(
                remark.place,
                Text(
                    f"{table_title(reading.table)}没有“{printed}”这一栏目，这一行的数字未予核对",
                    f"{reading.table} has no row “{printed}”; its figures are unchecked",
                ),
                Text("请按统一格式填写，不自行增加栏目", "use the rows of the form only"),
                confidence="medium",
            )


@rule(
    "GL007",
    "cell-blank",
    "表格不应留空，没有发生的填 0",
    en="No cell is left blank; 0 stands for none",
    basis="国办公开办函〔2021〕30号（“发布内容不准确不全面”应予问责）",
    note="""空着的格子，看不出是没有发生还是忘了填，所在的行和列也没法验算。国办公开办函〔2021〕30号
    把发布内容不准确不全面列为应当追责的情形，一个 0 就能避免误会。

    同一行的空格合在一起说，空着的行很多时整张表只说一次。PDF、网页转成文本时可能丢掉数字：原件里填
    了的，请改用原件再查。""",
)
def cell_blank(facts: Facts) -> Iterator[Finding]:
    """Of a blank cell nobody can tell whether nothing happened or somebody forgot, and its row and
    column can no longer be added up. The notice of 2021 names inaccurate and incomplete reports as
    what bodies answer for; a 0 settles it.

    The blanks of a row are told of together, those of a table with many such rows once. Figures can
    get lost where a PDF or a web page is made into text: if the original has them, check the
    original.
    """
    for cells in _together(fact for fact in facts.items if not fact.raw.strip()):
        where, told = _where(cells, facts)
        yield Finding(
            cells[0].place,
            Text(f"{where.zh}没有填写", f"{where.en}: left blank"),
            _FILL_IN,
            cell=told,
        )


_FILL_IN = Text("请填数字；没有发生的填 0", "fill in the figure; 0 for none")


@rule(
    "GL008",
    "cell-not-a-number",
    "表格中只填数字",
    en="Cells hold plain figures",
    basis=f"{FORMS}（件数、数量、金额栏）",
    note="""格子里填“无”“/”“3件”，人看得明白，汇总和验算时却读不成数字。件数成了负数或带了小数，则多
    半是填错了行列。

    全角数字、千分位逗号、前后的空格都认得；金额可以有小数，2019年式的“增/减”栏可以有正负号或“增”
    “减”字。需要说明单位或原因的，写在表外或正文里即可。""",
)
def cell_not_a_number(facts: Facts) -> Iterator[Finding]:
    """Words and signs such as “无”, “/” or “3件” are plain to people but no figures that can be
    summed. A count that is negative or has decimals mostly stands in the wrong row or column.

    Full-width digits, thousands commas and blanks are understood; amounts may have decimals, and
    the columns of change of the 2019 form a sign. Units and reasons belong outside the table.
    """
    for cells in _together(f for f in facts.items if f.value is None and f.raw.strip()):
        where, told = _where(cells, facts)
        printed = list(dict.fromkeys(f"“{excerpt(fact.raw)}”" for fact in cells))
        yield Finding(
            cells[0].place,
            Text(
                f"{where.zh}填的是{'、'.join(printed[:3])}，不是单纯的数字",
                f"{where.en}: {', '.join(printed[:3])} is no plain figure",
            ),
            _PLAIN,
            cell=told,
            stated=cells[0].raw.strip(),
        )
    kinds = _value_types()
    for fact in facts.items:
        kind = kinds.get(fact[:3])
        if fact.value is None or kind == "change":
            continue
        if fact.value < 0 or (kind == "count" and fact.value % 1):
            where, told = _where([fact], facts)
            due = Text("整数", "a whole number") if kind == "count" else Text("数", "an amount")
            yield Finding(
                fact.place,
                Text(
                    f"{where.zh}填的是 {fact.raw.strip()}，应为不小于 0 的{due.zh}",
                    f"{where.en}: {fact.raw.strip()}; it should be {due.en} not below 0",
                ),
                Text("请核对后改正", "check and correct it"),
                cell=told,
                stated=fact.raw.strip(),
            )


_PLAIN = Text(
    "请只填数字，单位和说明不写在格内；没有发生的填 0",
    "give the figure alone, its unit outside the cell; 0 for none",
)


def _together(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Cells that are told of together: those of a row, or of a table with many such rows."""
    tables: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        tables[fact.table][fact.row].append(fact)
    found = []
    for rows in tables.values():
        cells = list(rows.values())
        found += cells if len(cells) <= MANY else [[fact for row in cells for fact in row]]
    return found


def _where(cells: list[Fact], facts: Facts) -> tuple[Text, Cell | None]:
    """Some cells in words, and the cell a finding on them is about."""
    table, row, column = cells[0][:3]
    rows = {fact.row for fact in cells}
    if len(rows) > 1:
        counted = f"有 {len(rows)} 行共 {len(cells)} 格"
        zh = f"{table_title(table)}{counted}（从“{row_label(table, row)}”起）"
        return Text(zh, f"{len(cells)} cells in {len(rows)} rows of {table}, from {row} on"), None
    label = row_label(table, row)
    if len(cells) > 1 and len(cells) == sum(fact[:2] == (table, row) for fact in facts.items):
        return Text(f"“{label}”整行", f"{row}, the whole row"), Cell(table, row, "")
    columns = "、".join(f"“{column_label(table, fact.column, fact.row)}”" for fact in cells)
    names = ", ".join(fact.column for fact in cells)
    return Text(f"“{label}”的{columns}", f"{row} × {names}"), Cell(table, row, column)


def _value_types() -> dict[tuple[str, ...], str]:
    return {
        (table, line.key, column.key): block.values[column.key]
        for form in known_forms().values()
        for table, table_form in form.tables.items()
        for block in table_form.blocks
        for line in block.rows
        for column in block.columns
    }
