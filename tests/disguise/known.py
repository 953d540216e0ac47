"""A draft and what is true of it."""

from __future__ import annotations

from typing import NamedTuple

from forge.report import Draft, Figures


class Known(NamedTuple):
    """`figures` are those printed; None where a cell has none that is sure."""

    draft: Draft
    figures: Figures
