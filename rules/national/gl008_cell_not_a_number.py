from collections.abc import Iterator
from dataclasses import replace

from govlint import (
    Facts,
    Finding,
    Message,
    Source,
    Span,
    Text,
    character_name,
    excerpt,
    known_forms,
    rule,
)

from .lib.cells import cells_in_words, grouped

NO_FIGURE = Message(
    zh="{cells}填的是{printed}，不是单纯的数字",
    en="{cells}: {printed_en} is no plain figure",
    help_zh="请只填数字，单位和说明不写在格内；没有发生的填 0",
    help_en="give the figure alone, its unit outside the cell; 0 for none",
)
IN_LABEL = replace(
    NO_FIGURE,
    help_zh="请只填数字；栏目名称没有单位的，把“元”或“万元”注在栏目名称后面",
    help_en="give the figure alone; where the label has no unit, add it there",
)
OUT_OF_RANGE = Message(
    zh="{cells}填的是 {stated}，应为不小于 0 的{due}",
    en="{cells}: {stated}; it should be {due} not below 0",
    help_zh="请核对后改正",
    help_en="check and correct it",
)


@rule(
    "GL008",
    "cell-not-a-number",
    "表格中只填数字",
    en="Cells hold plain figures",
    basis="国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）（件数、数量、金额栏）",
    yields_to=("GL310",),
)
def cell_not_a_number(source: Source, facts: Facts) -> Iterator[Finding]:
    unread = {fact.place.start for fact in facts.items if fact.value is None}
    for start, end, message, help in source.discrepancies:
        if start not in unread:
            yield Finding(Span(start, end), message, help, level="warning")
    for cells in grouped(f for f in facts.items if f.value is None and f.raw.strip()):
        where, told = cells_in_words(cells, facts)
        printed = list(dict.fromkeys(_printed(fact.raw) for fact in cells))[:3]
        wording = IN_LABEL if cells[0].column == "amount" and "元" in cells[0].raw else NO_FIGURE
        yield wording.at(
            cells[0].place,
            cells=where,
            printed="、".join(text.zh for text in printed),
            printed_en=", ".join(text.en for text in printed),
            cell=told,
            stated=cells[0].raw.strip(),
        )
    yield from _impossible(facts)


def _printed(raw: str) -> Text:
    """What a cell holds, and the blanks inside it where nothing else is wrong with it."""
    words = excerpt(raw)
    blanks = dict.fromkeys(character for character in raw.strip() if character.isspace())
    if not (words.isdigit() and blanks):
        return Text(f"“{words}”", f"“{words}”")
    names = [_BLANK if character == " " else character_name(character) for character in blanks]
    zh, en = ("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    return Text(f"“{words}”（中间有{zh}）", f"“{words}” (with {en} inside)")


_BLANK = Text("空格", "a blank")


def _impossible(facts: Facts) -> Iterator[Finding]:
    """Figures below 0, and counts that are not whole."""
    kinds = _value_types()
    for fact in facts.items:
        kind = kinds.get(fact[:3])
        if fact.value is None or kind == "change":
            continue
        if fact.value < 0 or (kind == "count" and fact.value % 1):
            where, told = cells_in_words([fact], facts)
            due = Text("整数", "a whole number") if kind == "count" else Text("数", "an amount")
            yield OUT_OF_RANGE.at(
                fact.place, cells=where, due=due, cell=told, stated=fact.raw.strip()
            )


def _value_types() -> dict[tuple[str, ...], str]:
    return {
        (table, line.key, column.key): block.values[column.key]
        for form in known_forms().values()
        for table, table_form in form.tables.items()
        for block in table_form.blocks
        for line in block.rows
        for column in block.columns
    }
