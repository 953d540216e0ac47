"""Numbering: of headings and points, and of points told one after another (一是, 二是)."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Report, Source, Span, Text, rule
from govlint.language.chains import broken_chains
from govlint.language.ordinals import (
    CIRCLED,
    NUMERALS,
    Ordinal,
    Series,
    all_series,
    otherwise,
    same_level,
)
from govlint.model.prose import excerpt
from govlint.parsing.headings import section_number
from govlint.text.characters import fold

WRITTEN = (1, 5, 6)
"""The sections that are written, not filled in: in the others a lost table looks like a list."""


@rule(
    "GL104",
    "numbering-style",
    "同级标题的序号样式应当一致",
    en="Headings of one level are numbered in one style",
    basis="国办公开办函〔2021〕30号（统一格式各部分用“一、二、……”）；行文规范",
    level="warning",
    note="""统一格式的各部分用“一、二、三、”编号。同一级标题忽而汉字、忽而数字，读者看不出谁与谁同
    级，多半是几份稿子拼在一起的痕迹。

    各部分全都用阿拉伯数字的不提示；要点只看第一、五、六部分的段首，一条之内另起的小列表不管。顿号换
    成别的标点、一组要点换了样式，只作提示。序号有时是转换时被软件换掉的：原件一致的不必改。""",
)
def numbering_style(report: Report, source: Source) -> Iterator[Finding]:
    """The form numbers its sections “一、二、三、”. Where headings of one level change between
    Chinese and Arabic numerals, readers cannot tell what is level with what; mostly several drafts
    were put together.

    Arabic numerals throughout are left alone, points are looked at in sections one, five and six
    only, and a list within a point is none of the series. Other punctuation behind a section’s
    number and points that change their style are only information. Software may have changed the
    numbers in converting: if the original has one style, the report is right.
    """
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
        name, ordinal = excerpt(arabic[0].name), arabic[0].ordinal
        zh = f"“{name}”的序号是“{ordinal}”，其他部分用汉字序号"
        en = f"“{ordinal}” here, Chinese numerals at other sections"
        yield Finding(arabic[0].inner, Text(zh, en), _ALL_SECTIONS)
        return
    marks = [fold(heading.ordinal).strip()[-1] for heading in headings]
    odd = [h for h, mark in zip(headings, marks, strict=True) if mark in ".,:"]
    if odd and marks.count("、") > len(odd):
        zh = f"“{excerpt(odd[0].name)}”的序号是“{odd[0].ordinal}”，其他部分用顿号"
        en = f"“{odd[0].ordinal}” here, “、” at other sections"
        yield Finding(odd[0].inner, Text(zh, en), _ALL_SECTIONS, level="info")


_ALL_SECTIONS = Text("各部分请统一用“一、二、三、”", "number all sections 一、二、三、")


def _mixed(text: str, series: Series) -> Iterator[Finding]:
    """Where （4） is followed by （五）, `1.` by `2、`: one series in two styles."""
    styles = series.styles
    if len(styles) < 2:
        return
    numbered = [item for item in series.items if item.number is not None]
    odd = next(item for item in numbered if item.style == styles[1])
    before = numbered[numbered.index(odd) - 1]
    printed, above = (text[slice(*item.place)] for item in (odd, before))
    yield Finding(
        odd.place,
        Text(
            f"序号“{printed}”接在“{above}”之后，样式不一致",
            f"“{printed}” follows “{above}”: two styles in one series",
        ),
        Text("同一组序号请用同一种样式", "number one series in one style"),
        level="info",
    )


@rule(
    "GL107",
    "numbering-gap",
    "同一组序号应当连续",
    en="The numbers of a series follow each other",
    basis="行文逻辑",
    level="warning",
    confidence="medium",
    note="""序号跳过、重复，或者只剩半个括号，不是漏了一点，就是增删以后没有重新编号，读者会以为缺了
    内容。

    只看第一、五、六部分的段首；表格里的编号、法律条文的项号不看，缺的那一点没有另起一段、写在前面文
    字里的也不提示。只有前后都连得上、单错一个的才给出改法。段首的序号有时在转换时丢失：原件连续的不
    必改。""",
)
def numbering_gap(report: Report, source: Source) -> Iterator[Finding]:
    """A number left out, given twice, or of which half a bracket is left means that a point is
    lacking or that the points were not numbered anew after a change; readers will miss something.

    Only the beginnings of paragraphs in sections one, five and six are looked at, not tables and
    items of law, nor a point whose number stands inside the text before it. A fix is given only
    where the numbers on both sides leave no doubt. Numbers can get lost in converting: if the
    original has them all, the report is right.
    """
    for series in all_series(source, report, WRITTEN):
        yield from _gaps(source, series)


def _gaps(source: Source, series: Series) -> Iterator[Finding]:
    due = 1
    for index, item in enumerate(series.items):
        number, first = item.number, index == 0
        after = [one.number for one in series.items[index + 1 : index + 2]]
        sure = [due + 1] == after and not first
        if number is None:
            yield _finding(source, item, _LOST, due if sure else None, insert=True)
        elif first and number != due:
            if number == due + 1 and not series.goes_on and _unsaid(series, item):
                yield _finding(source, item, _said(due))
            due = number
        elif sure and number != due:
            yield _finding(source, item, _said(due), due)
            number = due
        elif number == due - 1:
            yield _finding(source, item, _TWICE, None if after else due)
            due = number
        elif due < number <= due + 2 and _unsaid(series, item, series.items[index - 1], due):
            yield _finding(source, item, _said(due))
        due = (due if number is None else number) + 1


_TWICE = Text("与前一个序号重复", "the number before it again")
_LOST = Text("不完整", "the number is lost")


def _said(due: int) -> Text:
    number = NUMERALS[due - 1 : due] or str(due)
    return Text(f"前面没有第{number}点", f"there is no number {due} before it")


def _unsaid(series: Series, item: Ordinal, before: Ordinal | None = None, due: int = 0) -> bool:
    """Whether the number due after another, or 1 in any words, is nowhere in the text between."""
    offsets = series.said.offsets
    end = bisect_left(offsets, item.place.start)
    start = bisect_left(offsets, before.place.end) if before else max(0, end - _FAR)
    pattern = same_level(item.level, due) if due else otherwise(1)
    return pattern.search(series.said.text, start, end) is None


_FAR = 4000  # characters back at which a first point may stand


def _finding(
    source: Source, item: Ordinal, said: Text, due: int | None = None, *, insert: bool = False
) -> Finding:
    printed = source.text[slice(*item.place)]
    message = Text(f"序号“{printed}”{said.zh}", f"“{printed}”: {said.en}")
    advice = Text(
        "请核对序号，或补上缺的一点", "check the number, or add the point that is lacking"
    )
    fix = None
    if due is not None and due <= len(NUMERALS):
        edit = _renumbered(source, item, due, insert)
        fix = Fix(True, (edit,))
        start, end = (at - item.place.start for at in edit.place)
        right = printed[:start] + edit.text + printed[end:]
        advice = Text(f"应为“{right}”", f"it should be “{right}”")
    return Finding(item.place, message, advice, fix=fix)


def _renumbered(source: Source, item: Ordinal, due: int, insert: bool) -> Edit:
    """The ordinal with the number that is due."""
    start, end = item.place
    if insert:
        return Edit(Span(start, end - 1), "（" + NUMERALS[due - 1])
    found = re.compile(rf"[{NUMERALS}]+|\d+|[{CIRCLED}]").search(source.folded, start, end)
    place = Span(*found.span()) if found else item.place
    printed = source.folded[slice(*place)]
    word = NUMERALS if printed[0] in NUMERALS else CIRCLED if printed[0] in CIRCLED else ""
    return Edit(place, word[due - 1] if word else str(due))


@rule(
    "GL112",
    "ordinal-chain",
    "“一是、二是”应当连续",
    en="一是, 二是, 三是 follow each other without a gap",
    basis="行文逻辑",
    level="warning",
    note="""有“二是”却没有“一是”，或者从“二是”跳到“四是”，读者会以为漏了一点。多半是改稿时增删了内
    容，序数没有跟着改。

    “第一、第二”“其一、其二”在句首的同样看。要点里套着另一组要点不算断；前一点用了“首先”“一方面”、
    “（一）”等别的说法也不算。不是序数的“二是”可能误报：不必改，换一种说法也可以。""",
)
def ordinal_chain(report: Report, source: Source) -> Iterator[Finding]:
    """With “二是” but no “一是” before it, or “四是” after “二是”, readers will think that a point
    is lacking. Mostly points were added or taken out and the others not counted anew.

    The same is asked of “第一、第二” and “其一、其二” at the beginning of sentences. A chain inside
    a point of another breaks nothing, nor does a point told in other words (“首先”, “一方面”,
    “（一）”). Where “二是” is no ordinal this is a false alarm: leave it, or use other words.
    """
    for section in report.sections:
        for broken in broken_chains(source, section):
            point, lacking = broken.named(broken.number), broken.named(broken.number - 1)
            yield Finding(
                broken.place,
                Text(
                    f"有“{point}”，前面却没有“{lacking}”",
                    f"“{point}” without “{lacking}” before it",
                ),
                Text("请补上缺的一点，或改正序数", "add the point that is lacking, or renumber"),
                fix=Fix(True, (broken.edit,)) if broken.edit else None,
            )
