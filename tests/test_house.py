"""The rules of the house: layers, types, style and size, held by the suite itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from forge import forge
from helpers.paths import ROOT

CODE = sorted(path for top in ("govlint", "tests", "rules") for path in (ROOT / top).rglob("*.py"))
PLAIN = {"errors", "bilingual", "atomic", "guard", "cleanup"}
MODULE, FUNCTION = 250, 40
ROOM = 3_100
"""What a room may hold, all its lines counted; a room of rooms has this for each of them."""


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


def test_rooms_are_small() -> None:
    sizes = Counter(path.parent for path in CODE if path.is_relative_to(ROOT / "govlint"))
    lines = {name(room): sum(len(_lines(path)) for path in room.glob("*.py")) for room in sizes}
    assert {room: size for room, size in lines.items() if size > ROOM} == {}


def test_the_package_holds_rooms_and_plain_files() -> None:
    plain = {path.stem for path in (ROOT / "govlint").glob("*.py")}
    assert plain == {"__init__", "__main__", "version", *PLAIN}
    described = [path for path in (ROOT / "govlint").glob("*/__init__.py") if _docstring(path)]
    assert len(described) == len([*(ROOT / "govlint").glob("*/__init__.py")])


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
    words = ["check", str(report), "--format", "json"]
    check = f"from govlint.commands.cli import main; main({words!r})"
    _loaded(check)  # the first run compiles what the second finds in the cache
    assert _loaded(check) <= {"pluggy"}
    kept = _modules(check)
    assert not {name for name in kept if name.startswith(_LIVE)}
    assert not {"govlint.engine.rule", "govlint.packs.kinds", "govlint.claims"} & kept
    fresh = _modules(check.replace("check'", "check', '--no-cache'", 1))
    assert not {name for name in fresh if name.startswith((*_LIVE, "govlint.between"))}


_LIVE = ("govlint.lsp", "govlint.mcp", "pygls", "lsprotocol", "asyncio", "mcp")
"""What serves editors and assistants."""


def _loaded(program: str) -> set[str]:
    """Which libraries a program has imported at its end."""
    top = {module.partition(".")[0] for module in _modules(program)}
    return {"lark", "ruamel", "pluggy", "colorama", "difflib"} & top


def _modules(program: str) -> set[str]:
    """All that a program has imported at its end."""
    tell = f"import sys\n{program}\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", tell], cwd=ROOT, capture_output=True, text=True, check=False
    )
    found = set(done.stderr.split())
    assert "govlint" in found, done.stderr
    return found


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text("utf-8")))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")[:-1]


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
