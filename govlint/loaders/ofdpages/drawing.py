"""What is drawn on an OFD page: glyphs and lines in points (GB/T 33190-2016, 8, 9, 11)."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.files.xmltree import children, local_name
from govlint.loaders.ofdpages.colours import Colour, fill_colour, uncovered
from govlint.loaders.ofdpages.numbers import (
    UNIT,
    Matrix,
    Point,
    floats,
    matrix,
    moved,
    number,
    product,
    steps,
    strokes,
)
from govlint.loaders.ofdpages.ofd_file import Box
from govlint.loaders.ruled import Glyph, Page, Signs

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_GLYPHS, MAX_BOXES = 600_000, 200_000
_MM = 72 / 25.4
_DEPTH = 12  # of units drawn within units
_MAX_AREAS = 5_000  # filled ones
_MAX_DRAWN = 100_000  # objects of a page, those of units each time they are drawn
_THIN = 4.0  # points
_WIDE = "\u2e7f"  # characters beyond are as wide as high
_BLOCKS = frozenset({"Layer", "PageBlock", "Content"})


class Canvas:
    """One page while it is drawn. `units` are what may be drawn again, by number."""

    def __init__(self, box: Box, units: dict[str, Element]) -> None:
        left, top, width, height = box
        self._base: Matrix = (_MM, 0.0, 0.0, _MM, -left * _MM, -top * _MM)
        self._size = (width * _MM, height * _MM)
        self._units = units
        self._glyphs: list[tuple[int, Glyph]] = []
        self._boxes: list[Box] = []
        self._areas: list[tuple[int, Box, Colour]] = []  # filled, after so many glyphs
        self._picture = 0.0
        self._unknown = 0
        self._drawn = 0

    def draw(self, content: Element) -> None:
        """Draw a page's content, or a template's."""
        self._block(content, self._base, 0)

    @property
    def signs(self) -> Signs:
        """What else there is on the page."""
        area = max(self._size[0] * self._size[1], 1.0)
        return Signs(min(self._picture / area, 1.0), self._unknown, self._drawn)

    def page(self, number: int) -> Page:
        """The page as most of its glyphs are read; stamps and watermarks aslant are left."""
        quarters = Counter(quarter for quarter, _ in self._glyphs if quarter >= 0)
        quarter = quarters.most_common(1)[0][0] if quarters else 0
        upright = [(at, each) for at, (turn, each) in enumerate(self._glyphs) if turn == quarter]
        covers = [
            (count, _turned(box, quarter, self._size))
            for count, box, colour in self._areas
            if count and colour.is_solid
        ]
        glyphs = uncovered(upright, covers)
        width, height = self._size if quarter % 2 == 0 else self._size[::-1]
        boxes = [_turned(box, quarter, self._size) for box in self._boxes]
        shown = [glyph for glyph in glyphs if -9 < glyph.left < width + 9 and glyph.y > -9]
        return Page(number, width, height, shown, boxes)

    def _block(self, block: Element, base: Matrix, depth: int) -> None:
        for item in block:
            self._drawn += 1
            if self._drawn > _MAX_DRAWN or depth > _DEPTH:
                return
            kind = local_name(item)
            if kind in _BLOCKS:
                self._block(item, base, depth + 1)
            elif item.get("Visible", "").lower() == "false" or item.get("Alpha") == "0":
                continue
            elif kind == "TextObject":
                self._text(item, _placed(item, base))
            elif kind == "PathObject":
                self._path(item, _placed(item, base))
            elif kind == "ImageObject":
                self._picture += _covered(item)
            elif kind == "CompositeObject":
                unit = self._units.get(item.get("ResourceID", ""))
                if unit is not None:
                    self._block(unit, _placed(item, base), depth + 1)

    def _text(self, item: Element, place: Matrix) -> None:
        size = number(item.get("Size"))
        stretch = number(item.get("HScale"), 1.0) or 1.0
        em = size * math.hypot(place[2], place[3])
        angle = math.atan2(place[1], place[0]) + math.radians(number(item.get("CharDirection")))
        quarter = round(angle / (math.pi / 2))
        straight = abs(angle - quarter * math.pi / 2) < 0.1
        turn = quarter % 4 if straight and em > 0 else -1
        colour = fill_colour(item)
        if colour.is_unseen or _is_empty(item):
            return
        wide, mark = stretch * size, colour.mark
        for x, y, text in _characters(item, wide):
            if text in "\r\n" or len(self._glyphs) > MAX_GLYPHS:
                continue
            if text == "\ufffd" or "\ue000" <= text <= "\uf8ff" or text < " ":
                self._unknown += 1
                continue
            if colour.is_paper and not self._is_on_dark(moved(x, y, place)):
                continue
            reach = wide if text > _WIDE else wide * 0.5
            ends = moved(x, y, place), moved(x + reach, y, place)
            (left, line), (right, _) = (_turned_point(end, turn, self._size) for end in ends)
            self._glyphs.append((turn, Glyph(text, left, right, line, max(em, 1.0), mark)))

    def _path(self, item: Element, place: Matrix) -> None:
        fill = item.get("Fill", "").lower() == "true"
        stroke = item.get("Stroke", "").lower() != "false"
        if not (fill or stroke):
            return
        for data in children(item, "AbbreviatedData"):
            pieces = list(strokes(data.text or ""))
            for points in pieces:
                if len(self._boxes) > MAX_BOXES:
                    return
                corners = [moved(x, y, place) for x, y in points]
                if fill and len(pieces) == 1:
                    self._area(_around(corners), fill_colour(item))
                self._piece(corners, stroke or len(pieces) > 1)

    def _area(self, box: Box, colour: Colour) -> None:
        """Note a filled area that is no line: it hides what is below, and letters show on it."""
        thick = min(box[2] - box[0], box[3] - box[1]) > _THIN
        if thick and not colour.is_unseen and len(self._areas) < _MAX_AREAS:
            self._areas.append((len(self._glyphs), box, colour))

    def _is_on_dark(self, point: Point) -> bool:
        """Whether white letters can be seen at a point."""
        x, y = point
        over = (
            colour.is_paper
            for _, (left, top, right, bottom), colour in reversed(self._areas)
            if left <= x <= right and top <= y <= bottom
        )
        return not next(over, True)

    def _piece(self, points: list[Point], sides: bool) -> None:
        """A thin piece is a line; of a thick one its straight sides are, if they are drawn."""
        box = _around(points)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            self._boxes.append(box)
        elif sides:
            for start, end in itertools.pairwise(points):
                if min(abs(start[0] - end[0]), abs(start[1] - end[1])) < 1.0:
                    self._boxes.append(_around([start, end]))


def _placed(item: Element, base: Matrix) -> Matrix:
    """From an object's own space to the page: its matrix, then the corner of its boundary."""
    corner = [*floats(item.get("Boundary", "")), 0.0, 0.0][:2]
    own = matrix(item.get("CTM")) if item.get("CTM") else UNIT
    return product(product(own, (1.0, 0.0, 0.0, 1.0, corner[0], corner[1])), base)


def _characters(item: Element, wide: float) -> Iterator[tuple[float, float, str]]:
    """Every character of a text object and where it begins, in the object's own space."""
    x = y = 0.0
    for code in children(item, "TextCode"):
        text = code.text or ""
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        across = steps(code.get("DeltaX", ""), len(text))
        down = steps(code.get("DeltaY", ""), len(text))
        at_x, at_y = x, y
        for index, character in enumerate(text):
            yield at_x, at_y, character
            if index < len(across):
                at_x += across[index]
            elif not down:
                at_x += wide if character > _WIDE else wide * 0.5
            if index < len(down):
                at_y += down[index]


def _is_empty(item: Element) -> bool:
    """Whether letters are neither filled nor drawn."""
    filled = item.get("Fill", "").lower() != "false"
    return not filled and item.get("Stroke", "").lower() != "true"


def _covered(item: Element) -> float:
    """The part of the page a picture covers, in square points."""
    box = floats(item.get("Boundary", ""))
    return max(box[2], 0.0) * max(box[3], 0.0) * _MM * _MM if len(box) == 4 else 0.0


def _around(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _turned_point(point: Point, quarter: int, size: Point) -> Point:
    """Where a point lies once the page is turned so that text so many quarters on is upright."""
    x, y = point
    if quarter == 1:
        return y, size[0] - x
    if quarter == 2:
        return size[0] - x, size[1] - y
    if quarter == 3:
        return size[1] - y, x
    return x, y


def _turned(box: Box, quarter: int, size: Point) -> Box:
    left, top, right, bottom = box
    corners = [(left, top), (right, bottom)]
    return _around([_turned_point(corner, quarter, size) for corner in corners])
