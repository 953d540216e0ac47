"""Two pages printed side by side on one sheet, taken apart again."""

from __future__ import annotations

from govlint.loaders.ruled.page import Glyph, Page

_WIDE = 1.2  # of its height: no narrower is a sheet of two pages
_GUTTER = 0.025  # of the width of a sheet, to each side of its middle: nothing stands there
_FILLED = 0.3  # of the width of a half: as far reaches text that runs, or a table
_LEAST = 20  # glyphs of a page
_WIDTH = 595.0  # points: of the page that was printed smaller


def halves(page: Page) -> list[Page]:
    """The pages on a sheet, the left one first, in the size they were made for; else the sheet."""
    middle = page.width / 2
    low, high = middle - _GUTTER * page.width, middle + _GUTTER * page.width
    if page.width < _WIDE * page.height or page.unread is not None:
        return [page]
    if any(glyph.left < high and glyph.right > low for glyph in page.glyphs):
        return [page]
    if any(
        left < high and right > low
        for left, top, right, bottom in page.boxes
        if right - left < 0.9 * page.width and bottom - top < 0.9 * page.height
    ):
        return [page]
    sides = [
        [glyph for glyph in page.glyphs if (glyph.left > middle) is after]
        for after in (False, True)
    ]
    if not all(_runs(side, page.width) for side in sides):
        return [page]
    return [_half(page, side, start) for side, start in zip(sides, (0.0, middle), strict=True)]


def _runs(glyphs: list[Glyph], width: float) -> bool:
    """Whether a half is filled as pages are: a column of figures is narrow."""
    if len(glyphs) < _LEAST:
        return False
    across = max(glyph.right for glyph in glyphs) - min(glyph.left for glyph in glyphs)
    return across > _FILLED * width / 2 and any(glyph.text > "\u2e7f" for glyph in glyphs)


def _half(page: Page, glyphs: list[Glyph], start: float) -> Page:
    scale = _WIDTH / (page.width / 2)
    end = start + page.width / 2
    moved = [
        glyph._replace(
            left=(glyph.left - start) * scale,
            right=(glyph.right - start) * scale,
            y=glyph.y * scale,
            em=glyph.em * scale,
        )
        for glyph in glyphs
    ]
    boxes = [
        ((left - start) * scale, top * scale, (right - start) * scale, bottom * scale)
        for left, top, right, bottom in page.boxes
        if start <= (left + right) / 2 < end
    ]
    return page._replace(width=_WIDTH, height=page.height * scale, glyphs=moved, boxes=boxes)
