"""A claim: one sentence's word on a figure of the tables."""

from __future__ import annotations

from typing import NamedTuple

from govlint.model.facts import Cell, Number
from govlint.model.tree import Span

Sum = tuple[Cell, ...]


class Claim(NamedTuple):
    """A sentence's word on a figure of the tables: `value` `unit`s, said at `place`.

    `sums` are what the words may mean, the plain meaning first: each a sum of cells, of which a
    row or column may be a group (`outcome.refused`, `legal_person`).  The claim holds if one of
    them comes to its value.  `bound` is `=`, or `>` for `3000余件`, `<` for `不足5件`, `~` for
    about.
    `negated` claims say that there was none (`未收到`).  `period` is `this` or `other` year.
    `sure` claims name their subject in the same sentence, in words that mean one thing; `loose`
    words may mean several; `part` claims stand in a list after 其中; `scope` is `wider` (全市) or
    `narrower` (市本级) where said.
    """

    sums: tuple[Sum, ...]
    value: Number
    unit: str
    place: Span
    period: str = "this"
    bound: str = "="
    negated: bool = False
    sure: bool = True
    loose: bool = False
    part: bool = False
    scope: str = ""

    @property
    def cell(self) -> Cell:
        """The cell, or the first of the cells, that the words plainly mean."""
        return self.sums[0][0]
