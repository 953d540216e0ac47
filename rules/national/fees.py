"""The statement on information processing fees."""

import re
from collections.abc import Iterator

from govlint import Facts, Finding, Paragraph, Report, Source, Text, rule
from govlint.prose import prose


@rule(
    "GL120",
    "fee-statement-missing",
    "应当说明信息处理费收取情况",
    en="The report says what information processing fees were charged",
    basis="《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    level="warning",
    confidence="medium",
)
def fee_statement_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Section six, or any other, says nothing of the processing fee (years from 2021 on)."""
    six = next((s for s in report.sections if s.heading.number == 6), None)
    if six is None or (facts.year or 2021) < 2021:
        return
    lines = (
        line for _, block in report.blocks() if isinstance(block, Paragraph) for line in block.lines
    )
    last = "".join(source.folded[six.heading.start :].split())
    if _FEE.search(prose(source, lines).text) or _FEE.search(last) or _ANY_FEE.search(last):
        return
    yield Finding(
        six.heading.inner,
        Text("全文没有说明信息处理费收取情况", "nothing is said of information processing fees"),
        Text(
            "请在第六部分写明本年度信息处理费收取情况；没有收取的，写明收取0元",
            "state in section six what fees were charged in the year; 0 if none",
        ),
    )


_FEE = re.compile(
    r"信息处理费|信息公开(?:工作)?的?(?:收费|费用)|"
    r"(?:未|没有|无|免|不|零|0)[^。;,]{0,14}(?:收取|收费|费用)|免费[^。;,]{0,12}(?:提供|公开)"
)
_ANY_FEE = re.compile(r"(?<![经消花学])费(?!时|力|心)")
