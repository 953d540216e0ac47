"""One report in every medium that can be made without a program of others."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterator

from forge.grid import Slot, slots
from forge.report import Draft, Table
from helpers import word_files, workbooks
from helpers.ofd_files import ofd
from helpers.pdf_files import pdf

from render import html, paper
from render.typesetting import typeset_pages

_ODT = "application/vnd.oasis.opendocument.text"


def docx(draft: Draft) -> bytes:
    """As Word saves it."""
    return word_files.docx(word_files.report(draft))


def odt(draft: Draft) -> bytes:
    """As an OpenDocument text in its zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), _ODT)
        file.writestr("content.xml", paper.fodt(draft))
    return out.getvalue()


def rtf(draft: Draft) -> bytes:
    """As Rich Text, every character by its number."""
    out = [_rtf_paragraph(line) for line in (*draft.title, *draft.preamble)]
    for part in draft.parts:
        out += [_rtf_paragraph(line) for line in (part.heading, *part.paragraphs)]
        if part.table:
            out += _rtf_rows(part.table)
    out += [_rtf_paragraph(line) for line in draft.signed]
    return (r"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}" + "\n".join(out) + "}").encode("ascii")


def mht(draft: Draft) -> bytes:
    """As a browser saves a page of a portal, in one file."""
    body = base64.encodebytes(html.page(draft, "portal").encode())
    return (_MHT + body + b"\n--x--\n").replace(b"\n", b"\r\n")


_MHT = b"""From: <Saved by Blink>
Snapshot-Content-Location: http://www.example.gov.cn/nb.html
Subject: nb
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html
Content-Transfer-Encoding: base64
Content-Location: http://www.example.gov.cn/nb.html

"""


def _rtf_paragraph(text: str) -> str:
    return rf"\pard\fi640 {_rtf(text)}\par"


def _rtf_rows(table: Table) -> Iterator[str]:
    rows = slots(table)
    for number, row in enumerate(rows):
        below = [*(rows[number + 1] if number + 1 < len(rows) else ()), *[Slot("", "own")] * 99]
        cells = zip(row, below, range(900, 90000, 900), strict=False)
        boxes = "".join(rf"{_rtf_merge(slot, under)}\cellx{end}" for slot, under, end in cells)
        texts = "".join(rf"\pard\intbl {_rtf(slot.text)}\cell" for slot in row)
        yield rf"\trowd\trgaph108 {boxes}{texts}\row"


def _rtf_merge(slot: Slot, under: Slot) -> str:
    """Word's marks of a merged cell: its first square and the others, down and across."""
    if slot.kind == "across":
        return r"\clmrg"
    if slot.kind in {"down", "under"}:
        return r"\clvmrg" if slot.kind == "down" else r"\clmrg\clvmrg"
    return r"\clvmgf" if under.kind == "down" else ""


def _rtf(text: str) -> str:
    return "".join(
        letter if letter.isascii() and letter not in "\\{}" else rf"\u{ord(letter)}\'3f"
        for letter in text
    )


MEDIA: dict[str, Callable[[Draft], bytes]] = {
    "report.txt": lambda draft: html.text(draft).encode(),
    "report.docx": docx,
    "report.odt": odt,
    "report.rtf": rtf,
    "plain.html": lambda draft: html.page(draft, "plain").encode(),
    "portal.html": lambda draft: html.page(draft, "portal").encode(),
    "old.htm": lambda draft: html.page(draft, "old").encode("gb18030"),
    "word.doc": lambda draft: html.page(draft, "word").encode("gb18030"),
    "report.mht": mht,
    "report.pdf": lambda draft: pdf(typeset_pages(draft)),
    "report.ofd": lambda draft: ofd(typeset_pages(draft)),
    "report.xlsx": workbooks.whole,
}
