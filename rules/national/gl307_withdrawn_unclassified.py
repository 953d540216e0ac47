from collections.abc import Iterator

from govlint import (
    Fact,
    Facts,
    Finding,
    Message,
    Note,
    Pattern,
    Report,
    Source,
    Span,
    Text,
    integer,
    passages,
    rule,
)

MESSAGE = Message(
    zh="正文说撤回申请 {count} 件，表三（六）“其他”只有 {printed} 件",
    en="{count} requests withdrawn, but only {printed} other outcomes in table 3",
    help_zh="撤回的申请一般计入“其他处理”的“3.其他”，请核对",
    help_en="requests withdrawn are usually counted there",
)


@rule(
    "GL307",
    "withdrawn-unclassified",
    "申请人撤回的申请宜计入“其他处理”",
    en="Requests withdrawn are counted among the other outcomes",
    basis="通行做法（撤回的申请计入表三（六）3.其他）",
    level="info",
    confidence="low",
    words=("撤回", "撤销"),
)
def withdrawn_unclassified(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    other = facts.get("requests", "outcome.other.other", "total")
    other = other or facts.get("requests", "outcome.other", "total")
    if other is None or other.value is None:
        return
    for passage in passages(source, report):
        for start, end in passage.sentences() if "撤" in passage.text else ():
            match = _WITHDRAWN.search(passage.text, start, end)
            about = passage.text[start : match.end() + 6] if match else ""
            if match is None or any(word in about for word in _NOT_THEM):
                continue
            count = integer(match["after"] or match["before"]) or 0
            if count > other.value:
                yield _withdrawn(passage.span(*match.span()), count, other)
                return


def _withdrawn(place: Span, count: int, other: Fact) -> Finding:
    printed = other.raw.strip()
    beside = Note(other.place, Text("表三“其他”", "other outcomes"), other.cell, printed)
    return MESSAGE.at(place, count=count, printed=printed, related=(beside,))


_COUNT = r"\d{1,4}|[一二两三四五六七八九十]{1,2}"
_WITHDRAWN = Pattern(
    rf"(?:撤[回销](?:政府信息公开)?的?申请的?|申请人(?:主动|自行|自愿)?撤[回销]的?)(?:共|有)?"
    rf"(?P<after>{_COUNT})件|"
    rf"(?P<before>{_COUNT})件(?:申请)?(?:系|为|由|因|被)?申请人(?:主动|自行|自愿)?撤[回销]",
    *("撤回", "撤销"),
)
_NOT_THEM = ("复议", "诉讼", "起诉", "行政许可", "上年", "同期", "去年")
