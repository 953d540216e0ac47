"""Fields of forms, notes and marks on a page, made part of what is drawn on it."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

# What has an appearance that is printed, and is no mere sign that there is more to read.
_PRINTED = frozenset({
    pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_LINE, pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_POLYGON, pdfium.FPDF_ANNOT_POLYLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_REDACT,
})  # fmt: skip
_MANY = 5_000


def is_to_flatten(page: Any) -> bool:
    """Whether a page has annotations with words or lines of their own."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MANY)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if subtype in _PRINTED:
                return True
    return False


class Forms:
    """The form a document has, if any: what its fields hold is drawn though the file does not."""

    def __init__(self, document: Any) -> None:
        self._host = pdfium.FPDF_FORMFILLINFO(version=2)  # as long as the form is used
        self._form = None
        if pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE:
            self._form = pdfium.FPDFDOC_InitFormFillEnvironment(document, self._host)

    def draw(self, page: Any) -> None:
        """Give the fields of a page the looks that the file leaves to its reader."""
        if self._form:
            pdfium.FORM_OnAfterLoadPage(page, self._form)
            pdfium.FORM_OnBeforeClosePage(page, self._form)

    def close(self) -> None:
        """The document is read."""
        if self._form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._form)


def flatten(page: Any, forms: Forms) -> bool:
    """Draw them on the page as they are shown; it must be loaded anew then."""
    forms.draw(page)
    done = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return bool(done == pdfium.FLATTEN_SUCCESS)
