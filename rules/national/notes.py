"""Notes: what the official form prints beside the figures."""

from collections.abc import Iterator

from govlint import Facts, Finding, Source, Text, rule


@rule(
    "GL304",
    "balance-note-missing",
    "表三宜保留勾稽关系的说明",
    en="Table 3 keeps the note on its balance",
    basis="国办公开办函〔2021〕30号 表三（左上格：本列数据的勾稽关系为……）",
    level="info",
    confidence="low",
    note="""统一格式在表三的左上格印着“本列数据的勾稽关系为……”。填表时靠它验算，读者也靠它看懂各行的
    关系，删去就与格式不一致了。

    表三的数字都读得出、全文又没有这句话的任何一段时才提示。网页上的表格常常没有左上格，转换时也会丢
    失，所以把握小：原件里有的不必改。""",
)
def balance_note_missing(facts: Facts, source: Source) -> Iterator[Finding]:
    """In the corner of table 3 the form prints how its rows add up (“本列数据的勾稽关系为……”). The
    words help those who fill it in and those who read it; without them the table is not the form’s.

    It speaks only where every figure of the table was read and no part of these words is anywhere.
    Tables on web pages often lack that cell, and it gets lost in converting: if the original has
    it, the report is right.
    """
    reading = facts.reading("requests")
    if reading is None or reading.state != "read" or reading.remarks:
        return
    read = sum(fact.table == "requests" for fact in facts.items)
    if read < len(reading.expected) or any(word in source.folded for word in _NOTE):
        return
    yield Finding(
        reading.place,
        Text(
            "表三没有左上格“本列数据的勾稽关系为……”的说明",
            "the corner cell of table 3 has lost its note on the balance",
        ),
        Text("请按统一格式补上左上格的说明", "put back the words of the form"),
    )


_NOTE = ("勾稽", "钩稽", "第一项加", "第四项之和")
