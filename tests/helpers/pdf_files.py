"""Fixed pages as a PDF."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from itertools import groupby

from helpers.page_drawing import HEIGHT, WIDTH, Sheet, Words


def pdf(sheets: Sequence[Sheet], *, trailer: str = "", mapped: bool = True) -> bytes:
    """The pages as a PDF with uncompressed streams.

    Its letters are those of Helvetica under other names: each font stands for 94 characters.
    """
    cases = _Cases()
    contents = [_content(sheet, cases).encode() for sheet in sheets]
    first = 10 + 2 * len(cases.fonts)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(sheets)))
    fonts = " ".join(f"/F{index} {10 + 2 * index} 0 R" for index in range(len(cases.fonts)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>".encode(),
        3: b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Length 1>>\nstream\n\x80\nendstream",
    }
    for index, letters in enumerate(cases.fonts):
        objects[10 + 2 * index] = _font(index, 11 + 2 * index if mapped else 0)
        objects[11 + 2 * index] = _stream(_to_unicode(letters))
    for index, sheet in enumerate(sheets):
        number = first + 2 * index
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {sheet.rotate}"
            f"/Resources<</Font<<{fonts}>>/XObject<</I 3 0 R>>>>/Contents {number + 1} 0 R>>"
        ).encode()
        objects[number + 1] = _stream(contents[index])
    return _file(objects, trailer)


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(f"{number} 1\n{place:010d} 00000 n \n".encode())
    size = max(objects) + 1
    out.write(f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)


class _Cases:
    """Which font prints a character, and under which letter; the first prints ASCII as it is."""

    def __init__(self) -> None:
        self.fonts = ["".join(map(chr, range(33, 127)))]
        self._known: dict[str, tuple[int, int]] = {}

    def of(self, letter: str) -> tuple[int, int]:
        if letter <= "~":
            return 0, ord(letter)
        if letter not in self._known:
            if len(self.fonts[-1]) == 94:
                self.fonts.append("")
            self._known[letter] = len(self.fonts) - 1, 33 + len(self.fonts[-1])
            self.fonts[-1] += letter
        return self._known[letter]


def _font(index: int, mapping: int) -> bytes:
    widths = " ".join(["1000" if index else "500"] * 95)
    named = f"/ToUnicode {mapping} 0 R" if mapping else ""
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 126"
        f"/Widths[{widths}]{named}>>"
    ).encode()


def _to_unicode(letters: str) -> bytes:
    pairs = "".join(
        f"1 beginbfchar <{33 + index:02x}> <{letter.encode('utf-16-be').hex()}> endbfchar\n"
        for index, letter in enumerate(letters)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{pairs}endcmap end end"
    ).encode()


def _content(sheet: Sheet, cases: _Cases) -> str:
    out = []
    for left, top, right, bottom in sheet.pictures:
        out.append(f"q {right - left} 0 0 {bottom - top} {left} {HEIGHT - bottom} cm /I Do Q")
    for left, top, right, bottom in sheet.areas:
        out.append(f"{left} {HEIGHT - bottom} {right - left} {bottom - top} re f")
    for left, top, right, bottom, width in sheet.lines:
        out.append(f"{width} w {left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")
    out += [_words(words, cases) for words in sheet.words if not words.late]
    for left, top, right, bottom in sheet.covers:
        out.append(f"1 1 1 rg {left} {HEIGHT - bottom} {right - left} {bottom - top} re f")
    out += [_words(words, cases) for words in sheet.words if words.late]
    return "\n".join(out)


def _words(words: Words, cases: _Cases) -> str:
    angle = math.radians(words.turn if words.upright else 90)
    sine, cosine = round(math.sin(angle), 4), round(math.cos(angle), 4)
    colour = " ".join(map(str, words.colour))
    return (
        f"BT {colour} rg {3 if words.hidden else 0} Tr {cosine} {sine} {-sine} {cosine} "
        f"{words.left} {HEIGHT - words.line} Tm {_drawn_words(words, cases)} ET"
    )


def _drawn_words(words: Words, cases: _Cases) -> str:
    runs = groupby(map(cases.of, words.text), key=lambda case: case[0])
    return " ".join(
        f"/F{font} {words.size} Tf <{bytes(code for _, code in run).hex()}> Tj"
        for font, run in runs
    )
