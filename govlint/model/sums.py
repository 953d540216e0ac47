"""A sum of a table that does not come out: its figures, for those who draw it."""

from __future__ import annotations

from typing import NamedTuple

from govlint.bilingual import Text
from govlint.model.place import Cell


class Addend(NamedTuple):
    """A figure of a sum: its sign (`+` or `-`), where it stands, its short name, what it is."""

    sign: str
    cell: Cell
    words: Text
    figure: str


class Side(NamedTuple):
    """One side of a sum: figures, how many more are 0 and left out, and what they come to."""

    addends: tuple[Addend, ...]
    zeros: int
    total: str


class Sum(NamedTuple):
    """Two sides that should be equal and are not.

    `line` is the row or column they stand in (`“自然人”列`), `difference` by how much they differ,
    `sentence` says all of it in words.
    """

    line: Text
    left: Side
    right: Side
    difference: str
    sentence: Text
