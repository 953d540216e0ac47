"""B1: columns made of blanks, labels wrapped round their values (pdftotext -layout)."""

from __future__ import annotations

from .paged import UPRIGHT, wrapped
from .pen import Pen, cut
from .report import Block, Row, Table

Line = dict[int, str]
"""Texts by the column they begin at."""

_DEPTHS = {1: 0, 2: 6, 3: 15}
_GROUP, _UPRIGHT_AT = 6, 1
_FIRST_VALUE, _STEP = 46, 9


def columns(table: Table, pen: Pen) -> str:
    """A table as it stands on the page, with a page break inside tables two and three."""
    if table.name == "disclosure":
        return _disclosure(table, pen)
    if table.name == "remedies":
        return _print(_remedies(table.blocks[0]))
    return _requests(table.blocks[0], pen)


def page_break(pen: Pen) -> str:
    """The foot of a page and the form feed that opens the next."""
    return "\n\n" + " " * pen.rng.choice((0, 5, 42)) + pen.folio + "\n\f"


def _print(lines: list[Line]) -> str:
    return "\n".join(map(_line, lines))


def _line(parts: Line) -> str:
    printed = ""
    for column, text in sorted(parts.items()):
        printed = printed.ljust(column) if len(printed) <= column else printed + " "
        printed += text
    return printed.rstrip(" ")


def _centred(texts: tuple[str, ...], first: int, step: int) -> Line:
    """Texts each in the middle of its column."""
    return {first + step * index - len(text) // 2: text for index, text in enumerate(texts) if text}


def _disclosure(table: Table, pen: Pen) -> str:
    pages: list[list[Line]] = [[]]
    broken = pen.rng.randrange(1, len(table.blocks))
    for index, block in enumerate(table.blocks):
        title: list[Line] = [{18: block.title}, {}, {}]
        if index == broken and pen.coin():
            pages[-1] += title
            title = []
        if index == broken:
            pages.append([])
        pages[-1] += title
        step = 60 // (len(block.columns) + 1)
        pages[-1] += [_centred(block.columns, step + 10, step) | {0: block.corner}, {}, {}]
        for row in block.rows:
            pages[-1] += [_centred(row.cells, step + 10, step) | {0: row.path[-1]}, {}]
        pages[-1].append({})
    return page_break(pen).join(map(_print, pages))


def _requests(block: Block, pen: Pen) -> str:
    lines, spans = _rows(block.rows, pen)
    broken = pen.rng.randrange(12, len(block.rows) - 3)
    edge = spans[broken][0]
    _draw_groups(block.rows, spans, lines, edge, pen)
    inside = [span for row, span in zip(block.rows, spans, strict=True) if len(row.path) > 1]
    if pen.coin():
        _draw_upright(lines, inside[0][0], min(edge, inside[-1][1]))
    else:
        lines.insert(spans[7][0], {_UPRIGHT_AT: "三 、本 年 度办 理 结果"})
        edge += 1
    upper = _print([*_header(block), *lines[:edge]]).rstrip("\n")
    return upper + page_break(pen) + _print(lines[edge:])


def _header(block: Block) -> list[Line]:
    first, *middle, last = block.columns
    end = _FIRST_VALUE + 6 * _STEP
    upper, lower = (tuple(label[half] for label in middle) for half in (slice(3), slice(3, 9)))
    return [
        {66: "申请人情况"},
        {},
        {0: block.corner[:22], 62: "法人或其他组织"},
        {0: block.corner[22:]},
        {_FIRST_VALUE - 1: first, end - 1: last},
        _centred(upper, _FIRST_VALUE + _STEP, _STEP),
        _centred(lower, _FIRST_VALUE + _STEP, _STEP),
        {},
    ]


def _rows(rows: tuple[Row, ...], pen: Pen) -> tuple[list[Line], list[tuple[int, int]]]:
    """The lines of all rows, and where each row begins and ends."""
    lines: list[Line] = []
    spans = []
    below = pen.coin()
    for row in rows:
        start = len(lines)
        lines += _row(row, below)
        spans.append((start, len(lines)))
        lines += [{} for _ in range(pen.rng.randrange(3))]
    return lines, spans


def _row(row: Row, below: bool) -> list[Line]:
    """A row: the values stand beside a label of one line, in the middle of a longer one."""
    depth = len(row.path)
    lines: list[Line] = [{_DEPTHS[depth]: piece} for piece in wrapped(row.path[-1], depth)]
    values = _centred(row.cells, _FIRST_VALUE, _STEP)
    middle = len(lines) // 2
    if len(lines) % 2 == 0 and below:
        lines[-1] |= values
    elif len(lines) % 2 == 0:
        lines.insert(middle, values)
    else:
        lines[middle] |= values
    return lines


def _draw_groups(
    rows: tuple[Row, ...], spans: list[tuple[int, int]], lines: list[Line], edge: int, pen: Pen
) -> None:
    """Each group's label in the middle of its rows; a page break may cut label and group."""
    for label in dict.fromkeys(row.path[1] for row in rows if len(row.path) == 3):
        within = [span for row, span in zip(rows, spans, strict=True) if label in row.path[1:2]]
        start, end = within[0][0], within[-1][1]
        pieces = cut(label, 4) if pen.coin() else [label]
        middle = (start + end - len(pieces)) // 2
        if start < edge < end:
            if pen.coin():
                pieces, middle = [label[:4], label[4:]], edge - 1
            else:
                pieces, middle = [label], start
        for offset, piece in enumerate(pieces):
            lines[middle + offset][_GROUP] = piece


def _draw_upright(lines: list[Line], start: int, end: int) -> None:
    """三、本年度办理结果, one character below the other."""
    top = max(start, (start + end - len(UPRIGHT)) // 2)
    for offset, piece in enumerate(UPRIGHT):
        lines[top + offset][_UPRIGHT_AT] = piece


def _remedies(block: Block) -> list[Line]:
    *results, total = block.columns
    step, group = 6, 6 * (len(results) + 1)
    starts = [group * index for index in range(len(block.rows))]
    lines: list[Line] = [{} for _ in range(4)]
    for start in starts:
        late = 0 if start == 0 else 1
        for index, label in enumerate(results):
            lines[late][start + step * index] = label[:2]
            lines[late + 2][start + step * index] = label[2:]
        lines[late + 1][start + step * len(results)] = total
    below = {starts[i]: row.path[1] for i, row in enumerate(block.rows) if len(row.path) > 1}
    values = [cell for row in block.rows for cell in row.cells]
    over = dict(zip((10, 50), dict.fromkeys(row.path[0] for row in block.rows), strict=True))
    return [over, {}, below, {}, *lines, {}, {i * step: v for i, v in enumerate(values)}, {}]
