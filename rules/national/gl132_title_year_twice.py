from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Report, Source, rule, title

from .lib.title import YEAR_DU

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
    if said is None or "年度报告" not in said.text:
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
