"""JSON, version 1: lines and columns count from 1, columns in code points, `end` is exclusive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.linter.run import Run
from govlint.model.diagnostic import Diagnostic, FilePosition, Fix, Position, Related
from govlint.model.place import Cell
from govlint.text.display import as_json, as_json_pieces

VERSION = 1


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """One document: version, summary, diagnostics."""
    document = {"version": VERSION, "summary": summary(run, lang), "diagnostics": []}
    return as_json_pieces(document, (record(one, lang) for one in run.diagnostics))


def report_lines(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """One diagnostic a line."""
    for diagnostic in run.diagnostics:
        yield as_json(record(diagnostic, lang)) + "\n"


def summary(run: Run, lang: str = "zh") -> dict[str, Any]:
    """What was looked at, what was found, and how much of it could be read.

    `fixed`, how many findings were mended, is there where fixing was asked for.
    """
    read, expected = run.coverage
    fixed = {"fixed": sum(one.mended for one in run.fixed)} if run.fixed else {}
    covered = {"suppressed": run.suppressed} if run.suppressed else {}
    stale = [{"place": one.place, "message": one.message.in_language(lang)} for one in run.stale]
    return {
        "files": len(run.outcomes),
        "checked": len(run.paths("checked")),
        "skipped": len(run.paths("skipped")),
        "unopened": len(run.unopened),
        "unreadable": len(run.unreadable),
        "levels": run.levels,
        "coverage": {"read": read, "expected": expected},
        "failures": [
            {"code": failure.code, "path": failure.path, "message": failure.message}
            for failure in run.failures
        ],
        **fixed,
        **covered,
        **({"stale": stale} if stale else {}),
    }


def record(diagnostic: Diagnostic, lang: str) -> dict[str, Any]:
    """A diagnostic as plain data."""
    at, within = diagnostic.at, diagnostic.within
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "level": diagnostic.level,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message.in_language(lang),
        "path": diagnostic.path,
        **_whose(diagnostic),
        **_lines(at, within),
        "offset": at.offset,
        "end_offset": at.end_offset,
        "logical": diagnostic.logical,
        **({"place": within.words.in_language(lang)} if within else {}),
        "cell": _cell(diagnostic.cell),
        "related": [_related(related, lang) for related in diagnostic.related],
        "fix": _fix(diagnostic.fix),
        "basis": diagnostic.basis,
        "fingerprint": diagnostic.fingerprint,
        **_suppressed(diagnostic),
    }


def _suppressed(diagnostic: Diagnostic) -> dict[str, Any]:
    """Why a finding does not count, only where it does not."""
    why = diagnostic.suppressed
    return {} if why is None else {"suppressed": {"kind": why.kind, "reason": why.reason}}


def _whose(diagnostic: Diagnostic) -> dict[str, Any]:
    """The body and the year, where reports of several are told of."""
    known = {"organ": diagnostic.organ, "year": diagnostic.year}
    return {name: value for name, value in known.items() if value}


def _lines(at: Position, within: FilePosition | None) -> dict[str, int]:
    """Lines and columns: those of the file where it has lines, else of the text read from it."""
    if within is None or not within.line:
        return {
            "line": at.line,
            "column": at.column,
            "end_line": at.end_line,
            "end_column": at.end_column,
        }
    end = within.column + at.end_offset - at.offset
    return {
        "line": within.line,
        "column": within.column,
        "end_line": within.line,
        "end_column": end,
    }


def _cell(cell: Cell | None) -> dict[str, str] | None:
    return None if cell is None else {"table": cell.table, "row": cell.row, "column": cell.column}


def _related(related: Related, lang: str) -> dict[str, Any]:
    return {
        "message": related.message.in_language(lang),
        **({"path": related.path} if related.path else {}),
        **dict(list(_lines(related.at, related.within).items())[:2]),
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
