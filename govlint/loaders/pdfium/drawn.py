"""What is drawn on a page besides glyphs: lines, the sides of frames, pictures."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from .glyphs import INVISIBLE
from .turn import Box

_DEPTH = 12  # forms within forms
_THIN = 4.0  # points: what is no thicker is a line
_CORNERS = 5  # segments of one rectangle


def objects(page: Any, seen: dict[str, Any], most: int) -> None:
    """Add to what is `seen` of a page its lines (at most so many), pictures and paths."""
    count = pdfium.FPDFPage_CountObjects(page)
    for index in range(count):
        _object(pdfium.FPDFPage_GetObject(page, index), seen, most, None, 0)


def _object(item: Any, seen: dict[str, Any], most: int, outer: Any, depth: int) -> None:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        if pdfium.FPDFTextObj_GetTextRenderMode(item) == INVISIBLE:
            seen["hidden"] = True
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        seen["drawn"] += 1
        if len(seen["boxes"]) <= most:
            _path(item, seen["boxes"], outer)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        left, bottom, right, top = _mapped(_bounds(item), outer)
        seen["picture"] += max(0.0, right - left) * max(0.0, top - bottom)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
        matrix = _product(_matrix(item), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            inner = pdfium.FPDFFormObj_GetObject(item, index)
            _object(inner, seen, most, matrix, depth + 1)


def blanks(page: Any) -> dict[int, list[float]]:
    """By line, where texts stand that are nothing but a blank: pdfium passes over them."""
    found: dict[int, list[float]] = {}
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        _blanks(pdfium.FPDFPage_GetObject(page, index), found, None, 0)
    return found


def _blanks(item: Any, found: dict[int, list[float]], outer: Any, depth: int) -> None:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        left, bottom, right, top = _bounds(item)
        if left == right and bottom == top:
            x, y = _moved(left, bottom, outer)
            found.setdefault(round(y), []).append(x)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
        matrix = _product(_matrix(item), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            _blanks(pdfium.FPDFFormObj_GetObject(item, index), found, matrix, depth + 1)


def _path(item: Any, boxes: list[Box], outer: Any) -> None:
    """The lines of a path: itself if it is thin, else its thin pieces and, if drawn, its sides."""
    box = _mapped(_bounds(item), outer)
    if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        boxes.append(box)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
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


_SIDES = [ctypes.c_float() for _ in range(4)]
_AT_SIDES = [ctypes.byref(side) for side in _SIDES]


def _bounds(item: Any) -> Box:
    pdfium.FPDFPageObj_GetBounds(item, *_AT_SIDES)
    left, bottom, right, top = _SIDES
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


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
