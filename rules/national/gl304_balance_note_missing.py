from collections.abc import Iterator

from govlint import Facts, Finding, Message, Source, rule

MESSAGE = Message(
    zh="表三没有左上格“本列数据的勾稽关系为……”的说明",
    en="the corner cell of table 3 has lost its note on the balance",
    help_zh="请按统一格式补上左上格的说明",
    help_en="put back the words of the form",
)


@rule(
    "GL304",
    "balance-note-missing",
    "表三宜保留勾稽关系的说明",
    en="Table 3 keeps the note on its balance",
    basis="国办公开办函〔2021〕30号 表三（左上格：本列数据的勾稽关系为……）",
    level="info",
    confidence="low",
)
def balance_note_missing(facts: Facts, source: Source) -> Iterator[Finding]:
    reading = facts.reading("requests")
    if reading is None or reading.state != "read" or reading.remarks:
        return
    read = sum(fact.table == "requests" for fact in facts.items)
    if read < len(reading.expected) or any(word in source.folded for word in _NOTE):
        return
    yield MESSAGE.at(reading.place)


_NOTE = ("勾稽", "钩稽", "第一项加", "第四项之和")
