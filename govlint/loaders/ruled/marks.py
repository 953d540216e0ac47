"""What is laid over the text of a page: lines through words, and watermarks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from statistics import median

from govlint.loaders.ink import is_tiny
from govlint.loaders.ruled.page import Glyph, Page

_THIN = 2.5  # points: a line through words is no thicker
_SHORT = 3.0  # points: nor shorter
_HIGH, _LOW = 0.56, 0.14  # of an em above the baseline: where it goes through letters
_LARGE = 1.3  # of the usual size: as large and pale is a watermark
_HUGE = 2.5  # of the usual size: so is what is as large and lies over other letters
_Y = attrgetter("y")


def unmarked(page: Page) -> Page:
    """The page without its watermarks, what is struck out noted."""
    glyphs = _without_watermark(page.glyphs)
    if any(is_tiny(glyph.em) for glyph in glyphs):
        glyphs = [glyph for glyph in glyphs if not is_tiny(glyph.em)]
    lines = [box for box in page.boxes if box[3] - box[1] <= _THIN and box[2] - box[0] >= _SHORT]
    if lines:
        glyphs = _with_struck(glyphs, lines)
    return page if glyphs is page.glyphs else page._replace(glyphs=glyphs)


def _without_watermark(glyphs: list[Glyph]) -> list[Glyph]:
    large = max((glyph.em for glyph in glyphs), default=0.0)
    usual = median(glyph.em for glyph in glyphs) if glyphs else 0.0
    if large < _LARGE * usual:
        return glyphs
    pale = {index for index, each in enumerate(glyphs) if each.pale > 1 and each.em > _LARGE * usual}
    huge = [index for index, each in enumerate(glyphs) if each.em > _HUGE * usual]
    if any(_lies_over(glyphs[index], glyphs) for index in huge):
        pale.update(huge)
    if not pale:
        return glyphs
    return [each for index, each in enumerate(glyphs) if index not in pale]


def _lies_over(mark: Glyph, glyphs: Sequence[Glyph]) -> bool:
    return any(
        mark.left < each.right
        and each.left < mark.right
        and mark.y - 0.8 * mark.em < each.y - 0.3 * each.em < mark.y
        for each in glyphs
        if each.em * 2 < mark.em
    )


def _with_struck(
    glyphs: list[Glyph], lines: Sequence[tuple[float, float, float, float]]
) -> list[Glyph]:
    order = sorted(glyphs, key=_Y)
    levels = [glyph.y for glyph in order]
    largest = max((glyph.em for glyph in glyphs), default=0.0)
    struck: set[int] = set()
    for left, top, right, bottom in lines:
        middle = (top + bottom) / 2
        first, last = bisect_left(levels, middle), bisect_right(levels, middle + largest)
        for glyph in order[first:last]:
            through = _LOW * glyph.em < glyph.y - middle < _HIGH * glyph.em
            if through and left <= glyph.left + 1.5 and right >= glyph.right - 1.5:
                struck.add(id(glyph))
    if not struck:
        return glyphs
    return [glyph._replace(struck=True) if id(glyph) in struck else glyph for glyph in glyphs]
