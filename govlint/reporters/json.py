"""JSON, version 1: lines and columns count from 1, columns in code points, `end` is exclusive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from govlint.diagnostic import Diagnostic, Fix, Related
from govlint.facts import Cell
from govlint.run import Run

VERSION = 1


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """One document: version, summary, diagnostics."""
    document = {
        "version": VERSION,
        "summary": summary(run),
        "diagnostics": [record(diagnostic, lang) for diagnostic in run.diagnostics],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def report_lines(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """One diagnostic a line."""
    for diagnostic in run.diagnostics:
        yield json.dumps(record(diagnostic, lang), ensure_ascii=False) + "\n"


def summary(run: Run) -> dict[str, Any]:
    """What was looked at, what was found, and how much of it could be read."""
    read, expected = run.coverage
    return {
        "files": len(run.outcomes),
        "checked": len(run.paths("checked")),
        "skipped": len(run.paths("skipped")),
        "unreadable": len(run.unreadable),
        "levels": run.levels,
        "coverage": {"read": read, "expected": expected},
        "failures": [
            {"code": failure.code, "path": failure.path, "message": failure.message}
            for failure in run.failures
        ],
    }


def record(diagnostic: Diagnostic, lang: str) -> dict[str, Any]:
    """A diagnostic as plain data."""
    at = diagnostic.at
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "level": diagnostic.level,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message.in_language(lang),
        "path": diagnostic.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "offset": at.offset,
        "end_offset": at.end_offset,
        "logical": diagnostic.logical,
        "cell": _cell(diagnostic.cell),
        "related": [_related(related, lang) for related in diagnostic.related],
        "fix": _fix(diagnostic.fix),
        "basis": diagnostic.basis,
        "fingerprint": diagnostic.fingerprint,
    }


def _cell(cell: Cell | None) -> dict[str, str] | None:
    return None if cell is None else {"table": cell.table, "row": cell.row, "column": cell.column}


def _related(related: Related, lang: str) -> dict[str, Any]:
    return {
        "message": related.message.in_language(lang),
        "line": related.at.line,
        "column": related.at.column,
        "cell": _cell(related.cell),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [
        {"offset": edit.place.start, "end_offset": edit.place.end, "text": edit.text}
        for edit in fix.edits
    ]
    return {"safe": fix.safe, "edits": edits, "value": fix.value}
