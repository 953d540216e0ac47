"""A page as it is printed, in grey: whether anything is to be seen where a glyph stands."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from .turn import Box

_SCALE = 2.0  # dots a point
_LARGEST = 3_000  # dots along a side
_CONTRAST = 16  # of 255: less nobody sees
PAPER = 235  # of 255: a colour as light may be that of paper
_GROUND = 0.4  # of the dots around a light letter that are dark, where it is seen

Visibility = Callable[[Box, bool], bool]
"""Whether anything is to be seen in a box, where letters of the paper's colour stand or others."""


def visibility(page: Any) -> Visibility:
    """Draws a page, layers and annotations as they are shown; tells of a box of its own space.

    What cannot be drawn counts as printed; what is as light as paper, only on a dark ground.
    """
    left, top, right, bottom = _corners(page)
    across, up = abs(right - left), abs(top - bottom)
    scale = min(_SCALE, _LARGEST / max(across, up, 1.0))
    width, height = max(1, int(across * scale)), max(1, int(up * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return lambda box, light: True
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        turned = (4 - pdfium.FPDFPage_GetRotation(page)) % 4  # in the page's own space
        flags = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turned, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)

    def is_seen(box: Box, light: bool) -> bool:
        around = 1.0 if light else 0.0
        first, last = int((box[0] - around - left) * scale), int((box[2] + around - left) * scale)
        high, low = int((top - box[3] - around) * scale), int((top - box[1] + around) * scale)
        first, last = max(0, first), min(width, last + 1)
        rows = [dots[y * stride + first : y * stride + last] for y in range(max(0, high), low + 1)]
        rows = [row for row in rows[: height - max(0, high)] if row]
        if light:
            dark = sum(dot < PAPER for row in rows for dot in row)
            return dark > _GROUND * sum(map(len, rows))
        return bool(rows) and max(map(max, rows)) - min(map(min, rows)) > _CONTRAST

    return is_seen


def _corners(page: Any) -> Box:
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, frame)
    return frame.left, frame.top, frame.right, frame.bottom


def unprinted(
    text: Any, is_seen: Visibility, gone: set[int], light: set[int]
) -> tuple[set[int], set[int]]:
    """The glyphs that are not printed, by index, and those of which nobody can be sure.

    `gone` are texts that are covered, `light` those in the colour of paper, by their addresses.
    What is seen where a text stands that is not wholly seen is another text's, if one is there.
    Of two texts printed on one spot neither can be read.
    """
    boxes: dict[int, tuple[int, str, Box]] = {}
    unseen: set[int] = set()
    broken: set[int] = set()
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        place = address(pdfium.FPDFText_GetTextObject(text, index))
        if code <= 32 or not place or place in gone:
            continue
        box = ink(text, index)
        if seen := is_seen(box, place in light):
            boxes[index] = place, chr(min(code, 0x10FFFF)), box
        elif box[2] - box[0] > 0.2:
            unseen.add(index)
            broken.add(place)
        if not seen and place in light:
            boxes[index] = place, "", box
    doubtful = {index for index, (place, *_) in boxes.items() if place in broken}
    for one, other, much in _overlaps(boxes):
        torn = {index for index in (one, other) if boxes[index][0] in broken}
        if not (boxes[one][1] and boxes[other][1]):  # letters of paper eat into the other's
            alike = much and 0.5 < _height(boxes[one]) / _height(boxes[other]) < 2.0
            doubtful |= {one, other} if alike else set()
        elif len(torn) == 1:
            unseen |= torn
        elif much and boxes[one][1] != boxes[other][1]:
            doubtful |= {one, other}
    return unseen, doubtful - unseen


def _height(glyph: tuple[int, str, Box]) -> float:
    return max(glyph[2][3] - glyph[2][1], 0.1)


def _overlaps(boxes: dict[int, tuple[int, str, Box]]) -> Iterator[tuple[int, int, bool]]:
    """Glyphs of two texts that lie on one another, and whether mostly so."""
    order = sorted(boxes, key=lambda index: boxes[index][2][0])
    open_: list[int] = []
    for index in order:
        place, _, (left, bottom, right, top) = boxes[index]
        open_ = [other for other in open_ if boxes[other][2][2] > left]
        for other in open_:
            whose, _, (start, low, end, high) = boxes[other]
            across, up = min(right, end) - left, min(top, high) - max(bottom, low)
            if whose != place and across > 0.3 and up > 0.3:
                much = across * 2 > min(right - left, end - start)
                yield index, other, much and up * 2 > min(top - bottom, high - low)
        open_.append(index)


def address(item: Any) -> int:
    """What tells an object of a page from all others."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def ink(text: Any, index: int) -> Box:
    """The box of what is really printed of a glyph."""
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, index, *(ctypes.byref(side) for side in sides))
    left, right, bottom, top = (side.value for side in sides)
    return left, bottom, right, top
