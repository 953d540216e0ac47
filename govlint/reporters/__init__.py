"""Reporters: a run as text, or as the bytes of a page or workbook, one module a format.

In comes a `Run`, out go the pieces of the output; nothing is written, and how the run came about
is not known here. Each module is imported when its format is asked for.
"""

from __future__ import annotations

from govlint.linter.deferred import deferred
from govlint.linter.plugins import Reporter, hookimpl, shows_reports

_FORMATS = (
    *("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "statistics"),
    *("html", "xlsx"),
)


@hookimpl
def govlint_reporters() -> dict[str, Reporter]:
    """govlint's own formats: each is `report` in the module of its name."""
    found = {name: deferred(f"{__name__}.{name}", "report") for name in _FORMATS}
    found["jsonl"] = deferred(f"{__name__}.json", "report_lines")
    for name in ("html", "xlsx"):
        shows_reports(found[name])
    return found
