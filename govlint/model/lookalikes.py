"""Strings that look alike: where they differ, for a message that quotes both."""

from __future__ import annotations

from itertools import zip_longest

from govlint.bilingual import Text
from govlint.text.characters import fold


def lookalike_difference(printed: str, due: str) -> Text:
    """The first character of `printed` that only looks like the one in `due`, by its code point.

    Empty where the strings are the same, or differ in what a reader sees; blanks do not count.
    """
    pairs = list(zip_longest("".join(printed.split()), "".join(due.split()), fillvalue=""))
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    if not odd or any(_look(one) != _look(other) for one, other in odd):
        return Text("", "")
    number, (one, other) = pairs.index(odd[0]) + 1, odd[0]
    here, there = f"U+{ord(one):04X}", f"U+{ord(other):04X}"
    return Text(
        f"（第{number}个字是“{one}”{here}，不是“{other}”{there}）",
        f" (character {number} is “{one}” {here}, not “{other}” {there})",
    )


def _look(character: str) -> str:
    if "\u4e00" <= character <= "\u9fff":
        return _LOOKS.get(character, character)
    plain = fold(character)
    return _LOOKS.get(plain, plain)


_ALIKE = (
    "〇○◯O0\u041eo",
    "一─━ー-",
    "二ニ",
    "三Ξ",
    "八ハ",
    "口ロ□",
    "日曰",
    "己已巳",
    "未末",
    "人入",
    "土士",
    "千干",
    "戊戌戍",
    "刺剌",
    "侯候",
    "事亊",
    "l1I",
    "〔﹝",
    "〕﹞",
    "天夭",
    "今令",
    "治冶",
    "拔拨",
    "免兔",
    "折拆",
)
_LOOKS = {character: group[0] for group in _ALIKE for character in group}
