"""Figures as the number format of their cell prints them (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

from govlint.text.pattern import lazy

_TOKEN = lazy(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|(?P<gap>[_*].)'
    r"|(?P<general>General|G/通用格式)|(?P<place>[0#?])|(?P<sign>[.,%])|(?P<other>.)",
    re.I | re.S,
)
_SECTION = lazy(r'((?:"[^"]*"|[\\!_*].|\[[^\]]*\]|[^;"\\!_*\[]|["\\!_*\[])*?)(?:;|$)', re.S)
_CONDITION = lazy(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_ODD = lazy(r"[eE][+-]|[#?0]\s*/\s*[#?\d]|@")
_TELLS = lazy(r"[^\d.万亿千百兆kKmM()（）/—–-]")
_TEXT = lazy(r"@")
_WHITE = lazy(r"\[(?:white|白色|color\s*2)\]", re.I)
_MOST = Decimal(10) ** 21


class _Layout(NamedTuple):
    """A section of a format: words and, where digits go, None; `point` is where decimals begin."""

    parts: list[str | None]
    point: int
    scale: int  # by how many digits the figure is moved to the right
    zeros: int  # of the integer part: at least so many digits


def figure(value: Decimal, code: str) -> str | None:
    """What a format prints of a number: digits, signs and what multiplies; no other words.

    None for a format that prints other things: General, dates, fractions, exponents.
    """
    if not code or code.lower() == "general" or abs(value) >= _MOST:
        return None
    section, is_own = _section(value, _sections(code))
    if _WHITE.search(section):
        return ""
    if _ODD.search(section):
        return None
    layout = _layout(section)
    if layout is None:
        return None
    amount = abs(value) if is_own else value
    text = _placed(layout, abs(amount).scaleb(layout.scale))
    minus = "-" if amount < 0 and any(digit in "123456789" for digit in text) else ""
    return minus + text


def words(text: str, code: str) -> str:
    """What a format prints of a text: its fourth section, where it has one, may drop it."""
    parts = _sections(code)
    if _WHITE.search(parts[-1]):
        return ""
    return text if len(parts) < 4 or _TEXT.search(parts[3]) else ""


def _sections(code: str) -> list[str]:
    parts = _SECTION.findall(code)
    return parts[:-1] if len(parts) > 1 and not code.endswith(";") else parts


def _section(value: Decimal, parts: list[str]) -> tuple[str, bool]:
    """The section for a number, and whether it prints the sign itself."""
    conditions = [_CONDITION.search(part) for part in parts]
    if any(conditions):
        for part, found in zip(parts, conditions, strict=True):
            if found is None or _holds(value, *found.groups()):
                return part, False
        return parts[-1], False
    if len(parts) > 2 and value == 0:
        return parts[2], True
    if len(parts) > 1 and value < 0:
        return parts[1], True
    return parts[0], False


def _holds(value: Decimal, sign: str, bound: str) -> bool:
    try:
        limit = Decimal(bound)
    except InvalidOperation:
        return False
    return {
        "<": value < limit,
        ">": value > limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


def _layout(section: str) -> _Layout | None:
    parts: list[str | None] = []
    point, scale, zeros = -1, 0, 0
    last = 0  # where the last digit goes: commas behind it divide
    commas: list[int] = []
    for token in _TOKEN.finditer(section):
        if token["general"]:
            return None
        if token["place"]:
            parts.append(None)
            last = len(parts)
            zeros += token["place"] == "0" and point < 0
        elif token["sign"] == ".":
            point = len(parts) if point < 0 else point
        elif token["sign"] == ",":
            commas.append(len(parts))
        elif token["sign"] == "%":
            scale += 2
            parts.append("%")
        elif not (token["gap"] or token["bracket"] is not None):
            parts.append(token["quoted"] or token["escaped"] or token["other"] or "")
    scale -= 3 * sum(at >= last for at in commas)
    return _Layout(parts, len(parts) if point < 0 else point, scale, zeros)


def _placed(layout: _Layout, amount: Decimal) -> str:
    """The digits of a number in the places of a format, from the point to both sides."""
    decimals = sum(part is None for part in layout.parts[layout.point :])
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    whole = whole if int(whole) or layout.zeros else ""
    whole = whole.rjust(layout.zeros, "0")
    out = [part if part is None or part == "%" else _TELLS.sub("", part) for part in layout.parts]
    places = [index for index, part in enumerate(out) if part is None]
    before = [index for index in places if index < layout.point]
    for index in reversed(before):
        out[index] = whole if index == before[0] else whole[-1:]
        whole = whole[:-1]
    for number, index in enumerate(places[len(before) :]):
        out[index] = ("" if number else ".") + rest[number]
    return "".join(part or "" for part in out)
