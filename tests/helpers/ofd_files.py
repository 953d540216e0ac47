"""Fixed pages as an OFD file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from helpers.page_drawing import HEIGHT, WIDTH, Sheet, Words
from helpers.workbooks import zipped

_MM = 25.4 / 72


def ofd(sheets: Sequence[Sheet], *, extra: dict[str, str] | None = None) -> bytes:
    """The pages as an OFD file."""
    pages = "".join(
        f'<ofd:Page ID="{index + 1}" BaseLoc="Pages/Page_{index}/Content.xml"/>'
        for index in range(len(sheets))
    )
    members = {
        "OFD.xml": _xml(
            "OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        ),
        "Doc_0/Document.xml": _xml(
            "Document",
            "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
            f"0 0 {WIDTH * _MM:.3f} {HEIGHT * _MM:.3f}</ofd:PhysicalBox></ofd:PageArea>"
            f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>",
        ),
    }
    for index, sheet in enumerate(sheets):
        members[f"Doc_0/Pages/Page_{index}/Content.xml"] = _xml(
            "Page", f"<ofd:Content><ofd:Layer>{_ofd_content(sheet)}</ofd:Layer></ofd:Content>"
        )
    return zipped(members | (extra or {}))


def _xml(root: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ofd:{root} '
        f'xmlns:ofd="http://www.ofdspec.org/2016">{body}</ofd:{root}>'
    )


def _ofd_content(sheet: Sheet) -> str:
    out = []
    for left, top, right, bottom in sheet.pictures:
        out.append(f'<ofd:ImageObject Boundary="{_mm(left, top, right - left, bottom - top)}"/>')
    for left, top, right, bottom in sheet.areas:
        path = f"M {_mm(0, 0)} L {_mm(right - left, 0)} L {_mm(right - left, bottom - top)} "
        out.append(
            f'<ofd:PathObject Boundary="{_mm(left, top, right - left, bottom - top)}" Fill="true" '
            f'Stroke="false"><ofd:AbbreviatedData>{path}L {_mm(0, bottom - top)} C'
            "</ofd:AbbreviatedData></ofd:PathObject>"
        )
    for left, top, right, bottom, width in sheet.lines:
        out.append(
            f'<ofd:PathObject Boundary="{_mm(left, top, right - left, bottom - top)}" '
            f'LineWidth="{width * _MM:.3f}"><ofd:AbbreviatedData>M 0 0 L '
            f"{_mm(right - left, bottom - top)}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    for words in sheet.words:
        out.append(_ofd_words(words))
    return "".join(out)


def _ofd_words(words: Words) -> str:
    """Every other text with each step written out, the others with `g` for steps alike."""
    steps = [words.size * _MM * (0.5 if " " <= letter <= "~" else 1) for letter in words.text[:-1]]
    if len(set(steps)) == 1 and len(steps) > 2:
        across = f"g {len(steps)} {steps[0]:.4f}"
    else:
        across = " ".join(f"{step:.4f}" for step in steps)
    angle = math.radians(words.turn if words.upright else 90)
    sine, cosine = round(math.sin(angle), 4), round(math.cos(angle), 4)
    turn = f' CTM="{cosine} {-sine} {sine} {cosine} 0 0"' if sine else ""
    colour = " ".join(str(round(255 * part)) for part in words.colour)
    fill = f'<ofd:FillColor Value="{colour}"/>' if any(words.colour) else ""
    hidden = ' Visible="false"' if words.hidden else ""
    return (
        f'<ofd:TextObject Boundary="{_mm(words.left, words.line)} 100 10" Font="1" '
        f'Size="{words.size * _MM:.4f}"{turn}{hidden}>{fill}'
        f'<ofd:TextCode X="0" Y="0" DeltaX="{across}">{escape(words.text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _mm(*points: float) -> str:
    return " ".join(f"{point * _MM:.3f}" for point in points)
