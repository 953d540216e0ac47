"""The colours of what an OFD page draws (GB/T 33190-2016, 8.3): paper, pale, coloured, black."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from govlint.files.xmltree import children
from govlint.loaders.ofdpages.ofd_file import Box
from govlint.loaders.ruled.page import COLOURED, PALE, Glyph

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PAPER, _PALE, _DARK = 235, 128, 64  # of 255, as in a PDF
_SOLID, _FAINT, _UNSEEN = 250, 180, 40  # of 255: how far a colour lets through what is behind it


class Colour(NamedTuple):
    """The least and the greatest part of red, green and blue, and how solid it is, up to 255."""

    least: int = 0
    most: int = 0
    alpha: int = 255

    @property
    def is_unseen(self) -> bool:
        """Whether it lets through all that is behind it."""
        return self.alpha < _UNSEEN

    @property
    def is_paper(self) -> bool:
        """Whether it cannot be told from paper."""
        return self.least >= _PAPER

    @property
    def is_solid(self) -> bool:
        """Whether nothing behind it can be seen."""
        return self.alpha >= _SOLID

    @property
    def mark(self) -> int:
        """The mark of letters in it, as of `ruled.Glyph`."""
        if self.least >= _PALE or self.alpha < _FAINT:
            return PALE
        return COLOURED if self.most > _DARK else 0


BLACK = Colour()


def fill_colour(item: Element) -> Colour:
    """The colour an object is filled with; black where none can be told."""
    alpha = _part(item.get("Alpha"), 255)
    for given in children(item, "FillColor"):
        alpha = alpha * _part(given.get("Alpha"), 255) // 255
        parts = [_part(word) for word in given.get("Value", "").split()]
        if len(parts) == 4:  # cyan, magenta, yellow, black
            parts = [max(0, 255 - part - parts[3]) for part in parts[:3]]
        if parts:
            return Colour(min(parts), max(parts), alpha)
    return BLACK._replace(alpha=alpha)


def uncovered(
    glyphs: Sequence[tuple[int, Glyph]], covers: Sequence[tuple[int, Box]]
) -> list[Glyph]:
    """The glyphs, by their order of drawing, that no area drawn later (from that number on) hides.

    An area hides what lies wholly in it.
    """
    if not covers:
        return [glyph for _, glyph in glyphs]
    order = sorted(range(len(glyphs)), key=lambda at: glyphs[at][1].y)
    levels = [glyphs[at][1].y for at in order]
    gone: set[int] = set()
    for number, (left, top, right, bottom) in covers:
        for at in order[bisect_left(levels, top) : bisect_right(levels, bottom + 1)]:
            drawn, glyph = glyphs[at]
            within = left - 1 < glyph.left and glyph.right < right + 1
            if drawn < number and within and top < glyph.y - 0.8 * glyph.em + 1:
                gone.add(at)
    return [glyph for at, (_, glyph) in enumerate(glyphs) if at not in gone]


def _part(word: str | None, default: int = 0) -> int:
    """A part of a colour, `255` or `#FF`."""
    if word is None:
        return default
    try:
        value = int(word[1:], 16) if word.startswith("#") else int(float(word))
    except (ValueError, OverflowError):
        return default
    return min(max(value, 0), 255)
