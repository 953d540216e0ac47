"""A forged report as a document that LibreOffice or a browser prints to PDF."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from forge.grid import full, sheet
from forge.report import Draft, Table

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SOFFICE = shutil.which("soffice")


def html(report: Draft, *, letters: float = 10.5, margin: float = 2.5, style: str = "") -> str:
    """As a web page set like an official document; tables in letters of so many points."""
    body = [f"<h1>{escape(line)}</h1>" for line in report.title]
    body += [f"<p>{escape(line)}</p>" for line in report.preamble]
    for part in report.parts:
        body += [f"<p>{escape(line)}</p>" for line in (part.heading, *part.paragraphs)]
        if part.table:
            body.append(_html_table(part.table))
    body += [f'<p class="signed">{escape(line)}</p>' for line in report.signed]
    style = _CSS.replace("LETTERS", str(letters)).replace("MARGIN", str(margin)) + style
    return f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>' + "\n".join(body)


def fodt(report: Draft, *, letters: float = 10.5, margin: float = 2.5) -> str:
    """As a flat OpenDocument text."""
    body = [_odf("Title", line) for line in report.title]
    body += [_odf("Body", line) for line in report.preamble]
    for part in report.parts:
        body += [_odf("Body", line) for line in (part.heading, *part.paragraphs)]
        if part.table:
            body.append(_odf_table(part.table))
    body += [_odf("Signed", line) for line in report.signed]
    page = _FODT.replace("LETTERS", str(letters)).replace("MARGIN", str(margin))
    return page.replace("BODY", "\n".join(body))


def print_html(page: Path) -> Path:
    """The PDF that headless Chromium prints of a page."""
    out = page.with_suffix(".pdf")
    words = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    _set_words(
        [*words, f"--user-data-dir={page.parent / 'chromium'}", f"--print-to-pdf={out}", str(page)]
    )
    return out


def print_office(files: Sequence[Path]) -> list[Path]:
    """The PDFs that LibreOffice makes of documents, in one run."""
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    words = [str(SOFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    _set_words([*words, *map(str, files)])
    return [file.with_suffix(".pdf") for file in files]


def _set_words(words: Sequence[str]) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=120)


_CSS = (
    "@page{size:A4;margin:MARGINcm} body{font:16pt/28pt 'Noto Serif CJK SC'}"
    "h1{font-size:22pt;text-align:center;font-weight:normal}"
    "p{text-indent:2em;margin:0;text-align:justify} .signed{text-align:right}"
    "table{border-collapse:collapse;width:100%;font-size:LETTERSpt;line-height:1.5}"
    "td{border:1px solid #000;padding:2px 4px;text-align:center}"
)


def _html_table(table: Table) -> str:
    lines = ["<table>"]
    for boxes in sheet(table):
        cells = (
            f'<td colspan="{box.across}" rowspan="{box.down}">{escape(box.text)}</td>'
            for box in boxes
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def _odf(style: str, text: str) -> str:
    words = escape(text).replace("  ", " <text:s/>")
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def _odf_table(table: Table) -> str:
    width = max(map(len, full(table)))
    lines = [f'<table:table><table:table-column table:number-columns-repeated="{width}"/>']
    lines += [f"<table:table-row>{''.join(cells)}</table:table-row>" for cells in _odf_rows(table)]
    return "\n".join([*lines, "</table:table>"])


def _odf_rows(table: Table) -> Iterator[list[str]]:
    width = max(map(len, full(table)))
    reach = [0] * width
    for boxes in sheet(table):
        cells: list[str] = []
        waiting = list(boxes)
        column = 0
        while column < width:
            if reach[column]:
                reach[column] -= 1
                cells.append("<table:covered-table-cell/>")
                column += 1
                continue
            if not waiting:
                break
            box = waiting.pop(0)
            cells.append(
                f'<table:table-cell table:style-name="Cell" office:value-type="string" '
                f'table:number-columns-spanned="{box.across}" '
                f'table:number-rows-spanned="{box.down}">{_odf("Small", box.text)}'
                "</table:table-cell>" + "<table:covered-table-cell/>" * (box.across - 1)
            )
            reach[column : column + box.across] = [box.down - 1] * box.across
            column += box.across
        yield cells


_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties
 fo:text-indent="32pt" fo:line-height="28pt" fo:text-align="justify"/><style:text-properties
 style:font-name-asian="Noto Serif CJK SC" fo:font-size="16pt" style:font-size-asian="16pt"/>
</style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/>
</style:style>
<style:style style:name="Signed" style:family="paragraph"><style:paragraph-properties
 fo:text-align="end"/><style:text-properties fo:font-size="16pt" style:font-size-asian="16pt"/>
</style:style>
<style:style style:name="Small" style:family="paragraph"><style:paragraph-properties
 fo:text-align="center"/><style:text-properties fo:font-size="LETTERSpt"
 style:font-size-asian="LETTERSpt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="2pt" style:vertical-align="middle"/></style:style>
<style:page-layout style:name="Layout"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="MARGINcm"/>
<style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Layout">
<style:footer><text:p text:style-name="Signed">— <text:page-number/> —</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
BODY
</office:text></office:body></office:document>
"""
