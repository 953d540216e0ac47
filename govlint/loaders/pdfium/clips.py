"""What of a page is cut off: texts that stand outside the path that they are clipped by."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from .turn import Box

_MOST = 200  # segments of a path: one of more is a drawing
_EDGE = 1.0  # points: what reaches over an edge by no more is inside
_X, _Y = ctypes.c_float(), ctypes.c_float()
_AT = ctypes.byref(_X), ctypes.byref(_Y)
_EVERYWHERE = (-1e9, -1e9, 1e9, 1e9)


class Clips:
    """The clipping paths of a page, those met before known again."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, float, float, int], Box] = {}

    def box(self, item: Any) -> Box | None:
        """The bounds of what an object's clipping paths leave, in its own space; None for all."""
        clip = pdfium.FPDFPageObj_GetClipPath(item)
        count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        if count < 1:
            return None
        last = count - 1
        segments = pdfium.FPDFClipPath_CountPathSegments(clip, last)
        x, y = _point(clip, last, 0) if segments > 0 else (0.0, 0.0)
        far = _point(clip, last, 2) if segments > 2 else (0.0, 0.0)
        key = (count, x + 7.0 * y, far[0] + 7.0 * far[1], segments)
        if key not in self._known:
            self._known[key] = _left(clip, count)
        return self._known[key]


def is_inside(box: Box, clip: Box) -> bool:
    """Whether nothing of a box is cut off."""
    left, bottom, right, top = clip
    return (
        box[0] >= left - _EDGE
        and box[2] <= right + _EDGE
        and box[1] >= bottom - _EDGE
        and box[3] <= top + _EDGE
    )


def is_outside(box: Box, clip: Box) -> bool:
    """Whether all of a box is cut off."""
    left, bottom, right, top = clip
    return box[0] >= right or box[2] <= left or box[1] >= top or box[3] <= bottom


def _left(clip: Any, count: int) -> Box:
    """What the bounds of several paths have in common."""
    left, bottom, right, top = _EVERYWHERE
    for path in range(count):
        segments = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        points = [_point(clip, path, index) for index in range(min(segments, _MOST))]
        if points and segments <= _MOST:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, bottom, right, top


def _point(clip: Any, path: int, index: int) -> tuple[float, float]:
    segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
    pdfium.FPDFPathSegment_GetPoint(segment, *_AT)
    return _X.value, _Y.value
