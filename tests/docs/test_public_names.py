"""What rules may import: all of it is there, told in the docs, and all that our rules import."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.accepting import accepted
from helpers.paths import ROOT, RULES

import govlint
from govlint import packs
from govlint.engine.notes import HEADINGS

FILES = sorted(RULES.glob("*/*.py")) + sorted(RULES.glob("*/lib/*.py"))
PAGE = ROOT / "docs" / "writing-rules.md"


def test_the_public_names_are_told() -> None:
    text = PAGE.read_text("utf-8")
    accepted(PAGE, _NAMES.sub(lambda match: f"{match[1]}\n{_names()}\n{match[2]}", text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rules_import_public_names_alone(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert all(not one.name.startswith("govlint") for one in node.names)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("govlint"):
            assert node.module == "govlint"
            assert {one.name for one in node.names} <= set(govlint.__all__)


def test_a_rule_in_python_is_found_by_its_number() -> None:
    due = dict(_files())
    assert {path.stem for path in RULES.glob("*/*.py")} == due.keys()
    for stem, path in due.items():
        assert path.stem == stem
        note = path.with_suffix(".md").read_text("utf-8")
        assert tuple(re.findall(r"(?m)^## (.*)$", note)) == HEADINGS


def _files() -> Iterator[tuple[str, Path]]:
    """The name that each Python rule's file should have, and the file."""
    for rule in {rule for name in packs.available() for rule in packs.load(name).rules}:
        path = Path(getattr(rule.check, "itself", rule.check).__code__.co_filename)
        if path.is_relative_to(RULES):
            yield f"{rule.code.lower()}_{rule.name.replace('-', '_')}", path


def _names() -> str:
    """A line a public name: the first sentence of its docstring."""
    lines = []
    for name in sorted(
        set(govlint.__all__) - {"__version__"}, key=lambda name: (name.lower(), name)
    ):
        value = getattr(govlint, name)
        said = _PLAIN_NAMES.get(name) or inspect.getdoc(value)
        sentence = re.split(r"(?<=[.:])\s|\n\n", said or "")[0].replace("\n", " ")
        lines.append(f"- `{name}`: {sentence.rstrip('.:')}.\n")
    return "".join(lines)


_PLAIN_NAMES = {
    "Converter": "Makes files of a kind into files of another, all at once.",
    "Loader": "Reads a file's bytes, named by its path, into a `Source`.",
    "Number": "What a cell may hold: an `int` or a `Decimal`.",
    "Reporter": "Prints a run in a language, with colours or without.",
}
_NAMES = re.compile(r"(<!-- names: [^>]*-->\n).*?(<!-- /names -->)", re.DOTALL)
