"""GitLab Code Quality: a JSON array of issues.

Defined at https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.linter.run import Run
from govlint.model.diagnostic import Diagnostic
from govlint.reporters.naming import identity, readable
from govlint.reporters.ranges import place
from govlint.reporters.standalone import sentence
from govlint.text.display import as_json_pieces

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """Every finding that counts."""
    return as_json_pieces([], (_issue(found, lang) for found in run.standing))


def _issue(found: Diagnostic, lang: str) -> dict[str, Any]:
    """An issue; GitLab does not show its `check_name`, and demands a line of every file."""
    where = place(found, found.at, found.within)
    lines = {"begin": where.line, "end": where.end_line} if where else {"begin": 1}
    words = found.within.words.in_language(lang) if found.within and not where else ""
    return {
        "description": f"{found.code}: {sentence(found, lang)}",
        "check_name": f"{found.code} {found.name}",
        "fingerprint": identity(found),
        "severity": _SEVERITIES[found.level],
        "location": {"path": readable(found.path), "lines": lines}
        | ({"place": words} if words else {}),
    }
