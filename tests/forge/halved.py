"""B7: Markdown made from a PDF, labels cut over cells or folded with `<br>` (pymupdf4llm)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .paged import UPRIGHT, wrapped
from .pen import Pen, cut
from .report import Block, Row, Table

Rows = list[list[str]]

_BREAK = "<br>"


def halved(table: Table, pen: Pen) -> str:
    """A Markdown table that begins anew, rule and all, after a page break."""
    if table.name == "remedies":
        return _markdown(_remedies(table.blocks[0]))
    if table.name == "disclosure":
        place = pen.rng.randrange(1, len(table.blocks))
        cutting = pen.coin()
        halves = table.blocks[:place], table.blocks[place:]
        pages = [_markdown(list(_disclosure(half, cutting))) for half in halves]
    else:
        block = table.blocks[0]
        if pen.coin():
            headed, rows = _cut_header(block), list(_cut_rows(block.rows, pen))
        else:
            headed, rows = _folded_header(block), list(_folded_rows(block.rows, pen))
        place = pen.rng.randrange(12, len(rows) - 3)
        pages = [_markdown(headed + rows[:place]), _markdown(rows[place:])]
    return f"\n\n\n\n{pen.folio} \n\n".join(pages)


def _markdown(rows: Rows) -> str:
    rule = "|" + "---|" * max(map(len, rows))
    first, *rest = ("|" + "|".join(row) + "|" for row in rows)
    return "\n".join([first, rule, *rest])


def _disclosure(blocks: tuple[Block, ...], cutting: bool) -> Iterator[list[str]]:
    """Titles and single columns drift into the middle of a wide table when labels are cut."""
    width = max(len(block.columns) for block in blocks)
    for block in blocks:
        title = [block.title, *[""] * width]
        if cutting:
            middle = [block.title[:-1], block.title[-1]] if width > 1 else [block.title]
            title = (["", *middle, *[""] * width])[: width + 1]
        yield title
        spare = width - len(block.columns)
        columns, drift = list(block.columns), cutting and len(block.columns) == 1 and spare > 1
        if drift:
            columns = [columns[0][:1], columns[0][1:]]
        yield [block.corner, *columns, *[""] * (width - len(columns))]
        for row in block.rows:
            cells = ["", *row.cells] if drift else list(row.cells)
            yield [row.path[-1], *cells, *[""] * (width - len(cells))]


def _cut_header(block: Block) -> Rows:
    first, company, research, social, service, other, total = block.columns
    corner = block.corner
    return [
        [
            _BREAK.join([corner[:11], corner[24:-1]]),
            _BREAK.join([corner[11:24], corner[-1], ""]),
            first,
            _folded(company),
            _BREAK.join(["申", "法人", _folded(research)]),
            _BREAK.join(["请人情", "或其他", _folded(social)]),
            _BREAK.join(["况", "组织", _folded(service)]),
            other,
            total,
        ]
    ]


def _folded_header(block: Block) -> Rows:
    first, company, research, social, service, other, total = block.columns
    corner = block.corner[:22] + _BREAK + block.corner[22:]
    caption = ["法人或其" + _BREAK, "他组织" + _BREAK, "申请人情" + _BREAK, "况" + _BREAK, ""]
    middle = [_folded(label, 4) for label in (company, research, social, service)]
    return [[corner, first, *caption, total], ["", "", *middle, other, ""]]


def _folded(label: str, width: int = 2) -> str:
    return _BREAK.join(cut(label, width))


def _cut_rows(rows: tuple[Row, ...], pen: Pen) -> Iterator[list[str]]:
    """Two label columns: the edge between them runs through the longer labels."""
    for row, margin in _margins(rows, pen):
        label = row.path[-1]
        if len(row.path) == 3:
            yield [margin, _BREAK.join(wrapped(label, 3)), *row.cells]
        elif len(label) > 20:
            yield [label[:9] + _BREAK + label[-6:], label[9:-6], *row.cells]
        else:
            yield [label[:10], label[10:], *row.cells]


def _folded_rows(rows: tuple[Row, ...], pen: Pen) -> Iterator[list[str]]:
    """One label column: upright characters and group labels folded in above the item."""
    for row, margin in _margins(rows, pen):
        pieces = wrapped(row.path[-1], len(row.path))
        if len(pieces) > 2 and pen.coin():
            yield [pieces.pop(0), *[""] * len(row.cells)]
        yield [margin + _BREAK.join(pieces), *row.cells]


def _margins(rows: tuple[Row, ...], pen: Pen) -> Iterator[tuple[Row, str]]:
    """Each row with what of the upright and group labels falls beside it."""
    upright = iter(UPRIGHT)
    for path, group in groupby(rows, key=lambda row: row.path[:-1]):
        members = list(group)
        for index, row in enumerate(members):
            margin = ""
            if len(path) == 2:
                margin = next(upright, "")
                margin += _BREAK if margin else ""
                if index == (len(members) - 1) // 2:
                    margin += _BREAK.join(cut(path[1], 4) if pen.coin() else [path[1]]) + _BREAK
            yield row, margin


def _remedies(block: Block) -> Rows:
    width = len(block.columns)
    top, middle, bottom = ([""] * width * len(block.rows) for _ in range(3))
    top[2], top[width + 4], top[width + 5] = "行政复议", "行政", "诉讼"
    for index, row in enumerate(block.rows):
        if len(row.path) > 1:
            start = index * width + 1
            middle[start : start + 3] = row.path[1][:2], row.path[1][2:5], row.path[1][5:]
        bottom[index * width : (index + 1) * width] = map(_folded, block.columns)
    return [top, middle, bottom, [cell for row in block.rows for cell in row.cells]]
