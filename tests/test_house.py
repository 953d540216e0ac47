"""The rules of the house: layers, types, style and size, held by the suite itself."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from forge import forge

CODE = sorted(path for top in ("govlint", "tests", "rules") for path in (ROOT / top).rglob("*.py"))
CORE = sorted(
    path for path in (ROOT / "govlint").glob("*.py") if path.stem not in {"cli", "options"}
)
MODULE, FUNCTION = 250, 40
CORE_LINES, CORE_CODE = 9_200, 6_600
"""What the core may hold: all its lines, and those that are neither blank nor words about code."""


def name(path: Path) -> str:
    """A path as people call it."""
    return path.relative_to(ROOT).as_posix()


def ran(*words: str) -> subprocess.CompletedProcess[str]:
    """A module of Python run as a program, in the checkout."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ("ruff", ["check"]),
        ("ruff", ["format", "--check", "govlint", "tests", "rules"]),
        ("mypy", []),
    ],
    ids=["ruff", "format", "mypy"],
)
def test_tools_find_nothing(tool: str, words: list[str]) -> None:
    pytest.importorskip(tool)
    done = ran(tool, *words)
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers_import_only_those_below() -> None:
    pytest.importorskip("importlinter")
    lint = (
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_are_short() -> None:
    long = {name(path): len(_lines(path)) for path in CODE if len(_lines(path)) > MODULE}
    assert long == {}


def test_functions_are_short() -> None:
    long = {
        f"{name(path)}:{node.lineno} {node.name}": length
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION
    }
    assert long == {}


def test_the_core_is_small() -> None:
    sizes = {path.stem: (len(_lines(path)), len(_code_lines(path))) for path in CORE}
    lines, code = (sum(size) for size in zip(*sizes.values(), strict=True))
    assert lines <= CORE_LINES, sizes
    assert code <= CORE_CODE, sizes


def test_comments_hold_no_code() -> None:
    found = [f"{name(path)}: {comment}" for path in CODE for comment in _comments(path)]
    assert [text for text in found if _is_code(text.partition("#")[2].strip())] == []
    assert _is_code("found = read(text)")
    assert not _is_code("what came before a crash counts")


def test_ignored_types_say_why() -> None:
    bare = re.compile(r"#\s*(?:type:\s*ignore(?!\[)|noqa(?!:))")
    assert [name(path) for path in CODE if any(map(bare.match, _comments(path)))] == []


def test_what_a_rule_imports_costs_no_library() -> None:
    rooms = ("parsing.parser", "fitting.fit", "claims", "engine", "packs")
    core = ", ".join(["govlint", *(f"govlint.{room}" for room in rooms)])
    assert _loaded(f"import {core}") == set()


def test_checking_loads_neither_lark_nor_yaml(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(forge(1, "A2").text, "utf-8")
    check = f"from govlint.cli import main; main(['check', {str(report)!r}, '--format', 'json'])"
    _loaded(check)  # the first run compiles what the second finds in the cache
    assert _loaded(check) <= {"pluggy"}


def _loaded(program: str) -> set[str]:
    """Which libraries a program has imported at its end."""
    tell = f"import sys\n{program}\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", tell], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "govlint" in done.stderr.split(), done.stderr
    return {"lark", "ruamel", "pluggy", "colorama", "difflib"} & {
        module.partition(".")[0] for module in done.stderr.split()
    }


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")[:-1]


def _code_lines(path: Path) -> set[int]:
    """The lines that hold code: no blanks, no comments, no docstrings."""
    text = path.read_text("utf-8")
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in _NO_CODE:
            code |= set(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            code -= set(range(node.lineno, (node.end_lineno or 0) + 1))
    return code


_NO_CODE = frozenset(
    getattr(tokenize, name)
    for name in ("COMMENT", "NL", "NEWLINE", "INDENT", "DEDENT", "ENDMARKER")
)


def _comments(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.string


def _is_code(comment: str) -> bool:
    """Whether a comment is a statement that was switched off."""
    if re.match(r"(?:type|noqa|fmt|pragma|ruff|mypy)\b", comment):
        return False
    try:
        statements = ast.parse(comment).body
    except SyntaxError:
        return False
    telling = (ast.Assign, ast.Return, ast.Import, ast.ImportFrom, ast.Raise, ast.Assert)
    return any(
        isinstance(one, telling) or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Call))
        for one in statements
    )
