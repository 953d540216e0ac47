"""Outcomes as JSON, and back.

JSON and nothing stronger: a cache may lie where others can write (a folder shared in a team, one
that a build server restores), and reading it must not be able to run anything.  `pickle` runs
code, `marshal` can crash the interpreter; the worst a forged JSON can do is tell wrong findings.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from govlint.bilingual import Text
from govlint.linter.run import Outcome
from govlint.model.diagnostic import (
    Diagnostic,
    Edit,
    FilePosition,
    Fix,
    Position,
    Related,
    SourceLine,
    Suppression,
)
from govlint.model.facts import Cell
from govlint.model.tree import Span

_FIELDS = tuple(Diagnostic.__dataclass_fields__)


def written(outcome: Outcome) -> str:
    """An outcome as JSON.  Raises TypeError for values JSON has not; failures are not written."""
    found = [[getattr(one, name) for name in _FIELDS] for one in outcome.diagnostics]
    said = (outcome.path, outcome.state, found, outcome.read, outcome.expected)
    return json.dumps(said, separators=(",", ":"))


def read(text: str) -> Outcome:
    """The outcome written so.  Raises ValueError, TypeError or LookupError for anything else."""
    path, state, found, done, due = json.loads(text)
    return Outcome(path, state, tuple(map(_diagnostic, found)), read=done, expected=due)


def _diagnostic(plain: list[Any]) -> Diagnostic:
    values = dict(zip(_FIELDS, plain, strict=True))
    for name, make in _MADE.items():
        if values[name] is not None:
            values[name] = make(values[name])
    return Diagnostic(**values)


def _related(plain: list[Any]) -> tuple[Related, ...]:
    return tuple(
        Related(
            Text(*message),
            Position(*at),
            cell and Cell(*cell),
            stated,
            within and _within(within),
        )
        for message, at, cell, stated, within in plain
    )


def _fix(plain: list[Any]) -> Fix:
    safe, edits, value = plain
    return Fix(safe, tuple(Edit(Span(*place), text) for place, text in edits), value)


def _within(plain: list[Any]) -> FilePosition:
    words, *rest = plain
    return FilePosition(Text(*words), *rest)


def _lines(plain: list[Any]) -> tuple[SourceLine, ...]:
    return tuple(SourceLine(*one) for one in plain)


_MADE: dict[str, Callable[[list[Any]], Any]] = {
    "at": lambda plain: Position(*plain),
    "title": lambda plain: Text(*plain),
    "message": lambda plain: Text(*plain),
    "help": lambda plain: Text(*plain),
    "cell": lambda plain: Cell(*plain),
    "related": _related,
    "fix": _fix,
    "within": _within,
    "lines": _lines,
    "suppressed": lambda plain: Suppression(*plain),
}
