"""What a fixed page holds: glyphs and ruling lines, in points from its upper left corner."""

from __future__ import annotations

from typing import NamedTuple

from govlint.bilingual import Text

COLOURED, PALE, STRUCK = 1, 2, 4
"""In a colour; as light as a watermark, or in doubt; with a line through it."""


class Glyph(NamedTuple):
    """A printed character: from `left` to `right` on the baseline `y` (downwards), `em` high.

    `mark`: how it is printed, 0 for plain black, else COLOURED, PALE or STRUCK taken together.
    """

    text: str
    left: float
    right: float
    y: float
    em: float
    mark: int = 0


class RulingLine(NamedTuple):
    """A ruling line along one axis: `low` to `high` at `at` on the other, all after merging."""

    at: float
    low: float
    high: float


class Page(NamedTuple):
    """One page. `boxes` are what was drawn: left, top, right, bottom of lines and thin areas.

    `unread` says what on it could not be read (a scan, a font without characters), if anything.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    boxes: list[tuple[float, float, float, float]]
    unread: Text | None = None

    @property
    def where(self) -> Text:
        """As a person finds it."""
        return Text(f"第{self.number}页", f"page {self.number}")
