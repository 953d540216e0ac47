from collections.abc import Iterator
from datetime import date

from govlint import Digest, Facts, Finding, Message, Span, Text, rule

MESSAGE = Message(
    zh="{called}{stated}，迟于报送期限{due} {days} 天",
    en="{called} {stated}, {days} days after {due}, when it was due",
    help_zh="请核对日期；确已逾期的，请说明情况",
    help_en="check the date; if late, say why",
)


@rule(
    "GL608",
    "report-late",
    "年度报告应当按期报送",
    en="The report is handed in in time",
    basis="《政府信息公开条例》第四十九条：部门1月31日前、县级以上地方人民政府3月31日前",
    level="warning",
    confidence="medium",
)
def report_late(digest: Digest, facts: Facts, due: str) -> Iterator[Finding]:
    signed, last = digest.signed or digest.published, date.fromisoformat(due)
    if not signed or date.fromisoformat(signed) <= last:
        return
    stated = facts.particulars.signed_date
    title = facts.particulars.title
    place = stated.place if stated else title.place if title else Span(0, 0)
    called = Text("落款日期", "signed on") if stated else Text("网页发布时间", "published on")
    day = date.fromisoformat(signed)
    found = MESSAGE.at(place, called=called, stated=day, due=last, days=(day - last).days)
    # A page may have been published anew.
    yield found._replace(level=None if stated else "info", stated=signed)
