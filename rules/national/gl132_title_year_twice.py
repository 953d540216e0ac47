from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Pattern, Report, Source, rule, title

from .lib.title import YEAR_DU

TWICE = Message(
    zh="标题里“{year}年”写了两遍",
    en="the title says “{year}” twice",
    help_zh="请删去一个",
    help_en="delete one of them",
)
MESSAGE = Message(
    zh="标题中“{printed}”与“年度报告”重复了“年度”",
    en="“{printed}” and “年度报告” both say “年度”",
    help_zh="可写作“{year}……年度报告”",
    help_en="“{year}…年度报告” will do",
)


@rule(
    "GL132",
    "title-year-twice",
    "标题中的“年度”不应重复",
    en="“年度” stands once in the title",
    basis="行文规范",
    level="info",
    since=2019,
)
def title_year_twice(report: Report, source: Source) -> Iterator[Finding]:
    said = title(source, report)
    if said is None:
        return
    again = _SAME_YEAR.search(said.text)
    if again is not None:
        yield TWICE.at(said.span(*again.span("again")), year=again["year"], level="warning")
        return
    if "年度报告" not in said.text:
        return
    found = YEAR_DU.search(said.text, 0, said.text.index("年度报告"))
    if found is None:
        return
    yield MESSAGE.at(
        said.span(*found.span()),
        printed=found[0],
        year=found[0][:-1],
        fix=Fix(False, (Edit(said.span(found.end() - 1, found.end()), ""),)),
    )


_SAME_YEAR = Pattern(
    r"(?P<year>20\d\d)年?度?[^(]{0,30}?(?<![(\d-])(?P<again>(?P=year)年?度?)(?!\d)"
)
