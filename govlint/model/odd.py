"""Odd characters of a report: those nobody sees, and those that are not what they look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.text.characters import ODD_BLANKS
from govlint.text.pattern import lazy


class OddCharacter(NamedTuple):
    """A character, its place (of no length where it is unseen), and what should stand there.

    `plain` is empty where nothing should, None where what stood there is not known.
    """

    place: Span
    character: str
    plain: str | None


def odd_characters(source: Source) -> list[OddCharacter]:
    """The odd characters of a report, in the order of its text.

    They are zero-width and direction marks, soft hyphens, control and private-use characters,
    line ends of other systems, U+FFFD, radicals and compatibility ideographs in place of the
    character, and blanks that are no blank, inside a line.
    """
    return sorted((*_unseen(source), *_lookalikes(source)), key=lambda one: one.place)


def character_name(character: str) -> Text:
    """A character as people look it up, and what it is: `U+200B 零宽空格`."""
    name = next((name for known, name in _NAMES if character in known), None)
    name = name or _CATEGORIES.get(unicodedata.category(character), _OTHER)
    return Text(*(f"U+{ord(character):04X} {words}" for words in name))


def _unseen(source: Source) -> Iterator[OddCharacter]:
    end = "\r\n" if "\r\n" in source.text else "\n"
    for at, character, replaced in source.unseen:
        place = Span(at, at + replaced)
        yield OddCharacter(place, character, end if replaced else "")


def _lookalikes(source: Source) -> Iterator[OddCharacter]:
    for match in _SEEN.finditer(source.text):
        at, character = match.start(), match[0]
        plain: str | None = source.folded[at]
        if character == "\ufffd":
            plain = None
        elif plain == character:
            continue  # an ideograph with no other form
        elif character in ODD_BLANKS:
            before, after = source.text[at - 1], source.text[at + 1]
            plain = " " if before.isascii() and after.isascii() else ""
        yield OddCharacter(Span(at, at + 1), character, plain)


# A blank at the edge of a cell or line, or beside another, only lays out the page.
_SEEN = lazy(
    "[\ufffd\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]"
    rf"|(?<=[^\s|{ODD_BLANKS}])[{ODD_BLANKS}](?=[^\s|{ODD_BLANKS}])"
)
_OTHER = Text("不可见字符", "unseen character")
_CATEGORIES = {
    "Co": Text("私用区字符", "private-use character"),
    "Cc": Text("控制字符", "control character"),
    "Mn": Text("异体选择符", "variation selector"),
    "Zl": Text("行分隔符", "line separator"),
    "Zp": Text("段分隔符", "paragraph separator"),
    "Zs": Text("特殊空格", "special blank"),
    "So": Text("部首（不是汉字）", "radical, not the character"),
    "Lo": Text("兼容汉字", "compatibility ideograph"),
}
_NAMES = (
    ("\u200b", Text("零宽空格", "zero-width space")),
    ("\ufeff", Text("零宽不换行空格（BOM）", "zero-width no-break space (BOM)")),
    ("\u200c\u200d\u2060", Text("零宽连接符", "zero-width joiner")),
    (
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        Text("文字方向符", "direction mark"),
    ),
    ("\u3164\uffa0\u115f\u1160", Text("韩文填充符", "Hangul filler")),
    ("\xad", Text("软连字符", "soft hyphen")),
    ("\xa0", Text("不间断空格", "no-break space")),
    ("\x85", Text("下一行符", "next-line character")),
    ("\ufffd", Text("替换符（原字已丢失）", "replacement character (the original is lost)")),
)
