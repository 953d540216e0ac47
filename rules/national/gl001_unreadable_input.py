from collections.abc import Iterator

from govlint import Facts, Finding, Source, Span, Text, rule, table_title


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
