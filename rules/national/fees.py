"""The statement on information processing fees: whether there is one, and whether it names them."""

import re
from collections.abc import Iterator

from govlint import Facts, Finding, Pattern, Prose, Report, Source, Text, passages, rule
from govlint.model.prose import excerpt, prose
from govlint.model.tree import leaves

BASIS = "《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
SINCE = 2021


@rule(
    "GL120",
    "fee-statement-missing",
    "应当说明信息处理费收取情况",
    en="The report says what information processing fees were charged",
    basis=BASIS,
    level="warning",
    confidence="medium",
    note="""信息处理费收没收、收了多少，通行的做法是写在第六部分。一字不提，读者分不清是没有收取还是
    漏报。

    2021年度起、有第六部分的报告才查，写在哪一部分都算；只说“未收取任何费用”的由 GL121 提示。经费、
    收费清单、免费上网等不算，只引用管理办法的名称也不算。当地要求报在别处的可以不改，写一句更清楚。
    """,
)
def fee_statement_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """It is common practice to say in section six whether processing fees were charged, and how
    much. Without a word readers cannot tell whether there were none or they were left out.

    Only reports for 2021 and later with a section six are looked at, and a word in any section will
    do; of a general “未收取任何费用” GL121 speaks. Budgets, lists of charges or free internet are
    no such word, nor is the name of the fee rules alone. Where the place has it reported elsewhere,
    a sentence still helps.
    """
    six = report.section(6)
    if six is None or (facts.year or SINCE) < SINCE:
        return
    if any(_named(said) or _vague(said) for said in _texts(report, source)):
        return
    yield Finding(
        six.heading.inner,
        Text("全文没有说明信息处理费收取情况", "nothing is said of information processing fees"),
        Text(
            "请在第六部分写明本年度信息处理费收取情况；没有收取的，写明收取0元",
            "state in section six what fees were charged in the year; 0 if none",
        ),
    )


@rule(
    "GL121",
    "fee-statement-vague",
    "收费情况宜指明是信息处理费",
    en="What is said of fees names the information processing fee",
    basis=f"{BASIS}；通行做法",
    level="info",
    confidence="medium",
    note="""“未收取任何费用”没有说清是哪一种费用。依申请公开只可能收取信息处理费，指名写出来，读者才
    不会误会。

    全文有一处写明信息处理费的就不提示；经费、收费目录、免费上网等不是这类费用，不管；2021年度以前的
    报告不查。意思已经清楚的可以不改，所以只作提示。""",
)
def fee_statement_vague(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The words “未收取任何费用” do not say which fees are meant. For information on request only
    the processing fee can be charged; by its name it cannot be mistaken.

    One mention of the processing fee anywhere is enough. Budgets, lists of charges and free
    internet are other matters, and reports before 2021 are left alone. Words that are clear as they
    are may stay, so this is only information.
    """
    if report.section(6) is None or (facts.year or SINCE) < SINCE:
        return
    texts = list(_texts(report, source))
    if any(_named(said) for said in texts):
        return
    for said in reversed(texts):
        found = _vague(said)
        if found is None:
            continue
        yield Finding(
            said.span(*found.span()),
            Text(
                f"“{excerpt(found[0])}”没有指明是信息处理费",
                f"“{excerpt(found[0])}” does not say that processing fees are meant",
            ),
            Text(
                "可写作“本年度收取信息处理费0元”，有收取的写明件数和金额",
                "say what processing fees were charged: how many, and how much",
            ),
        )
        return


def _texts(report: Report, source: Source) -> Iterator[Prose]:
    """The report's prose, section six last with all that stands there, be it in a table."""
    yield from (said for said in passages(source, report) if said.section != 6)
    six = report.section(6)
    if six is not None:
        inner = [leaf for block in six.blocks for leaf in leaves(block)]
        yield prose(source, [six.heading, *inner, *report.signoff], 6)


def _named(said: Prose) -> bool:
    """Whether a text speaks of the processing fee itself, not only of the rules on it."""
    for match in _PROCESSING.finditer(said.text):
        opened, closed = (said.text.rfind(mark, 0, match.start()) for mark in "《》")
        rest = said.text[match.end() :].partition("。")[0]
        if opened <= closed or _CHARGED.search(rest):
            return True
    return False


def _vague(said: Prose) -> re.Match[str] | None:
    """What a text says of fees, where these can be none but those for information."""
    for match in _FEES.finditer(said.text):
        start = max(said.text.rfind(stop, 0, match.start()) for stop in "。;,") + 1
        clause = said.text[start : match.end() + 8]
        before = said.text[max(0, match.start() - _NEAR) : match.end() + 12]
        if _OTHER_FEES.search(clause):
            continue
        if said.section == 6 or _OF_INFORMATION.search(before):
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
