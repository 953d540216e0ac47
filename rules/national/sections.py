"""The six sections: whether they are there, and rightly headed."""

import re
from collections.abc import Iterator

from govlint import Edit, Facts, Finding, Fix, Heading, Report, Source, Span, Text, rule
from govlint.forms.form import official_heading, sections
from govlint.forms.labels import bare, edit_distance, names_section
from govlint.model.prose import excerpt
from govlint.parsing.headings import section_number
from govlint.text.characters import fold

LAW = "《政府信息公开条例》"
FORM_2021 = "国办公开办函〔2021〕30号"
NUMERALS = "一二三四五六七八九十"
TABLE_OF = {2: "disclosure", 3: "requests", 4: "remedies"}


@rule(
    "GL101",
    "section-missing",
    "六个部分都应当有",
    en="All six sections are there",
    basis=f"{LAW}第五十条；{FORM_2021}（“不能遗漏”）",
    note="""《政府信息公开条例》第五十条列出了年度报告应当包括的内容，统一格式据此分为六个部分，并要
    求“不能遗漏”。缺了一个部分，读者就不知道是没有发生，还是没有报告。

    标题换了说法的由 GL102 指出；2019年度以前的报告不查。表格还在、只是没有标题的，可能是复制时丢
    了，只作警告。只拿一部分文字来查也会提示：请用全文再查。没有内容的部分，请保留标题并写一句说明。
    """,
)
def section_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Article 50 of the Regulation says what a report contains, and the official form makes six
    sections of it, none of which may be left out. Where one is lacking, readers cannot tell whether
    there was nothing or whether nothing was reported.

    A heading in quite other words is GL102’s matter, and reports before 2019 had other forms. Where
    the section’s table is there and only its heading is not, it was perhaps lost in copying: a
    warning. An excerpt is told of as well: check the whole text. A section with nothing to report
    keeps its heading and a sentence.
    """
    present = {section.heading.number for section in report.sections}
    absent = [number for number in sections() if number not in present]
    missing = [number for number in absent if _other_heading(report, source, number) is None]
    if not missing or (facts.year or 9999) < 2019:
        return
    headless = [number for number in missing if _has_table(facts, number)]
    gone = [number for number in missing if number not in headless]
    if headless and not present:
        said = Text("没有六个部分的标题，只有表格", "tables only, none of the six headings")
        yield _lacking(report, missing, said, _HEADLESS, "warning")
        return
    if headless:
        said = Text(
            "没有找到标题{}，但表格在", "no heading of section {}, though the table is there"
        )
        yield _lacking(report, headless, said, _HEADLESS, "warning")
    if gone:
        said = Text("缺少{}", "section {} is missing")
        yield _lacking(report, gone, said, _GONE, "warning" if headless else None)


_HEADLESS = Text(
    "请补上标题；如原件有标题，可能是复制或转换时丢失",
    "add it; if the original has it, it was lost in copying or conversion",
)
_GONE = Text("请补上标题和内容；没有内容的也应写明", "add its heading and text; say so if none")


def _lacking(
    report: Report, numbers: list[int], said: Text, advice: Text, level: str | None
) -> Finding:
    place = _last_heading(report, before=numbers[0]) or _first_line(report)
    names = "、".join(f"“{official_heading(number)}”" for number in numbers)
    message = Text(said.zh.format(names), said.en.format(", ".join(map(str, numbers))))
    return Finding(place, message, advice, level=level, confidence="medium" if level else None)


def _has_table(facts: Facts, number: int) -> bool:
    reading = facts.reading(TABLE_OF.get(number, ""))
    return reading is not None and reading.state != "missing"


@rule(
    "GL102",
    "section-heading",
    "各部分标题应当与统一格式一致",
    en="Section headings are those of the official form",
    basis=FORM_2021,
    level="warning",
    note="""六个部分的标题由统一格式定下，各单位的报告才能对照着读，按标题查找、汇总。改了字词或序
    号，读者和程序就可能找不到这一部分。

    条例第五十条的说法，以及多了年份、少了“的”“和”一类不影响意思的，都算对；意思相同、说法不同的，只
    作提示。编到“七”以后的由 GL105 指出，2019年度以前的报告不查。序号错位可能因为前面少了一个部分：
    请先看 GL101，再改序号。""",
)
def section_heading(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The official form has set the six headings, so that reports can be read side by side,
    searched and added up. With other words or another number, readers and programs may not find the
    section.

    The wording of the Regulation’s article 50 is as good, and so are a year or a small word (“的”,
    “和”) more or less; other words for the same are only information. Sections numbered beyond six
    are GL105’s matter, reports before 2019 had other forms. A wrong number may come from a section
    left out before it: see GL101 first.
    """
    if (facts.year or 9999) < 2019:
        return
    ordinals = [section_number(fold(section.heading.ordinal)) for section in report.sections]
    beyond = any(number is not None and number > len(sections()) for number in ordinals)
    for section in report.sections:
        heading = section.heading
        name = Span(heading.inner.end - len(heading.name), heading.inner.end)
        if not names_section(heading.number, heading.name):
            about = _stated if _is_statement(heading) else _reworded
            yield about(source, heading.number, heading.inner, name)
            continue
        nested = heading.ordinal[:1].isdigit()  # 1.主动公开情况, of a list within section one
        number = section_number(fold(heading.ordinal))
        if number not in {None, heading.number} and not nested and not beyond:
            yield _misnumbered(heading)
    for number in sections() if report.sections else ():
        place = _other_heading(report, source, number)
        if place is not None and not names_section(number, _name(source, place)):
            name = Span(place.end - len(_name(source, place)), place.end)
            yield _reworded(source, number, place, name)


def _is_statement(heading: Heading) -> bool:
    sense = all(word in heading.name for word in _SENSE[heading.number])
    return heading.name.rstrip().endswith("。") and len(heading.name) > 6 and not sense


def _misnumbered(heading: Heading) -> Finding:
    number, ordinal = heading.number, heading.ordinal
    place = Span(heading.inner.start, heading.inner.start + len(ordinal))
    edit = Edit(place, f"{NUMERALS[number - 1]}、")
    zh = f"“{excerpt(heading.name)}”应当是第{NUMERALS[number - 1]}部分，序号却是“{ordinal}”"
    en = f"section {number} is numbered “{ordinal}”"
    fix = Fix(False, (edit,)) if ordinal.endswith("、") else None
    return Finding(heading.inner, Text(zh, en), _due(number), fix=fix)


def _stated(source: Source, number: int, place: Span, name: Span) -> Finding:
    """A heading that is itself the section's only sentence."""
    printed = excerpt(source.text[slice(*name)])
    end = "\r\n" if "\r\n" in source.text else "\n"
    zh = f"第{NUMERALS[number - 1]}部分没有标题，直接写了正文“{printed}”"
    en = f"section {number} has its statement in place of its heading"
    heading = Edit(Span(name.start, name.start), sections()[number] + end)
    return Finding(place, Text(zh, en), _due(number), fix=Fix(False, (heading,)))


def _reworded(source: Source, number: int, place: Span, name: Span) -> Finding:
    """A heading in other words. Where it is all but right, there is no doubt what it should be."""
    printed, official = source.text[slice(*name)], sections()[number]
    off = edit_distance(bare(fold(printed)), bare(official), 2)
    near = off <= 2 and off * 5 <= len(official)
    same = all(word in printed for word in _SENSE[number]) and not near
    slight = bare(fold(printed)).replace("其它", "其他") == bare(official)
    zh = f"标题写作“{excerpt(printed)}”，与统一格式不同"
    en = f"the heading reads “{excerpt(printed)}”, unlike the form’s"
    fix = Fix(near, (Edit(name, official),))
    level = "info" if same or slight else None
    return Finding(place, Text(zh, en), _due(number), fix=fix, level=level)


_SENSE = {1: ("总体",), 2: ("主动公开", "情况"), 3: ("申请", "情况"), 4: ("复议", "诉讼"),
          5: ("问题", "改进"), 6: ("其他", "事项")}  # fmt: skip


def _name(source: Source, place: Span) -> str:
    """A heading's name, without its ordinal."""
    return re.sub(r"^[^、.,:)]{1,3}[、.,:)]\s*", "", source.folded[slice(*place)])


def _due(number: int) -> Text:
    official = official_heading(number)
    return Text(f"标题应为“{official}”", f"the heading should be “{official}”")


def _other_heading(report: Report, source: Source, number: int) -> Span | None:
    """A short line with the ordinal of a section nobody heads, where that section should be."""
    headings = [section.heading for section in report.sections]
    if any(heading.number == number for heading in headings):
        return None
    start = max((h.end for h in headings if h.number < number), default=0)
    end = min((h.start for h in headings if h.number > number), default=len(source.text))
    line = re.compile(
        rf"^[ \t|#*>lI]*(?P<heading>(?:{NUMERALS[number - 1]}\s*[、.,:]|"
        rf"\({NUMERALS[number - 1]}\)\s*(?={sections()[number]}\s*$))"
        r"(?!\s*(?:本年|上年|结转))[^\r\n\t|。;]{2,30}?)[ \t|*:]*$",
        re.MULTILINE,
    )
    match = line.search(source.folded[:end], start)
    return Span(*match.span("heading")) if match else None


def _last_heading(report: Report, before: int) -> Span | None:
    found = [s.heading.inner for s in report.sections if s.heading.number < before]
    return found[-1] if found else None


def _first_line(report: Report) -> Span:
    inner = (leaf.inner for leaf in report.leaves())
    return next((place for place in inner if place.end > place.start), Span(0, 0))
