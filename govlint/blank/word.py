"""The blank report as a Word file, written part by part: no library is needed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from xml.sax.saxutils import escape

from govlint.blank.outline import Outline, Words
from govlint.forms.official import DrawnCell, DrawnTable
from govlint.model.facts import Cell

_WIDTH = 9060  # of the text between the margins, in twentieths of a point
_LABELS = {1: (3000,), 3: (720, 1080, 2280)}  # widths of the columns of labels
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MADE = (2000, 1, 1, 0, 0, 0)  # the same report gives the same bytes


def document(plan: Outline) -> bytes:
    """The .docx of a report."""
    body = "".join(_blocks(plan))
    text = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{_SPACE}">'
        f"<w:body>{body}{_PAGE}</w:body></w:document>"
    )
    parts = {name: _part(name) for name in _PARTS}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {**parts, "word/document.xml": text}.items():
            info = zipfile.ZipInfo(name, _MADE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


_PARTS = {
    "[Content_Types].xml": "types.xml",
    "_rels/.rels": "package.rels",
    "word/_rels/document.xml.rels": "document.rels",
    "word/styles.xml": "styles.xml",
}
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1423" w:bottom="1985" w:left="1423" w:header="851" '
    'w:footer="992" w:gutter="0"/></w:sectPr>'
)


@cache
def _part(name: str) -> str:
    return resources.files(__package__).joinpath("parts", _PARTS[name]).read_text("utf-8")


def _blocks(plan: Outline) -> Iterator[str]:
    for block in plan.blocks:
        if isinstance(block, Words):
            yield _paragraph(_STYLES[block.kind], _run(block.text) + _run(block.todo, marked=True))
        else:
            yield from _table(block, plan.figures)


_STYLES = {"title": "Title", "heading": "Heading1", "text": "BodyText", "signoff": "Signature"}


def _paragraph(style: str, inside: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def _run(text: str, marked: bool = False) -> str:
    given = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>' if marked else ""
    said = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r>{given}{said}</w:r>" if text else ""


def _table(grid: DrawnTable, figures: Mapping[Cell, int | None]) -> Iterator[str]:
    lines = [line for part in grid.parts for line in (*part.heads, *part.rows)]
    heads = sum(len(part.heads) for part in grid.parts) if len(grid.parts) == 1 else 0
    widths = _widths(lines)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
    yield f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    yield f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    under: dict[int, tuple[int, int]] = {}  # merged cells that reach into the next row
    for number, line in enumerate(lines):
        repeated = "<w:tblHeader/>" if number < heads else ""
        cells = "".join(_row(line, widths, under, figures))
        yield f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
    yield "</w:tbl>"
    yield _paragraph("TableNote", "")


def _widths(lines: Sequence[Sequence[DrawnCell]]) -> list[int]:
    """Widths of the columns: those of labels wider than those of figures, together the page."""
    count = sum(slot.across for slot in lines[0])
    last = lines[-1]
    labels = count - sum(slot.across for slot in last if slot.cell is not None)
    given = _LABELS.get(labels, ())
    left = count - len(given)
    return [*given, *[(_WIDTH - sum(given)) // left] * left]


def _row(
    line: Sequence[DrawnCell],
    widths: Sequence[int],
    under: dict[int, tuple[int, int]],
    figures: Mapping[Cell, int | None],
) -> Iterator[str]:
    column, rest = 0, list(line)
    while column < len(widths):
        if column in under:
            down, across = under.pop(column)
            yield _cell("", widths[column : column + across], across, "<w:vMerge/>")
        else:
            slot = rest.pop(0)
            down, across = slot.down, slot.across
            merge = '<w:vMerge w:val="restart"/>' if down > 1 else ""
            yield _slot(slot, widths[column : column + across], merge, figures)
        if down > 1:
            under[column] = (down - 1, across)
        column += across


def _slot(
    slot: DrawnCell, widths: Sequence[int], merge: str, figures: Mapping[Cell, int | None]
) -> str:
    if slot.cell is None:
        style = _HEADS.get(slot.scope if merge or slot.scope == "row" else "", "TableHead")
        return _cell(_run(slot.text), widths, slot.across, merge, style)
    value = figures.get(slot.cell)
    mark = '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>' if value is None else ""
    return _cell(_run("" if value is None else str(value)), widths, slot.across, merge + mark)


_HEADS = {"row": "TableLabel", "rowgroup": "TableGroup"}


def _cell(
    inside: str, widths: Sequence[int], across: int, more: str, style: str = "TableFigure"
) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    given = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{more}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{given}</w:tcPr>{_paragraph(style, inside)}</w:tc>"
