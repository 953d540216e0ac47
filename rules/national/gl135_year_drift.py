import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint import (
    Facts,
    Finding,
    Message,
    Note,
    Pattern,
    Prose,
    Report,
    Source,
    Span,
    Text,
    fold,
    rule,
)

from .lib.parts import without_quotations


class _Statement(NamedTuple):
    """A sentence told as one of the report's own year: `counted` where it gives figures."""

    year: int
    place: Span
    counted: bool


TWO_IN_TITLE = Message(
    zh="标题里有几个年份：{listed}",
    en="the title names several years: {listed}",
    help_zh="标题只写报告年度",
    help_en="name the report's year only",
)
OTHER_YEAR = Message(
    zh="报告年度是{due}年，正文说的却是{year}年的情况{often}{nowhere}",
    en="the report is for {due}, but its text tells of {year}{often}{nowhere}",
    help_zh="请核对是否沿用了其他年度的文字和数字",
    help_en="check whether words and figures of another year were left in",
)
PLAN_OF_THE_PAST = Message(
    zh="报告的是{due}年，却把{year}年说成今后（“{plan}”）",
    en="the report is for {due}, yet {year} is spoken of as to come",
    help_zh="请核对是否沿用了往年的改进措施",
    help_en="check for last year's plans",
)
DUE_TOO_EARLY = Message(
    zh="{due}年度报告说应在{day}前公布，当时{due}年尚未结束",
    en="a report for {due} that was due on a day of {due} itself",
    help_zh="请核对年份",
    help_en="check the year",
)


@rule(
    "GL135",
    "year-drift",
    "正文所说的年份应当是报告年度",
    en="The text tells of the report's own year",
    basis="《政府信息公开条例》第四十九条（上一年度）；行文逻辑",
    level="warning",
    confidence="medium",
)
def year_drift(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    title, due = facts.particulars.title, facts.year
    named = re.findall(r"20\d\d(?=年)", fold(title.value)) if title else []
    if title is not None and len(set(named)) > 1:
        yield TWO_IN_TITLE.at(title, listed="、".join(dict.fromkeys(named)))
        return
    if due is None:
        return
    texts = without_quotations(_QUOTED, source, report)
    known = _years_of_other_rules(facts, due)
    found: dict[int, list[_Statement]] = {}
    for one in (*_headings(report), *_sentences(texts, due)):
        if one.year != due and one.year not in known:
            found.setdefault(one.year, []).append(one)
    absent = not any(str(due) in text for passage, text in texts if passage.section)
    for year, statements in found.items():
        counted = sum(one.counted for one in statements)
        if counted or year < due or absent:
            yield _drift(year, due, statements, absent and counted > 1)
    yield from _plans(texts, due)
    yield from _deadlines(texts, due)


def _drift(year: int, due: int, statements: list[_Statement], sure: bool) -> Finding:
    count = len(statements)
    often = Text(f"（共{count}处）", f" ({count} times)") if count > 1 else ""
    nowhere = Text(f"，全文没有说到{due}年", f"; {due} is nowhere in it") if sure else ""
    return OTHER_YEAR.at(
        statements[0].place,
        due=due,
        year=year,
        often=often,
        nowhere=nowhere,
        related=tuple(Note(one.place, _AGAIN) for one in statements[1:4]),
        level="error" if sure else None,
        confidence="high" if sure else None,
    )


def _years_of_other_rules(facts: Facts, due: int) -> set[int]:
    """The period's year, which GL113 tells of, and that before an early sign-off (GL111)."""
    known = set()
    end, signed = facts.particulars.period_end, facts.particulars.signed_date
    if end is not None:
        known.add(end.value.year)
    if signed is not None and signed.value.year == due:
        known.add(due - 1)
    return known


def _headings(report: Report) -> Iterator[_Statement]:
    """The years in the headings of sections that name one year."""
    for section in report.sections:
        name = section.heading.name
        years = list(re.finditer(r"20\d\d(?=年)", fold(name)))
        if len(years) == 1:
            at = section.heading.inner.start + section.heading.text.find(name)
            start = at + years[0].start()
            yield _Statement(int(years[0][0]), Span(start, start + 5), True)


def _sentences(texts: list[tuple[Prose, str]], due: int) -> Iterator[_Statement]:
    """Sentences that begin with another year and tell what was done or counted in it."""
    for passage, text in texts:
        for match in _YEAR.finditer(text):
            if match["year"] == str(due):
                continue
            start, end = _sentence(text, match.start())
            before, rest = text[start : match.start()], text[match.end() : end]
            if text.startswith(str(due), end + 1) or _of_other_years(match["year"], before, rest):
                continue  # told for comparison
            counted = _gives_figures(before, rest, match["end"] is not None)
            ahead = int(match["year"]) > due
            if counted is None or (ahead and (passage.section == 5 or _PLANNED.search(rest))):
                continue
            place = passage.span(match.start("year"), match.end("year") + 1)
            yield _Statement(int(match["year"]), place, counted)


def _of_other_years(year: str, before: str, rest: str) -> bool:
    """Whether a sentence compares years, or tells the history of something."""
    others = re.findall(r"20\d\d(?=年)", before + rest)
    return set(others) - {year} != set() or _OTHERWISE.search(f"{before}年{rest}") is not None


def _gives_figures(before: str, rest: str, at_end: bool) -> bool | None:
    """Whether the words behind a year give figures of it; None where they tell nothing of it.

    `at_end`: the year is printed as its last day (`2023年底`), which is told with 截至 only.
    """
    until = _UNTIL.search(before) is not None
    if at_end != until or not _OPENS.search(before) or _OF_A_THING.search(rest):
        return None
    if _COUNTED.search(rest[:70]) or _ABOUT.search(rest):
        return True
    return False if not until and _DID.search(rest) else None


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around an offset, to full stops and semicolons, as far as it goes on."""
    first, last = max(0, at - _LONGEST), min(len(text), at + _LONGEST)
    start = max(first, *(text.rfind(stop, first, at) + 1 for stop in "。;!?"))
    ends = [found for stop in "。;!?" if (found := text.find(stop, at, last)) >= 0]
    return start, min(ends, default=last)


def _plans(texts: list[tuple[Prose, str]], due: int) -> Iterator[Finding]:
    """Plans for a year that is over: last year's section five."""
    for passage, text in texts:
        for match in _PLAN.finditer(text) if passage.section in {5, 6} else ():
            year = int(match["year"])
            if year not in {due, due - 1} or _OTHERWISE.search(match[0]):
                continue
            yield PLAN_OF_THE_PAST.at(
                passage.span(match.start("year"), match.end("year") + 1),
                due=due,
                year=year,
                plan=match["plan"],
            )
            return


def _deadlines(texts: list[tuple[Prose, str]], due: int) -> Iterator[Finding]:
    """A day in the report's own year before which that same report was to be published."""
    for passage, text in texts:
        for match in _BEFORE.finditer(text):
            start, end = _sentence(text, match.start())
            years = set(re.findall(r"20\d\d(?=年)", text[start:end]))
            if years != {str(due)} or not _THE_REPORT.search(text[start:end]):
                continue
            yield DUE_TOO_EARLY.at(
                passage.span(*match.span("day")), due=due, day=match["day"], level="info"
            )


_LONGEST = 500  # characters that belong to one statement
_AGAIN = Text("这里也是", "here too")
_QUOTED = Pattern(r'《[^《》]*》|"[^"]*"|\[[^\]]*\]')
_YEAR = Pattern(
    r"(?<!\d)(?P<year>20\d\d)年(?:度?(?:全年)?|1月?(?:1日)?[-至到]12月(?:31日)?)"
    r"(?P<end>年?[底末]|12月31日|度末|度终)?(?!\d|以来|[上下]半年|第[一二三四]季)",
    "20",
)
_OPENS = Pattern(
    r"(?:^|[,:)]|情况|方面|[我本](?:街道|[镇乡县区市局委办])|本机关|本单位|截[至止]到?|现将[^,。;]{0,14}|\d[.、]|"
    r"[一二三四五六七八九十][、是])$"
)
_UNTIL = Pattern(r"截[至止]到?$")
_OF_A_THING = Pattern(
    r"^(?:[、和及与/]|部门|单位|财政|预算|决算|国家|全国|省|自治区|第|政府工作报告|法治|[政府务信息公开工作度年]*(?:要点|年报|报告|计划|方案|任务|"
    r"考核|评估)|[结转]转|重点|重大|普通|版|级|届|修|新修|起|制(?![定发](?:行政)?规范性文件(?:\d|共))|出台|印发|成立|[“\"]?三公)"
)
_OTHERWISE = Pattern(
    r"[较比与](?:20\d\d|上|去|前)|同比|同期|相比|对比|上年(?!度?结转)|去年|上一年(?!度?结转)|往年|历年|年(?:\d+月)?(?:\d+日)?起|"
    r"修订|施行|规划|预算|决算|年报|年度报告[^。;]{0,6}\d|通知|要点|整改|反馈|获[得评]|荣获|评为|成立|设立|上线|开通|启用|建成|挂牌"
)
_COUNTED = Pattern(
    r"(?:共|累计|合计|主动|新)?(?:收到|受理|接收|接到|公开|发布|制定|制发|制作|出台|办理|办结|答复|回复|举办|召开|开展|组织|收取|更新|"
    r"新增|推送|刊发|审核|发生|产生|报送|公示)[^。;]{0,30}?(?:\d|[零一二三四五六七八九十百]+)[\d.万]*[余多]?(?:条|件|次|篇|项|个|期|场|元|份|宗|起|例)|"
    r"(?:未|没有?)(?:收到|接到|发生|收取|产生|制定|制发|出现)"
)
_PLANNED = Pattern(r"将|计划|拟|力争|预计|要|目标|争取|下一步|今后")
_ABOUT = Pattern(
    r"^(?:主动公开|依申请公开|政府信息|政务公开|信息公开|总体)[^,。;]{0,16}(?:情况:?$|(?:情况|报告|汇报)[^,。;]{0,8}如下)"
)
_DID = Pattern(
    r"^[,:]?(?:在[^。;]{2,24}下,)?(?:[我本全][^,。;]{1,6}|[^,。;]{2,16}(?:[镇乡县区市局委办会厅]|街道|政府|办公室|管委会|中心))?[,]?[^,。;]{0,12}"
    r"(?:认真(?:贯彻|落实|执行|做好)|全面贯彻|深入贯彻|严格(?:按照|执行|落实)|坚持以|高度重视|虽然?取得|工作[^,。;]{0,6}取得|紧紧围绕)"
)
_PLAN = Pattern(
    r"(?:^|(?<=[。;,:、)]))(?:在)?(?P<year>20\d\d)年度?,?(?:在今后的?工作中,?)?(?:[我本][^,。;]{1,8}|[^,。;不虽已了]{0,12}),?"
    r"(?P<plan>将(?:进一步|继续|从以下|从下|重点|着力|不断|认真|持续|围绕|切实|主要))",
    "将",
)
_BEFORE = Pattern(
    r"(?P<day>20\d\d年[1-3]月\d{1,2}日)(?:之|以)?前[^。;]{0,24}(?:公布|发布|公开|报送|上报)",
    "日前", "日之前", "日以前",
)  # fmt: skip
_THE_REPORT = Pattern("本报告|年度报告|年报")
