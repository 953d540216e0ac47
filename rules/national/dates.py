"""The period of the figures, the date of the report, and its sign-off."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from govlint import Facts, Finding, Note, Report, Source, Span, Stated, Text, rule
from govlint.text.characters import chinese_date, fold
from govlint.text.pattern import lazy

LAW = "《政府信息公开条例》"


@rule(
    "GL110",
    "signed-before-period-end",
    "落款日期不应早于统计截止日",
    en="The report is signed after its period ends",
    basis=f"{LAW}第四十九条（报告上一年度情况）",
    note="""落款比统计截止日还早，等于期限没满就已经有了全年的数字。两个日期必有一个写错，最常见的是
    落款沿用了上一年。

    两个日期都写得完整，并且确是统计数字的起止时间时才说。截止日晚于报告年度最后一天而落款不早于那一
    天的，错在期限，由 GL113 指出。补发、重发的报告请写本次的日期。""",
)
def signed_before_period_end(facts: Facts, source: Source) -> Iterator[Finding]:
    """A report signed before its period ends would have had the year’s figures before the year was
    done. One of the two dates is wrong, most often a sign-off left from last year.

    It speaks only where both days are printed in full and the period is surely that of the figures.
    Where the period runs past the report year and the sign-off does not, it is the period that is
    wrong: GL113. A report issued anew bears the new date.
    """
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
    note="""年度报告讲的是上一年度的情况，要等那一年结束才写得成。落款还在报告年度之内或者更早，不是
    日期或年份沿用了旧稿，就是数字没有统计到年底。

    落款恰在12月31日的只作警告。标题里有几个年份，或者标题与统计期限的年份不同时，错的可能是年份，这
    里不作判断。年内撤销、合并的机关当年就出报告是可以的：情况属实的不必改，最好在正文写明。""",
)
def signed_before_year_end(facts: Facts, source: Source) -> Iterator[Finding]:
    """An annual report tells of the year before, so it cannot be finished within that year. A
    sign-off in the report year or earlier is a date left from an old draft, or the figures stop
    short of the year’s end.

    On 31 December it is only a warning. Nothing is said where the title names several years, or
    another than the period does: the year may be wrong. A body dissolved or merged within the year
    may report at once: let the text say so.
    """
    signed, year = facts.particulars.signed_date, facts.sure_year
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
    note="""数字从1月1日算到12月31日，才能与上一年衔接，也才能与别的单位汇总。截到12月中旬就出数，余
    下的日子就漏了；期限写成另一年的，多半是旧稿没有改。

    正文没有写统计期限时不作判断。期限年中才开始的，以及前面的文字提到成立、合并、更名等变动的，只作
    警告。年内新设或撤销的机关只报告一段时间是正当的，写明起止和原因即可。""",
)
def period_not_full_year(facts: Facts, source: Source) -> Iterator[Finding]:
    """Only figures from 1 January to 31 December join on to those of the year before and can be
    added to those of others. A period that ends in mid-December leaves days out; one of another
    year is mostly an old draft.

    Silent where no period is stated. A period that begins late, or words of a founding, merger or
    change of name before it, make this a warning: a body created or dissolved within the year
    rightly reports on its part, and should say why.
    """
    start, end = _period(facts, source)
    first, last = _day(start), _day(end)
    if start is None or end is None or first is None or last is None:
        return
    year = facts.sure_year
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


_CHANGED = lazy(r"成立|组建|新设|撤销|合并|划转|更名|挂牌|机构改革|区划调整|撤[乡镇县]")


@rule(
    "GL115",
    "sign-off-missing",
    "文末应当有落款单位和日期",
    en="The report ends with the organ and the date",
    basis="通行做法；网页发布的报告常以页面信息代替",
    level="info",
    confidence="medium",
    note="""落款告诉读者报告是谁发布的、什么时候发布的。许多单位的这些信息只在网页上，文件一经下载或
    转载就看不出来了。

    文末用别的写法写了年月的，也当作有日期；没有读到任何一个部分的片段不作要求。网页已经标明发布单位
    和日期的，可以不补，所以只作提示。""",
)
def sign_off_missing(report: Report, facts: Facts) -> Iterator[Finding]:
    """The sign-off tells who publishes the report, and when. Many bodies have this on their web
    page only, and it is lost once the file is downloaded or reprinted.

    A year and month in any other print at the end counts as a date, and excerpts without any
    section are left alone. Where the web page names body and date nothing need be added; so this is
    only information.
    """
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


_OF_FIGURES = lazy(
    r"统计(?:数据|信息|口径)?的?(?:期限?|时[限段间]|日期|限|数据|范围|区间|周期)|"
    r"数据的?(?:统计|时间|期限|起止|截[止至])|所[列涉及]{1,2}(?:的?统计)?数据|起止时间|核定时间|报告期|报告时限"
)


_MONTH = lazy(r"(?:20\d\d|[二2][〇零○oO0一二三四五六七八九十]{3})\s*年.{1,3}月[^,。;]{0,6}$")


def _last_texts(report: Report) -> list[str]:
    texts = (fold(leaf.text).strip() for leaf in reversed([*report.leaves()]))
    return list(islice(filter(None, texts), 4))


def _last_line(report: Report) -> Span:
    for leaf in reversed([*report.leaves()]):
        if leaf.inner.end > leaf.inner.start and leaf.type != "PAGE":
            return leaf.inner
    return Span(0, 0)


def _day(stated: Stated | None) -> date | None:
    return stated.value if stated is not None and isinstance(stated.value, date) else None
