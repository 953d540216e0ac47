"""The period of the figures, the date of the report, and its sign-off."""

import re
from collections.abc import Iterator
from datetime import date

from govlint import Facts, Finding, Note, Report, Source, Span, Stated, Text, rule
from govlint.text import chinese_date, fold

LAW = "《政府信息公开条例》"


@rule(
    "GL110",
    "signed-before-period-end",
    "落款日期不应早于统计截止日",
    en="The report is signed after its period ends",
    basis=f"{LAW}第四十九条（报告上一年度情况）",
)
def signed_before_period_end(facts: Facts, source: Source) -> Iterator[Finding]:
    """The sign-off date is earlier than the last day the figures are for."""
    signed = facts.particulars.signed_date
    _, end = _period(facts, source)
    day, last = _day(signed), _day(end)
    if signed is None or end is None or day is None or last is None or day >= last:
        return
    if day > date(facts.year or last.year, 12, 31):
        return  # then it is the period that is wrong: GL113
    yield Finding(
        signed.place,
        Text(
            f"落款日期{chinese_date(day)}早于统计截止日{chinese_date(last)}",
            f"signed on {day}, before the period ends on {last}",
        ),
        Text("请核对落款日期和统计期限", "check the date and the period"),
        stated=str(day),
        related=(
            Note(end.place, Text("统计截止日", "the period ends"), stated=chinese_date(last)),
        ),
    )


@rule(
    "GL111",
    "signed-before-year-end",
    "落款日期不应早于报告年度终了",
    en="The report is signed after its year is over",
    basis=f"{LAW}第四十九条（每年1月31日、3月31日前公布上一年度报告）",
)
def signed_before_year_end(facts: Facts, source: Source) -> Iterator[Finding]:
    """The sign-off date lies in the report year itself, or before it.

    On the year's last day this is only warned of.  Nothing is said where title and period speak of
    different years: the year may be what is wrong.
    """
    signed, year = facts.particulars.signed_date, _sure_year(facts)
    day, last = _day(signed), _day(_period(facts, source)[1])
    if signed is None or day is None or year is None or day > date(year, 12, 31):
        return
    if last is not None and last.year != year:
        return
    yield Finding(
        signed.place,
        Text(
            f"{year}年度报告的落款日期是{chinese_date(day)}，当天{year}年尚未结束",
            f"a report for {year} signed on {day}, before that year was over",
        ),
        Text("请核对落款日期和报告年度", "check the date and the report year"),
        stated=str(day),
        level="warning" if day == date(year, 12, 31) else None,
    )


@rule(
    "GL113",
    "period-not-full-year",
    "统计期限应当是完整的自然年",
    en="The period of the figures is the whole calendar year",
    basis=f"{LAW}第四十九条（上一年度）",
)
def period_not_full_year(facts: Facts, source: Source) -> Iterator[Finding]:
    """The period does not run from 1 January to 31 December, or is another year than the title's.

    A body created, merged or dissolved within the year reports on its part of it; a period that
    begins late, or a report that speaks of such a change, is only warned of.
    """
    start, end = _period(facts, source)
    first, last = _day(start), _day(end)
    if start is None or end is None or first is None or last is None:
        return
    year = _sure_year(facts)
    whole_end = (last.month, last.day) == (12, 31) and first.year == last.year
    if (first.month, first.day) == (1, 1) and whole_end:
        if year in {None, first.year}:
            return
        zh, en = f"标题写的却是{year}年", f"is not of {year}, as the title says"
        whole_end = False
    else:
        zh, en = "不是完整的一年", "is not a whole year"
    due = year or first.year
    opening = source.folded[: _opening_end(facts, end)]
    yield Finding(
        end.place if not whole_end else start.place,
        Text(
            f"统计期限为{chinese_date(first)}至{chinese_date(last)}，{zh}",
            f"the period, {first} to {last}, {en}",
        ),
        Text(
            f"统计期限应为{due}年1月1日至12月31日；年内新设、撤销的机关请说明",
            f"it should be 1 January to 31 December {due}; say so if created or dissolved then",
        ),
        stated=f"{first} – {last}",
        level="warning" if whole_end or _CHANGED.search(opening) else None,
    )


def _opening_end(facts: Facts, end: Stated) -> int:
    """Where section two begins, or soon after the sentence of the period."""
    tables = [r.place.start for r in facts.readings if r.place.start > end.place.end]
    return min(tables, default=end.place.end + 200)


_CHANGED = re.compile(r"成立|组建|新设|撤销|合并|划转|更名|挂牌|机构改革|区划调整|撤[乡镇县]")


@rule(
    "GL114",
    "published-late",
    "年度报告应当按期公布",
    en="The report is published in time",
    basis=f"{LAW}第四十九条：部门1月31日前、县级以上地方人民政府3月31日前",
    level="warning",
    confidence="medium",
)
def published_late(facts: Facts) -> Iterator[Finding]:
    """The sign-off is later than the law allows the body; townships are not named in the law."""
    signed, year, organ = facts.particulars.signed_date, _sure_year(facts), facts.organ or ""
    day = _day(signed)
    if signed is None or day is None or year is None or year < 2019 or _TOWNSHIP.search(organ):
        return
    department = _DEPARTMENT.search(organ) is not None
    due = date(year + 1, 1, 31) if department else date(year + 1, 3, 31)
    if day <= due:
        return
    body = Text("部门", "a department") if department else Text("政府", "a government")
    yield Finding(
        signed.place,
        Text(
            f"落款日期{chinese_date(day)}，迟于{body.zh}年度报告的公布期限{chinese_date(due)}",
            f"signed on {day}, later than {due}, when the report of {body.en} is due",
        ),
        Text("请核对落款日期；确已逾期的，请说明情况", "check the date; if late, say why"),
        stated=str(day),
    )


_TOWNSHIP = re.compile(
    r"[镇乡](?:人民政府|政府|党政|便民|$)|街道|苏木|办事处|开发区|管委会|管理委员会"
)
_DEPARTMENT = re.compile(r"[局厅]$|(?<!工作)委员会$|[^管]委$|办公?室?$")


@rule(
    "GL115",
    "sign-off-missing",
    "文末应当有落款单位和日期",
    en="The report ends with the organ and the date",
    basis="通行做法；网页发布的报告常以页面信息代替",
    level="info",
    confidence="medium",
)
def sign_off_missing(report: Report, facts: Facts) -> Iterator[Finding]:
    """No line at the end states who signs the report, and when."""
    organ, signed = facts.particulars.signed_organ, facts.particulars.signed_date
    if (organ and signed) or not report.sections:
        return
    if signed is None and any(_MONTH.search(text) for text in _last_texts(report)):
        return  # a date in some other print
    lacking = Text("落款单位和日期", "organ and date")
    if organ or signed:
        lacking = Text("落款日期", "date") if organ else Text("落款单位", "organ")
    yield Finding(
        _last_line(report),
        Text(f"文末没有{lacking.zh}", f"no {lacking.en} at the end of the report"),
        Text("请在文末写明单位名称和成文日期", "end with the organ's name and the date"),
    )


def _period(facts: Facts, source: Source) -> tuple[Stated | None, Stated | None]:
    """The period, where the words before it leave no doubt that it is the figures'."""
    start, end = facts.particulars.period_start, facts.particulars.period_end
    if start is None:
        return None, None
    before = "".join(source.folded[max(0, start.place.start - 80) : start.place.start].split())
    sentence = re.split(r"[。;!?]", before)[-1]
    return (start, end) if _OF_FIGURES.search(sentence) else (None, None)


_OF_FIGURES = re.compile(
    r"统计(?:数据|信息|口径)?的?(?:期限?|时[限段间]|日期|限|数据|范围|区间|周期)|"
    r"数据的?(?:统计|时间|期限|起止|截[止至])|所[列涉及]{1,2}(?:的?统计)?数据|起止时间|核定时间|报告期|报告时限"
)


def _sure_year(facts: Facts) -> int | None:
    """The report year, unless the title names several years and so leaves doubt."""
    title = facts.particulars.title
    named = set(re.findall(r"20\d\d(?=年|-|/|\.|度)", fold(str(title.value)))) if title else set()
    return facts.year if len(named) < 2 else None


_MONTH = re.compile(r"(?:20\d\d|[二2][〇零○oO0一二三四五六七八九十]{3})\s*年.{1,3}月[^,。;]{0,6}$")


def _last_texts(report: Report) -> list[str]:
    texts = [fold(leaf.text).strip() for leaf in report.leaves()]
    return [text for text in texts if text][-4:]


def _last_line(report: Report) -> Span:
    place = Span(0, 0)
    for leaf in report.leaves():
        if leaf.inner.end > leaf.inner.start and leaf.type != "PAGE":
            place = leaf.inner
    return place


def _day(stated: Stated | None) -> date | None:
    return stated.value if stated is not None and isinstance(stated.value, date) else None
