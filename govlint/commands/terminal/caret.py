"""The line of a file that a fault stands in, with a caret under its place."""

from __future__ import annotations

from pathlib import Path

from govlint.errors import UserError
from govlint.text.characters import width


def lines_at(fault: UserError) -> tuple[str, ...]:
    """The line and the caret under its column; nothing where the place is not known."""
    if fault.path is None or fault.line is None:
        return ()
    from govlint.yamlfile.data import utf8

    try:
        lines = utf8(Path(fault.path)).split("\n")
    except UserError:
        return ()
    if fault.line > len(lines) or not (line := _printable(lines[fault.line - 1])).strip():
        return ()
    before, rest = line[: fault.column - 1], line[fault.column - 1 :]
    dropped = max(0, len(before) - _BEFORE)
    head = "…" if dropped else ""
    shown = f"{head}{before[dropped:]}{rest[:_AFTER]}{'…' if len(rest) > _AFTER else ''}"
    return f"    {shown}", f"    {' ' * width(head + before[dropped:])}^"


def _printable(line: str) -> str:
    """The line with a blank for whatever a terminal might obey."""
    return "".join(mark if mark.isprintable() else " " for mark in line)


_BEFORE, _AFTER = 60, 40  # characters shown around the place
