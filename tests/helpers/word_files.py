"""Files of word processors, made of raw XML: parts of a .docx, tables and reports of the forge."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from random import Random
from xml.sax.saxutils import escape

from forge import grid
from forge.draft import draw
from forge.faults import FAULTS
from forge.report import Draft

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.numbering+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.styles+xml"/></Types>'
)


def docx(body: str, *, numbering: str = "", styles: str = "", **parts: str | bytes) -> bytes:
    """A .docx with this inside its w:body; `numbering` and `styles` inside the roots of theirs."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_KINDS}{kind}" Target="{kind}.xml"/>'
        for kind, given in (("numbering", numbering), ("styles", styles))
        if given
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{_KINDS}officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(relations),
    }
    if numbering:
        files["word/numbering.xml"] = root("numbering", numbering)
    if styles:
        files["word/styles.xml"] = root("styles", styles)
    return zipped({**files, **{name.replace("__", "/"): text for name, text in parts.items()}})


def root(name: str, inside: str) -> str:
    """A whole XML part with one root element of the namespace of Word."""
    names = " ".join(f'xmlns:{short}="{uri}"' for short, uri in _NAMES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {names}>{inside}</w:{name}>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; what is no XML becomes a run."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    given = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{given}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tc(*inside: str, span: int = 1, merge: str = "") -> str:
    """A cell of paragraphs or tables; `merge` is w:vMerge."""
    given = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    given += {"": "", "continue": "<w:vMerge/>"}.get(merge, f'<w:vMerge w:val="{merge}"/>')
    blocks = "".join(text if text.startswith("<") else p(text) for text in inside) or p()
    return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{given}</w:tcPr>{blocks}</w:tc>'


def tbl(*rows: Iterable[str], widths: Iterable[int] = ()) -> str:
    """A table of rows of cells."""
    lines = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def sheet(boxes: grid.Sheet) -> str:
    """A table of the forge as Word has it: w:gridSpan across, w:vMerge down."""
    width = sum(box.across for box in boxes[0])
    under: dict[int, tuple[int, int]] = {}
    rows = []
    for row in boxes:
        cells, column, rest = [], 0, list(row)
        while rest or column in under:
            if column in under:
                left, across = under.pop(column)
                cells.append(tc(span=across, merge="continue"))
                if left > 1:
                    under[column] = (left - 1, across)
            else:
                box = rest.pop(0)
                across = box.across
                cells.append(tc(box.text, span=across, merge="restart" if box.down > 1 else ""))
                if box.down > 1:
                    under[column] = (box.down - 1, across)
            column += across
        rows.append(cells)
    return tbl(*rows, widths=[900] * width)


def report(draft: Draft) -> str:
    """The body of a whole report."""
    out = [p(line) for line in (*draft.title, *draft.preamble)]
    for part in draft.parts:
        out += [p(part.heading), *map(p, part.paragraphs)]
        if part.table:
            out.append(sheet(grid.sheet(part.table)))
    return "".join([*out, *map(p, draft.signed)])


def drawn(seed: int, form: str = "2021", fault: str = "") -> Draft:
    """The draft the forge prints for a seed, with a fault."""
    draft = draw(Random(f"report {seed}"), form)
    return FAULTS[fault](draft, Random(f"{fault} {seed}"))[0] if fault else draft


def _relations(inside: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'


def rewritten(data: bytes, change: Callable[[str, str], tuple[str, str]]) -> bytes:
    """A zip file with every member's name and text changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return zipped(dict(change(name, text) for name, text in files.items()))
