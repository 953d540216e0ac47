"""Tables that go on over the page: their parts joined, and what the break cut put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from govlint.loaders.ruled.grid import clustered
from govlint.loaders.ruled.parts import RuledCell, TablePart
from govlint.text.pattern import lazy

EDGE = 4.0  # points: edges as near are the same
_HEADER_ROWS = 6  # a header printed again has no more
_ORDINAL = lazy(r"\s*(?:[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]+[、.．，])")
_FIGURE = lazy(r"\s*(?:[-+−]?[\d,，.\s~^?]*\d[\d,，.\s~^?]*[%％]?|[/／—–-]+|无)\s*")


def goes_on(upper: TablePart, lower: TablePart) -> bool:
    """Whether two parts, with nothing between them but a page break, have the same edges."""
    wide = upper.xs[-1] - upper.xs[0]
    return (
        abs(upper.xs[0] - lower.xs[0]) <= EDGE and abs(upper.xs[-1] - lower.xs[-1]) <= EDGE
    ) or (
        # a page bound on its other side: all lines shifted alike
        len(upper.xs) == len(lower.xs)
        and abs(wide - (lower.xs[-1] - lower.xs[0])) <= EDGE
        and all(
            abs((x - upper.xs[0]) - (y - lower.xs[0])) <= EDGE
            for x, y in zip(upper.xs, lower.xs, strict=True)
        )
    )


def joined(upper: TablePart, lower: TablePart) -> TablePart:
    """The two parts of a table as one.  A header printed again is left out.

    A row that the break cut is one row; a label that it cut is one label.
    """
    shift = upper.xs[0] - lower.xs[0]
    places = [x + shift for x in lower.xs]
    xs = clustered([*upper.xs, *places])
    _move(upper.cells, _columns(upper.xs, xs))
    _move(lower.cells, _columns(places, xs))
    rows = _without_header(upper, lower)
    above = {(cell.left, cell.right): cell for cell in upper.cells if cell.bottom == upper.rows}
    first = [cell for cell in lower.cells if cell.top == 0]
    pairs = [(above.get((cell.left, cell.right)), cell) for cell in first]
    met = [(over, under) for over, under in pairs if over is not None]
    whole = len(met) == len(first) == len(above)
    if whole and _is_cut(met):
        return _glued(upper, lower, xs, rows, met, 1)
    if not whole and _are_halves(met):
        return _glued(upper, lower, xs, rows, met, 0)
    through = [pair for pair in met if _is_through(*pair, met)]
    return _glued(upper, lower, xs, rows, through, 0)


def _move(cells: Iterable[RuledCell], columns: list[int]) -> None:
    for cell in cells:
        cell.left, cell.right = columns[cell.left], columns[cell.right]


def _columns(old: list[float], new: list[float]) -> list[int]:
    """The index in `new` of each line of `old`."""
    return [bisect_right(new, x + 0.001) - 1 for x in old]


def _without_header(upper: TablePart, lower: TablePart) -> int:
    """Take from the lower part the rows that repeat the head of the upper; its rows then."""
    for rows in range(min(_HEADER_ROWS, upper.rows, lower.rows - 1), 0, -1):
        head, again = _rows(upper, rows), _rows(lower, rows)
        if head is not None and head == again and any(text for *_, text in head):
            lower.cells = [cell for cell in lower.cells if cell.top >= rows]
            for cell in lower.cells:
                cell.top, cell.bottom = cell.top - rows, cell.bottom - rows
            return lower.rows - rows
    return lower.rows


def _rows(part: TablePart, rows: int) -> list[tuple[int, int, int, int, str]] | None:
    """The first rows of a part, None where a cell reaches out of them or holds a figure."""
    head = [cell for cell in part.cells if cell.top < rows]
    if any(cell.bottom > rows or _is_figure(cell.text) for cell in head):
        return None
    return [(cell.top, cell.bottom, cell.left, cell.right, cell.text) for cell in head]


def _is_cut(pairs: list[tuple[RuledCell, RuledCell]]) -> bool:
    """Whether the break went through a row: no figure on both sides, the label only half said."""
    short = [pair for pair in pairs if not _is_long(*pair)]
    if not short:
        return False
    for over, under in short:
        above, below = over.text, under.text
        if (
            above
            and below
            and (_is_figure(above) or _is_figure(below) or _ORDINAL.match(below) or not over.full)
        ):
            return False
    label, rest = short[0]
    if label.text and rest.text:
        return True
    if not label.text and rest.text:
        return not any(over.text for over, _ in short) or any(over.text for over, _ in short[1:])
    return not rest.text


def _are_halves(pairs: list[tuple[RuledCell, RuledCell]]) -> bool:
    """Whether words go on in the cells below, beside others that do not: cells two rows high."""
    told = [(over, under) for over, under in pairs if over.text and under.text]
    return bool(told) and not any(
        _is_figure(over.text)
        or _is_figure(under.text)
        or _ORDINAL.match(under.text)
        or not over.full
        for over, under in told
    )


def _is_through(
    over: RuledCell, under: RuledCell, pairs: list[tuple[RuledCell, RuledCell]]
) -> bool:
    """Whether two cells at the break are one that reaches through it."""
    above, below = over.text, under.text
    if not below:
        return _is_long(over, under)
    if _is_figure(below) or _is_figure(above):
        return False
    if _is_long(over, under):
        return not above or (not _ORDINAL.match(below) and over.full)
    # one row on each side: a label of a group before a label of its own
    behind = [pair for pair in pairs if pair[0].left >= over.right]
    labelled = any(_ORDINAL.match(a.text) and _ORDINAL.match(b.text) for a, b in behind)
    return labelled and bool(above) and not _ORDINAL.match(below) and over.full


def _is_long(over: RuledCell, under: RuledCell) -> bool:
    return over.bottom - over.top > 1 or under.bottom - under.top > 1


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _glued(
    upper: TablePart,
    lower: TablePart,
    xs: list[float],
    rows: int,
    pairs: list[tuple[RuledCell, RuledCell]],
    overlap: int,
) -> TablePart:
    """One part of two, the lower put `overlap` rows into the upper, pairs of cells made one."""
    start = upper.rows - overlap
    gone = set()
    for over, under in pairs:
        over.lines += under.lines
        over.bottom = max(over.bottom, start + under.bottom)
        gone.add(id(under))
    rest = [cell for cell in lower.cells if id(cell) not in gone]
    for cell in rest:
        cell.top, cell.bottom = cell.top + start, cell.bottom + start
    cells = sorted([*upper.cells, *rest], key=lambda cell: (cell.top, cell.left))
    return TablePart(lower.page, xs, upper.top, lower.bottom, start + rows, cells)
