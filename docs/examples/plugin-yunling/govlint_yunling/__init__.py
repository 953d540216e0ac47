"""What the city of Yunling adds to govlint.

This module is imported on every run of govlint, so it holds the hooks and nothing else; each piece
is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from govlint import Loader, Reporter, deferred, hookimpl


@hookimpl
def govlint_packs() -> Iterable[Path]:
    """The pack `yunling-city`: `govlint check --pack yunling-city`."""
    return [Path(__file__).parent / "yunling-city"]


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """Files of the city's exchange platform."""
    return {".ylb": deferred("govlint_yunling.exchange", "load")}


@hookimpl
def govlint_reporters() -> dict[str, Reporter]:
    """A list for the city's inspectors: `govlint check --format yunling-csv`."""
    return {"yunling-csv": deferred("govlint_yunling.listing", "report")}


@hookimpl
def govlint_commands(subparsers: Any, lang: str) -> None:
    """`govlint yunling-tally PATH…`."""
    from govlint_yunling import tally

    tally.add(subparsers, lang)
