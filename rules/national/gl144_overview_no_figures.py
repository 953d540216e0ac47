from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, rule

from .lib.parts import overview

SHORT = 150

MESSAGE = Message(
    zh="总体情况没有一个数据",
    en="there is no figure in the overview",
    help_zh="请写明主动公开的条数、收到申请的件数等",
    help_en="say how much was disclosed, how many requests came in",
)


@rule(
    "GL144",
    "overview-no-figures",
    "总体情况应当有数据",
    en="The overview gives figures",
    basis="通行做法（各地编制要求“数据详实”）",
    level="info",
    confidence="medium",
    yields_to=("GL108", "GL143"),
)
def overview_no_figures(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    part = overview(source, report, facts)
    if part is None or part.length < SHORT or part.on_the_report_only:
        return
    if not _COUNT.search(_NO_COUNT.compiled.sub("", part.prose.text)):
        yield MESSAGE.at(part.place)


_NO_COUNT = Pattern(r"(?:19|20)\d\d年|(?<!\d)\d+[月日号届]|\[\d+\]|12345|7[xX×]24|“?十四五|1\+")
_COUNT = Pattern(
    r"\d|[一二三四五六七八九十百千万两](?:余|多)?[条件期篇场份宗起次](?!化|性)|"
    r"(?:未|没有?|无|零)[^,。;]{0,12}(?:申请|发生|复议|报告)"
)
