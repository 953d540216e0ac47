"""Every fault the forge can make, and the layouts in which it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from . import cellfaults, textfaults
from .layouts import LAYOUTS
from .report import Draft, Fault

Injector = Callable[[Draft, Random], tuple[Draft, Fault]]

_EVERYWHERE = frozenset(LAYOUTS)
_OWN_LINE = _EVERYWHERE - {"A10", "A11"}
_BLANK_SEEN = frozenset({"A1", "A2", "A4", "A5", "B6", "B8", "B9", "MD"})
_MARKED = _BLANK_SEEN | {"A2c", "A2p", "A6", "A7", "A8", "A9", "A10", "A14"}

_FAULTS: tuple[tuple[Injector, frozenset[str]], ...] = (
    (cellfaults.wrong_cell, _EVERYWHERE),
    (cellfaults.wrong_total_remedies, _EVERYWHERE),
    (cellfaults.blank_cell, _BLANK_SEEN),
    (cellfaults.not_a_number, _MARKED),
    (cellfaults.short_row, _EVERYWHERE),
    (cellfaults.long_row, _EVERYWHERE),
    (cellfaults.row_missing, _EVERYWHERE),
    (cellfaults.table_missing, _EVERYWHERE),
    (cellfaults.old_form_row, _EVERYWHERE),
    (cellfaults.old_form, _EVERYWHERE),
    (cellfaults.unknown_row, _EVERYWHERE - {"B4"}),
    (cellfaults.near_miss, _EVERYWHERE),
    (textfaults.section_missing, _EVERYWHERE),
    (textfaults.section_order, _OWN_LINE),
    (textfaults.heading_wrong, _OWN_LINE),
    (textfaults.period_short, _EVERYWHERE),
    (textfaults.signed_early, _EVERYWHERE),
    (textfaults.no_signoff, _EVERYWHERE),
    (textfaults.ordinal_chain, _EVERYWHERE),
    (textfaults.no_fee_statement, _EVERYWHERE),
)

FAULTS: dict[str, Injector] = {inject.__name__: inject for inject, _ in _FAULTS}
"""Faults by name."""

SUPPORTS: dict[str, frozenset[str]] = {inject.__name__: layouts for inject, layouts in _FAULTS}
"""The layouts in which a fault, by name, is there to be seen."""

ONLY_2021 = frozenset({"old_form", "old_form_row"})
"""Faults that need a report of the 2021 form."""
