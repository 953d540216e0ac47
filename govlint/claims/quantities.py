"""Quantities in a sentence: `16件`, `一千零三宗`, `3000余件`, `1.2万元`, and lists of them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from govlint.model.facts import Number
from govlint.text.characters import chinese_number
from govlint.text.pattern import lazy


class Quantity(NamedTuple):
    """A figure with its unit, "" where none is printed.

    `bound` is `=` for a plain figure, `>` for one that is at least so many (`3000余件`), `<` for at
    most (`不足5件`), `~` for about.
    """

    start: int
    end: int
    value: Number
    unit: str
    bound: str


_UNITS = "万元|亿元|元|人次|件次|件|宗|份|起|例|条|次|个|项|部|期|篇|人|家|场|%"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_QUANTITY = lazy(
    r"(?P<before>不少于|不低于|近|约|大约|超过?|逾|达到|不足|不到|至少|最多|[第每某这该任数上])?"
    rf"(?:(?<![\d.a-zA-Z/\-])(?<!\d:)(?P<arabic>{_ARABIC})(?P<many>万)?|"
    r"(?P<chinese>[零〇一二两三四五六七八九十百千万]+|若干))"
    rf"(?P<more>余|多|来|几)?(?P<unit>{_UNITS})?(?P<after>以上|以下|左右|以内)?"
)
_NOT_COUNTED = lazy(r"[年月日号时分点度类级届版章条款项]|[-/.:]\d|[a-zA-Z\]]")
_NO_COUNT = frozenset("第每某这该任数上")
_NO_UNIT = lazy(r"工作日|自然日|小时|[月方层]")
_BARE = lazy(r"(?:为|是|:|各|有|均|共|计|[、和,及与])$")
_BARE_END = lazy(r"[,、。;)和及与]|$")
_SHARED_UNIT = lazy(rf"(?:[、和及,]\d+)*[、和及]?\d+(?P<unit>{_UNITS})")
_MORE = {"余": ">", "多": ">", "来": "~", "几": ">", "": "="}
_BEFORE = {"近": "<", "不足": "<", "不到": "<", "最多": "<", "约": "~", "大约": "~"}
_AFTER = {"以上": ">", "以下": "<", "以内": "<", "左右": "~"}


@lru_cache(maxsize=1024)  # as for the words of a sentence
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a folded text without blanks, from left to right."""
    found = (_quantity(match, text) for match in _QUANTITY.finditer(text))
    return tuple(one for one in found if one is not None)


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    chinese = match["chinese"]
    unit = match["unit"] or ""
    if match["before"] in _NO_COUNT or chinese == "若干" or _NO_UNIT.match(text, match.end()):
        return None
    if chinese and not unit and chinese != "零":
        return None
    start = match.start("chinese" if chinese else "arabic")
    if not unit:
        if _NOT_COUNTED.match(text, match.end()) or not _BARE.search(text, 0, start):
            return None
        shared = (
            _SHARED_UNIT.match(text, match.end()) if text[match.end() : match.end() + 1] else None
        )
        if not shared and not _BARE_END.match(text, match.end()):
            return None
        unit = shared["unit"] if shared else ""
    if chinese == "一" and text[match.end() : match.end() + 1] in {"一", "事", "不"}:
        return None  # 一件一档
    value = _value(match)
    if value is None:
        return None
    end = (
        match.end("unit") if match["unit"] else match.end("more") if match["more"] else match.end()
    )
    bound = _AFTER.get(match["after"] or "") or _BEFORE.get(match["before"] or "")
    bound = bound or (">" if match["before"] else _MORE[match["more"] or ""])
    return Quantity(start, end, value, unit, "=" if match["before"] == "达到" else bound)


def _value(match: re.Match[str]) -> Number | None:
    if match["chinese"]:
        return chinese_number(match["chinese"])
    digits = match["arabic"].replace(",", "")
    value: Number = Decimal(digits) if "." in digits else int(digits)
    if not match["many"]:
        return value
    scaled = value * 10_000
    return int(scaled) if scaled == int(scaled) else scaled
