from collections.abc import Iterator

from govlint import Finding, Pattern, Report, Source, Text, excerpt, rule, title

from .lib.title import NO_BODY


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
    yield Finding(
        said.span(0, len(said.text)),
        Text(
            f"标题“{excerpt(said.text, 40)}”没有写年份",
            f"the title “{excerpt(said.text, 40)}” states no year",
        ),
        Text("请在标题中写明报告年份", "state the report's year in the title"),
        level="info" if bare else None,
    )


_YEAR = Pattern(r"20\d\d|[二2][〇零○Oo0]|\d\d年")
