"""What the city of Yunling adds to govlint.

This module is imported on every run of govlint, so it holds the hooks and nothing else; each piece
is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.linter.plugins import Loader, Reporter, hookimpl

if TYPE_CHECKING:
    from govlint import Source
    from govlint.linter.run import Run


@hookimpl
def govlint_packs() -> Iterable[Path]:
    """The pack `yunling-city`: `govlint check --pack yunling-city`."""
    return [Path(__file__).parent / "yunling-city"]


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """Files of the city's exchange platform."""
    return {".ylb": _load}


@hookimpl
def govlint_reporters() -> dict[str, Reporter]:
    """A list for the city's inspectors: `govlint check --format yunling-csv`."""
    return {"yunling-csv": _list}


@hookimpl
def govlint_commands(subparsers: Any, lang: str) -> None:
    """`govlint yunling-tally PATH…`."""
    from govlint_yunling import tally

    tally.add(subparsers, lang)


def _load(data: bytes, path: str) -> Source:
    from govlint_yunling.exchange import load

    return load(data, path)


def _list(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint_yunling.listing import report

    return report(run, lang, colour)
