"""What rules may import: all of it is there, told in the docs, and all that our rules import."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from test_docs import accepted

import govlint

PAGE = Path(__file__).parents[1] / "docs" / "writing-rules.md"


def test_the_public_names_are_told() -> None:
    text = PAGE.read_text("utf-8")
    accepted(PAGE, _NAMES.sub(lambda match: f"{match[1]}\n{_names()}\n{match[2]}", text))


def _names() -> str:
    """A line a public name: the first sentence of its docstring."""
    lines = []
    for name in sorted(set(govlint.__all__) - {"__version__"}, key=str.lower):
        value = getattr(govlint, name)
        said = inspect.getdoc(value) if callable(value) else _PLAIN_NAMES[name]
        sentence = re.split(r"(?<=[.:])\s|\n\n", said or "")[0].replace("\n", " ")
        lines.append(f"- `{name}`: {sentence.rstrip('.:')}.\n")
    return "".join(lines)


_PLAIN_NAMES = {
    "Number": "What a cell may hold: an `int` or a `Decimal`.",
    "ZERO_WIDTH": "What all characters without width are folded to.",
}
_NAMES = re.compile(r"(<!-- names: [^>]*-->\n).*?(<!-- /names -->)", re.DOTALL)
