"""Characters: folding to plain forms, display width, numbers and dates as officials print them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache

from govlint.text.pattern import lazy


def fold(text: str) -> str:
    """`text` with full-width forms, unusual blanks and radicals made plain, one character for one.

    So are the traditional characters of labels, headings and titles.
    The result has the same length, so an offset means the same place in both.  (NFKC does not:
    it turns ㈠ into three characters.)  Line ends and TABs stay.
    """
    if text.isascii():
        return text
    text = _ODD.sub(_plain_match, text)
    return text.translate(_SIMPLIFIED) if _TRADITIONAL.search(text) else text


def _plain_match(match: re.Match[str]) -> str:
    return _plain(match[0])


@cache
def _plain(character: str) -> str:
    """The plain form of one character; itself where it has none of the same length."""
    if known := _PLAIN.get(character):
        return known
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    if any(first <= character <= last for first, last in _FORMS):
        plain = unicodedata.normalize("NFKC", character)
        return plain if len(plain) == 1 else character
    return character


# Radicals of the supplement block that Unicode does not decompose but PDF fonts do print.
_RADICALS = dict(
    zip(
        "⺠⻓⻔⻅⻆⻉⻋⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻄⻘⻣⻏",
        "民长门见角贝车页风飞食马鬼鱼鸟麦黄齐齿龙西青骨邑",
        strict=True,
    )
)
_FORMS = (  # radicals, compatibility ideographs and the forms of upright and small print
    ("\u2e80", "\u2fdf"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe6f"),
    ("\U0002f800", "\U0002fa1f"),
)
ODD_BLANKS = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)
"""What looks like a blank and is another character; the wide blank of Chinese is none of these."""
_PLAIN = (
    dict.fromkeys("\u3000" + ODD_BLANKS, " ")
    | dict(zip("﹝〔﹞〕【】﹙﹚︵︶│┃￨", "[[]][]()()|||", strict=True))
    | dict.fromkeys("—–―−﹣‐‑", "-")
    | dict.fromkeys("“”″", '"')
    | {"﹒": "."}
    | _RADICALS
)
_ODD = lazy("[^\\x00-\\x9f\\u4e00-\\u9fff\u3001\u3002\u300a\u300b]")  # what may have a plain form


# What the traditional characters of forms, headings and titles are in the simplified script.
_SIMPLIFIED = str.maketrans(
    "萬個為爲舉鄉於業會體關況減辦務動區單縣廳發號後員國處複復審對屬開強當總執護報據數無機權條構決沒現確"
    "穩級糾納組織經結統續維繳罰獲補規計認議許訟訪訴試詢說説請購費轉過這進採鎮問題額項製係類繼內與則"
    "應廢間劃轄員啟備實門團學術專責鬥訊標監應畫並佈徵準臺擬歸檔層時長論評機際務證東灣",
    "万个为为举乡于业会体关况减办务动区单县厅发号后员国处复复审对属开强当总执护报据数无机权条构决没现确"
    "稳级纠纳组织经结统续维缴罚获补规计认议许讼访诉试询说说请购费转过这进采镇问题额项制系类继内与则"
    "应废间划辖员启备实门团学术专责斗讯标监应画并布征准台拟归档层时长论评机际务证东湾",
)
_TRADITIONAL = lazy("[" + "".join(map(chr, _SIMPLIFIED)) + "]")


def width(text: str) -> int:
    """Columns a terminal gives to `text`: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc", "Mn"}:
        return 0
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return 2 if wide or character in "“”‘’—…·×℃" else 1


_LONGEST = 30  # characters of a number; no count of a report has as many
_COUNT = lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def number(folded: str, signed: bool = False) -> int | Decimal | None:
    """The number a cell plainly states, else None.  `folded` must come from `fold`.

    `1204`, `1,204`, `3.50` and `-2` are plain; blank, `/`, `—`, `无`, `3件`, `0/0` are not, nor is
    what is longer than any count can be.
    With `signed`, for columns of change, `+10`, `增10` and `减38` are plain as well.
    """
    text = folded.strip()
    if len(text) <= _LONGEST and text.isascii() and text.isdigit():
        return int(text)
    sign = 1
    if text[:1] == "-" or (signed and text[:1] == "减"):
        sign, text = -1, text[1:].strip()
    elif signed and text[:1] in {"+", "增"}:
        text = text[1:].strip()
    if len(text) > _LONGEST or _COUNT.fullmatch(text) is None or not text.isascii():
        return None
    text = text.replace(",", "")
    return sign * (Decimal(text) if "." in text else int(text))


_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "O": 0, "o": 0, "0": 0, "两": 2, "元": 1}  # 二0二五年元月
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral: `九` 9, `二十三` 23, `二〇二一` 2021, else None."""
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[character], 0
    return total + section + digit


_CHINESE = "[零〇○Oo0一二两三四五六七八九十]"
DATE = lazy(
    rf"(?P<year>20\d\d|[二2]{_CHINESE}{{3}})\s*年\s*(?P<month>\d{{1,2}}|{_CHINESE}{{1,2}}|元)\s*月\s*"
    rf"(?P<day>\d{{1,2}}|{_CHINESE}{{1,3}})\s*日"
)


def integer(text: str) -> int | None:
    """The value of digits or of a Chinese numeral."""
    return int(text) if text.isascii() and text.isdigit() else chinese_number(text)


def day(match: re.Match[str]) -> date | None:
    """The date a match of `DATE` states, None where there is no such day."""
    parts = [integer(match[name]) for name in ("year", "month", "day")]
    try:
        return date(*parts)  # type: ignore[arg-type]  # None is refused by the except
    except (TypeError, ValueError):
        return None


def chinese_date(value: date) -> str:
    """A date as officials write it: `2022年1月10日`."""
    return f"{value.year}年{value.month}月{value.day}日"
