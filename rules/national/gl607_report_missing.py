from collections.abc import Iterator

from govlint import Finding, Message, Missing, Span, rule

MESSAGE = Message(
    zh="{organ}没有报送{year}年度报告{more}",
    en="“{organ}” has handed in no report for {year}{also}",
    help_zh="请催报；单位已撤并、更名的，在名单里填 to 和 successor；不必报送的，report 填 no",
    help_en="ask for it; for a body that was merged or renamed give `to` and `successor` in the "
    "roster, for one that need not report `no` under `report`",
)
GAP = Message(
    zh="{organ}有{others}年的报告，没有{year}年度报告{more}",
    en="there are reports of “{organ}” for {others}, none for {year}{also}",
    help_zh="请催报；有单位名单的，用 --roster 按名单核对",
    help_en="ask for it; with a roster of the bodies, check by --roster",
)


@rule(
    "GL607",
    "report-missing",
    "应报送的年度报告应当齐全",
    en="Every body that must report has reported",
    basis="《政府信息公开条例》第四十九条（按期公布上一年度政府信息公开工作年度报告）",
)
def report_missing(missing: Missing) -> Iterator[Finding]:
    near = missing.near
    more = f"；{near} 可能就是，请核对" if near else ""
    also = f"; {near} may be it" if near else ""
    others = missing.others
    span = f"{others[0]}—{others[-1]}" if len(others) > 1 else f"{others[0]}" if others else ""
    message = MESSAGE if missing.sure else GAP
    found = message.at(
        Span(0, 0), organ=missing.organ, year=missing.year, more=more, also=also, others=span
    )
    yield found._replace(level=None if missing.sure else "warning", stated=str(missing.year))
