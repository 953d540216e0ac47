"""Reporters: a run as text. Pure functions; each is imported when its format is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.plugins import Reporter, hookimpl

if TYPE_CHECKING:
    from govlint.run import Run


@hookimpl
def govlint_reporters() -> dict[str, Reporter]:
    """govlint's own formats."""
    return {"text": _text, "concise": _concise, "json": _json, "jsonl": _jsonl}


def _text(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.text import report

    return report(run, lang, colour)


def _concise(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.concise import report

    return report(run, lang, colour)


def _json(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.json import report

    return report(run, lang, colour)


def _jsonl(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.json import report_lines

    return report_lines(run, lang, colour)
