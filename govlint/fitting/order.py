"""Order: which columns the heads of a table say its figures stand in, as far as that is certain.

Heads that are all known leave no doubt.  Where one is missing, printed twice or unknown, all ways
to complete them are tried on the table's own sums; what all that are left agree on is certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import permutations, product
from typing import NamedTuple

from govlint.fitting.heads import DISORDER, PIECES, Heads
from govlint.model.facts import Remark
from govlint.model.tree import Span
from govlint.text.characters import number

TOTAL = "total"
_MOST_LACKING = 3
_MOST_CHOICES = 120


class Sum(NamedTuple):
    """Columns that add up to one."""

    parts: tuple[str, ...]
    total: str


Choice = tuple[str | None, ...]
Cells = Sequence[Span | None]


class Order(NamedTuple):
    """The columns from left to right: every choice the heads leave, none where they tell nothing.

    None in a choice is a column that no form has.  `lacking` are the columns without a head,
    `odd` the heads that are unknown or doubled, `place` where the heads stand.  `assumed`: it is
    the form's order, which the heads do not contradict.  `heads` are those known, by column,
    `misspelt` tells of those of them, and of groups, that no form spells so.
    """

    choices: tuple[Choice, ...]
    lacking: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    place: Span = Span(0, 0)
    assumed: bool = False
    heads: tuple[tuple[str, Span], ...] = ()
    misspelt: tuple[Remark, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns printed; 0 where that is unknown."""
        return len(self.choices[0]) if self.choices else 0


@lru_cache(maxsize=64)
def sums_of(columns: tuple[str, ...], rows: tuple[str, ...] = ()) -> tuple[Sum, ...]:
    """The sums of a block's columns: all others make its total, if it has one.

    `rows` stand side by side, each with columns of its own (`review total`).
    """
    if rows:
        own = [tuple(key for key in columns if key.startswith(f"{row} ")) for row in rows]
        return tuple(part for keys in own for part in sums_of(keys))
    total = next((key for key in columns if key.split()[-1] == TOTAL), None)
    parts = tuple(key for key in columns if key != total)
    return (Sum(parts, total),) if total and parts else ()


def order(heads: Heads | None, columns: tuple[str, ...], width: int) -> Order:
    """The order of a block's columns below its heads; the form's where they are in pieces.

    `width` is how many figures most of its rows have.
    """
    if heads is None or heads.layout == PIECES:
        return Order((columns,), place=heads.place if heads else Span(0, 0), assumed=True)
    found = [head for head in heads.found if head.text or head.bound]
    keys: list[str | None] = [head.key if head.key in columns else None for head in found]
    if heads.layout == DISORDER or not any(keys):
        return Order((), columns, (), heads.place)
    doubled = {key for key in keys if key and keys.count(key) > 1}
    lacking = tuple(key for key in columns if key not in keys)
    odd = tuple(
        head.text
        for head, key in zip(found, keys, strict=True)
        if (key is None or key in doubled) and head.text
    )
    choices = tuple(dict.fromkeys(_choices(keys, doubled, lacking, width)))
    place = next((head.place for head in found if head.text in odd), heads.place)
    known = tuple((key, head.place) for head, key in zip(found, keys, strict=True) if key)
    misspelt = [
        Remark("near-miss", head.place, printed=head.text, columns=(head.key,))
        for head in found
        if head.key in columns and head.near_miss and head.text not in odd
    ]
    misspelt += [
        Remark("near-miss", head.place, head.key or "", head.text) for head in heads.groups
    ]
    return Order(choices[:_MOST_CHOICES], lacking, odd, place, False, known, tuple(misspelt))


def headless(columns: tuple[str, ...], place: Span) -> Order:
    """The order of columns of which none has a head: any, so that what differs is uncertain.

    Every column stands everywhere in one choice or another.  `place` is where heads are due.
    """
    rows = tuple(dict.fromkeys(key.rpartition(" ")[0] for key in columns))
    own = tuple(key.rpartition(" ")[2] for key in columns[: len(columns) // len(rows)])
    choices = [
        tuple(f"{row} {key}".strip() for row in order for key in keys)
        for order in _turned(rows)
        for keys in _with_total(own)
    ]
    return Order(tuple(choices), columns, place=place)


def settled(found: Order, rows: Iterable[Cells], sums: Sequence[Sum], folded: str) -> SettledOrder:
    """What is left of the choices when those are struck out that the sums of the rows refute."""
    certain = len(found.choices) < 2 and not found.lacking
    if certain and not (found.assumed and sums):
        return SettledOrder(found.choices, True)
    values = [[_value(cell, folded) for cell in cells] for cells in rows]
    if certain:
        elsewhere = _points_elsewhere(found.choices[0], values, sums)
        return SettledOrder((), False) if elsewhere else SettledOrder(found.choices, True)
    whole = [choice for choice in found.choices if set(found.lacking) <= set(choice)]
    proven = [choice for choice in whole if _hold(choice, values, sums)]
    if proven:
        return SettledOrder(tuple(proven), len(proven) == 1)
    return SettledOrder((*found.choices, *_without(found)), False)


class SettledOrder(NamedTuple):
    """The choices left, and whether there is no doubt about any column."""

    choices: tuple[Choice, ...]
    certain: bool

    def under(self, cells: Cells, folded: str) -> dict[str | None, Span | None]:
        """The cell of a row under each column: those where every choice finds the same."""
        found, *others = [dict(zip(choice, cells, strict=True)) for choice in self.choices] or [{}]
        if not others:
            return found
        return {
            column: cell
            for column, cell in found.items()
            if cell and all(_text(o.get(column), folded) == folded[slice(*cell)] for o in others)
        }


def doubts(found: Order, left: SettledOrder) -> Iterator[Remark]:
    """What is to be told of heads: misspelt, columns are uncertain, proven by sums, or too many."""
    yield from found.misspelt
    if left.certain and not (found.lacking or found.odd):
        return
    kind = "columns"
    if left.certain:
        kind = "columns-proven" if found.lacking else "columns-extra"
    yield Remark(kind, found.place, printed="、".join(found.odd), columns=found.lacking)


def _choices(
    keys: list[str | None], doubled: set[str], lacking: tuple[str, ...], width: int
) -> Iterator[Choice]:
    """Every way to complete heads: which of two alike is meant, what an unknown one stands for."""
    if len(lacking) > _MOST_LACKING or len(doubled) > _MOST_LACKING:
        if len(keys) == width:
            yield tuple(None if key in doubled else key for key in keys)
        return
    places = [[i for i, key in enumerate(keys) if key == twin] for twin in sorted(doubled)]
    for meant in product(*places):
        one = [None if k in doubled and i not in meant else k for i, k in enumerate(keys)]
        gaps = [index for index, key in enumerate(one) if key is None]
        if len(gaps) < len(lacking) and len(one) == width:
            yield tuple(one)
        elif len(lacking) == 1 and not gaps:
            yield from ((*one[:at], lacking[0], *one[at:]) for at in range(len(one) + 1))
        for filled in permutations(gaps, len(lacking)):
            names = dict(zip(filled, lacking, strict=True))
            yield tuple(names.get(index, key) for index, key in enumerate(one))


def _with_total(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Columns in orders that put each at every place, the total among any of them."""
    parts = tuple(key for key in keys if key != TOTAL)
    for order in _turned(parts):
        if len(parts) == len(keys):
            yield order
        else:
            yield from ((*order[:at], TOTAL, *order[at:]) for at in range(len(keys)))


def _turned(keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(*keys[at:], *keys[:at]) for at in range(len(keys))]


def _without(found: Order) -> Iterator[Choice]:
    """The choices with no column taken for one that lacks a head."""
    for choice in found.choices:
        yield tuple(None if key in found.lacking else key for key in choice)


def _points_elsewhere(choice: Choice, rows: list[list[int | None]], sums: Sequence[Sum]) -> bool:
    """Whether the sums hold only with the totals elsewhere: what heads in pieces may hide."""
    if _hold(choice, rows, sums):
        return False
    for place in range(len(sums[0].parts)):
        moved: list[str | None] = []
        for parts, total in sums:
            moved += [*parts[:place], total, *parts[place:]]
        if len(moved) == len(choice) and _hold(tuple(moved), rows, sums):
            return True
    return False


def _hold(choice: Choice, rows: list[list[int | None]], sums: Sequence[Sum]) -> bool:
    """Whether the sums hold in every row whose figures are all there, and there is one."""
    tried = 0
    for row in rows:
        under = dict(zip(choice, row, strict=True)) if len(row) == len(choice) else {}
        for parts, total in sums:
            figures = [under.get(part) for part in parts]
            result = under.get(total)
            if result is None or None in figures:
                continue
            if sum(figure for figure in figures if figure is not None) != result:
                return False
            tried += 1
    return tried > 0


def _text(cell: Span | None, folded: str) -> str | None:
    return folded[slice(*cell)] if cell else None


def _value(cell: Span | None, folded: str) -> int | None:
    value = number(folded[slice(*cell)]) if cell else None
    return value if isinstance(value, int) else None
