"""Reports whose columns stand elsewhere, or under heads that are renamed, doubled or left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from forge.draft import with_table
from forge.forms import TABLES
from forge.report import Block, Draft, Row, Table

UNKNOWN = ("个体工商户", "外国人", "数量", "备注", "小计")


def turned(draft: Draft, kind: str, rng: Random) -> Draft:
    """The report with its columns, or the heads of one, changed; the figures stay those printed."""
    index, change = KINDS[kind]
    table = draft.parts[index].table
    assert table is not None
    assert table.name == TABLES[index]
    return with_table(draft, index, change(table, rng))


def _ordered(block: Block, order: list[int]) -> Block:
    return replace(
        block,
        keys=tuple(block.keys[i] for i in order),
        columns=tuple(block.columns[i] for i in order),
        rows=tuple(replace(row, cells=tuple(row.cells[i] for i in order)) for row in block.rows),
    )


def _first(table: Table, change: Callable[[Block], Block]) -> Table:
    return replace(table, blocks=(change(table.blocks[0]), *table.blocks[1:]))


def _shuffled(table: Table, rng: Random) -> Table:
    """All columns of the first block in any order; those of a group stay together."""
    size = len(table.blocks[0].columns)
    if size != 7:
        return _first(table, lambda block: _ordered(block, rng.sample(range(size), size)))
    parts = [[0], rng.sample(range(1, 6), 5), [6]]
    rng.shuffle(parts)
    return _first(table, lambda block: _ordered(block, [i for part in parts for i in part]))


def _inner(table: Table, rng: Random) -> Table:
    """The columns of legal persons in any order."""
    order = [0, *rng.sample(range(1, 6), 5), 6]
    return _first(table, lambda block: _ordered(block, order))


def _moved(*order: int) -> Callable[[Table, Random], Table]:
    return lambda table, rng: _first(table, lambda block: _ordered(block, list(order)))


def _rows(table: Table, rng: Random) -> Table:
    """Table four with its groups exchanged."""
    review, direct, after = table.blocks[0].rows
    orders = [(direct, after, review), (review, after, direct), (after, direct, review)]
    rows: tuple[Row, ...] = rng.choice(orders)
    return _first(table, lambda block: replace(block, rows=rows))


def _headed(change: Callable[[list[str], int, Random], str]) -> Callable[[Table, Random], Table]:
    def with_head(table: Table, rng: Random) -> Table:
        block = table.blocks[0]
        heads = list(block.columns)
        at = rng.randrange(len(heads))
        heads[at] = change(heads, at, rng)
        return _first(table, lambda block: replace(block, columns=tuple(heads)))

    return with_head


_renamed = _headed(lambda heads, at, rng: rng.choice(UNKNOWN))
_doubled = _headed(lambda heads, at, rng: heads[at - 1])
_blank = _headed(lambda heads, at, rng: "")


def _absent(table: Table, rng: Random) -> Table:
    """No head is left, and the columns may stand in any order."""
    bare = _first(table, lambda block: replace(block, columns=("",) * len(block.columns)))
    return _first(
        bare, lambda block: _ordered(block, rng.sample(range(len(block.keys)), len(block.keys)))
    )


KINDS: dict[str, tuple[int, Callable[[Table, Random], Table]]] = {
    "two shuffled": (1, _shuffled),
    "two renamed": (1, _renamed),
    "two doubled": (1, _doubled),
    "two blank": (1, _blank),
    "two absent": (1, _absent),
    "three shuffled": (2, _shuffled),
    "three legal persons shuffled": (2, _inner),
    "three natural persons behind": (2, _moved(1, 2, 3, 4, 5, 0, 6)),
    "three total first": (2, _moved(6, 0, 1, 2, 3, 4, 5)),
    "three renamed": (2, _renamed),
    "three doubled": (2, _doubled),
    "three blank": (2, _blank),
    "three absent": (2, _absent),
    "four shuffled": (3, _shuffled),
    "four groups exchanged": (3, _rows),
    "four renamed": (3, _renamed),
    "four doubled": (3, _doubled),
    "four blank": (3, _blank),
    "four absent": (3, _absent),
}
