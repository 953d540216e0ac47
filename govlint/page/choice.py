"""A pack as the page offers it."""

from __future__ import annotations

from typing import NamedTuple

from govlint.bilingual import Text


class Choice(NamedTuple):
    """The name or folder by which a pack is found in the page, and what it is called there."""

    name: str
    label: Text
