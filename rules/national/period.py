"""The period of the figures: whether its dates are dates, and whether it is stated at all."""

import re
from collections.abc import Iterator
from dataclasses import replace

from govlint import (
    Edit,
    Facts,
    Finding,
    Fix,
    Pattern,
    Prose,
    Report,
    Source,
    Span,
    Text,
    passages,
    rule,
)
from govlint.model.prose import excerpt


@rule(
    "GL116",
    "period-malformed",
    "统计期限的日期应当写完整",
    en="The dates of the period are written in full",
    basis="行文规范；《政府信息公开条例》第四十九条（上一年度）",
    level="warning",
    confidence="medium",
    note="""统计期限说明表中的数字从哪一天算到哪一天。少了“日”字、年月写了两遍，或者写成2月30日，读
    者就拿不准起止，也不便与上一年衔接。

    只看前言和总体情况里说明期限的句子，只报其中第一处，“统计限”这样少了“期”字的也算；是不是完整的一
    年由 GL113 判断。缺“年”或“月”的，多半是转换文件时丢了字，只作提示：原件无误的不必改，把转换后的
    文本补全即可。""",
)
def period_malformed(report: Report, source: Source) -> Iterator[Finding]:
    """The period tells from which day to which the figures were counted. With “日” left out, a year
    or month written twice, or a day such as 30 February, readers cannot be sure of it, nor join the
    figures on to those of the year before.

    Only sentences on the period in preamble and section one are read, and the first fault told,
    “统计限” for “统计期限” too; whether it is a whole year is GL113’s matter. A lacking “年” or
    “月” was most likely lost in conversion, and is only information: if the original is right, mend
    the converted text.
    """
    for said in passages(source, report):
        if said.section > 1:
            return
        for term in _TERM.finditer(said.text):
            found = _clipped(said, term) or _fault(said, term)
            if found is not None:
                yield found
                return


_TERM = Pattern(
    r"(?:统计(?:(?:数据|信息)?的?(?:期限?|时[限段间]|日期|区间|周期)|(?P<clipped>限(?![于制])))|"
    r"起止时间|报告期限?)"
    r"(?=[^。;]{0,30}\d)",
    "统计",
    "起止时间",
    "报告期",
)
_RANGE = Pattern(
    r"(?:20\d{2,9}|\d{1,2}月)[\d年月日号]*[起始止开,]{0,4}(?:至|到|-|~)(?P<until>[\d年月日号]{4,24})"
)
_LOST = Pattern(r"20\d{3,9}[月日]|(?<!\d)\d{3,4}日")
_NO_DAY = Pattern(r"\d{1,2}月\d{1,2}(?![\d日号月年])")
_TWICE = Pattern(r"年年|月月|日日|(20\d\d年)\1|月\d{1,2}月|日\d{1,2}日")
_DATE = Pattern(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CONVERTED = Text(
    "请核对；如原件无误，是转换时丢了字",
    "check it; if the original is right, characters were lost in conversion",
)


def _clipped(said: Prose, term: re.Match[str]) -> Finding | None:
    """统计限 for 统计期限."""
    if term["clipped"] is None or not _RANGE.search(said.text, term.end(), term.end() + 60):
        return None
    at = said.offsets[term.start("clipped")]
    fix = Fix(False, (Edit(Span(at, at), "期"),))
    return Finding(
        said.span(*term.span()),
        Text(f"“{term[0]}”疑为“统计期限”", f"“{term[0]}” for “统计期限”, it seems"),
        _CONVERTED,
        fix=fix,
    )


def _fault(said: Prose, term: re.Match[str]) -> Finding | None:
    """What is wrong with the dates of the period, None if nothing is."""
    text = said.text
    dates = _RANGE.search(text, term.end(), term.end() + 60)
    if dates is None or "。" in text[term.end() : dates.start()]:
        return None
    start, end = dates.span()
    if found := _LOST.search(text, start, end):
        lost = _about(said, found, _LACKING, _CONVERTED)
        return replace(lost, level="info", confidence="low")
    if found := _NO_DAY.search(text, start, end):
        after = said.offsets[found.end() - 1] + 1
        fix = Fix(False, (Edit(Span(after, after), "日"),))
        return replace(_about(said, found, _WITHOUT_DAY, _CONVERTED), fix=fix)
    if _TWICE.search(text, start, end):
        return _about(said, dates, _REPEATED, _CHECK)
    for found in _DATE.finditer(text, start, end):
        month, day = int(found["month"]), int(found["day"])
        if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
            return _about(said, found, _NO_DATE, _CHECK)
    return None


_LACKING = Text("缺少年、月或日", "lacks its year, month or day")
_WITHOUT_DAY = Text("缺少“日”", "lacks its “日”")
_REPEATED = Text("年、月、日有重复或错位", "repeats or misplaces year, month or day")
_NO_DATE = Text("没有这一天", "is no day of the calendar")
_CHECK = Text("请核对统计期限的起止日期", "check the dates of the period")


def _about(said: Prose, found: re.Match[str], words: Text, advice: Text) -> Finding:
    printed = excerpt(found[0], 30)
    return Finding(
        said.span(*found.span()),
        Text(f"统计期限中的“{printed}”{words.zh}", f"“{printed}” in the period {words.en}"),
        advice,
    )


@rule(
    "GL117",
    "period-missing",
    "可以写明数据的统计期限",
    en="The period of the figures is stated",
    basis="通行做法（统一格式没有要求）",
    level="info",
    confidence="medium",
    note="""写明统计期限，读者才知道表中的数字说的是哪一段时间。统一格式没有要求，但通常都写在开头一
    段。

    全文任何一处有统计期限、报告期、“1月1日”“1月至12月”一类的说法，就算已经说明；2019年度以前的报告
    和节选不查。用别的说法交代了期限的可能误报，不必重写，所以只作提示。""",
)
def period_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Only with the period stated do readers know what time the figures are of. The official form
    does not ask for it, but most reports give it in their opening paragraph.

    Any mention of a period, of 1 January or of the months 1 to 12, wherever it stands, is enough;
    reports before 2019 and excerpts are left alone. A period told in other words may be missed: it
    need not be written again, so this is only information.
    """
    one = report.section(1)
    if one is None or not report.whole or (facts.year or 9999) < 2019:
        return
    if facts.particulars.period_start or _SAID.search("".join(source.folded.split())):
        return
    year = facts.year
    due = f"统计期限自{year}年1月1日起至{year}年12月31日止" if year else "统计期限"
    yield Finding(
        one.heading.inner,
        Text("全文没有说明数据的统计期限", "nothing says of what period the figures are"),
        Text(
            f"通常在开头写明“本报告所列数据的{due}”",
            f"most reports say “{due}” at the beginning",
        ),
    )


_SAID = Pattern(
    r"统计[^。]{0,8}(?:期|时限|时段|时间|日期|区间|限)|报告期|起止时间|核定时间|数据截[止至]|"
    r"(?<!\d)1月1日|1月?[-至到]12月|20\d{2}1+日|12月31|截[止至]20\d\d年12月"
)
