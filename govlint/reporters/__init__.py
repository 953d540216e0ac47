"""Reporters: a run as text. Pure functions; each is imported when its format is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.linter.plugins import Reporter, hookimpl, shows_reports

if TYPE_CHECKING:
    from govlint.linter.run import Run


@hookimpl
def govlint_reporters() -> dict[str, Reporter]:
    """govlint's own formats."""
    return {
        "text": _text,
        "concise": _concise,
        "json": _json,
        "jsonl": _jsonl,
        "sarif": _sarif,
        "github": _github,
        "gitlab": _gitlab,
        "junit": _junit,
        "rdjson": _rdjson,
        "statistics": _statistics,
        "html": _html,
        "xlsx": _xlsx,
    }


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


def _sarif(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.sarif import report

    return report(run, lang, colour)


def _github(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.github import report

    return report(run, lang, colour)


def _gitlab(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.gitlab import report

    return report(run, lang, colour)


def _junit(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.junit import report

    return report(run, lang, colour)


def _rdjson(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.rdjson import report

    return report(run, lang, colour)


def _statistics(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.statistics import report

    return report(run, lang, colour)


@shows_reports
def _html(run: Run, lang: str, colour: bool) -> Iterator[str]:
    from govlint.reporters.html import report

    return report(run, lang, colour)


@shows_reports
def _xlsx(run: Run, lang: str, colour: bool) -> Iterator[bytes]:
    from govlint.reporters.xlsx import report

    return report(run, lang, colour)
