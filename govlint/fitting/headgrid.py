"""The heads of a grid: the lowest cell above every column, placed by its own columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.fitting.headnames import HeadNames, is_misspelt, is_name
from govlint.fitting.printed_rows import GridCell, Head, PrintedRow
from govlint.fitting.units import without_unit
from govlint.forms.labels import bare, without_note


def leaves_of(area: Sequence[PrintedRow], names: HeadNames, folded: str) -> tuple[Head, ...]:
    """The lowest head over every column of a grid.

    A column that has only a group above it, or an empty cell, has a head without words; `bound`
    where that is a cell of its own.
    """
    rows = [_framed(area, index) for index in range(len(area))]
    width = max(slot.end for row in rows for slot in row)
    found: list[Head] = []
    for column in range(width):
        over = [slot for row in rows for slot in row if slot.start <= column < slot.end]
        head = _head(over, names, folded)
        if head is None:
            continue
        if found and found[-1].place == head.place and found[-1].end == column:
            found[-1] = found[-1]._replace(end=column + 1)
        else:
            found.append(head._replace(start=column, end=column + 1))
    return tuple(_of_columns(found, names))


def are_whole(leaves: Sequence[Head], names: HeadNames) -> bool:
    """Whether the cells of plain text show every column by itself: then they are a grid."""
    keys = {head.key for head in leaves}
    beside = all(one.end == next.start for one, next in pairwise(leaves))
    every = set(names.columns.values()) if names.official else keys
    return bool(leaves) and beside and len(keys) == len(leaves) and keys == every - {None}


def hides_none(leaves: Sequence[Head], words: Sequence[Head], names: HeadNames) -> bool:
    """Whether every head has columns of its own; else cells were merged, and nobody knew.

    A head nobody knows may stand above others, as a group does, where no column lacks its own.
    """
    known = sum(head.key is not None for head in leaves if head.text in names.columns)
    if known != sum(word.bound and word.text in names.columns for word in words):
        return False
    if known == len(names.official) * max(1, len(names.rows)):
        return True
    others = names.others.split("\n")
    odd = {
        word.text
        for word in words
        if word.bound
        and word.text not in others
        and not is_name(word.text, names)
        and names.meant(word.text) not in names.groups
    }
    return odd <= {head.text for head in leaves}


def _framed(area: Sequence[PrintedRow], index: int) -> list[GridCell]:
    """The slots of a row, none reaching below a cell of the rows above that begins further on."""
    above = sorted({slot.start for row in area[:index] for slot in row.slots()})
    found = []
    for slot in area[index].slots():
        border = next((start for start in above if start > slot.start), slot.end)
        found.append(slot._replace(end=min(slot.end, border)))
    return found


def _head(over: list[GridCell], names: HeadNames, folded: str) -> Head | None:
    """The head of a column, from the cells above it, the lowest last."""
    named = [slot for slot in over if bare(folded[slice(*slot.place)])]
    if not named:
        return Head(None, "", over[-1].place, bound=True) if over else None
    texts = [folded[slice(*slot.place)] for slot in named]
    plain = [_plain(text, names) for text in texts]
    meant = [names.meant(text) if is_misspelt(text, names) else text for text in plain]
    row = _row_above(meant, names) if names.rows else ""
    key = names.columns.get(meant[-1])
    if key is None and (meant[-1] in names.groups or meant[-1] in names.others):
        return Head(None, "", over[-1].place, bound=over[-1] is not named[-1])  # a group alone
    if names.rows:
        key = f"{row} {key}" if key and row else None
    near_miss = key is not None and meant[-1] != plain[-1]
    return Head(key, plain[-1], named[-1].place, near_miss=near_miss)


def _plain(text: str, names: HeadNames) -> str:
    """A head's bare text, without its note or its unit if that makes a name of it."""
    spelt = (bare(form) for form in (text, without_note(text), without_unit(text)))
    return next((plain for plain in spelt if is_name(plain, names)), bare(text))


def _row_above(plain: list[str], names: HeadNames) -> str:
    """The row a column belongs to, where the rows stand side by side."""
    keys = [names.groups[text] for text in plain if text in names.groups]
    return next((key for key in reversed(keys) if key in names.rows), "")


def _of_columns(found: list[Head], names: HeadNames) -> list[Head]:
    """Without the corner, and without empty heads where no column lacks its own."""
    if not names.rows and found and found[0].key is None:
        found = found[1:]
    known = [index for index, head in enumerate(found) if head.key]
    if not known:
        return []
    inner = range(known[0], known[-1] + 1)
    return [head for index, head in enumerate(found) if head.text or index in inner]
