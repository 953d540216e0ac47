"""Automatic numbers as word processors print them: 一、 壹 甲 ① iv.

The formats are those of ST_NumberFormat, ECMA-376 part 1, 17.18.59.
"""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_COUNTING = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "koreanCounting",
})  # fmt: skip
_BY_DIGIT = frozenset({
    "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2",
})  # fmt: skip
_LEGAL = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_FULL_WIDTH = frozenset({"decimalFullWidth", "decimalFullWidth2"})
# The first character of a run of enclosed figures, and how many there are.
_RUNS = {
    "decimalEnclosedFullstop": (0x2488, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "ideographEnclosedCircle": (0x3280, 10),
}


def numeral(value: int, style: str) -> str:
    """A number in a number format of Word; one unknown is printed as a plain number."""
    if style in {"none", "bullet"} or value < 0:
        return ""
    if style in _COUNTING:
        return chinese(value)
    if style in _LEGAL:
        return chinese(value, _FORMAL, "拾佰仟")
    if style in _BY_DIGIT:
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    if style in _CIRCLED:
        return _circled(value)
    if style in _FULL_WIDTH:
        return "".join(chr(0xFF10 + int(digit)) for digit in str(value))
    if style in _RUNS:
        first, count = _RUNS[style]
        return chr(first + value - 1) if 1 <= value <= count else str(value)
    return _western(value, style)


def chinese(value: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number in Chinese as it is counted: 十, 十二, 二十, 一百零三."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        rest = chinese(low, digits, units) if low else ""
        return chinese(high, digits, units) + "万" + ("零" if 0 < low < 1000 else "") + rest
    if value == 0:
        return digits[0]
    text = ""
    places = len(str(value))
    for place, digit in enumerate(str(value)):
        unit = places - place - 1
        if digit != "0":
            text += digits[int(digit)] + (units[unit - 1] if unit else "")
        elif text and not text.endswith("零") and int(str(value)[place:]):
            text += "零"
    return text[1:] if 10 <= value < 20 and digits == _DIGITS else text


def _circled(value: int) -> str:
    for first, start, end in ((1, 0x2460, 20), (21, 0x3251, 35), (36, 0x32B1, 50)):
        if first <= value <= end:
            return chr(start + value - first)
    return str(value)


def _western(value: int, style: str) -> str:
    if style in {"upperRoman", "lowerRoman"} and 0 < value < 4000:
        text = ""
        for worth, letters in _ROMAN:
            count, value = divmod(value, worth)
            text += letters * count
        return text.upper() if style == "upperRoman" else text
    if style in {"upperLetter", "lowerLetter"} and 0 < value < 780:
        text = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return text.upper() if style == "upperLetter" else text
    if style == "ideographTraditional" and value > 0:
        return _STEMS[(value - 1) % 10]
    if style == "ideographZodiac" and value > 0:
        return _BRANCHES[(value - 1) % 12]
    if style == "ideographZodiacTraditional" and value > 0:
        return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]
    if style == "decimalZero":
        return f"{value:02d}"
    return f"- {value} -" if style == "numberInDash" else str(value)
