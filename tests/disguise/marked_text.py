"""A page as an OpenDocument text and as Rich Text."""

from __future__ import annotations

import io
import zipfile
from html import escape

from disguise.page import Grid, Page, inks, owners

_ODT = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_LOOKS = {
    "raised": 'style:text-position="super 58%"',
    "struck": 'style:text-line-through-style="solid" style:text-line-through-type="single"',
    "hidden": 'text:display="none"',
    "white": 'fo:color="#ffffff"',
    "tiny": 'fo:font-size="1pt" style:font-size-asian="1pt"',
}
_RTF = {
    "raised": r"\super ",
    "struck": r"\strike ",
    "hidden": r"\v ",
    "styled": r"\v ",
    "white": r"\cf1 ",
    "tiny": r"\fs2 ",
}


def odt(page: Page) -> bytes:
    """As an OpenDocument text."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {given}/>'
        "</style:style>"
        for name, given in _LOOKS.items()
    )
    styles += (
        '<style:style style:name="styled" style:family="text" style:parent-style-name="hidden"/>'
    )
    body = "".join(
        _odf_table(item) if isinstance(item, Grid) else _odf(item) for item in page.items
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), _ODT)
        file.writestr("content.xml", content)
    return out.getvalue()


def _odf(text: str) -> str:
    def run(ink) -> str:
        words = escape(ink.text).replace("  ", " <text:s/>")
        if ink.look in {"", "control"}:
            return words
        return f'<text:span text:style-name="{ink.look}">{words}</text:span>'

    return f"<text:p>{''.join(map(run, inks(text)))}</text:p>"


def _odf_table(grid: Grid) -> str:
    owned, _ = owners(grid.boxes)
    waiting = [list(row) for row in grid.boxes]
    seen: set[int] = set()
    out = [f'<table:table><table:table-column table:number-columns-repeated="{len(owned[0])}"/>']
    for y, line in enumerate(owned):
        out.append("<table:table-row>")
        for one in line:
            if one in seen:
                out.append("<table:covered-table-cell/>")
            elif one >= 0:
                seen.add(one)
                box = waiting[y].pop(0)
                out.append(
                    f'<table:table-cell table:number-columns-spanned="{box.across}" '
                    f'table:number-rows-spanned="{box.down}">{_odf(box.text)}</table:table-cell>'
                )
        out.append("</table:table-row>")
    return "".join([*out, "</table:table>"])


def rtf(page: Page) -> bytes:
    """As Rich Text, every character by its number."""
    out = []
    for item in page.items:
        if isinstance(item, Grid):
            out += _rtf_rows(item)
        else:
            out.append(rf"\pard\fi640 {_rtf(item)}\par")
    head = r"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}{\colortbl;\red255\green255\blue255;}"
    return (head + "\n".join(out) + "}").encode("ascii")


def _rtf_rows(grid: Grid):
    owned, texts = owners(grid.boxes)
    seen: set[int] = set()
    for y, line in enumerate(owned):
        defined, cells = "", ""
        for x, one in enumerate(line):
            if one < 0 or (x + 1 < len(line) and line[x + 1] == one):
                continue
            below = y + 1 < len(owned) and owned[y + 1][x] == one
            merge = r"\clvmrg" if one in seen else r"\clvmgf" if below else ""
            defined += rf"{merge}\cellx{900 * (x + 1)}"
            cells += rf"\pard\intbl {'' if one in seen else _rtf(texts[one])}\cell"
            seen.add(one)
        yield rf"\trowd\trgaph108 {defined}{cells}\row"


def _rtf(text: str) -> str:
    return "".join(
        f"{{{_RTF[ink.look]}{_characters(ink.text)}}}"
        if ink.look in _RTF
        else _characters(ink.text)
        for ink in inks(text)
    )


def _characters(text: str) -> str:
    return "".join(
        letter if letter.isascii() and letter not in "\\{}" else rf"\u{_signed(letter)}\'3f"
        for letter in text
    )


def _signed(letter: str) -> int:
    return ord(letter) - 65536 if ord(letter) > 32767 else ord(letter)
