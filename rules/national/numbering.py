"""Numbering: of headings, and of points told one after another (一是, 二是)."""

import re
from collections.abc import Iterator

from govlint import Finding, Leaf, Paragraph, Report, Section, Source, Span, Text, rule
from govlint.prose import Prose, excerpt, prose
from govlint.text import fold, integer

NUMERALS = "一二三四五六七八九十"


@rule(
    "GL104",
    "numbering-style",
    "同级标题的序号样式应当一致",
    en="Headings of one level are numbered in one style",
    basis="国办公开办函〔2021〕30号（统一格式各部分用“一、二、……”）",
    level="warning",
)
def numbering_style(report: Report) -> Iterator[Finding]:
    """Sections numbered `一、` and `1、` in one report; a series that goes from （4） to （五）."""
    ordinals = [s.heading for s in report.sections if s.heading.ordinal]
    arabic = [heading for heading in ordinals if re.search(r"\d", fold(heading.ordinal))]
    if arabic and len(arabic) < len(ordinals):
        yield Finding(
            arabic[0].inner,
            Text(
                f"“{excerpt(arabic[0].name)}”的序号是“{arabic[0].ordinal}”，其他部分用汉字序号",
                f"“{arabic[0].ordinal}” here, Chinese numerals at other sections",
            ),
            Text("各部分请统一用“一、二、三、”", "number all sections 一、二、三、"),
        )
    for section in report.sections:
        yield from _mixed_series(section)


def _mixed_series(section: Section) -> Iterator[Finding]:
    """Where （4） is followed by （五）: one series in two styles."""
    before: tuple[int, bool, str] | None = None
    for line in _lines(section):
        match = _SUBHEADING.match(fold(line.text))
        if match is None:
            continue
        number = integer(match["number"]) or 0
        chinese = not match["number"].isdigit()
        start, end = match.span("ordinal")
        printed = line.text[start:end]
        if before and number == before[0] + 1 and number > 2 and chinese != before[1]:
            yield Finding(
                Span(line.start + start, line.start + end),
                Text(
                    f"序号“{printed}”接在“{before[2]}”之后，样式不一致",
                    f"“{printed}” follows “{before[2]}”: two styles in one series",
                ),
                Text("同一组序号请用同一种样式", "number one series in one style"),
                level="info",
            )
        before = (number, chinese, printed)


_SUBHEADING = re.compile(rf"[\s|*#]*(?P<ordinal>\((?P<number>\d{{1,2}}|[{NUMERALS}]{{1,3}})\))")


@rule(
    "GL112",
    "ordinal-chain",
    "“一是、二是”应当连续",
    en="一是, 二是, 三是 follow each other without a gap",
    basis="行文逻辑",
    level="warning",
)
def ordinal_chain(report: Report, source: Source) -> Iterator[Finding]:
    """A 二是 without its 一是, or a number left out. Chains may stand inside points of chains."""
    for section in report.sections:
        lines = list(_lines(section))
        said = prose(source, lines)
        starts = {line.inner.start for line in lines}
        for match in _broken(said, starts):
            number = match["number"]
            lacking = NUMERALS[NUMERALS.index(number) - 1]
            yield Finding(
                said.span(*match.span()),
                Text(
                    f"有“{number}是”，前面却没有“{lacking}是”",
                    f"“{number}是” without “{lacking}是” before it",
                ),
                Text("请补上缺的一点，或改正序数", "add the point that is lacking, or renumber"),
            )


def _broken(said: Prose, starts: set[int]) -> Iterator[re.Match[str]]:
    """The points whose predecessor is nowhere before them."""
    chains: list[int] = []  # how far each chain has come, the innermost last
    for match in _POINT.finditer(said.text):
        number = NUMERALS.index(match["number"]) + 1
        if number == 1:
            chains.append(1)
            continue
        before = said.text[: match.start()]
        firm = before[-1:] in _STOPS or said.offsets[match.start()] in starts
        place = [i for i, reached in enumerate(chains) if reached in (number - 1, number)]
        if place:
            del chains[place[-1] + 1 :]
            chains[-1] = number
        elif firm:
            chains.append(number)
            if not _otherwise(number - 1).search(before):
                yield match


_STOPS = frozenset('。;:,、)?!"')
_POINT = re.compile(rf"(?<![之统唯同单专第万十])(?P<number>[{NUMERALS}])是(?!否|非)")


def _otherwise(number: int) -> re.Pattern[str]:
    """A point told with other words than 是: 首先, 第一, 其一, （一）, 1."""
    numeral = NUMERALS[number - 1]
    words = {1: "首先|一方面|主要是", 2: "其次|另一方面", 3: "再次|再者"}.get(number, "最后")
    return re.compile(
        rf"{words}|[第其]{numeral}|(?<![\u4e00-\u9fff]){numeral}(?:要|则|来|方面|[、,)])|"
        rf"(?<!\d){number}[.、,)]|{'①②③④⑤⑥⑦⑧⑨⑩'[number - 1]}"
    )


def _lines(section: Section) -> Iterator[Leaf]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.lines
