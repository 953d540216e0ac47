"""Outcomes that call for a word in the text, and words that call for an outcome."""

from collections.abc import Iterator

from govlint import (
    Cell,
    Fact,
    Facts,
    Finding,
    Note,
    Pattern,
    Report,
    Source,
    Span,
    Text,
    passages,
    rule,
)
from govlint.text.characters import integer


@rule(
    "GL305",
    "unpaid-without-fee-notice",
    "有逾期未缴费件的，应当说明收费情况",
    en="Where fees went unpaid the report says what was charged",
    basis="《政府信息公开条例》第四十二条；国办公开办函〔2021〕30号 表三（六）2",
    level="warning",
    confidence="medium",
    note="""表三（六）2 有件数，说明发过收费通知。正文只字不提收费，读者不知道收费通知和收取的情况，
    也会疑心这个数字填错了格。

    只看各部分大体齐全的报告；正文任何一处提到处理费、收费、缴费、费用或收取的都不提示。表格做成图片
    或说明写在附件里的可能误报：在第六部分补一句即可；数字填错格的请改表格。""",
)
def unpaid_without_fee_notice(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """A figure in row （六）2 of table 3 means that fee notices were sent. If the text has no word
    of fees, readers do not learn what was charged, and may think the figure stands in the wrong
    cell.

    Only whole reports are looked at, and any word of fees in the text will do. Where they are told
    of in an appendix or a picture, add a sentence to section six; if the figure is in the wrong
    cell, correct the table.
    """
    unpaid = facts.get("requests", "outcome.other.fee_unpaid", "total")
    if unpaid is None or not unpaid.value or not report.whole:
        return
    if any(word in said.text for said in passages(source, report) for word in _FEES):
        return
    yield Finding(
        unpaid.place,
        Text(
            f"逾期未缴费不再处理的有 {unpaid.value} 件，正文却没有说明收费通知和收取情况",
            f"{unpaid.value} ended for want of payment, yet nothing is said of fees",
        ),
        Text(
            "请在第六部分写明发出收费通知的件数、金额和实际收取的金额",
            "say in section six what was charged and what was paid",
        ),
        cell=unpaid.cell,
        stated=unpaid.raw.strip(),
    )


_FEES = ("处理费", "收费", "缴费", "费用", "收取")


@rule(
    "GL307",
    "withdrawn-unclassified",
    "申请人撤回的申请宜计入“其他处理”",
    en="Requests withdrawn are counted among the other outcomes",
    basis="通行做法（撤回的申请计入表三（六）3.其他）",
    level="info",
    confidence="low",
    note="""申请人撤回的申请，通常计入表三（六）3“其他”。正文说的撤回件数比这一格还多，可能是漏计，
    也可能计进了别的结果。

    讲复议、诉讼、行政许可和往年情况的句子不看，这一格读不出时不说。对办理之前就撤回的申请，有的单位
    不计入办理结果，各地做法不一：口径如此的不必改，所以把握小。""",
)
def withdrawn_unclassified(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Requests that were withdrawn are mostly counted in row （六）3 of table 3. If the text has
    more of them than that row, they were left out or counted as something else.

    Sentences on remedies, licences and other years are left alone, and so is a row that could not
    be read. Some bodies do not count what is withdrawn before it is handled: then leave it, so this
    is only a hint.
    """
    other = facts.get("requests", "outcome.other.other", "total")
    other = other or facts.get("requests", "outcome.other", "total")
    if other is None or other.value is None:
        return
    for said in passages(source, report):
        for start, end in said.sentences() if "撤" in said.text else ():
            match = _WITHDRAWN.search(said.text, start, end)
            about = said.text[start : match.end() + 6] if match else ""
            if match is None or any(word in about for word in _NOT_THEM):
                continue
            count = integer(match["after"] or match["before"]) or 0
            if count > other.value:
                yield _withdrawn(said.span(*match.span()), count, other)
                return


def _withdrawn(place: Span, count: int, other: Fact) -> Finding:
    stated = other.raw.strip()
    return Finding(
        place,
        Text(
            f"正文说撤回申请 {count} 件，表三（六）“其他”只有 {stated} 件",
            f"{count} requests withdrawn, but only {stated} other outcomes in table 3",
        ),
        Text(
            "撤回的申请一般计入“其他处理”的“3.其他”，请核对",
            "requests withdrawn are usually counted there",
        ),
        related=(Note(other.place, Text("表三“其他”", "other outcomes"), other.cell, stated),),
    )


_COUNT = r"\d{1,4}|[一二两三四五六七八九十]{1,2}"
_WITHDRAWN = Pattern(
    rf"(?:撤[回销](?:政府信息公开)?的?申请的?|申请人(?:主动|自行|自愿)?撤[回销]的?)(?:共|有)?"
    rf"(?P<after>{_COUNT})件|"
    rf"(?P<before>{_COUNT})件(?:申请)?(?:系|为|由|因|被)?申请人(?:主动|自行|自愿)?撤[回销]",
    *("撤回", "撤销"),
)
_NOT_THEM = ("复议", "诉讼", "起诉", "行政许可", "上年", "同期", "去年")


@rule(
    "GL402",
    "direct-litigation",
    "不予公开的，先申请行政复议再起诉",
    en="Refusals go to review before they go to court",
    basis="《行政复议法》（2023年修订）第二十三条（2024年1月1日起，对不予公开应当先申请行政复议）",
    level="info",
    confidence="low",
    note="""2023年修订的《行政复议法》自2024年1月1日起施行，第二十三条规定对不予公开应当先申请行政复
    议。表四有未经复议直接起诉的，表三又有不予公开的，就需要核对起诉的是哪一种答复。

    2024年度以前的报告不查，没有不予公开的不提示。针对其他答复，或者针对2024年以前的答复起诉的，可以
    直接起诉，数字并没有错：核对属实的不必改。""",
)
def direct_litigation(facts: Facts) -> Iterator[Finding]:
    """By article 23 of the law on administrative review, as revised in 2023 and in force since 1
    January 2024, refusals go to review first. With direct suits in table 4 and refusals in table 3,
    see which replies the suits were about.

    Reports before 2024 are left alone, and those without any refusal. Suits about other replies, or
    about replies before 2024, may go to court directly: then the figures are right and nothing need
    be changed.
    """
    direct = facts.get("remedies", "litigation.direct", "total")
    if direct is None or not direct.value or (facts.year or 0) < 2024:
        return
    refused = [
        fact
        for fact in facts.items
        if fact.row.startswith("outcome.refused.") and fact.column == "total" and fact.value
    ]
    if refused:
        yield Finding(
            direct.place,
            Text(
                f"未经复议直接起诉 {direct.value} 件；2024年起对不予公开决定应当先申请复议，"
                "请核对这些案件是否针对其他答复",
                f"{direct.value} cases without review; since 2024 refusals must be reviewed first",
            ),
            Text(
                "针对其他答复或此前答复的，不必改动",
                "if they are about other or earlier replies, leave it as it is",
            ),
            cell=Cell("remedies", "litigation.direct", "total"),
            stated=direct.raw.strip(),
        )
