"""An official table as its form prints it, with the figures a report has in it.

Drawn from what was read, not from how it was laid out: so it looks the same whether the report
came as a Word table or as a PDF's lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.forms.form import Block, FormLine, TableForm, known_forms
from govlint.model.facts import Cell, Facts


class DrawnCell(NamedTuple):
    """One cell as drawn: a heading with its `scope`, or the figure of `cell`.

    `row` is the key of the row a heading names.
    """

    text: str = ""
    across: int = 1
    down: int = 1
    scope: str = ""
    cell: Cell | None = None
    row: str = ""


class RowGroup(NamedTuple):
    """Rows under their own heading rows."""

    heads: tuple[tuple[DrawnCell, ...], ...]
    rows: tuple[tuple[DrawnCell, ...], ...]


class DrawnTable(NamedTuple):
    """A table to draw."""

    key: str
    title: str
    parts: tuple[RowGroup, ...]


class _Block(NamedTuple):
    """A block of the form, with the rows of it that a report has or should have."""

    title: str
    corner: str
    caption: str
    columns: tuple[FormLine, ...]
    rows: list[FormLine]


def official(table: str, facts: Facts) -> DrawnTable:
    """The table, by the form it was read as; rows of another form stand where they stood there."""
    ordered = sorted(known_forms().values(), key=lambda form: form.name != facts.form)
    return _drawn([form.tables[table] for form in ordered], _due(table, facts))


def blank(table: TableForm) -> DrawnTable:
    """A table with all the rows its form has."""
    every = {
        Cell(table.key, row.key, column.key)
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }
    return _drawn([table], every)


def _drawn(tables: Sequence[TableForm], due: set[Cell]) -> DrawnTable:
    table, blocks = tables[0].key, _blocks(tables, due)
    if tables[0].across:
        parts = [_across(table, block) for block in blocks]
    else:
        widest = max((len(block.columns) for block in blocks), default=0)
        parts = [_part(table, block, widest) for block in blocks]
    return DrawnTable(table, tables[0].title, tuple(parts))


def cells(grid: DrawnTable) -> set[Cell]:
    """The figures a table shows."""
    lines = (line for part in grid.parts for line in part.rows)
    return {slot.cell for line in lines for slot in line if slot.cell is not None}


def _due(table: str, facts: Facts) -> set[Cell]:
    """The cells of a table that a report has or should have."""
    reading = facts.reading(table)
    due = set(reading.expected) if reading else set()
    return due | {fact.cell for fact in facts.items if fact.table == table}


def _blocks(tables: Sequence[TableForm], due: set[Cell]) -> list[_Block]:
    """Each row in the block that has most of its cells; the form that comes first wins ties."""
    best: dict[str, tuple[int, _Key]] = {}
    for form in tables:
        for block in form.blocks:
            for line in block.rows:
                score = sum(Cell(form.key, line.key, one.key) in due for one in block.columns)
                if score > best.get(line.key, (0, None))[0]:
                    best[line.key] = score, _key(block)
    found: dict[_Key, _Block] = {}
    for form in tables:
        for block in form.blocks:
            new = _Block(block.title, block.corner, block.caption, block.columns, [])
            mine = found.setdefault(_key(block), new)
            _insert(
                mine.rows, [one for one in block.rows if best.get(one.key, _NONE)[1] == _key(block)]
            )
    return [block for block in found.values() if block.rows]


_Key = tuple[str, tuple[str, ...]]
_NONE = (0, ("", ()))


def _key(block: Block) -> _Key:
    return block.title, tuple(column.key for column in block.columns)


def _insert(rows: list[FormLine], more: Sequence[FormLine]) -> None:
    """Add rows of another form where they stood there."""
    before = 0
    for line in more:
        known = [row.key for row in rows]
        if line.key in known:
            before = known.index(line.key) + 1
        else:
            rows.insert(before, line)
            before += 1


def _part(table: str, block: _Block, widest: int) -> RowGroup:
    depth = max(len(row.above) for row in block.rows) + 1
    spans = _spans(len(block.columns), widest)
    columns = [(*column.above, column.label) for column in block.columns]
    heads = list(_heads(columns, spans, {}))
    caption = [DrawnCell(block.caption, widest, scope="colgroup")] if block.caption else []
    corner = DrawnCell(block.corner, depth, len(heads) + bool(caption), scope="col")
    lines = [caption, *heads] if caption else heads
    lines[0] = [corner, *lines[0]]
    if block.title:
        lines.insert(0, [DrawnCell(block.title, depth + widest, scope="rowgroup")])
    rows = [
        (*labels, *_figures(table, row.key, block.columns, spans))
        for row, labels in zip(block.rows, _labels(block.rows, depth), strict=True)
    ]
    return RowGroup(tuple(map(tuple, lines)), tuple(rows))


def _across(table: str, block: _Block) -> RowGroup:
    """A table whose rows stand side by side, each with all the columns."""
    paths = [(*row.above, row.label, one.label) for row in block.rows for one in block.columns]
    named = {(*row.above, row.label): row.key for row in block.rows}
    figures = [
        slot for row in block.rows for slot in _figures(table, row.key, block.columns, [1] * 99)
    ]
    heads = _heads(paths, [1] * len(paths), named)
    return RowGroup(tuple(map(tuple, heads)), (tuple(figures),))


def _figures(
    table: str, row: str, columns: Sequence[FormLine], spans: Sequence[int]
) -> Iterator[DrawnCell]:
    for column, span in zip(columns, spans, strict=False):
        yield DrawnCell(across=span, cell=Cell(table, row, column.key))


def _spans(count: int, widest: int) -> list[int]:
    """The columns of a block over those of the widest: the last takes what is left."""
    return [1] * (count - 1) + [widest - count + 1]


def _heads(
    paths: Sequence[tuple[str, ...]], spans: Sequence[int], named: dict[tuple[str, ...], str]
) -> Iterator[list[DrawnCell]]:
    """The heading rows over columns, each given by the labels from the top down to its own."""
    depth = max(map(len, paths))
    for level in range(depth):
        line: list[DrawnCell] = []
        last: tuple[str, ...] = ()
        for path, span in zip(paths, spans, strict=True):
            if len(path) <= level:
                last = ()
                continue
            here = path[: level + 1]
            whole = len(path) == level + 1
            if here == last and not whole:
                line[-1] = line[-1]._replace(across=line[-1].across + span)
                continue
            down, scope = (depth - level, "col") if whole else (1, "colgroup")
            line.append(DrawnCell(here[-1], span, down, scope, row=named.get(here, "")))
            last = here
        yield line


def _labels(rows: Sequence[FormLine], depth: int) -> Iterator[list[DrawnCell]]:
    """The labels before each row: groups once, before their first row, then its own."""
    before: tuple[str, ...] = ()
    for index, row in enumerate(rows):
        labels = []
        for level in range(len(row.above)):
            group = row.above[: level + 1]
            if before[: level + 1] != group:
                down = _group_height(rows[index:], group)
                labels.append(DrawnCell(group[-1], 1, down, "rowgroup"))
        labels.append(DrawnCell(row.label, depth - len(row.above), scope="row", row=row.key))
        yield labels
        before = row.above


def _group_height(rows: Sequence[FormLine], group: tuple[str, ...]) -> int:
    count = 0
    for row in rows:
        if row.above[: len(group)] != group:
            break
        count += 1
    return count
