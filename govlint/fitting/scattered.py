"""Scattered rows: those that do not stand with the others of their group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from govlint.fitting.printed_rows import Label
from govlint.forms.form import known_forms
from govlint.forms.labels import bare, unnumbered
from govlint.forms.vocabulary import per_vocabulary
from govlint.text.characters import fold


def scattered(table: str, keys: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The rows that stand away from most of their group, by index, each with the group's key.

    `keys` are the rows as printed.  A group that stands as a whole elsewhere is not scattered.
    """
    for group, parts in _parts(keys).items():
        most = max(parts, key=len)
        if group in _groups(table):
            yield from ((index, group) for part in parts if part is not most for index in part)


def misgrouped(table: str, labels: Sequence[Label]) -> Iterator[tuple[int, str]]:
    """The rows beside another group's label, or above their own, by index, with their group.

    `labels` are those of the rows as printed.  Only a grid tells where a group's cell begins.
    """
    named = [_group_keys(table).get(label.group, "") for label in labels]
    begun: set[str] = set()
    for index, (label, beside) in enumerate(zip(labels, named, strict=True)):
        key = label.key or ""
        own = key.rpartition(".")[0]
        begun.add(beside)
        foreign = beside not in {"", key} and not key.startswith(f"{beside}.")
        if foreign or (label.sure and own in named[index:] and own not in begun):
            yield index, own


@per_vocabulary
def _group_keys(table: str) -> dict[str, str]:
    """The groups of a table's rows by their bare labels, with and without ordinal."""
    forms = (form.tables[table] for form in known_forms().values())
    groups = [group for form in forms for block in form.blocks for group in block.groups]
    named = [(fold(group.label), group.key) for group in groups]
    return {bare(text): key for label, key in named for text in (unnumbered(label), label)}


def _parts(keys: Sequence[str]) -> dict[str, list[list[int]]]:
    """The rows of each group, by index, those that stand together in one list."""
    above = [key.rpartition(".")[0] for key in keys]
    found: dict[str, list[list[int]]] = {}
    for group, run in groupby(range(len(keys)), key=above.__getitem__):
        found.setdefault(group, []).append(list(run))
    return found


@per_vocabulary
def _groups(table: str) -> frozenset[str]:
    """The groups of a table whose rows stand together in every form."""
    forms = [form.tables[table].blocks for form in known_forms().values()]
    rows = [_parts([line.key for block in blocks for line in block.rows]) for blocks in forms]
    apart = {group for parts in rows for group, runs in parts.items() if len(runs) > 1}
    return frozenset(group for parts in rows for group in parts if group) - apart
