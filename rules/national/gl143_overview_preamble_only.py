from collections.abc import Iterator

from govlint import Facts, Finding, Message, Report, Source, rule

from .lib.parts import overview

MESSAGE = Message(
    zh="总体情况只有编制依据、统计期限等说明，没有写本年度的工作",
    en="the overview only says how the report was made, nothing of the year’s work",
    help_zh="请写明本年度主动公开、依申请公开、政府信息管理、平台建设、监督保障的情况",
    help_en="tell of disclosure, requests, management, platforms and oversight in the year",
)


@rule(
    "GL143",
    "overview-preamble-only",
    "总体情况不应只有编制说明",
    en="The overview is more than a note on the report",
    basis="国办公开办函〔2021〕30号（“发布内容不准确不全面或者内容雷同、敷衍塞责”应予问责）",
)
def overview_preamble_only(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    part = overview(source, report, facts)
    if part is not None and part.on_the_report_only:
        yield MESSAGE.at(part.place)
