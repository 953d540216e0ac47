"""The extension for VS Code is built and tested, where its packages are installed."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from helpers.paths import ROOT

EXTENSION = ROOT / "docs" / "examples" / "vscode"


def test_the_extension_is_built_and_its_tests_pass() -> None:
    if not shutil.which("npm") or not (EXTENSION / "node_modules").is_dir():
        pytest.skip("needs node and `npm install` in docs/examples/vscode")
    done = subprocess.run(
        ["npm", "test"], cwd=EXTENSION, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
