"""When a report must be public."""

from collections.abc import Iterator
from datetime import date

from govlint import Facts, Finding, Text, rule

LAW = "《政府信息公开条例》"


@rule(
    "GL114",
    "published-late",
    "年度报告应当按期公布",
    en="The report is published in time",
    basis=f"{LAW}第四十九条：部门1月31日前、县级以上地方人民政府3月31日前",
    level="warning",
    confidence="medium",
    note="""条例第四十九条规定，部门在每年1月31日前、县级以上地方人民政府在每年3月31日前公布上一年度
    的报告。落款比期限晚，不是逾期，就是日期写错了。

    乡镇、街道没有被这一条点名，不查；事业单位、开发区和从名称看不出性质的单位也不查，标题里有几个年
    份的也不说。落款可能是修改后重新发布的日期：首次公布没有逾期的，不必改，注明更新即可。""",
)
def published_late(facts: Facts) -> Iterator[Finding]:
    """Article 49 of the Regulation has departments publish by 31 January and governments of
    counties and above by 31 March. A sign-off after that day is late, or wrongly dated.

    Silent on towns and subdistricts, which the article does not name, on units and zones, where the
    name does not tell what the body is and where the title names several years. The date may be
    that of a revised edition: if the first was in time, a word on the revision will do.
    """
    signed, year, body = facts.particulars.signed_date, facts.sure_year, _body(facts)
    day = signed.value if signed is not None else None
    if signed is None or not isinstance(day, date) or year is None or year < 2019 or not body:
        return
    due = date(year + 1, 1, 31) if body.zh == "部门" else date(year + 1, 3, 31)
    if day <= due:
        return
    stated, limit = (f"{on.year}年{on.month}月{on.day}日" for on in (day, due))
    yield Finding(
        signed.place,
        Text(
            f"落款日期{stated}，迟于{body.zh}年度报告的公布期限{limit}",
            f"signed on {day}, later than {due}, when the report of {body.en} is due",
        ),
        Text("请核对落款日期；确已逾期的，请说明情况", "check the date; if late, say why"),
        stated=str(day),
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
