from collections.abc import Iterator
from datetime import date

from govlint import Facts, Finding, Message, Report, Source, Text, rule

from .lib.page_dates import OF_PAGE, dated

MESSAGE = Message(
    zh="{called}{stated}，迟于{body}年度报告的公布期限{due}",
    en="{called} {stated}, later than {due}, when the report of {body} is due",
    help_zh="请核对日期；确已逾期的，请说明情况",
    help_en="check the date; if late, say why",
)


@rule(
    "GL114",
    "published-late",
    "年度报告应当按期公布",
    en="The report is published in time",
    basis="《政府信息公开条例》第四十九条：部门1月31日前、县级以上地方人民政府3月31日前",
    level="warning",
    confidence="medium",
    since=2019,
    yields_to=["GL608"],
)
def published_late(facts: Facts, report: Report, source: Source) -> Iterator[Finding]:
    (signed, called), year, body = dated(facts, report, source), facts.sure_year, _body(facts)
    if signed is None or year is None or body is None:
        return
    due = date(year + 1, 1, 31) if body.zh == "部门" else date(year + 1, 3, 31)
    if signed.value > due:
        level = "info" if called is OF_PAGE else None  # a page may have been published anew
        yield MESSAGE.at(
            signed, body=body, due=due, stated=signed.value, called=called, level=level
        )


def _body(facts: Facts) -> Text | None:
    """What the law calls the body; None where it names no day for it, or the name leaves doubt."""
    own = facts.body
    if own is None or own.level == "township":
        return None
    if own.kind == "department":
        sure = own.level or own.seat.endswith("市") or not own.seat
        return Text("部门", "a department") if sure else None
    return Text("政府", "a government") if own.kind in {"government", "office"} else None
