"""PDF text in reading order: labels wrapped, group labels upright, pages broken (B2, B3, B4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .pen import Pen, cut
from .report import Block, Row, Table

Lines = list[list[str]]
"""Lines of cells; `PAGE` stands for a page break."""

PAGE: list[str] = ["\f"]
LABEL_WIDTH = 15
WIDE = 20
UPRIGHT = ("三、", "本", "年", "度", "办", "理", "结", "果")


def raw(table: Table, pen: Pen) -> str:
    """B2: `label v v v` on a line, a wrapped label before its values (pdftotext -raw, pypdf)."""
    broken = (f"\f{pen.folio}" if line is PAGE else " ".join(line) for line in _lines(table, pen))
    return "\n".join(broken)


def cells(table: Table, pen: Pen) -> str:
    """B3: a cell a line, labels wrapped over lines, no blanks (pymupdf)."""
    return "\n".join(
        f"\n{pen.folio}" if line is PAGE else "\n".join(line) for line in _lines(table, pen)
    )


def values_first(table: Table, pen: Pen) -> str:
    """B4: some values before their label, upright characters glued to labels (pdfplumber)."""
    if table.name == "requests":
        lines = [*_centred_header(table.blocks[0]), *_centred_rows(table.blocks[0].rows, pen)]
    elif table.name == "remedies":
        lines = _remedies_centred(table.blocks[0])
    else:
        lines = [pen.folio if line is PAGE else " ".join(line) for line in _disclosure(table, pen)]
    return "\n".join(lines)


def wrapped(label: str, depth: int) -> list[str]:
    """A row label cut to the width of its column."""
    return cut(label, LABEL_WIDTH if depth == 3 else WIDE)


def _lines(table: Table, pen: Pen) -> Lines:
    if table.name == "disclosure":
        return _disclosure(table, pen)
    if table.name == "remedies":
        return _remedies(table.blocks[0])
    return _requests(table.blocks[0], pen)


def _disclosure(table: Table, pen: Pen) -> Lines:
    lines: Lines = []
    broken = pen.rng.randrange(1, len(table.blocks))
    after_title = pen.coin()
    for index, block in enumerate(table.blocks):
        title = [[block.title]]
        if index == broken:
            title = [*title, PAGE] if after_title else [PAGE, *title]
        lines += [*title, [block.corner, *block.columns]]
        lines += [[row.path[-1], *row.cells] for row in block.rows]
    return lines


def _requests(block: Block, pen: Pen) -> Lines:
    first, *middle, last = block.columns
    lines: Lines = [[piece] for piece in cut(block.corner, 22)]
    lines += [["申请人情况"], [first], ["法人或其他组织"], [last]]
    lines += [[piece] for label in middle for piece in cut(label, 2 if len(label) < 5 else 4)]
    broken = pen.rng.randrange(12, len(block.rows) - 3)
    carried = ""
    above: tuple[str, ...] = ("",)
    for place, row in enumerate(block.rows):
        if len(row.path) > 1 and len(above) == 1:
            lines += [[piece] for piece in UPRIGHT]
        if place == broken:
            lines.append(PAGE)
        if len(row.path) == 3 and row.path[1] not in above:
            goes_on = broken > place and _reaches(block.rows, broken, row.path[1])
            head, carried = _group_lines(row, goes_on, pen)
            lines += head
        prefix = [carried] if place == broken and carried and row.path[1:2] == above[1:2] else []
        lines += _row_lines(row, prefix)
        above = row.path
    return lines


def _reaches(rows: tuple[Row, ...], place: int, group: str) -> bool:
    """Whether a group goes on across the break before a row."""
    return group in rows[place].path and group in rows[place - 1].path


def _group_lines(row: Row, goes_on: bool, pen: Pen) -> tuple[Lines, str]:
    """The label of a group, and what of it is left for the next page."""
    label = row.path[1]
    if goes_on and pen.coin():
        return [[label[:4]]], label[4:]
    return [[piece] for piece in (cut(label, 4) if pen.coin() else [label])], ""


def _row_lines(row: Row, prefix: list[str]) -> Lines:
    pieces = wrapped(row.path[-1], len(row.path))
    if len(pieces) == 1:
        return [[*prefix, *pieces, *row.cells]]
    return [*([piece] for piece in prefix + pieces), list(row.cells)]


def _remedies(block: Block) -> Lines:
    labels: Lines = [[piece] for label in block.columns for piece in cut(label, 2)]
    top = [label for label, _ in groupby(block.rows, key=lambda row: row.path[0])]
    below = [row.path[1] for row in block.rows if len(row.path) > 1]
    values = [cell for row in block.rows for cell in row.cells]
    return [top, *labels, below, *labels, *labels, values]


def _centred_header(block: Block) -> list[str]:
    """The header as pdfplumber reads it: by height on the page, not by cell."""
    company, research, social, service, other = block.columns[1:6]
    return [
        "申请人情况",
        f"{block.corner[:22]} 法人或其他组织",
        block.corner[22:],
        f"{block.columns[0]} {block.columns[-1]}",
        f"{company[:2]} {research[:2]} {social[:4]} {service[:4]}",
        other,
        f"{company[2:]} {research[2:]} {social[4:]} {service[4:]}",
    ]


def _centred_rows(rows: tuple[Row, ...], pen: Pen) -> Iterator[str]:
    """Rows with group labels in the middle of their group, upright characters between."""
    broken = pen.rng.randrange(12, len(rows) - 3)
    upright = False
    for path, group in groupby(enumerate(rows), key=lambda item: item[1].path[:-1]):
        members = list(group)
        chunks = [_chunk(row, pen) for _, row in members]
        if len(path) == 2:
            _label_middle(chunks, path[1], pen)
            if not upright:
                _glue_upright(chunks, pen)
            upright = True
        for (place, _), chunk in zip(members, chunks, strict=True):
            if place == broken:
                yield pen.folio
            yield from chunk


def _chunk(row: Row, pen: Pen) -> list[str]:
    """A row's lines: values beside the label, before it, or between its lines."""
    pieces, values = wrapped(row.path[-1], len(row.path)), " ".join(row.cells)
    middle = len(pieces) // 2
    if len(pieces) % 2 == 0:
        return [*pieces[:middle], values, *pieces[middle:]]
    if len(pieces) == 1 and len(row.path) == 3 and pen.rng.random() < 0.3:
        return [values, *pieces]
    return [*pieces[:middle], f"{pieces[middle]} {values}", *pieces[middle + 1 :]]


def _label_middle(chunks: list[list[str]], label: str, pen: Pen) -> None:
    chunk = chunks[len(chunks) // 2]
    if pen.coin() and len(chunk) == 1:
        chunk[:] = [f"{label[:4]} {chunk[0]}", label[4:]]
    else:
        chunk.insert(0, label)


def _glue_upright(chunks: list[list[str]], pen: Pen) -> None:
    """三、本年度办理结果 runs down the left edge: a line of its own, or glued to a label."""
    for piece, chunk in zip(UPRIGHT, chunks, strict=False):
        last = chunk[-1]
        if pen.coin() and not last[0].isascii():
            chunk[-1] = f"{piece} {last}"
        elif len(chunk) == 1 and pen.coin():
            chunk[0] = f"{piece} {last}"
        else:
            chunk.append(piece)


def _remedies_centred(block: Block) -> list[str]:
    *results, total = block.columns
    top, below = " ".join(label[:2] for label in results), " ".join(label[2:] for label in results)
    return [
        " ".join(_remedies(block)[0]),
        " ".join(row.path[1] for row in block.rows if len(row.path) > 1),
        top,
        total,
        f"{below} {top} {top}",
        f"{total} {total}",
        f"{below} {below} {below}"[len(below) + 1 :],
        " ".join(cell for row in block.rows for cell in row.cells),
    ]
