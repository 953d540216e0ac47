from collections.abc import Iterator

from govlint import Edit, Facts, Finding, Fix, Report, Source, Text, rule, title

from .lib.title import YEAR_DU


@rule(
    "GL132",
    "title-year-twice",
    "标题中的“年度”不应重复",
    en="“年度” stands once in the title",
    basis="行文规范",
    level="info",
)
def title_year_twice(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    said = title(source, report)
    if said is None or "年度报告" not in said.text or (facts.year or 9999) < 2019:
        return
    found = YEAR_DU.search(said.text, 0, said.text.index("年度报告"))
    if found is None:
        return
    yield Finding(
        said.span(*found.span()),
        Text(
            f"标题中“{found[0]}”与“年度报告”重复了“年度”",
            f"“{found[0]}” and “年度报告” both say “年度”",
        ),
        Text(f"可写作“{found[0][:-1]}……年度报告”", f"“{found[0][:-1]}…年度报告” will do"),
        fix=Fix(False, (Edit(said.span(found.end() - 1, found.end()), ""),)),
    )
