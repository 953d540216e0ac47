"""Faults of one kind: each of a few is told, of many the first, with their number."""

from __future__ import annotations

from govlint import Text

FEW = 3


def in_all(count: int, what: str) -> Text:
    """How many there are, to follow a message; `what` they are called in English."""
    return Text(f"；全文共{count}处", f"; {count} {what} in all")
