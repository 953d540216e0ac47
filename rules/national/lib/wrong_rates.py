"""Shares, growth and differences told in a sentence, against the figures beside them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govlint import Facts, Finding, Message, Prose, Rate, Report, Source, Text, passages, rates

MESSAGE = Message(
    zh="正文写{way} {stated}，{of}，应为 {computed}",
    en="the text says {way} {rate}{sign}; from {second} and {first} it is {due}{sign}",
    help_zh="请核对数字和百分比",
    help_en="check the figures and the rate",
)


def wrong_rates(report: Report, source: Source, facts: Facts, kinds: set[str]) -> Iterator[Finding]:
    """The findings on rates of some kinds that do not follow from their figures."""
    for passage in passages(source, report):
        for rate in rates(passage, facts.year):
            if rate.kind in kinds and not rate.agrees:
                yield _finding(rate, passage)


def _finding(rate: Rate, passage: Prose) -> Finding:
    first, second = rate.figures
    decimals = max(0, -int(Decimal(rate.stated).as_tuple().exponent))
    value = round(rate.computed, decimals) if rate.kind != "difference" else rate.computed
    unit = first.unit if rate.kind == "difference" else "%"
    way = Text("减少", "down") if rate.falls else Text("增长", "up")
    if rate.kind == "share":
        way = Text("占", "a share of")
        of = f"{first.value} ÷ {second.value}"
    else:
        of = f"由 {second.value} 到 {first.value}"
    due = f"{value:f}" if rate.kind == "share" else f"{value:+f}"
    sign = "%" if unit == "%" else ""
    return MESSAGE.at(
        passage.span(rate.start, rate.end),
        way=way,
        rate=rate.stated,
        of=of,
        due=due,
        sign=sign,
        second=second.value,
        first=first.value,
        stated=f"{rate.stated}{unit}",
        computed=f"{due}{unit}",
    )
