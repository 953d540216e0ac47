from collections.abc import Iterator

from govlint import Finding, Message, Report, Source, excerpt, rule

from .lib.fees import names_processing_fee, texts_on_fees, vague_fees

MESSAGE = Message(
    zh="“{printed}”没有指明是信息处理费",
    en="“{printed}” does not say that processing fees are meant",
    help_zh="可写作“本年度收取信息处理费0元”，有收取的写明件数和金额",
    help_en="say what processing fees were charged: how many, and how much",
)


@rule(
    "GL121",
    "fee-statement-vague",
    "收费情况宜指明是信息处理费",
    en="What is said of fees names the information processing fee",
    basis="《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；通行做法",
    level="info",
    confidence="medium",
    since=2021,
)
def fee_statement_vague(report: Report, source: Source) -> Iterator[Finding]:
    if report.section(6) is None:
        return
    texts = list(texts_on_fees(report, source))
    if any(names_processing_fee(passage) for passage in texts):
        return
    for passage in reversed(texts):
        found = vague_fees(passage)
        if found is None:
            continue
        yield MESSAGE.at(passage.span(*found.span()), printed=excerpt(found[0]))
        return
