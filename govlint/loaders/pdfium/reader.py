"""What pdfium sees on the pages of a PDF, as plain data.

Runs in the worker's process, under a package name of its own: hence the relative imports.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import pypdfium2.raw as pdfium

from .annotations import Forms, flatten, is_to_flatten
from .clips import Clips
from .drawn import blanks, objects
from .glyphs import Raw, glyphs, place, quarter_of
from .layers import has_layers
from .turn import Turn
from .visible import visibility

Answer = tuple[str, Any]
_DYNAMIC = {pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND}
_FAULTS = {pdfium.FPDF_ERR_PASSWORD: "password", pdfium.FPDF_ERR_SECURITY: "security"}

pdfium.FPDF_InitLibrary()


def read_pages(data: bytes, max_pages: int, max_glyphs: int, max_boxes: int) -> Answer:
    """`("pages", […])`, or the name of what is wrong: password, security, broken, long, large."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return _FAULTS.get(pdfium.FPDF_GetLastError(), "broken"), None
    forms = Forms(document)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1 or count > max_pages:
            return ("long" if count else "broken"), None
        pages = []
        layered = has_layers(data)
        for index in range(count):
            page = _page(document, index, max_glyphs, max_boxes, layered, forms)
            max_glyphs -= len(page["glyphs"])
            max_boxes -= len(page["boxes"])
            if max_glyphs < 0 or max_boxes < 0:
                return "large", None
            pages.append(page)
        pages[0]["attached"] = pdfium.FPDFDoc_GetAttachmentCount(document)
        pages[0]["dynamic"] = pdfium.FPDF_GetFormType(document) in _DYNAMIC
        return "pages", pages
    finally:
        forms.close()
        pdfium.FPDF_CloseDocument(document)


def _page(
    document: Any, index: int, max_glyphs: int, max_boxes: int, doubt: bool, forms: Forms
) -> dict[str, Any]:
    seen: dict[str, Any] = {
        "width": 0.0,
        "height": 0.0,
        "glyphs": [],  # character, left, right, line, em
        "boxes": [],  # left, top, right, bottom
        "picture": 0.0,  # the part of the page that pictures cover
        "hidden": False,  # whether there is text that is not shown
        "unknown": 0,  # glyphs of which nobody knows what character they are
        "drawn": 0,  # paths
        "failed": False,
    }
    aside: dict[str, Any] = {
        "items": [],  # the texts in the order they are drawn, each in its form
        "bounds": [],  # where they stand, once somebody asks
        "covers": [],  # areas drawn after so many texts, and whether nothing shows through
        "gone": set(),  # texts that are covered, by their addresses
        "clips": Clips(),
        "doubt": doubt,  # whether some text may not be printed
        "light": set(),  # texts in the colour of paper, by their addresses
        "pale": {},  # by their addresses texts in colours (1), or as pale as a watermark (2)
        "leaning": set(),  # texts that are not level
        "doubtful": set(),  # glyphs that may not be printed, by index
    }
    page = pdfium.FPDF_LoadPage(document, index)
    if page and is_to_flatten(page) and flatten(page, forms):
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return seen | {"failed": True}
    every = seen | aside | {"printed": partial(visibility, page)}
    try:
        _see(page, every, max_glyphs, max_boxes)
    finally:
        pdfium.FPDF_ClosePage(page)
    return {name: every[name] for name in seen}


def _see(page: Any, seen: dict[str, Any], max_glyphs: int, max_boxes: int) -> None:
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, frame)
    bounds = (frame.left, frame.bottom, frame.right, frame.top)
    objects(page, seen, max_boxes)
    found: list[Raw] = []
    slant: dict[int, float] = {}
    text = pdfium.FPDFText_LoadPage(page)
    if text:
        found, slant = glyphs(text, seen, max_glyphs, cache(partial(blanks, seen)))
        pdfium.FPDFText_ClosePage(text)
    # Which way up a page is, its text says: it is read as it is written, however it is shown.
    quarter = quarter_of(slant, len(found))
    turn = Turn(-quarter % 4 if found else pdfium.FPDFPage_GetRotation(page), bounds)
    place(seen, found, slant, quarter, turn)
    area = max((bounds[2] - bounds[0]) * (bounds[3] - bounds[1]), 1.0)
    seen["width"], seen["height"] = turn.width, turn.height
    seen["picture"] = min(seen["picture"] / area, 1.0)
    seen["boxes"] = [turn.box(box) for box in seen["boxes"]]
