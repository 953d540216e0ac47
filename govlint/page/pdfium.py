"""The part of `pypdfium2.raw` that the PDF reader uses, over pdfium in wasm (`web/pdfium.js`).

Out parameters are of ctypes as there: their bytes come back from the other memory, where they have
the same layout.  The characters of a page are fetched at once, not by calls for each.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from types import ModuleType
from typing import Any, NamedTuple


class FS_RECTF(ctypes.Structure):
    """A box; its top is above its bottom."""

    _fields_ = [(side, ctypes.c_float) for side in ("left", "top", "right", "bottom")]


class FS_MATRIX(ctypes.Structure):
    """How a space lies in another."""

    _fields_ = [(part, ctypes.c_float) for part in "abcdef"]


class FPDF_FORMFILLINFO(NamedTuple):
    """Who fills in forms: nobody does."""

    version: int


CONSTANTS = {
    "FPDF_ERR_PASSWORD": 4,
    "FPDF_ERR_SECURITY": 5,
    "FPDF_PAGEOBJ_TEXT": 1,
    "FPDF_PAGEOBJ_PATH": 2,
    "FPDF_PAGEOBJ_IMAGE": 3,
    "FPDF_PAGEOBJ_FORM": 5,
    "FPDF_SEGMENT_MOVETO": 2,
    "FPDFBitmap_Gray": 1,
    "FPDF_ANNOT": 0x01,
    "FPDF_GRAYSCALE": 0x08,
    "FLAT_NORMALDISPLAY": 0,
    "FLATTEN_SUCCESS": 1,
    "FORMTYPE_NONE": 0,
    "FORMTYPE_XFA_FULL": 2,
    "FORMTYPE_XFA_FOREGROUND": 3,
    "FPDF_ANNOT_FREETEXT": 3,
    "FPDF_ANNOT_LINE": 4,
    "FPDF_ANNOT_SQUARE": 5,
    "FPDF_ANNOT_CIRCLE": 6,
    "FPDF_ANNOT_POLYGON": 7,
    "FPDF_ANNOT_POLYLINE": 8,
    "FPDF_ANNOT_STRIKEOUT": 12,
    "FPDF_ANNOT_STAMP": 13,
    "FPDF_ANNOT_INK": 15,
    "FPDF_ANNOT_WIDGET": 20,
    "FPDF_ANNOT_REDACT": 28,
}
"""What `pypdfium2.raw` has of the names the reader uses."""
_PLAIN = (
    *("FPDF_GetLastError", "FPDF_GetPageCount", "FPDF_CloseDocument", "FPDF_LoadPage"),
    *("FPDF_ClosePage", "FPDFPage_GetRotation", "FPDFPage_CountObjects", "FPDFPage_GetObject"),
    *("FPDFPage_GetAnnotCount", "FPDFPage_GetAnnot", "FPDFPage_CloseAnnot", "FPDFPage_Flatten"),
    *("FPDFAnnot_GetSubtype", "FPDFPageObj_GetType", "FPDFTextObj_GetTextRenderMode"),
    *("FPDFPath_CountSegments", "FPDFPath_GetPathSegment", "FPDFPathSegment_GetType"),
    *("FPDFPathSegment_GetClose", "FPDFFormObj_CountObjects", "FPDFFormObj_GetObject"),
    *("FPDFText_GetTextObject", "FPDFText_GetFontSize", "FPDFText_GetCharAngle"),
    *("FPDFPageObj_GetClipPath", "FPDFClipPath_CountPaths", "FPDFClipPath_CountPathSegments"),
    *("FPDFClipPath_GetPathSegment", "FPDF_GetFormType", "FPDFDoc_GetAttachmentCount"),
    *("FORM_OnAfterLoadPage", "FORM_OnBeforeClosePage", "FPDFDOC_ExitFormFillEnvironment"),
    *("FPDFBitmap_CreateEx", "FPDFBitmap_FillRect", "FPDFBitmap_Destroy"),
    *("FPDFBitmap_GetStride", "FPDF_RenderPageBitmap"),
)
_OUT = {  # how many parameters, the last ones, are filled by the call
    "FPDFText_GetCharBox": 4,
    "FPDFText_GetMatrix": 1,
    "FPDFPageObj_GetBounds": 4,
    "FPDFPageObj_GetMatrix": 1,
    "FPDFPageObj_GetFillColor": 4,
    "FPDFPageObj_GetStrokeColor": 4,
    "FPDFPathSegment_GetPoint": 2,
    "FPDFPath_GetDrawMode": 2,
    "FPDF_GetPageBoundingBox": 1,
}


def install() -> None:
    """Have `import pypdfium2.raw` give a module that only lacks its functions."""
    raw = ModuleType("pypdfium2.raw")
    vars(raw).update(CONSTANTS, FS_RECTF=FS_RECTF, FS_MATRIX=FS_MATRIX)
    vars(raw)["FPDF_FORMFILLINFO"] = FPDF_FORMFILLINFO
    vars(raw)["FPDF_InitLibrary"] = lambda: None  # done where it is loaded
    package = ModuleType("pypdfium2")
    vars(package).update(raw=raw, __path__=[])
    sys.modules |= {"pypdfium2": package, "pypdfium2.raw": raw}


def connect(raw: ModuleType, bridge: Any) -> None:
    """Give the module its functions, over the bridge that `web/pdfium.js` makes."""
    for name in _PLAIN:
        vars(raw)[name] = getattr(bridge, name)
    for name, count in _OUT.items():
        vars(raw)[name] = _with_out(bridge.call, name, count)

    def load(data: bytes, size: int, password: None) -> int:
        return int(bridge.open(data))

    def form(document: int, host: FPDF_FORMFILLINFO) -> int:
        return int(bridge.form(document, host.version))

    def buffer(bitmap: int) -> Any:
        pixels = bridge.pixels(bitmap).to_bytes()
        return (ctypes.c_char * len(pixels)).from_buffer_copy(pixels)

    vars(raw).update(FPDF_LoadMemDocument64=load, FPDFBitmap_GetBuffer=buffer)
    vars(raw)["FPDFDOC_InitFormFillEnvironment"] = form
    _connect_text(raw, bridge)


def _with_out(call: Any, name: str, count: int) -> Any:
    def function(*given: Any) -> float:
        filled = [getattr(one, "_obj", one) for one in given[-count:]]
        sizes = [ctypes.sizeof(one) for one in filled]
        answer = call(name, len(given) - count, *given[:-count], *sizes).to_bytes()
        at = 8
        for one, size in zip(filled, sizes, strict=True):
            ctypes.memmove(ctypes.addressof(one), answer[at : at + size], size)
            at += (size + 7) // 8 * 8
        result: float = struct.unpack_from("<d", answer)[0]
        return result

    return function


def _connect_text(raw: ModuleType, bridge: Any) -> None:
    known: dict[int, tuple[list[int], list[int], list[float]]] = {}

    def load(page: int) -> int:
        text = int(bridge.FPDFText_LoadPage(page))
        if text:
            codes, signs, places = (part.to_py().tolist() for part in bridge.characters(text))
            known[text] = codes, signs, places
        return text

    def close(text: int) -> None:
        known.pop(text, None)
        bridge.FPDFText_ClosePage(text)

    def origin(text: int, index: int, x: Any, y: Any) -> int:
        _, signs, places = known[text]
        x._obj.value, y._obj.value = places[6 * index : 6 * index + 2]
        return signs[index] & 2

    def box(text: int, index: int, box: Any) -> int:
        _, signs, places = known[text]
        sides = box._obj
        at = 6 * index + 2
        sides.left, sides.top, sides.right, sides.bottom = places[at : at + 4]
        return signs[index] & 4

    vars(raw).update(
        FPDFText_LoadPage=load,
        FPDFText_ClosePage=close,
        FPDFText_CountChars=lambda text: len(known[text][0]),
        FPDFText_GetUnicode=lambda text, index: known[text][0][index],
        FPDFText_IsGenerated=lambda text, index: known[text][1][index] & 1,
        FPDFText_GetCharOrigin=origin,
        FPDFText_GetLooseCharBox=box,
    )
