from collections.abc import Iterator
from datetime import date

from govlint import Facts, Finding, Message, Report, Source, rule

from .lib.page_dates import OF_PAGE, dated
from .lib.period import stated_period

MESSAGE = Message(
    zh="{year}年度报告的{called}是{stated}，当天{year}年尚未结束",
    en="a report for {year} {called} {stated}, before that year was over",
    help_zh="请核对落款日期和报告年度",
    help_en="check the date and the report year",
)


@rule(
    "GL111",
    "signed-before-year-end",
    "落款日期不应早于报告年度终了",
    en="The report is signed after its year is over",
    basis="《政府信息公开条例》第四十九条（每年1月31日、3月31日前公布上一年度报告）",
    yields_to=("GL110",),
)
def signed_before_year_end(facts: Facts, report: Report, source: Source) -> Iterator[Finding]:
    (signed, called), year = dated(facts, report, source), facts.sure_year
    if signed is None or year is None or signed.value > date(year, 12, 31):
        return
    _, end = stated_period(facts, source)
    if end is not None and end.value.year != year:
        return
    day = signed.value
    unsure = called is OF_PAGE or day == date(year, 12, 31)
    yield MESSAGE.at(
        signed.place,
        year=year,
        stated=day,
        called=called,
        level="warning" if unsure else None,
        confidence="medium" if unsure else None,
    )
