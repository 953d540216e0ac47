from collections.abc import Iterator

from govlint import Facts, Finding, Message, Report, Source, excerpt, rule, title

from .lib.title import NO_BODY

MESSAGE = Message(
    zh="标题“{said}”没有写机关名称",
    en="the title “{said}” names no body",
    help_zh="请在标题中写明机关名称",
    help_en="name the body in the title",
)


@rule(
    "GL134",
    "title-organ-missing",
    "标题应当写明机关名称",
    en="The title names the body that reports",
    basis="通行做法",
    level="warning",
    confidence="medium",
)
def title_organ_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    said, organ = title(source, report), facts.particulars.organ
    if said is None or not report.whole or "公开" not in said.text:
        return
    stated = facts.particulars.title
    if organ is not None and stated is not None and organ.place == stated.place:
        return
    if not NO_BODY.search(said.text):
        return
    yield MESSAGE.at(
        said.span(0, len(said.text)),
        said=excerpt(said.text, 40),
        level="info" if organ is not None else None,
    )
