"""Claims: what the report's sentences say about figures of its tables.

`政府信息公开行政复议 351 件，其中结果维持 72 件` claims two cells of the remedies table.
A claim is made only where subject, period and quantity are plain; all else is left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.facts import Cell, Number
from govlint.prose import Prose, passages
from govlint.source import Source
from govlint.text import integer
from govlint.tree import Report, Span


class Claim(NamedTuple):
    """A sentence's word on one cell: `value` `unit`s, said at `place`.

    `negated` claims say that there was none (`未收到`); `period` is `this` or `previous` year.
    """

    cell: Cell
    value: int
    unit: str
    place: Span
    period: str = "this"
    negated: bool = False


_DIGITS = "0-9零〇一二两三四五六七八九十百千万"
_QUANTITY = re.compile(rf"(?P<number>[{_DIGITS}]+)(?P<unit>件|宗|份|起|例)")
_OTHER_YEAR = re.compile(
    r"(?:上一?年(?!度?结转)|去年|往年|同期|较|比)[^,，]{0,8}$|20\d\d年[)(\]]?$"
)

# Words that set what a sentence is about, and, under it, the row or column that is counted.
_TOPICS = {
    **dict.fromkeys(("直接起诉", "直接诉讼"), "litigation.direct"),
    **dict.fromkeys(("复议后起诉", "复议后诉讼"), "litigation.after_review"),
    "诉讼": "litigation",
    "复议": "review",
    **dict.fromkeys(("信息公开申请", "信息公开的申请", "依申请公开"), "requests"),
}
_COLUMNS = {
    "维持": "upheld",
    "纠正": "corrected",
    "其他结果": "other",
    **dict.fromkeys(("未审结", "尚在审理", "审理中"), "pending"),
}
_ROWS = {
    **dict.fromkeys(("新收", "收到", "受理", "接收", "接到"), "new"),
    **dict.fromkeys(("上年结转", "上年度结转", "上一年结转", "上一年度结转"), "carried_in"),
    **dict.fromkeys(("结转上年", "结转上一年"), "carried_in"),
    **dict.fromkeys(("办结", "答复"), "outcome.total"),
    **dict.fromkeys(("结转下", "结转到下", "结转至下", "结转次年", "顺延"), "carried_out"),
    **dict.fromkeys(("下年度继续办理", "下年继续办理", "下一年度继续办理"), "carried_out"),
    **dict.fromkeys(("下年度答复", "下年答复", "下一年度答复"), "carried_out"),
}
_NONE_RECEIVED = re.compile(r"(?:未|没有|未曾|尚未)(?:收到|接到|接收到?|受理)[^,，。;]{0,14}申请")


def claims(source: Source, report: Report) -> tuple[Claim, ...]:
    """The claims of a report's prose, in the order of the text."""
    return tuple(claim for said in passages(source, report) for claim in _paragraph(said))


def witnesses(said: Iterable[Claim]) -> dict[Cell, Number]:
    """The figure the text states for a cell; cells of which it says two things are left out."""
    stated: dict[Cell, set[int]] = {}
    for claim in said:
        if claim.period == "this":
            stated.setdefault(claim.cell, set()).add(claim.value)
    return {cell: next(iter(values)) for cell, values in stated.items() if len(values) == 1}


def _paragraph(said: Prose) -> Iterator[Claim]:
    """The claims of a paragraph, sentence by sentence."""
    if not ("申请" in said.text or "复议" in said.text or "诉讼" in said.text):
        return
    for start, end in said.sentences():
        for claim in _sentence(said.text[start:end]):
            yield claim._replace(
                place=said.span(start + claim.place.start, start + claim.place.end)
            )


def _sentence(text: str) -> Iterator[Claim]:
    """The claims of one sentence without blanks; places are offsets into it."""
    previous = 0
    topic = ""
    if match := _NONE_RECEIVED.search(text):
        received = Cell("requests", "new", "total")
        yield Claim(received, 0, "件", Span(*match.span()), negated=True)
    for match in _QUANTITY.finditer(text):
        between = text[previous : match.start()]
        topic = _last(_TOPICS, between) or topic
        cell = _cell(topic, between)
        value = integer(match["number"])
        previous = match.end()
        if cell is None or value is None:
            continue
        period = "previous" if _OTHER_YEAR.search(between) else "this"
        yield Claim(cell, value, match["unit"], Span(*match.span()), period)


def _cell(topic: str, between: str) -> Cell | None:
    """The cell a quantity counts, from the words between it and the quantity before."""
    if topic == "requests":
        row = _last(_ROWS, between)
        return Cell("requests", row, "total") if row else None
    if topic in {"", "litigation"}:
        return None
    column = _last(_COLUMNS, between)
    named = _last(_TOPICS, between)
    if column is None and named is None:
        return None
    return Cell("remedies", topic, column or "total")


def _last(words: dict[str, str], text: str) -> str | None:
    """What the last of the words in a text stands for, the longest of those that end there."""
    found = [(text.rfind(word) + len(word), len(word), word) for word in words if word in text]
    return words[max(found)[2]] if found else None
