from collections.abc import Iterator

from govlint import Facts, Finding, Message, Report, Source, rule

from .lib.parts import overview

SHORT = 150

MESSAGE = Message(
    zh="总体情况只有 {length} 个字，写不清五个方面的工作",
    en="{length} characters are too few for the overview’s five aspects",
    help_zh="请写明本年度主动公开、依申请公开、政府信息管理、平台建设、监督保障的情况",
    help_en="tell of disclosure, requests, management, platforms and oversight in the year",
)


@rule(
    "GL145",
    "overview-short",
    "总体情况不应过于简略",
    en="The overview is not too short",
    basis="国办公开办函〔2021〕30号（“发布内容不准确不全面或者内容雷同、敷衍塞责”应予问责）",
    level="warning",
    confidence="medium",
    yields_to=("GL108", "GL143"),
)
def overview_short(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    part = overview(source, report, facts)
    if part is not None and part.length < SHORT and not part.on_the_report_only:
        yield MESSAGE.at(part.place, length=part.length)
