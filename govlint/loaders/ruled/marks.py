"""What is laid over the text of a page: lines through words, and watermarks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from govlint.loaders.ink import is_tiny
from govlint.loaders.ruled.page import PALE, STRUCK, Glyph, Page

_THIN = 2.5  # points: a line through words is no thicker
_SHORT = 3.0  # points: nor shorter
_HIGH, _LOW = 0.56, 0.14  # of an em above the baseline: where it goes through letters
_LARGE = 1.3  # of the usual size: as large and pale is a watermark
_HUGE = 2.5  # of the usual size: so is what is as large and lies over other letters
_Y, _EM = itemgetter(3), itemgetter(4)


def unmarked(page: Page) -> Page:
    """The page without its watermarks and tiny letters, what is struck out noted."""
    if not page.glyphs:
        return page
    sizes = sorted(map(_EM, page.glyphs))
    usual, large = sizes[len(sizes) // 2], sizes[-1]
    glyphs = page.glyphs
    if large > _LARGE * usual:
        glyphs = _without_watermark(glyphs, usual, large)
    if is_tiny(sizes[0]):
        glyphs = [glyph for glyph in glyphs if not is_tiny(glyph.em)]
    lines = [box for box in page.boxes if box[3] - box[1] <= _THIN and box[2] - box[0] >= _SHORT]
    if lines:
        glyphs = _with_struck(glyphs, lines, usual)
    return page if glyphs is page.glyphs else page._replace(glyphs=glyphs)


def _without_watermark(glyphs: list[Glyph], usual: float, large: float) -> list[Glyph]:
    huge = [each for each in glyphs if each.em > _HUGE * usual]
    over = any(_lies_over(each, glyphs) for each in huge)
    least = _HUGE * usual if over else large
    return [
        each
        for each in glyphs
        if each.em <= least and not (each.mark & PALE and each.em > _LARGE * usual)
    ]


def _lies_over(mark: Glyph, glyphs: Sequence[Glyph]) -> bool:
    return any(
        mark.left < each.right
        and each.left < mark.right
        and mark.y - 0.8 * mark.em < each.y - 0.3 * each.em < mark.y
        for each in glyphs
        if each.em * 2 < mark.em
    )


def _with_struck(
    glyphs: list[Glyph], lines: Sequence[tuple[float, float, float, float]], usual: float
) -> list[Glyph]:
    order = sorted(glyphs, key=_Y)
    levels = list(map(_Y, order))
    struck: set[int] = set()
    for left, top, right, bottom in lines:
        middle = (top + bottom) / 2
        first, last = bisect_left(levels, middle), bisect_right(levels, middle + usual)
        for glyph in order[first:last]:
            through = _LOW * glyph.em < glyph.y - middle < _HIGH * glyph.em
            if through and left <= glyph.left + 1.5 and right >= glyph.right - 1.5:
                struck.add(id(glyph))
    if not struck:
        return glyphs
    return [
        each._replace(mark=each.mark | STRUCK) if id(each) in struck else each for each in glyphs
    ]
