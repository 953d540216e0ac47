from collections.abc import Iterator

from govlint import Copied, Digest, Finding, Message, Text, excerpt, rule

from .lib.copied import most_telling, quoted

MESSAGE = Message(
    zh="与{organ}{year}年的报告雷同 {share}%：{count} 句相同，如“{words}”",
    en="{share} % of its own words are those of the report of “{organ}” of {year}: {count} "
    "sentences are the same, such as “{words}”",
    help_zh="请按本单位的实际情况重写；确系同一通知、同一模板的要求，可列为例外",
    help_en="write what this body did; if a notice prescribes the words, allow it",
)


@rule(
    "GL605",
    "copied-from-organ",
    "报告应当写本机关的情况，不照抄其他单位",
    en="A report tells of its own body, not in the words of another's",
    basis="《政府信息公开条例》第五十条（年度报告应当包括本行政机关的情况）",
    level="warning",
    confidence="medium",
)
def copied_from_organ(digest: Digest, copied: Copied) -> Iterator[Finding]:
    place, words = most_telling(digest, copied)
    report = Text(f"{copied.organ}{copied.year}年", f"“{copied.organ}”, {copied.year}")
    yield MESSAGE.at(
        place,
        organ=copied.organ,
        year=copied.year,
        share=copied.share,
        count=len(copied.sentences),
        words=excerpt(words, 30),
        related=quoted(copied, report),
    )
