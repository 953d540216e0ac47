"""Sentences on information processing fees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint import Pattern, Prose, Report, Source, leaves, passages, prose

STATED_FEE = Pattern(
    r"信息处理费(?:用|[^,。;\d]{0,12}?)(?:共计?|合计|为|:)?(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)",
    "信息处理费",
)


def texts_on_fees(report: Report, source: Source) -> Iterator[Prose]:
    """The report's prose, section six last with all that stands there, be it in a table."""
    yield from (passage for passage in passages(source, report) if passage.section != 6)
    six = report.section(6)
    if six is not None:
        inner = [leaf for block in six.blocks for leaf in leaves(block)]
        yield prose(source, [six.heading, *inner, *report.signoff], 6)


def names_processing_fee(passage: Prose) -> bool:
    """Whether a text speaks of the processing fee itself, not only of the rules on it."""
    for match in _PROCESSING.finditer(passage.text):
        opened, closed = (passage.text.rfind(mark, 0, match.start()) for mark in "《》")
        rest = passage.text[match.end() :].partition("。")[0]
        if opened <= closed or _CHARGED.search(rest):
            return True
    return False


def vague_fees(passage: Prose) -> re.Match[str] | None:
    """What a text says of fees, where these can be none but those for information."""
    for match in _FEES.finditer(passage.text):
        start = max(passage.text.rfind(stop, 0, match.start()) for stop in "。;,") + 1
        clause = passage.text[start : match.end() + 8]
        before = passage.text[max(0, match.start() - _NEAR) : match.end() + 12]
        if _OTHER_FEES.search(clause):
            continue
        if passage.section == 6 or _OF_INFORMATION.search(before):
            return match
    return None


_NEAR = 60


_CHARGED = Pattern(r"收取|收费|费用|缴")


_PROCESSING = Pattern(r"处理费|收费通知", "处理费", "收费通知")


_FEES = Pattern(
    r"(?:未|没有?|无|免|不|零|(?<!\d)0)[^。;,]{0,14}?(?:收取|收缴|收费|费用)(?:任何费用|费用)?|"
    r"免费[^。;,]{0,12}(?:提供|公开)|"
    r"(?:收费|收取|费用)[^。;,]{0,14}?(?:\d+元?|零|无|没有)|"
    r"(?:收费|费用)及?减免",
    "费",
    "收取",
)


_OTHER_FEES = Pattern(
    r"经费|三公|事业性|乱收费|违规收费|收费(?:清单|目录|标准|项目|公示|站)|"
    r"免费(?:wifi|WIFI|Wi|WiFi|无线|开放|代办|停车|上网|邮寄)|学费|水费|电费|医疗|教育收费|消费|支出|节约"
)


_OF_INFORMATION = Pattern(r"申请|信息公开|公开信息|政府信息")
