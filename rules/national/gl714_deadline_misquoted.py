from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, passages, rule

MESSAGE = Message(
    zh="3月31日前是县级以上地方人民政府公布年度报告的期限",
    en="31 March is when governments of counties and above publish",
    help_zh="部门的期限是1月31日前；乡镇、街道按当地规定",
    help_en="departments publish by 31 January, townships as told locally",
)


@rule(
    "GL714",
    "deadline-misquoted",
    "部门、乡镇的年度报告不适用3月31日的期限",
    en="31 March is the date for governments of counties and above",
    basis="《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条：部门每年1月31日前，县级以上地方人民政府3月31日前",
    level="info",
    confidence="medium",
    words=("3月31日",),
)
def deadline_misquoted(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    body = facts.body if "3月31日" in source.folded else None
    own = body is not None and (
        body.kind in {"department", "street"} or (body.level == "township" and body.kind != "")
    )
    if not own or (facts.year or 0) < 2019:
        return
    for passage in passages(source, report):
        for start, end in passage.sentences() if passage.section < 2 else ():
            match = _MARCH.search(passage.text, start, end)
            if match and "条例" in passage.text[start:end]:
                yield MESSAGE.at(passage.span(*match.span("date")))
                return


_MARCH = Pattern(
    r"(?P<date>3月31日)[之以]?前[^。;]{0,40}(?:公布|发布|公开)[^。;]{0,40}(?:年度报告|年报)",
    "3月31日",
)
