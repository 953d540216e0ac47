from collections.abc import Iterator
from datetime import date

from govlint import Facts, Finding, Message, Note, Source, Text, chinese_date, rule

from .lib.period import stated_period

MESSAGE = Message(
    zh="落款日期{stated}早于统计截止日{last}",
    en="signed on {stated}, before the period ends on {last}",
    help_zh="请核对落款日期和统计期限",
    help_en="check the date and the period",
)


@rule(
    "GL110",
    "signed-before-period-end",
    "落款日期不应早于统计截止日",
    en="The report is signed after its period ends",
    basis="《政府信息公开条例》第四十九条（报告上一年度情况）",
)
def signed_before_period_end(facts: Facts, source: Source) -> Iterator[Finding]:
    signed = facts.particulars.signed_date
    _, end = stated_period(facts, source)
    if signed is None or end is None or signed.value >= end.value:
        return
    day, last = signed.value, end.value
    if day > date(facts.year or last.year, 12, 31):
        return  # then it is the period that is wrong: GL113
    yield MESSAGE.at(
        signed.place,
        last=last,
        stated=day,
        related=(
            Note(end.place, Text("统计截止日", "the period ends"), stated=chinese_date(last)),
        ),
    )
