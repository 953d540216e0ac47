"""Section one, the overview: how much it tells of the year's work."""

from collections.abc import Iterator

from govlint import Facts, Finding, Pattern, Report, Source, Text, rule
from govlint.language.parts import Part, Subheading, overview, subheadings
from govlint.model.prose import excerpt

RESPONSIBLE = "国办公开办函〔2021〕30号（“发布内容不准确不全面或者内容雷同、敷衍塞责”应予问责）"
SHORT = 150


@rule(
    "GL143",
    "overview-preamble-only",
    "总体情况不应只有编制说明",
    en="The overview is more than a note on the report",
    basis=RESPONSIBLE,
    note="""只写编制依据、统计期限、下载地址的总体情况，没有说出这一年做了什么。国办公开办函
    〔2021〕30号把内容敷衍塞责列为应予问责的情形。

    有一句写到工作、件数或者“未收到”的就不提示；2021年度以前的报告和不完整的片段不查。总体情况的正文
    放到前言或附件里的也会引出这条：请移到标题下面。""",
)
def overview_preamble_only(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """An overview of nothing but the basis, the period and the address of the report says nothing
    of the year’s work. The notice of 2021 names perfunctory reports as what bodies answer for.

    One sentence on any work, a count or “未收到” will do; reports before 2021 and excerpts are left
    alone. Where the text of the overview stands in the preamble or in an appendix, move it below
    its heading.
    """
    part = overview(source, report, facts)
    if part is not None and part.on_the_report_only:
        yield Finding(
            part.place,
            Text(
                "总体情况只有编制依据、统计期限等说明，没有写本年度的工作",
                "the overview only says how the report was made, nothing of the year’s work",
            ),
            _TELL,
        )


@rule(
    "GL144",
    "overview-no-figures",
    "总体情况应当有数据",
    en="The overview gives figures",
    basis="通行做法（各地编制要求“数据详实”）",
    level="info",
    confidence="medium",
    note="""总体情况里一个数字也没有，读者看不出公开了多少、收到多少申请，也没法与上一年比较。

    写明没有的（如“未收到申请”）也算数据，年份、日期、热线号码不算；2021年度以前的报告不查，太短的
    由 GL145 指出。“数据详实”是各地的编制要求，不是统一规定，数字都在表里的可以不改，所以只作提示。
    """,
)
def overview_no_figures(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Without a single figure in the overview readers do not see how much was disclosed and how
    many requests came in, nor how that compares with the year before.

    To say that there was none counts as a figure; years, dates and hotline numbers do not. Reports
    before 2021 are left alone, and GL145 tells of those that are too short. Figures are asked for
    by local practice, not by the form, so this is only information: they may all be in the tables.
    """
    part = overview(source, report, facts)
    if part is None or part.length < SHORT or part.on_the_report_only:
        return
    if not _COUNT.search(_NO_COUNT.compiled.sub("", part.said.text)):
        yield Finding(
            part.place,
            Text("总体情况没有一个数据", "there is no figure in the overview"),
            Text(
                "请写明主动公开的条数、收到申请的件数等",
                "say how much was disclosed, how many requests came in",
            ),
        )


_NO_COUNT = Pattern(r"(?:19|20)\d\d年|\d+[月日号届]|\[\d+\]|12345|7[xX×]24|“?十四五|1\+")
_COUNT = Pattern(
    r"\d|[一二三四五六七八九十百千万两](?:余|多)?[条件期篇场份宗起次](?!化|性)|"
    r"(?:未|没有?|无|零)[^,。;]{0,12}(?:申请|发生|复议|报告)"
)


@rule(
    "GL145",
    "overview-short",
    "总体情况不应过于简略",
    en="The overview is not too short",
    basis=RESPONSIBLE,
    level="warning",
    confidence="medium",
    note="""总体情况要写到五个方面，不足150字很难写清楚，容易被看作应付。国办公开办函〔2021〕30号把
    内容敷衍塞责列为应予问责的情形。

    数的是各段的字和标点，表格不算；2021年度以前的报告和不完整的片段不查，只有编制说明的由 GL143 指
    出。150字不是统一规定：事情确实不多、各方面都写到了的，不必凑字数。""",
)
def overview_short(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The overview is to tell of five aspects, for which fewer than 150 characters hardly suffice;
    it will look perfunctory, which the notice of 2021 names as what bodies answer for.

    Characters and punctuation of the paragraphs are counted, tables are not. Reports before 2021
    and excerpts are left alone; GL143 tells of mere notes on the report. No rule says 150: where
    little happened and each aspect is told, do not pad it.
    """
    part = overview(source, report, facts)
    if part is not None and part.length < SHORT and not part.on_the_report_only:
        yield Finding(
            part.place,
            Text(
                f"总体情况只有 {part.length} 个字，写不清五个方面的工作",
                f"{part.length} characters are too few for the overview’s five aspects",
            ),
            _TELL,
        )


@rule(
    "GL147",
    "aspect-none-only",
    "小标题下不宜只写“无”",
    en="More than “无” stands below a heading",
    basis=RESPONSIBLE,
    level="info",
    note="""小标题下面只有一个“无”字，读者不知道没有的是什么：没有收到申请，没有设平台，还是没有内容
    可写。

    只看总体情况里的小标题，几处合起来说一次；已经写成一句的（如“本年度未收到申请”）不提示，第六部分
    写“无”也不在此列。意思并没有错，只作提示，改成完整的一句更清楚。""",
)
def aspect_none_only(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Below a heading a mere “无” does not say what there was none of: no request, no platform, or
    nothing to write.

    Only headings of the overview are looked at, several at once. A sentence (“本年度未收到申请”) is
    fine, and so is “无” in section six. Nothing is wrong in it, so this is only information; a full
    sentence is clearer.
    """
    part = overview(source, report, facts)
    found = [one for one in subheadings(part) if _below(part, one) in _NONE] if part else []
    if part is None or not found:
        return
    heading, told = found[0], _below(part, found[0])
    start = part.said.text.index(told, heading.below[0])
    printed = excerpt(source.text[slice(*part.said.span(heading.start, heading.end))])
    more = Text(f"等 {len(found)} 处", f" and {len(found) - 1} more") if found[1:] else Text("", "")
    yield Finding(
        part.said.span(start, start + len(told)),
        Text(
            f"“{printed}”{more.zh}之下只写了“{told}”",
            f"all that stands below “{printed}”{more.en} is “{told}”",
        ),
        Text(
            "请写成完整的一句，如“本年度未收到政府信息公开申请”",
            "say in a sentence what there was none of",
        ),
    )


def _below(part: Part, heading: Subheading) -> str:
    """What a heading heads, without the marks around it."""
    return part.said.text[slice(*heading.below)].strip("\n:,。;、")


_NONE = frozenset(("无", "暂无", "没有", "无此情况", "无相关情况"))
_TELL = Text(
    "请写明本年度主动公开、依申请公开、政府信息管理、平台建设、监督保障的情况",
    "tell of disclosure, requests, management, platforms and oversight in the year",
)
