"""Disguises of a draft: columns, rows and labels elsewhere, renamed, doubled, misspelt, blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from forge.draft import with_table
from forge.forms import TABLES
from forge.report import Block, Draft, Row, Table
from helpers.turned_heads import KINDS, turned

from disguise.known import Known

_TRADITIONAL = str.maketrans(
    "数处请规为属国机关复议诉讼维纠结审决给理办总计业科会组织团体务费个项件类发废现条政许证",
    "數處請規為屬國機關復議訴訟維糾結審決給理辦總計業科會組織團體務費個項件類發廢現條政許證",
)
_SPELT = {"申": "审", "件": "建", "量": "最", "法": "发", "信": "讯", "处": "外", "本": "木"}


def heads(kind: str) -> Callable[[Known, Random], Known]:
    """A way in which columns or their heads are changed."""
    return lambda known, rng: known._replace(draft=turned(known.draft, kind, rng))


def rows_exchanged(known: Known, rng: Random) -> Known:
    """Rows of a group among themselves."""

    def changed(block: Block) -> Block:
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in block.rows:
            groups.setdefault(row.path[:-1], []).append(row)
        for rows in groups.values():
            rng.shuffle(rows)
        return replace(block, rows=tuple(groups[row.path[:-1]].pop() for row in block.rows))

    return _blocks(known, rng.choice((1, 2)), changed)


def row_doubled(known: Known, rng: Random) -> Known:
    """An identical row twice."""
    table = rng.choice((1, 2))

    def changed(block: Block) -> Block:
        at = rng.randrange(len(block.rows))
        return replace(block, rows=(*block.rows[: at + 1], *block.rows[at:]))

    return _blocks(known, table, changed, once=rng.randrange(4))


def wrong_group(known: Known, rng: Random) -> Known:
    """Two groups of rows exchanged, labels and all: each row is still under its own label."""

    def changed(block: Block) -> Block:
        rows = list(block.rows)
        at = [i for i, row in enumerate(rows) if len(row.path) == 3]
        a, b = rng.sample(at, 2)
        rows[a], rows[b] = replace(rows[a], path=(*rows[b].path[:2], rows[a].path[2])), rows[b]
        return replace(block, rows=tuple(rows))

    return _blocks(known, 2, changed)


def label_misspelt(known: Known, rng: Random) -> Known:
    """One character of a label in another's place."""
    return _one_label(known, rng, lambda text: _misspelt(text, rng))


def label_marked(known: Known, rng: Random) -> Known:
    """The mark of a note behind a label."""
    mark = rng.choice(("①", "*", "（注1）", "⟦raised|1⟧", "⟦raised|[2]⟧"))
    return _one_label(known, rng, lambda text: text + mark)


def label_unknown(known: Known, rng: Random) -> Known:
    """A label in quite other words."""
    return _one_label(known, rng, lambda text: rng.choice(("台账数", "本年度事项", "合计数量")))


def traditional(known: Known, rng: Random) -> Known:
    """All labels in traditional characters."""
    draft = known.draft
    for index in TABLES:
        draft = _table(draft, index, lambda block: _relabelled(block, _in_traditional))
        draft = _table(
            draft,
            index,
            lambda block: replace(block, columns=tuple(map(_in_traditional, block.columns))),
        )
    return known._replace(draft=draft)


def fee_in_yuan(known: Known, rng: Random) -> Known:
    """The fee in yuan, and its head says so."""

    def changed(block: Block) -> Block:
        if block.keys != ("amount",):
            return block
        heads = tuple(head.replace("万元", "元") for head in block.columns)
        cells = [tuple(_times(cell, 4) for cell in row.cells) for row in block.rows]
        rows = (replace(row, cells=new) for row, new in zip(block.rows, cells, strict=True))
        return replace(block, columns=heads, rows=tuple(rows))

    return _blocks(known, 1, changed)


def figure_blank(known: Known, rng: Random) -> Known:
    """A blank in place of a figure."""
    return _figure(known, rng, lambda text: "")


def figure_counted(known: Known, rng: Random) -> Known:
    """A figure with what is counted behind it: 43件."""
    unit = rng.choice(("件", "项", "人", "万元", "（件）"))
    return _figure(known, rng, lambda text: text + unit)


def _figure(known: Known, rng: Random, change: Callable[[str], str]) -> Known:
    """One figure printed as none is."""
    index = rng.choice((1, 2, 2, 3))
    table = known.draft.parts[index].table
    assert table
    block = rng.choice(table.blocks)
    row = rng.choice(block.rows)
    at = rng.randrange(len(row.cells))
    cells = (*row.cells[:at], change(row.cells[at]), *row.cells[at + 1 :])
    rows = tuple(replace(one, cells=cells) if one is row else one for one in block.rows)
    blocks = tuple(replace(one, rows=rows) if one is block else one for one in table.blocks)
    draft = with_table(known.draft, index, replace(table, blocks=blocks))
    return Known(draft, known.figures | {(table.name, row.key, block.keys[at]): None})


def _one_label(known: Known, rng: Random, change: Callable[[str], str]) -> Known:
    index = rng.choice((1, 2, 2))
    table = known.draft.parts[index].table
    assert table
    block = rng.choice(table.blocks)
    row = rng.choice(block.rows)
    new = replace(row, path=(*row.path[:-1], change(row.path[-1])))
    rows = tuple(new if one is row else one for one in block.rows)
    blocks = tuple(replace(one, rows=rows) if one is block else one for one in table.blocks)
    return known._replace(draft=with_table(known.draft, index, replace(table, blocks=blocks)))


def _misspelt(text: str, rng: Random) -> str:
    places = [index for index, letter in enumerate(text) if letter in _SPELT]
    if not places or len(text) < 5:
        return text
    at = rng.choice(places)
    return text[:at] + rng.choice(("", _SPELT[text[at]], text[at] * 2)) + text[at + 1 :]


def _in_traditional(text: str) -> str:
    return text.translate(_TRADITIONAL)


def _relabelled(block: Block, change: Callable[[str], str]) -> Block:
    rows = (replace(row, path=tuple(map(change, row.path))) for row in block.rows)
    return replace(block, rows=tuple(rows))


def _times(cell: str, zeros: int) -> str:
    whole, _, part = cell.partition(".")
    return (whole + part.ljust(zeros, "0")[:zeros]).lstrip("0") or "0" if cell else ""


def _blocks(known: Known, index: int, change: Callable[[Block], Block], once: int = -1) -> Known:
    return known._replace(draft=_table(known.draft, index, change, once))


def _table(draft: Draft, index: int, change: Callable[[Block], Block], once: int = -1) -> Draft:
    table = draft.parts[index].table
    assert table
    blocks = tuple(
        change(block) if once < 0 or number == once % len(table.blocks) else block
        for number, block in enumerate(table.blocks)
    )
    new: Table = replace(table, blocks=blocks)
    return with_table(draft, index, new)


HEADS = {f"heads: {kind}": heads(kind) for kind in KINDS}
