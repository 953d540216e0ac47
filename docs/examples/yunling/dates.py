from collections.abc import Iterator
from datetime import date

from govlint import Facts, Finding, Message, rule

LATE = Message(zh="落款 {signed}，迟于1月20日", en="signed on {signed}, after 20 January")


@rule("YL101", "yunling-signed-in-january", "年度报告应当在1月20日前定稿",
      en="The report is signed by 20 January", basis="云岭市年度报告编制通知（示例）", level="warning")
def signed_in_january(facts: Facts) -> Iterator[Finding]:
    """Our city wants every report, also a township's, ready by 20 January."""
    signed = facts.particulars.signed_date
    if signed and facts.year and signed.value > date(facts.year + 1, 1, 20):
        yield LATE.at(signed, signed=signed.value)
