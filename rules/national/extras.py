"""Parts beside the six, parts printed twice, parts without content."""

from collections.abc import Iterator

from govlint import (
    Facts,
    Finding,
    Leaf,
    Note,
    Paragraph,
    Pattern,
    Report,
    Section,
    Source,
    Span,
    Table,
    Text,
    rule,
)
from govlint.forms.form import official_heading
from govlint.forms.labels import bare, heading_names
from govlint.model.prose import excerpt
from govlint.parsing.headings import section_number
from govlint.text.characters import fold

LAW = "《政府信息公开条例》第五十条"
FORM_2021 = "国办公开办函〔2021〕30号"
NUMERALS = "零一二三四五六七八九十"


@rule(
    "GL105",
    "section-extra",
    "统一格式只有六个部分",
    en="The official form has six sections and no more",
    basis=f"{FORM_2021}（年度报告内容“不能遗漏，也不宜泛化”）",
    level="warning",
    note="""统一格式是六个部分，通知要求内容不能遗漏，也不宜泛化。另编第七、第八部分，内容容易与前面
    重复，各单位的报告也不好对照。

    附件、附表、说明、联系方式等不算，部分之内的分条也不算；2019年度以前的报告不查。第六部分的要点误
    用了同级序号的也会引出这条，改用下一级序号即可；上级另有要求的可以保留。""",
)
def section_extra(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The form has six sections, and its notice asks that reports leave nothing out and do not grow
    beyond it. A seventh section often repeats what was told, and reports are no longer alike.

    An appendix, a note or a way of contact is none, nor are points of a list within a section;
    reports before 2019 are left alone. Points of section six numbered like sections are taken for
    some: number them one level lower. A part that a higher body asked for may stay.
    """
    if (facts.year or 9999) < 2019:
        return
    extras = list(_extras(report, source))
    if not extras:
        return
    place, _ = extras[0]
    last = extras[-1][1]
    name = excerpt(source.text[slice(*place)])
    yield Finding(
        place,
        Text(
            f"报告编到“{NUMERALS[last]}”，多于统一格式的六个部分：“{name}”",
            f"numbered up to {last}, the form has six sections: “{name}”",
        ),
        Text("请将其内容并入六个部分；属于附件的，不编序号", "make its content part of the six"),
        related=tuple(Note(other, _MORE) for other, _ in extras[1:]),
    )


_MORE = Text("多出的部分", "another one")
_EXTRA = Pattern(
    r"^(?:#{1,6}\s*|\*\*)?(?P<heading>(?:(?P<number>[七八九十])\s*[、.]|第(?P<part>[七八九十])部分\s*[、:.]?)"
    r"\s*(?P<name>[^\s。;,:|][^。;,:|]{1,30}?))[\s*]*(?:[。:]|$)",
    "七", "八", "九", "十",
)  # fmt: skip
_APPENDIX = Pattern(r"^\s*附|附[件表]|说明|联系|咨询|统计表")
_LIST = Pattern(r"^[#*\s]*[一二三四五六]\s*[、.]")


def _extras(report: Report, source: Source) -> Iterator[tuple[Span, int]]:
    """Headings that go on after six, each with its number."""
    reached = 6
    for section in report.sections:
        heading = section.heading
        number = section_number(fold(heading.ordinal)) or heading.number
        if number > 6:
            yield heading.inner, number
        reached = number
        for line in _lines(section):
            text = source.folded[slice(*line.inner)]
            if _LIST.search(text, 0, 12):
                break  # a list of its own, within this section
            found = _EXTRA.search(text)
            if found is None or _APPENDIX.search(found["name"]):
                continue
            number = NUMERALS.index(found["number"] or found["part"])
            if reached >= 6 and number == reached + 1:
                reached = number
                start, end = found.span("heading")
                yield Span(line.inner.start + start, line.inner.start + end), number


@rule(
    "GL106",
    "section-repeated",
    "各部分标题不应重复",
    en="No section heading is printed twice",
    basis="行文逻辑",
    level="warning",
    note="""同一部分的标题出现两次，多半是粘贴时重复了，或者把另一部分的标题写错了，读者不知道以哪一
    处为准。

    序号和名称都与统一格式相符才算重复；正文前的目录不算，重复三个以上的当作目录或合订的两份报告，也
    不提示。网页导航里重印的标题可能误报：那不是报告的内容，不必改。""",
)
def section_repeated(report: Report, source: Source) -> Iterator[Finding]:
    """Where a section’s heading stands twice, something was pasted again, or another section bears
    its name; readers cannot tell which one holds.

    Only headings with the number and the name of the form count. A list of the parts before section
    one is none, nor are three or more headings that stand again: that is a table of contents, or a
    second report. A heading repeated in the page’s navigation is no part of the report and may
    stay.
    """
    headings = {section.heading.number: section.heading for section in report.sections}
    repeated: dict[int, Leaf] = {}
    for section in report.sections:
        for line in _lines(section):
            number = _heading_of(source.folded[slice(*line.inner)])
            if number in headings:
                repeated.setdefault(number, line)
    for number, line in repeated.items() if len(repeated) <= 2 else ():
        first, second = sorted((headings[number].inner, line.inner))
        yield Finding(
            second,
            Text(
                f"标题“{official_heading(number)}”出现了两次",
                f"section {number} has two headings",
            ),
            Text("请删去或改正其中一个", "remove or correct one of them"),
            related=(Note(first, Text("另一处", "the other one")),),
        )


_HEADED = Pattern(
    r"^[#*\s]*(?P<ordinal>第[一二三四五六]部分|[一二三四五六1-6]\s*[、.])\s*(?P<name>[^。]{4,24}?)[:。*\s]*$",
    "情况",
    "事项",
)


def _heading_of(folded: str) -> int | None:
    """The section a line is the official heading of, by number and by name."""
    if len(folded) > 40 or ("情况" not in folded and "事项" not in folded):
        return None
    found = _HEADED.compiled.match(folded)
    number = section_number(found["ordinal"]) if found else None
    if found is None or number is None or number > 6:
        return None
    return number if bare(found["name"]) in map(bare, heading_names()[number]) else None


@rule(
    "GL108",
    "section-empty",
    "各部分都应当有内容",
    en="Every section has content",
    basis=f"{LAW}；{FORM_2021}",
    level="warning",
    note="""标题下面空着，读者分不清是没有内容还是漏了内容。第一部分要写全年的总体情况；第六部分没有
    要报告的，写一个“无”字也就清楚了。

    只看第一、第六部分，第二至第四部分缺表由 GL003 指出；不完整的片段、2019年度以前的报告、表格次序
    已乱的文本不查。总体情况可能写在前言里的只作警告：移到标题下面即可。""",
)
def section_empty(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Below an empty heading nobody can tell whether there was nothing or it was left out. Section
    one is to tell of the year’s work; in section six “无” is enough where there is nothing to
    report.

    Only sections one and six are looked at, GL003 tells of tables that are missing. Silent on
    excerpts, on reports before 2019 and where the text came in another order than it is printed.
    Where the overview may stand in a long preamble this is a warning: move it below its heading.
    """
    jumbled = any(reading.state == "unreadable" for reading in facts.readings)
    if jumbled or not report.whole or (facts.year or 9999) < 2019:
        return
    for number in (1, 6):
        section = report.section(number)
        if section is None or not _empty(section, report, source):
            continue
        name = official_heading(number)
        yield Finding(
            section.heading.inner,
            Text(f"“{name}”下面没有内容", f"there is nothing under section {number}"),
            _ADVICE[number],
            level="error" if number == 1 and _sure(report) else None,
        )


_ADVICE = {
    1: Text("请写明总体情况", "describe the year’s work"),
    6: Text(
        "请写明信息处理费等事项；没有的，写“无”", "state the fees charged; “无” if there are none"
    ),
}


def _empty(section: Section, report: Report, source: Source) -> bool:
    """Whether a section has neither prose nor table, and its heading is nothing but a heading."""
    if any(isinstance(block, Table) for block in section.blocks):
        return False
    if any(line.inner.end > line.inner.start for line in _lines(section)):
        return False
    names = (bare(name) for name in heading_names()[section.heading.number])
    return any(bare(fold(section.heading.name)).endswith(name) for name in names)


def _sure(report: Report) -> bool:
    """Whether the text of section one is not simply elsewhere, in a long preamble."""
    front = [block for block in report.front if isinstance(block, Paragraph)]
    return sum(line.inner.end - line.inner.start for one in front for line in one.lines) < 300


def _lines(section: Section) -> Iterator[Leaf]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.lines
