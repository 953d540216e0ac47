"""The order of column heads in plain text, where no grid says which column each stands above."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise

from govlint.fitting.headnames import HeadNames
from govlint.fitting.printed_rows import Head

_MOST_MISSING = 0.6
_LINE_OF_ROW = 8.5  # characters of one row on a line, its heads being in two lines


def sequence(joined: list[Head], names: HeadNames) -> list[Head] | None:
    """The heads of the columns from left to right; None where the print leaves several orders."""
    if names.rows:
        return _side_by_side(joined, names)
    heads = _counted(joined, names)
    group = next((head for head in joined if head.key in names.groups.values()), None)
    return heads if group is None else _nested(heads, group, names)


def are_the_forms(joined: list[Head], names: HeadNames) -> bool:
    """Whether heads are those of rows side by side in the form's order, without the rows' names."""
    keys = [head.key for head in joined]
    due = list(dict.fromkeys(names.columns.values()))
    return bool(names.rows) and keys == due * (len(keys) // len(due))


def in_order(words: list[Head], names: HeadNames) -> bool:
    """Whether heads in pieces may be those of the form, in its order.

    Most of their characters must be there (the beginning of a header may pass for prose), and no
    line may have two heads the other way round.
    """
    due = Counter("".join(names.official) * max(1, len(names.rows)))
    missing = due - Counter("".join(word.text for word in words))
    if sum(missing.values()) > _MOST_MISSING * sum(due.values()):
        return False
    if not names.rows and any(_is_missing(name, missing) for name in names.official):
        return False
    keys = list(dict.fromkeys(names.columns.values()))
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.row)]
    return all(_ascends(line, keys, names) for line in lines) and _rows_in_order(words, names)


def _is_missing(name: str, missing: Counter[str]) -> bool:
    return sum(missing[character] > 0 for character in name) > len(name) / 2


def _ascends(line: list[Head], keys: list[str], names: HeadNames) -> bool:
    """Whether the columns that a line's words can only be parts of stand in the form's order."""
    places = []
    for word in line:
        owners = {key for name, key in names.columns.items() if word.text in name}
        if len(word.text) > 1 and len(owners) == 1:
            places.append(keys.index(owners.pop()))
    descents = sum(after < before for before, after in pairwise(places))
    if not names.rows:
        return descents == 0
    behind = bool(places) and places[0] == len(names.official) - 1  # the total of the row before
    printed = sum(len(word.text) for word in line)
    return descents < behind + min(len(names.rows), max(1, round(printed / _LINE_OF_ROW)))


def _rows_in_order(words: list[Head], names: HeadNames) -> bool:
    """Whether rows that stand side by side are named in the form's order, as far as they are."""
    text = "".join(word.text for word in words)
    places: dict[str, int] = {}
    for name, key in names.groups.items():
        place = text.find(name)
        if place >= 0:
            places[key] = min(place, places.get(key, place))
    tops = [
        places[key] for key in dict.fromkeys(r.split(".")[0] for r in names.rows) if key in places
    ]
    inner = [places[row] for row in names.rows if "." in row and row in places]
    return tops == sorted(tops) and inner == sorted(inner)


def _counted(joined: list[Head], names: HeadNames) -> list[Head]:
    """The heads of columns; a word of unknown meaning counts where heads stand in its row, or,
    a cell a line, between heads of which one is missing.
    """
    known = [head for head in joined if head.key in names.columns.values()]
    rows = {head.row for head in known}
    lacking = len({head.key for head in known}) < len(set(names.columns.values()))
    first, last = (known[0].place, known[-1].place) if known else ((0, 0), (0, 0))
    found = []
    for head in joined:
        if head.key is None:
            between = lacking and first < head.place < last
            counts = head.row in rows if head.bound else between
        else:
            counts = head.key in names.columns.values()
        if counts:
            found.append(head)
    return found[:1] if len({head.key for head in found}) == 1 else found  # one, merged cells


def _nested(heads: list[Head], group: Head, names: HeadNames) -> list[Head] | None:
    """The heads with those of a group in the place of the group's.

    They stand in a row below it or behind all that are beside it; or all are printed in order.
    """
    own = [head for head in heads if (head.key or "").startswith(f"{group.key}.")]
    rest = [head for head in heads if head.key and head not in own]
    if all(head.bound for head in (group, *heads)):
        outer = [head for head in heads if head.row == group.row]
        inner = [head for head in heads if head.row > group.row]
        strange = {head.key for head in inner if head in rest} - {head.key for head in outer}
        if strange or len(outer) + len(inner) < len(heads):
            return None
    else:
        odd = [head for head in heads if head.key is None]
        lacking = set(names.columns.values()) - {head.key for head in heads}
        below = {key.startswith(f"{group.key}.") for key in lacking}
        if odd and len(below) != 1:
            return None
        inner, outer = (own + odd, rest) if True in below else (own, rest + odd)
        if len({head.key for head in (*own, *rest)}) < len(own) + len(rest):
            return None
    inner.sort(key=lambda head: head.place)
    outer.sort(key=lambda head: head.place)
    if not inner or not outer or inner[0].place < outer[-1].place:
        run = _is_run(own, heads) and group.place < own[0].place
        one_row = len({head.row for head in heads}) == 1
        return heads if run and (one_row or outer[-1:] == heads[-1:]) else None
    before = [head for head in outer if head.place < group.place]
    if len({head.row for head in (group, *outer)}) > 1 and not before:
        return None  # a cell a line: by their height on the page, or by their order in it?
    return [*before, *inner, *outer[len(before) :]]


def _is_run(some: list[Head], heads: list[Head]) -> bool:
    """Whether some of the heads stand next to one another."""
    first = heads.index(some[0]) if some else 0
    return bool(some) and heads[first : first + len(some)] == some


def _side_by_side(joined: list[Head], names: HeadNames) -> list[Head] | None:
    """The heads of rows that stand side by side, each with its row's name before its own."""
    order = _rows_printed(joined, names)
    heads = [head for head in joined if head.key not in names.groups.values()]
    count, rows = len(set(names.columns.values())), len(names.rows)
    if len(order) != rows or len(heads) != count * rows:
        return None
    parts = [heads[start : start + count] for start in range(0, len(heads), count)]
    alike = all([h.key for h in part] == [h.key for h in parts[0]] for part in parts)
    if len({head.row for head in heads}) > 1 and not alike:
        if not all(head.bound for head in heads) and order != list(names.rows):
            return None
        above = [row for row in order if row in names.groups.values() and "." not in row]
        order = [*above, *(row for row in order if row not in above)]
        printed = dict(zip(order, parts, strict=True))
        return [head for row in _rows_printed(joined, names) for head in _of_row(row, printed[row])]
    return [head for row, part in zip(order, parts, strict=True) for head in _of_row(row, part)]


def _of_row(row: str, heads: list[Head]) -> list[Head]:
    return [head._replace(key=head.key and f"{row} {head.key}") for head in heads]


def _rows_printed(joined: list[Head], names: HeadNames) -> list[str]:
    """The rows that stand side by side, from left to right: those of a group at its place."""
    keys = [head.key for head in joined if head.key in names.groups.values()]
    places = {key: place for place, key in reversed(list(enumerate(keys)))}
    known = [row for row in names.rows if row in places]
    return sorted(known, key=lambda row: (places.get(row.split(".")[0], places[row]), places[row]))
