"""Reports printed as web pages and Word files, with the merged cells of the official form."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from benchmark.forge.draft import Draft
from benchmark.forge.grids import Grid, grid
from benchmark.forge.texts import TABLES, heading

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def page(draft: Draft) -> bytes:
    """A web page."""
    lines = ["<!DOCTYPE html>", '<html lang="zh"><head><meta charset="utf-8">']
    lines += [
        f"<title>{escape(draft.title)}</title></head><body>",
        f"<h1>{escape(draft.title)}</h1>",
    ]
    for part in draft.parts:
        lines.append(f"<h2>{escape(heading(part))}</h2>")
        lines += [f"<p>{escape(paragraph)}</p>" for paragraph in part.paragraphs]
        if part.number in TABLES:
            lines += _html(grid(TABLES[part.number], draft.figures))
    lines += [
        f"<p>{escape(words)}</p>" for words in (draft.signed_organ, draft.signed_date) if words
    ]
    return ("\n".join([*lines, "</body></html>"]) + "\n").encode()


def _html(table: Grid) -> Iterator[str]:
    yield "<table border='1'>"
    for row in table:
        cells = (
            f"<td colspan='{box.across}' rowspan='{box.down}'>{escape(box.text)}</td>"
            for box in row
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"


def word(draft: Draft) -> bytes:
    """A Word file, the same bytes for the same report."""
    body = [_paragraph(draft.title)]
    for part in draft.parts:
        body.append(_paragraph(heading(part)))
        body += map(_paragraph, part.paragraphs)
        if part.number in TABLES:
            body += [_table(grid(TABLES[part.number], draft.figures)), _paragraph("")]
    body += [_paragraph(words) for words in (draft.signed_organ, draft.signed_date) if words]
    document = f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body></w:document>'
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}" '
        'Target="word/document.xml"/></Relationships>'
    )
    return _zipped(
        {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document}
    )


def _zipped(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content.encode())
    return file.getvalue()


def _paragraph(words: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _table(table: Grid) -> str:
    """The rows; a cell that reaches down is continued by empty ones."""
    width = sum(box.across for box in table[0])
    under: dict[int, tuple[int, int]] = {}
    lines = []
    for row in table:
        cells, column, rest = [], 0, list(row)
        while column < width:
            left, across = under.pop(column, (0, 0))
            if left:
                cells.append(_cell("", across, "continue"))
            else:
                box = rest.pop(0)
                left, across = box.down, box.across
                cells.append(_cell(box.text, across, "restart" if left > 1 else ""))
            if left > 1:
                under[column] = (left - 1, across)
            column += across
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    columns = "<w:gridCol/>" * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _cell(words: str, across: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{_paragraph(words)}</w:tc>"
