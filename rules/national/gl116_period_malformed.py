import re
from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Pattern,
    Prose,
    Report,
    Source,
    Span,
    Text,
    excerpt,
    passages,
    rule,
)

MESSAGE = Message(
    zh="“{term}”疑为“统计期限”",
    en="“{term}” for “统计期限”, it seems",
    help_zh="请核对；如原件无误，是转换时丢了字",
    help_en="check it; if the original is right, characters were lost in conversion",
)


@rule(
    "GL116",
    "period-malformed",
    "统计期限的日期应当写完整",
    en="The dates of the period are written in full",
    basis="行文规范；《政府信息公开条例》第四十九条（上一年度）",
    level="warning",
    confidence="medium",
)
def period_malformed(report: Report, source: Source) -> Iterator[Finding]:
    for passage in passages(source, report):
        if passage.section > 1:
            return
        for term in _TERM.finditer(passage.text):
            found = _clipped(passage, term) or _fault(passage, term)
            if found is not None:
                yield found
                return


def _clipped(passage: Prose, term: re.Match[str]) -> Finding | None:
    """统计限 for 统计期限."""
    if term["clipped"] is None or not _RANGE.search(passage.text, term.end(), term.end() + 60):
        return None
    at = passage.offsets[term.start("clipped")]
    fix = Fix(False, (Edit(Span(at, at), "期"),))
    return MESSAGE.at(passage.span(*term.span()), term=term[0], fix=fix)


def _fault(passage: Prose, term: re.Match[str]) -> Finding | None:
    """What is wrong with the dates of the period, None if nothing is."""
    text = passage.text
    dates = _RANGE.search(text, term.end(), term.end() + 60)
    if dates is None or "。" in text[term.end() : dates.start()]:
        return None
    start, end = dates.span()
    if found := _LOST.search(text, start, end):
        lost = _about(passage, found, _LACKING, _CONVERTED)
        return lost._replace(level="info", confidence="low")
    if found := _NO_DAY.search(text, start, end):
        after = passage.offsets[found.end() - 1] + 1
        fix = Fix(False, (Edit(Span(after, after), "日"),))
        return _about(passage, found, _WITHOUT_DAY, _CONVERTED)._replace(fix=fix)
    if _TWICE.search(text, start, end):
        return _about(passage, dates, _REPEATED, _CHECK)
    for found in _DATE.finditer(text, start, end):
        month, day = int(found["month"]), int(found["day"])
        if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
            return _about(passage, found, _NO_DATE, _CHECK)
    return None


def _about(passage: Prose, found: re.Match[str], words: Text, advice: Text) -> Finding:
    printed = excerpt(found[0], 30)
    return Finding(
        passage.span(*found.span()),
        Text(f"统计期限中的“{printed}”{words.zh}", f"“{printed}” in the period {words.en}"),
        advice,
    )


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
_LACKING = Text("缺少年、月或日", "lacks its year, month or day")
_WITHOUT_DAY = Text("缺少“日”", "lacks its “日”")
_REPEATED = Text("年、月、日有重复或错位", "repeats or misplaces year, month or day")
_NO_DATE = Text("没有这一天", "is no day of the calendar")
_CHECK = Text("请核对统计期限的起止日期", "check the dates of the period")
