from collections.abc import Iterator

from govlint import Facts, Finding, Message, Report, Source, rule

NAME = "政府信息公开工作年度报告"

MESSAGE = Message(
    zh="没有找到标题“……政府信息公开工作年度报告”",
    en="no title “…政府信息公开工作年度报告” was found",
    help_zh="请补上标题，写明机关、年份；如标题在网页页面上、不在正文里，可不改",
    help_en="add it, with the body and the year; leave it if the page carries it outside the text",
)


@rule(
    "GL130",
    "title-missing",
    "报告应当有标题",
    en="The report has a title",
    basis="《政府信息公开条例》第四十九条、第五十条（“政府信息公开工作年度报告”）",
    level="warning",
    confidence="medium",
    since=2019,
)
def title_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    web = source.path.lower().endswith((".html", ".htm"))
    if not report.whole or facts.particulars.title or web:
        return
    first = next(leaf.inner for leaf in report.leaves() if leaf.inner.end > leaf.inner.start)
    yield MESSAGE.at(first)
