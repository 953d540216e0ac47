"""The glyphs of a page as pdfium gives them: what they are, where, how large, which way up."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from .turn import Turn
from .visible import address, ink, unprinted

# The rendering modes of text that scanners put under a picture, and of text that only clips.
INVISIBLE = frozenset({3, 7})
_WIDE = "\u2e7f"  # characters beyond are as wide as high
_HYPHEN = 2  # what pdfium makes of a hyphen at the end of a line
_BLANK = 32
_NO_TEXT = frozenset({0xFFFD, 0xFFFE, 0xFFFF})
_BLANKS = frozenset({9, _BLANK})
_SPACED = 0.4  # of a letter's width: how far behind a letter its blank may begin
_NARROW = 0.15  # of the same: less than the gap for which a blank is made up
_AS_WIDE = 0.75  # of the same: the gap of a blank as wide as a letter
_TALL = 2.5  # of its width: how high a letter's box may be before its font is asked
_HUGE = 50.0  # points: no letter of a report is as wide

# character, left, bottom, right, top of its box, x and y of its origin, its size where asked, pale
Raw = tuple[str, float, float, float, float, float, float, float, int]


def glyphs(
    text: Any, seen: dict[str, Any], most: int, blanks: Callable[[], dict[int, list[float]]]
) -> tuple[list[Raw], dict[int, float]]:
    """The glyphs that are shown, and the angle of those that are not upright, by index.

    `blanks` tells where blanks stand by themselves.
    """
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    found: list[Raw] = []
    slant: dict[int, float] = {}
    look, pale, leans = _look(text, seen), 0, False
    blank = False  # whether one is to come before the next glyph
    for index, character in _characters(text, seen, most):
        if not character:
            blank = bool(found)
            continue
        if not origin_of(text, index, at_x, at_y) or not box_of(text, index, at_box):
            continue
        left, low, right, high = box.left, box.bottom, box.right, box.top
        if blank:
            found += _blank_between(found[-1], left, y.value, blanks)
            blank = False
        wide = right - left
        if wide > _HUGE or wide > 1.8 * (high - low):  # what fonts for upright lines say is wrong
            left, low, right, high = ink(text, index)
        elif high - low > _TALL * wide:
            low, high = _level(text, index, low, high, y.value)
        size = 0.0
        if look is not None:
            pale, leans = look(index)
        if leans or abs(left - x.value) > 0.6:
            angle = slant[len(found)] = pdfium.FPDFText_GetCharAngle(text, index)
            size = _size(text, index)
            if abs(angle) < 0.1 and character > _WIDE and left > x.value - 0.3 * size:
                left, right = x.value, x.value + size  # a width the font does not tell
        found.append((character, left, low, right, high, x.value, y.value, size, pale))
    return found, slant


def _characters(text: Any, seen: dict[str, Any], most: int) -> Iterator[tuple[int, str]]:
    """Which glyph is what character, "" for a blank made up: it may have been printed or not."""
    code_of, made_up = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    any_hidden = seen["hidden"] or seen["doubt"] or seen["gone"]
    hidden = _is_hidden(text, seen) if any_hidden else None
    for index in range(min(pdfium.FPDFText_CountChars(text), most + 1)):
        code = code_of(text, index)
        if code == _HYPHEN:
            code = 45
        if code <= 32 and (code not in _BLANKS or made_up(text, index) == 1):
            if code == _BLANK:
                yield index, ""
            seen["unknown"] += code == 0
        elif hidden is not None and hidden(index):
            continue
        elif 0x7F <= code < 0xA0 or 0xE000 <= code <= 0xF8FF or code in _NO_TEXT or code > 0x10FFFF:
            seen["unknown"] += 1
        else:
            yield index, chr(code)


def _blank_between(
    before: Raw, end: float, line: float, blanks: Callable[[], dict[int, list[float]]]
) -> Iterator[Raw]:
    """The blank between a glyph and where the next begins, if a text of nothing else is there.

    It is one as wide as a letter, or a plain one; its box is thin, so that nobody takes it for a
    letter.
    """
    letter, left, low, right, high, _, y, size, pale = before
    em = right - left if letter > _WIDE else 0.7 * (high - low)
    if abs(line - y) > 1.0 or not 0.0 < end - right < 2.0 * em:
        return
    lines = (round(y), round(y) - 1, round(y) + 1)
    if any(right - 1.0 < x < right + _SPACED * em for at in lines for x in blanks().get(at, ())):
        character = "\u3000" if end - right > _AS_WIDE * em else " "
        yield character, right, low, right + _NARROW * em, high, right, y, size, pale


def _level(text: Any, index: int, low: float, high: float, line: float) -> tuple[float, float]:
    """Where a letter's box ends below and above, the font being in the file or not.

    The box of a font that is neither there nor on this machine is as high as that of another one.
    """
    size = _size(text, index)
    if not size or high - low < 2.0 * size:
        return low, high
    return line - 0.2 * size, line + 0.7 * size


def _size(text: Any, index: int) -> float:
    """How high the letters of a glyph's font are on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    return float(size) if 1.0 < size < 400.0 else 0.0


def _look(text: Any, seen: dict[str, Any]) -> Callable[[int], tuple[int, bool]] | None:
    """The mark of a glyph as of `ruled.Glyph`, and whether it leans; None for all as usual."""
    every, leaning, doubtful = seen["pale"], seen["leaning"], seen["doubtful"]
    if not (every or leaning or seen["doubt"]):
        return None

    def look(index: int) -> tuple[int, bool]:
        place = address(pdfium.FPDFText_GetTextObject(text, index))
        return 2 if index in doubtful else every.get(place, 0), place in leaning

    return look


def _is_hidden(text: Any, seen: dict[str, Any]) -> Callable[[int], bool]:
    known: dict[int, bool] = dict.fromkeys(seen["gone"], True)
    unseen: set[int] = set()
    if seen["doubt"]:
        unseen, doubtful = unprinted(text, seen["printed"](), seen["gone"], seen["light"])
        seen["doubtful"] |= doubtful

    def hidden(index: int) -> bool:
        item = pdfium.FPDFText_GetTextObject(text, index)
        place = address(item)
        if place not in known:
            known[place] = bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) in INVISIBLE
        return known[place] or index in unseen

    return hidden


def quarter_of(slant: dict[int, float], glyphs: int) -> int:
    """By how many quarters the page must be turned to read most of its glyphs."""
    turns = Counter(round(angle / (math.pi / 2)) % 4 for angle in slant.values())
    if not turns:
        return 0
    quarter, count = turns.most_common(1)[0]
    return quarter if count * 2 > glyphs else 0


def place(
    seen: dict[str, Any], glyphs: list[Raw], slant: dict[int, float], quarter: int, turn: Turn
) -> None:
    """Put the glyphs that stand upright on the page as shown; stamps and watermarks are left."""
    out = seen["glyphs"]
    upright = quarter * math.pi / 2
    for index, (text, left, bottom, right, top, x, y, known, pale) in enumerate(glyphs):
        angle = slant.get(index, 0.0)
        if (quarter or angle) and abs(math.remainder(angle - upright, math.tau)) > 0.1:
            continue
        if turn.quarters == 0:
            low, high, line, em = left - turn.left, right - turn.left, turn.top - y, top - bottom
        else:
            low, above, high, below = turn.box((left, bottom, right, top))
            line, em = turn.point(x, y)[1], below - above
        if high < 0 or low > turn.width or line < 0 or line > turn.height + em:
            continue
        wide = high - low
        # The box is as high as the font says, often more than an em; a wide character is one em.
        size = known or (wide if text > _WIDE else min(em * 0.75, wide * 4.5))
        out.append((text, low, high, line, max(size, 1.0), pale))
