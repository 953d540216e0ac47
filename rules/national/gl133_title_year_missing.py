from collections.abc import Iterator

from govlint import Finding, Message, Pattern, Report, Source, excerpt, rule, title

from .lib.title import NO_BODY

MESSAGE = Message(
    zh="标题“{said}”没有写年份",
    en="the title “{said}” states no year",
    help_zh="请在标题中写明报告年份",
    help_en="state the report's year in the title",
)


@rule(
    "GL133",
    "title-year-missing",
    "标题应当写明年份",
    en="The title states the year",
    basis="《政府信息公开条例》第四十九条（上一年度）；通行做法",
    level="warning",
    confidence="medium",
)
def title_year_missing(report: Report, source: Source) -> Iterator[Finding]:
    said = title(source, report)
    if said is None or not report.whole or _YEAR.search(said.text):
        return
    bare = NO_BODY.search(said.text) is not None
    yield MESSAGE.at(
        said.span(0, len(said.text)), said=excerpt(said.text, 40), level="info" if bare else None
    )


_YEAR = Pattern(r"20\d\d|[二2][〇零○Oo0]|\d\d年")
