"""rdjson, the format of reviewdog: columns are bytes of UTF-8, the end is exclusive.

Defined at https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.linter.run import Run
from govlint.model.diagnostic import Diagnostic, FilePosition, Position
from govlint.reporters.naming import readable
from govlint.reporters.ranges import Range, beside, changed, merged, place, utf8
from govlint.reporters.standalone import sentence
from govlint.text.display import as_json_pieces

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_MARK = 3  # bytes of a byte order mark, which reviewdog counts with the first line


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """Every finding that counts."""
    document = {"source": {"name": "govlint"}, "diagnostics": []}
    return as_json_pieces(document, (_diagnostic(one, lang) for one in run.standing))


def _diagnostic(found: Diagnostic, lang: str) -> dict[str, Any]:
    related = [
        {
            "message": one.message.in_language(lang),
            "location": _location(beside(found, one), one.at, one.within),
        }
        for one in found.related
    ]
    suggestions = _suggestions(found)
    return {
        "message": sentence(found, lang),
        "location": _location(found, found.at, found.within),
        "severity": _SEVERITIES[found.level],
        "code": {"value": found.code},
        **({"suggestions": suggestions} if suggestions else {}),
        **({"related_locations": related} if related else {}),
    }


def _location(found: Diagnostic, at: Position, within: FilePosition | None) -> dict[str, Any]:
    where = place(found, at, within, utf8)
    known = {"path": readable(found.path)}
    return {**known, "range": _range(found, where)} if where else {**known}


def _range(found: Diagnostic, where: Range) -> dict[str, Any]:
    marked = found.encoding == "utf-8-sig"
    ends = ((where.line, where.column), (where.end_line, where.end_column))
    start, end = (
        {"line": line, "column": column + (_MARK if marked and line == 1 else 0)}
        for line, column in ends
    )
    return {"start": start, "end": end}


def _suggestions(found: Diagnostic) -> list[dict[str, Any]]:
    """A safe fix: reviewdog has a button for it, and no place to say what must be verified.

    Suggestions are taken one by one, so that several changes are one or none at all.
    """
    if found.fix is None or not found.fix.safe or not found.encoding.startswith("utf-8"):
        return []
    edit = merged(found)
    where = changed(found, edit, utf8) if edit else None
    return [{"range": _range(found, where), "text": edit.text}] if edit and where else []
