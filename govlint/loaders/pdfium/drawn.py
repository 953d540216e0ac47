"""What is drawn on a page besides glyphs: lines, the sides of frames, pictures."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from .clips import is_inside, is_outside
from .glyphs import INVISIBLE
from .turn import Box
from .visible import PAPER, address

_DEPTH = 12  # forms within forms
_THIN = 4.0  # points: what is no thicker is a line
_CORNERS = 5  # segments of one rectangle
_PALE = 128  # of 255: a colour as light is that of watermarks
_DARK = 64  # of 255: a colour as dark is black
_SOLID, _FAINT, _UNSEEN = 250, 180, 40  # of 255: how far letters let through what is behind them
_OUTLINED = frozenset({1, 5})  # rendering modes of letters whose inside is not filled
_STRAIGHT = 0.02  # of the size of letters: how far they may lean


def objects(page: Any, seen: dict[str, Any], most: int) -> None:
    """Add to what is `seen` of a page its lines (at most so many), pictures and paths."""
    count = pdfium.FPDFPage_CountObjects(page)
    for index in range(count):
        _object(pdfium.FPDFPage_GetObject(page, index), seen, most, None, 0)
    if seen["covers"]:
        _cover_texts(seen)


def _object(item: Any, seen: dict[str, Any], most: int, outer: Any, depth: int) -> None:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        seen["items"].append((item, outer))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        if mode in INVISIBLE:
            seen["hidden"] = True
        if clip := seen["clips"].box(item):
            _clipped(item, seen, clip)
        _text(item, seen, outer, drawn=mode in _OUTLINED)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        seen["drawn"] += 1
        box = _mapped(_bounds(item), outer)
        thin = box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN
        if len(seen["boxes"]) <= most:
            if thin:
                seen["boxes"].append(box)
            else:
                _path(item, seen, outer, box)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        left, bottom, right, top = box = _mapped(_bounds(item), outer)
        _cover(item, seen, box, solid=False)
        seen["picture"] += max(0.0, right - left) * max(0.0, top - bottom)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
        matrix = _product(_matrix(item), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            inner = pdfium.FPDFFormObj_GetObject(item, index)
            _object(inner, seen, most, matrix, depth + 1)


def _clipped(item: Any, seen: dict[str, Any], clip: Box) -> None:
    """Note a text that is cut off, or of which a part may be."""
    box = _bounds(item)
    if is_outside(box, clip):
        seen["gone"].add(address(item))
    elif not is_inside(box, clip):
        seen["doubt"] = True


def _text(item: Any, seen: dict[str, Any], outer: Any, drawn: bool) -> None:
    """Note letters that may not be seen, that are pale, and that lean, as nothing black does.

    `drawn`: only their outlines are.
    """
    colour_of = pdfium.FPDFPageObj_GetStrokeColor if drawn else pdfium.FPDFPageObj_GetFillColor
    if not colour_of(item, *_AT_COLOUR) or _COLOUR_BYTES == _BLACK:
        return
    red, green, blue, alpha = (part.value for part in _COLOUR)
    least = min(red, green, blue)
    if least >= PAPER or alpha < _UNSEEN:
        seen["doubt"] = True
        if least >= PAPER:
            seen["light"].add(address(item))
    elif least >= _PALE or alpha < _FAINT:
        seen["pale"][address(item)] = 2
    elif max(red, green, blue) > _DARK:
        seen["pale"][address(item)] = 1
    _, leans, _, high, _, _ = _product(_matrix(item), outer)
    if abs(leans) > _STRAIGHT * abs(high):
        seen["leaning"].add(address(item))


def _cover(item: Any, seen: dict[str, Any], box: Box, *, solid: bool) -> None:
    """Note an area that may lie over text that was drawn before it, and whether it hides it."""
    if seen["items"] and len(seen["covers"]) <= _MANY:
        coloured = solid and pdfium.FPDFPageObj_GetFillColor(item, *_AT_COLOUR)
        seen["covers"].append((len(seen["items"]), box, coloured and _COLOUR[3].value >= _SOLID))


def _cover_texts(seen: dict[str, Any]) -> None:
    """What is drawn over text: the texts it hides, or that there is doubt."""
    pairs = zip(seen["items"], _boxes(seen), strict=True)
    boxes = [_mapped(box, outer) for (_, outer), box in pairs]
    order = sorted(range(len(boxes)), key=lambda number: boxes[number][1])
    levels = [boxes[number][1] for number in order]
    tall = max(box[3] - box[1] for box in boxes)
    for before, (start, low, end, high), solid in seen["covers"]:
        for number in order[bisect_left(levels, low - tall) : bisect_right(levels, high)]:
            left, bottom, right, top = boxes[number]
            if number >= before or left >= end or right <= start or top <= low:
                continue
            within = left > start - 1 and right < end + 1 and bottom > low - 1 and top < high + 1
            if solid and within:
                seen["gone"].add(address(seen["items"][number][0]))
            else:
                seen["doubt"] = True


def blanks(seen: dict[str, Any]) -> dict[int, list[float]]:
    """By line, where texts stand that are nothing but a blank: pdfium passes over them."""
    found: dict[int, list[float]] = {}
    for (_, outer), (left, bottom, right, top) in zip(seen["items"], _boxes(seen), strict=True):
        if left == right and bottom == top:
            x, y = _moved(left, bottom, outer)
            found.setdefault(round(y), []).append(x)
    return found


def _boxes(seen: dict[str, Any]) -> list[Box]:
    """The bounds of all texts of a page, each in the space of its form."""
    if not seen["bounds"]:
        seen["bounds"] = [_bounds(item) for item, _ in seen["items"]]
    boxes: list[Box] = seen["bounds"]
    return boxes


def _path(item: Any, seen: dict[str, Any], outer: Any, box: Box) -> None:
    """The lines of a path that is not thin: its thin pieces and, if drawn, its sides."""
    boxes = seen["boxes"]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if fill.value:
        _cover(item, seen, box, solid=True)
    if not stroke.value and (not fill.value or pdfium.FPDFPath_CountSegments(item) <= _CORNERS):
        return  # nothing, or the ground of a cell
    pieces = _pieces(item, _product(_matrix(item), outer))
    thick = []
    for points in pieces:
        across, up = [x for x, _ in points], [y for _, y in points]
        piece = (min(across), min(up), max(across), max(up))
        if not stroke.value and min(piece[2] - piece[0], piece[3] - piece[1]) <= _THIN:
            boxes.append(piece)
        else:
            thick.append(points)
    if stroke.value or len(thick) > 1:  # an area within an area is a frame
        for points in thick:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ax - bx) < 1.0 or abs(ay - by) < 1.0:
                    boxes.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


def _pieces(item: Any, matrix: Any) -> list[list[tuple[float, float]]]:
    """The sub-paths as corners; curves by their ends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    pieces: list[list[tuple[float, float]]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(item), 20_000)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = _moved(x.value, y.value, matrix)
        if not pieces or pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            pieces.append([])
        pieces[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            pieces[-1].append(pieces[-1][0])
    return pieces


_MANY = 500  # areas: more of them are drawings
_COLOUR_BYTES = bytearray(16)
_COLOUR = [ctypes.c_uint.from_buffer(_COLOUR_BYTES, 4 * part) for part in range(4)]
_BLACK = bytes(12) + b"\xff\0\0\0"
_AT_COLOUR = [ctypes.byref(part) for part in _COLOUR]
_MATRIX = pdfium.FS_MATRIX()
_AT_MATRIX = ctypes.byref(_MATRIX)
_SIDES = [ctypes.c_float() for _ in range(4)]
_AT_SIDES = [ctypes.byref(side) for side in _SIDES]


def _bounds(item: Any) -> Box:
    pdfium.FPDFPageObj_GetBounds(item, *_AT_SIDES)
    left, bottom, right, top = _SIDES
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> Any:
    pdfium.FPDFPageObj_GetMatrix(item, _AT_MATRIX)
    return (_MATRIX.a, _MATRIX.b, _MATRIX.c, _MATRIX.d, _MATRIX.e, _MATRIX.f)


def _product(inner: Any, outer: Any) -> Any:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _moved(x: float, y: float, matrix: Any) -> tuple[float, float]:
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _mapped(box: Box, matrix: Any) -> Box:
    if matrix is None:
        return box
    corners = [_moved(x, y, matrix) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
