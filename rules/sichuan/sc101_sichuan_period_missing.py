from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, rule

MESSAGE = Message(
    zh="全文没有说明数据的统计期限",
    en="nothing says of what period the figures are",
    help_zh="通常在开头写明“本报告所列数据的{due}”",
    help_en="most reports say “{due}” at the beginning",
)


@rule(
    "SC101",
    "sichuan-period-missing",
    "写明数据的统计时间段",
    en="The period of the figures is stated",
    basis="DB51/T 2660—2019《政府信息公开工作年度报告编制发布规范》2.1（统计时间段）；通行做法",
    level="info",
    confidence="medium",
    since=2019,
)
def period_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    one = report.section(1)
    if one is None or not report.whole:
        return
    if facts.particulars.period_start or _SAID.search("".join(source.folded.split())):
        return
    year = facts.year
    due = f"统计期限自{year}年1月1日起至{year}年12月31日止" if year else "统计期限"
    yield MESSAGE.at(one.heading.inner, due=due)


_SAID = Pattern(
    r"统计[^。]{0,8}(?:期|时限|时段|时间|日期|区间|限)|报告期|起止时间|核定时间|数据截[止至]|"
    r"(?<!\d)1月1日|1月?[-至到]12月|20\d{2}1+日|12月31|截[止至]20\d\d年12月"
)
