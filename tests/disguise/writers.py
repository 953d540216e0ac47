"""A page in every format that is made here without a program of others.

WRITERS["report.docx"](page)    # the bytes of the file
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from helpers import word_files as word
from helpers.ofd_files import ofd
from helpers.pdf_files import pdf

from disguise.marked_pages import laid
from disguise.marked_sheet import xlsx
from disguise.marked_text import odt, rtf
from disguise.page import Grid, Page, inks, owners

_DOCX = {
    "raised": '<w:vertAlign w:val="superscript"/>',
    "struck": "<w:strike/>",
    "hidden": "<w:vanish/>",
    "styled": '<w:rStyle w:val="b"/>',
    "white": '<w:color w:val="FFFFFF"/>',
    "tiny": '<w:sz w:val="2"/>',
}
_STYLES = (
    '<w:style w:type="character" w:styleId="a"><w:name w:val="a"/><w:rPr><w:vanish/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="b"><w:name w:val="b"/>'
    '<w:basedOn w:val="a"/></w:style>'
)
_HTML = {
    "raised": "<sup>{}</sup>",
    "struck": "<s>{}</s>",
    "hidden": '<span style="display:none">{}</span>',
    "styled": '<span class="q">{}</span>',
    "white": '<span style="color:#fff">{}</span>',
    "tiny": '<span style="font-size:1px">{}</span>',
    "control": '<input value="{}">',
}
_MENU = (
    "<ul><li><a href=/>首页</a></li><li>【字体：大 中 小】</li>"
    "<li>规章 行政规范性文件 行政许可</li></ul>"
)


def text(page: Page) -> bytes:
    """As plain text, tables by tabs on their full grid."""
    out = []
    for item in page.items:
        if isinstance(item, Grid):
            owned, texts = owners(item.boxes)
            seen: set[int] = {-1}
            for line in owned:
                cells = ["" if one in seen or seen.add(one) else texts[one] for one in line]
                out.append("\t".join(map(_plain, cells)))
        else:
            out.append(_plain(item))
    return "\n".join([*out, ""]).encode()


def _plain(text: str) -> str:
    """Plain text has no looks: only what stays of them when it is printed."""
    return "".join(ink.text for ink in inks(text) if ink.look in {"", "control"})


def docx(page: Page) -> bytes:
    """As Word saves it."""
    body = []
    for item in page.items:
        if isinstance(item, Grid):
            marked = [[box._replace(text=_docx(box.text)) for box in row] for row in item.boxes]
            body.append(word.sheet(marked))
        else:
            body.append(_docx(item) if "⟦" in item else word.p(item))
    return word.docx("".join(body), styles=_STYLES)


def _docx(text: str) -> str:
    if "⟦" not in text:
        return word.p(text) if text else word.p()
    return word.p(*map(_docx_run, inks(text)))


def _docx_run(ink) -> str:
    if ink.look != "control":
        return word.r(ink.text, _DOCX.get(ink.look, ""))
    run = word.r(ink.text)
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"


def html(page: Page) -> bytes:
    """As a plain web page."""
    out = ["<!DOCTYPE html><meta charset=utf-8><style>.q{visibility:hidden}</style><body>"]
    out += [_MENU] if page.furniture else []
    for item in page.items:
        if isinstance(item, Grid):
            out.append("<table border=1>")
            out += [f"<tr>{''.join(map(_td, row))}</tr>" for row in item.boxes]
            out.append("</table>")
        else:
            out.append(f"<p>{_html(item)}</p>")
    out += [_MENU] if page.furniture else []
    return "\n".join(out).encode()


def _td(box) -> str:
    return f'<td colspan="{box.across}" rowspan="{box.down}">{_html(box.text)}</td>'


def _html(text: str) -> str:
    return "".join(_HTML.get(ink.look, "{}").format(escape(ink.text)) for ink in inks(text))


WRITERS: dict[str, Callable[[Page], bytes]] = {
    "report.txt": text,
    "report.docx": docx,
    "report.html": html,
    "report.xlsx": xlsx,
    "report.odt": odt,
    "report.rtf": rtf,
    "report.ofd": lambda page: ofd(laid(page)),
    "report.pdf": lambda page: pdf(laid(page)),
}
