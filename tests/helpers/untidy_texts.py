"""Faults that can be mended, put into any text: what a clerk's hand and a clerk's Word leave."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Spoiler = Callable[[Random, str], str]


def untidy(rng: Random, text: str) -> str:
    """The text with one to six kinds of faults, each at one to four places, and odd line ends."""
    for spoil in rng.sample(_SPOILERS, rng.randint(1, 6)):
        text = spoil(rng, text)
    if rng.random() < 0.4:
        text = re.sub(r"\r\n|\r|\n", rng.choice(("\r\n", "\r")), text)
    return text


def _exchanged(pattern: str, *words: str) -> Spoiler:
    """A fault: what fits a pattern becomes one of some words, `{}` in them what was there."""

    def spoil(rng: Random, text: str) -> str:
        found = [match.span() for match in re.finditer(pattern, text)]
        for start, end in sorted(rng.sample(found, min(len(found), rng.randint(1, 4))))[::-1]:
            word = rng.choice(words).replace("{}", text[start:end])
            text = text[:start] + word + text[end:]
        return text

    return spoil


_HAN = "[\u4e00-\u9fff]"
_SPOILERS: tuple[Spoiler, ...] = (
    _exchanged("（", "("),
    _exchanged("）", ")"),
    _exchanged("（[^（）\n]{1,12}）", "({}", "{})", "（{}）"),
    _exchanged(f"(?<={_HAN})(?={_HAN})", " ", "　", "\xa0", "  "),
    _exchanged(f"(?<={_HAN})(?=\\d)|(?<=\\d)(?={_HAN})", " ", "　"),
    _exchanged("[。，；、](?=.)", " {}", "{} "),
    _exchanged(f"(?m)^(?={_HAN})", "[bookmark: _GoBack]", "[bookmark: _Toc1204]", "　", "附件2 "),
    _exchanged("[，；：。？！](?=.)", "{}{}", "。{}", ",", ";", ":", "."),
    _exchanged("[“”]", '"', "”", "“"),
    _exchanged("[《》]", "<", "〈", ""),
    _exchanged("《[^》]{4,30}》", "《政府信息公开工作条例》", "《信息公开条例》", "《{}》"),
    _exchanged(f"(?<=[。，])(?={_HAN})", "截止目前，", "时时监控，", "已申请公开，", "以经完成，"),
    _exchanged("[一二三四]是", "二是", "三是", "三是、"),
    _exchanged("(?m)^（[一二三四五]）", "（二）", "(三)", "（4）", "二、"),
    _exchanged("[一-龥]年|镇|县", "{}{}", "XX{}", "**{}**"),
    _exchanged(f"(?<={_HAN})(?={_HAN})", *"\u2028\x85\f\v\u200b\ufeff\x07𠮷🎉\ue5e5\u0301"),
    _exchanged("[0-9]+", "{} ", " {}", "{}."),
    _exchanged(
        f"(?<=[0-9])(?=[0-9])|(?<={_HAN})(?={_HAN})", "<br>", "&nbsp;", "</td><td>", "。<p>"
    ),
    _exchanged(r"(?m)\Z|^(?=一、|二、)", "\n附件2\n", "（此页无正文）\n", "第 1 页\n", "\n\n\n"),
)
