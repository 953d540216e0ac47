from collections.abc import Iterator

from govlint import Facts, Finding, Message, Report, Source, Text, excerpt, rule

from .lib.parts import Part, Subheading, overview, subheadings

MESSAGE = Message(
    zh="“{printed}”{more}之下只写了“{told}”",
    en="all that stands below “{printed}”{more} is “{told}”",
    help_zh="请写成完整的一句，如“本年度未收到政府信息公开申请”",
    help_en="say in a sentence what there was none of",
)


@rule(
    "GL147",
    "aspect-none-only",
    "小标题下不宜只写“无”",
    en="More than “无” stands below a heading",
    basis="国办公开办函〔2021〕30号（“发布内容不准确不全面或者内容雷同、敷衍塞责”应予问责）",
    level="info",
)
def aspect_none_only(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    part = overview(source, report, facts)
    found = [one for one in subheadings(part) if _below(part, one) in _NONE] if part else []
    if part is None or not found:
        return
    heading, told = found[0], _below(part, found[0])
    start = part.prose.text.index(told, heading.below[0])
    printed = excerpt(source.text[slice(*part.prose.span(heading.start, heading.end))])
    more = Text(f"等 {len(found)} 处", f" and {len(found) - 1} more") if found[1:] else ""
    yield MESSAGE.at(
        part.prose.span(start, start + len(told)), printed=printed, more=more, told=told
    )


def _below(part: Part, heading: Subheading) -> str:
    """What a heading heads, without the marks around it."""
    return part.prose.text[slice(*heading.below)].strip("\n:,。;、")


_NONE = frozenset(("无", "暂无", "没有", "无此情况", "无相关情况"))
