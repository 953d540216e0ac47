from collections.abc import Iterator

from govlint import Copied, Digest, Finding, Message, Text, excerpt, rule

from .lib.copied import most_telling, quoted

MESSAGE = Message(
    zh="文字、数字大半照抄本单位{year}年的报告（{share}%），只换了年份：如“{words}”",
    en="most words and figures are those of the report of {year} ({share} %), with another year: "
    "“{words}”",
    help_zh="请写本年度的新情况，逐项核对数字",
    help_en="write what happened this year, and look up every figure",
)


@rule(
    "GL606",
    "copied-from-last-year",
    "报告应当写本年度的情况，不照抄上年",
    en="A report tells of its own year, not in the words of last year's",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号（上一年度的情况）",
    level="warning",
    confidence="medium",
)
def copied_from_last_year(digest: Digest, reused: Copied) -> Iterator[Finding]:
    place, words = most_telling(digest, reused)
    report = Text(f"{reused.year}年", f"{reused.year}")
    yield MESSAGE.at(
        place,
        year=reused.year,
        share=reused.share,
        words=excerpt(words, 30),
        related=quoted(reused, report),
    )
