"""Word's XML without what only says how things look: four fifths of it and of the time it takes.

Taken out are empty elements of w:rPr, w:pPr, w:tcPr and their like, and marks of editing sessions.
None of them is a step on the way to a paragraph or a cell, so the index paths to these stay true.
"""

from __future__ import annotations

import re

_LOOKS = b"""
    adjustRightInd autoSpaceDE autoSpaceDN b bCs bottom caps cantSplit contextualSpacing
    effect em emboss hideMark i iCs imprint ind insideH insideV jc keepLines
    keepNext kern kinsoku lang left lsdException mirrorIndents noProof noWrap outline outlineLvl
    overflowPunct pageBreakBefore rFonts right shadow smallCaps snapToGrid
    spacing suppressAutoHyphens suppressLineNumbers szCs tblHeader tblInd tblLayout
    tblLook tblW tcFitText tcW textAlignment textDirection tl2br top
    topLinePunct tr2bl trHeight u vAlign w widowControl wordWrap wAfter wBefore
"""
# What may hide text, in a document that does: else it says only how things look.
_INK = b"color sz rStyle shd highlight tblStyle"
_IDLE = b"|".join(_LOOKS.split())
_ELEMENT = re.compile(rb"<w:(?:" + _IDLE + b"|" + b"|".join(_INK.split()) + rb")(?: [^<>]*)?/>")
_BUT_INK = re.compile(rb"<w:(?:" + _IDLE + rb")(?: [^<>]*)?/>")
_SESSION = re.compile(
    rb'(<w:(?:p|r|tr))(?: (?:w|w14|wp14):(?:rsid[A-Za-z]*|paraId|textId)="[0-9A-Fa-f]*")+'
)


def slim(data: bytes, *, inked: bool = False) -> bytes:
    """The XML of a document with its text, tables, lists, fields and changes, and little else.

    `inked`: with what may hide text, too.
    """
    idle = _BUT_INK if inked else _ELEMENT
    return _SESSION.sub(rb"\1", idle.sub(b"", data))
