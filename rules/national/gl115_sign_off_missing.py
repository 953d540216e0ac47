from collections.abc import Iterator
from itertools import islice

from govlint import Facts, Finding, Message, Report, Span, Text, fold, lazy, rule

MESSAGE = Message(
    zh="文末没有{lacking}",
    en="no {lacking} at the end of the report",
    help_zh="请在文末写明单位名称和成文日期",
    help_en="end with the organ's name and the date",
)


@rule(
    "GL115",
    "sign-off-missing",
    "文末应当有落款单位和日期",
    en="The report ends with the organ and the date",
    basis="通行做法；网页发布的报告常以页面信息代替",
    level="info",
    confidence="medium",
)
def sign_off_missing(report: Report, facts: Facts) -> Iterator[Finding]:
    organ, signed = facts.particulars.signed_organ, facts.particulars.signed_date
    if (organ and signed) or not report.sections:
        return
    if signed is None and any(_MONTH.search(text) for text in _last_texts(report)):
        return  # a date in some other print
    lacking = Text("落款单位和日期", "organ and date")
    if organ or signed:
        lacking = Text("落款日期", "date") if organ else Text("落款单位", "organ")
    yield MESSAGE.at(_last_line(report), lacking=lacking)


def _last_texts(report: Report) -> list[str]:
    texts = (fold(leaf.text).strip() for leaf in reversed([*report.leaves()]))
    return list(islice(filter(None, texts), 4))


def _last_line(report: Report) -> Span:
    for leaf in reversed([*report.leaves()]):
        if leaf.inner.end > leaf.inner.start and leaf.kind != "PAGE":
            return leaf.inner
    return Span(0, 0)


_MONTH = lazy(r"(?:20\d\d|[二2][〇零○oO0一二三四五六七八九十]{3})\s*年.{1,3}月[^,。;]{0,6}$")
