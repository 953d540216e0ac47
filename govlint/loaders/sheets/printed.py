"""Numbers and dates of cells as they stand in print."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from govlint.loaders.sheets.figures import figure
from govlint.text.pattern import lazy

BUILT_IN = {
    **dict.fromkeys((1, 3, 37, 38), "0"),
    **dict.fromkeys((2, 4, 39, 40), "0.00"),
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
}
"""The formats a workbook names by number, as a Chinese Excel shows them."""

_LONG_DATE = 'yyyy"年"m"月"d"日"'
_TOKEN = lazy(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<bracket>\[[^\]]*\])|[_*].'
    r"|(?P<half>AM/PM|上午/下午)|(?P<part>y+|m+|d+|h+|s+)|(?P<other>.)",
    re.I | re.S,
)
_DIGITS = "〇一二三四五六七八九"


def number(value: str, code: str = "", since_1904: bool = False) -> str:
    """A number a workbook holds, as its format prints it: dates, percent, else plain digits."""
    try:
        amount = float(value)
    except ValueError:
        return value
    first = code.partition(";")[0]
    if _is_date(first):
        moment = _moment(amount, since_1904)
        return plain(amount) if moment is None else date(moment, first)
    if not code:
        return plain(amount)
    held = plain(amount)
    shown = figure(Decimal(format(amount, ".15g")), code) if abs(amount) < 1e21 else None
    return held if shown is None or _same(shown, held) else shown


def is_rounded(shown: str, value: str) -> bool:
    """Whether what is printed of a number is not the number itself; percent, dates, marks are."""
    try:
        return Decimal(shown.rstrip("万亿千百兆kKmM")) != Decimal(plain(float(value)))
    except (ArithmeticError, ValueError):
        return False


def _same(shown: str, held: str) -> bool:
    try:
        return Decimal(shown) == Decimal(held)
    except InvalidOperation:
        return False


def plain(amount: float) -> str:
    """A number in digits, as many as a sheet holds (15), without an exponent or an idle zero."""
    if not abs(amount) < 1e21:
        return repr(amount)
    text = format(Decimal(format(amount, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def date(moment: datetime, code: str = _LONG_DATE) -> str:
    """A day or time as a format prints it."""
    tokens = list(_TOKEN.finditer(code))
    parts = [token["part"].lower() if token["part"] else "" for token in tokens]
    chinese = "[dbnum1]" in code.lower()
    halves = any(token["half"] for token in tokens)
    out = []
    for index, (token, part) in enumerate(zip(tokens, parts, strict=True)):
        if part:
            out.append(_part(moment, _minutes(parts, index), chinese, halves))
        elif token["half"]:
            out.append(token["half"].split("/")[moment.hour >= 12])
        else:
            out.append(token["quoted"] or token["escaped"] or token["other"] or "")
    return "".join(out).removesuffix("@").strip()


def _is_date(code: str) -> bool:
    bare = re.sub(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', "", code, flags=re.I)
    return bool(re.search(r"[ymdhs]", bare, re.I))


def _moment(amount: float, since_1904: bool) -> datetime | None:
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    if not since_1904 and 0 <= amount < 60:
        amount += 1  # the day 29 February 1900, which Excel counts and no calendar has
    try:
        return first + timedelta(seconds=round(amount * 86400))
    except (OverflowError, ValueError):
        return None


def _minutes(parts: list[str], index: int) -> str:
    """The part, `n` for an `m` that stands behind hours or before seconds."""
    part = parts[index]
    if part in {"m", "mm"}:
        before = next((one for one in reversed(parts[:index]) if one), "")
        after = next((one for one in parts[index + 1 :] if one), "")
        if before.startswith("h") or after.startswith("s"):
            return part.replace("m", "n")
    return part


def _part(moment: datetime, part: str, chinese: bool, halves: bool) -> str:
    if part.startswith("y"):
        year = f"{moment.year:04d}" if len(part) > 2 else f"{moment.year % 100:02d}"
        return "".join(_DIGITS[int(digit)] for digit in year) if chinese else year
    if part.startswith("m") and len(part) > 2:
        return moment.strftime("%b" if len(part) == 3 else "%B")
    if part.startswith("d") and len(part) > 2:
        return moment.strftime("%a" if len(part) == 3 else "%A")
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    value = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute}.get(
        part[0], moment.second
    )
    return _chinese(value) if chinese else f"{value:0{min(len(part), 2)}d}"


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")
