import re
from collections.abc import Iterator

from govlint import Finding, Message, Report, Source, excerpt, fold, rule, section_number

from .lib.ordinals import Series, all_series

WRITTEN = (1, 5, 6)
"""The sections that are written, not filled in: in the others a lost table looks like a list."""

TWO_STYLES = Message(
    zh="序号“{printed}”接在“{above}”之后，样式不一致",
    en="“{printed}” follows “{above}”: two styles in one series",
    help_zh="同一组序号请用同一种样式",
    help_en="number one series in one style",
)

ARABIC = Message(
    zh="“{name}”的序号是“{ordinal}”，其他部分用汉字序号",
    en="“{ordinal}” here, Chinese numerals at other sections",
    help_zh="各部分请统一用“一、二、三、”",
    help_en="number all sections 一、二、三、",
)
OTHER_MARK = Message(
    zh="“{name}”的序号是“{ordinal}”，其他部分用顿号",
    en="“{ordinal}” here, “、” at other sections",
    help_zh="各部分请统一用“一、二、三、”",
    help_en="number all sections 一、二、三、",
)


@rule(
    "GL104",
    "numbering-style",
    "同级标题的序号样式应当一致",
    en="Headings of one level are numbered in one style",
    basis="国办公开办函〔2021〕30号（统一格式各部分用“一、二、……”）；行文规范",
    level="warning",
)
def numbering_style(report: Report, source: Source) -> Iterator[Finding]:
    yield from _sections(report)
    for series in all_series(source, report, WRITTEN):
        yield from _mixed(source.text, series)


def _sections(report: Report) -> Iterator[Finding]:
    """The official headings whose ordinals are printed otherwise than most."""
    headings = [
        heading
        for heading in (section.heading for section in report.sections)
        if section_number(fold(heading.ordinal)) == heading.number  # else it may be a point's
    ]
    arabic = [heading for heading in headings if re.search(r"\d", fold(heading.ordinal))]
    if arabic and len(arabic) < len(headings):
        yield ARABIC.at(arabic[0].inner, name=excerpt(arabic[0].name), ordinal=arabic[0].ordinal)
        return
    marks = [fold(heading.ordinal).strip()[-1] for heading in headings]
    odd = [h for h, mark in zip(headings, marks, strict=True) if mark in ".,:"]
    if odd and marks.count("、") > len(odd):
        name, ordinal = excerpt(odd[0].name), odd[0].ordinal
        yield OTHER_MARK.at(odd[0].inner, name=name, ordinal=ordinal, level="info")


def _mixed(text: str, series: Series) -> Iterator[Finding]:
    """Where （4） is followed by （五）, `1.` by `2、`: one series in two styles."""
    styles = series.styles
    if len(styles) < 2:
        return
    numbered = [item for item in series.items if item.number is not None]
    odd = next(item for item in numbered if item.style == styles[1])
    before = numbered[numbered.index(odd) - 1]
    printed, above = (text[slice(*item.place)] for item in (odd, before))
    yield TWO_STYLES.at(odd.place, printed=printed, above=above, level="info")
