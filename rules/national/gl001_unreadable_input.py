from collections.abc import Iterator

from govlint import Facts, Finding, Message, Source, Span, rule, table_title

FEW_FIGURES = Message(
    zh="{title}应有 {computed} 个数字，读到 {stated} 个，不能确定各是哪一栏的",
    en="{table} should have {computed} figures, {stated} were found; which column each is of is "
    "uncertain",
    help_zh="请对照原表补齐或删去多余的数字",
    help_en="compare with the original table",
)
UNPAIRED = Message(
    zh="{title}的栏目与数字对不上，应有的 {due} 个数字一个也不能确定",
    en="the labels and figures of {table} cannot be paired; none of its {due} figures is certain",
    help_zh="请改用 Word、网页原件，或换一种方式导出文本（保留表格的行列）后再检查",
    help_en="check the Word file or web page itself, or export the text with its rows kept",
)


@rule(
    "GL001",
    "unreadable-input",
    "报告应当能够读取",
    en="The report can be read",
    basis="《政府信息公开条例》第五十条（年度报告应当包括的内容）",
)
def unreadable_input(source: Source, facts: Facts) -> Iterator[Finding]:
    yield from (Finding(Span(lost.at, lost.at), *lost[1:]) for lost in source.unread)
    for reading in facts.readings:
        if reading.state != "unreadable":
            continue
        title, due = table_title(reading.table), len(reading.expected)
        wrong = next((r for r in reading.remarks if r.kind in {"short", "long"}), None)
        if wrong is not None:
            yield FEW_FIGURES.at(
                wrong.place, title=title, table=reading.table, stated=wrong.found, computed=due
            )
            continue
        yield UNPAIRED.at(reading.place, title=title, due=due, table=reading.table)
