"""A program that is one zip file: all its commands, rules and grammar are in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipapp
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from helpers.paths import ROOT

NEEDED = ("lark", "pluggy", "ruamel", "colorama")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("zipapp")
    without = ignore_patterns("__pycache__", "cases", "*.so")
    for name in NEEDED:
        spec = find_spec(name)
        assert spec is not None
        copytree(next(iter(spec.submodule_search_locations or ())), home / "app" / name)
    copytree(ROOT / "govlint", home / "app" / "govlint", ignore=without)
    for kind in ("rules", "grammar"):
        copytree(ROOT / kind, home / "app/govlint/_data" / kind, ignore=without)
    zipapp.create_archive(home / "app", home / "govlint.pyz", main="govlint.commands.cli:run")
    return home / "govlint.pyz"


def ran(program: Path, *words: str) -> tuple[int, str]:
    cache = {"GOVLINT_CACHE": str(program.parent / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-IS", str(program), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **cache},
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_it_checks_with_and_without_a_place_to_unpack_to(program: Path) -> None:
    report = str(ROOT / "docs/examples/wrong-cell.txt")
    code, said = ran(program, "check", report)
    assert (code, "GL310" in said) == (1, True)
    assert ran(program, "check", "--no-cache", report) == (code, said)
    assert list(program.parent.glob("cache/data-*"))
    assert ran(program, "cache", "clean")[0] == 0
    assert not list(program.parent.glob("cache/data-*"))
