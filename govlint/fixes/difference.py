"""What fixing changes, as a unified diff."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator


def difference(path: str, before: str, after: str) -> tuple[str, ...]:
    """A unified diff of two texts by their lines, which are shown without their ends."""
    found = difflib.unified_diff(_lines(before), _lines(after), path, path, lineterm="")
    return tuple(line for number, one in enumerate(found) for line in _line(one, number < 2))


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text)


def _line(line: str, head: bool) -> Iterator[str]:
    """A line of a diff without its end, and a word where it had none in the file."""
    yield line.rstrip("\r\n")
    if not head and not line.startswith("@@") and not line.endswith(("\n", "\r")):
        yield "\\ No newline at end of file"
