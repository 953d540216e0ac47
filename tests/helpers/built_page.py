"""The page built once for all tests, and opened in Chromium with the network off."""

from __future__ import annotations

import base64
import os
import pickle
import shutil
import time
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from govlint import resources
from govlint.errors import UserError
from govlint.linter.run import Outcome
from govlint.page.build import page
from helpers.annotated_reports import CHROMIUM

PACKS = ("national", "jiangsu")
READY = "html.up"
_PATIENCE = 180


@cache
def built() -> Path:
    """The file, made by the first of the processes that want it; the test is skipped without."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm are not installed")
    where = resources.cache_folder() / f"page-{resources.program()}-{_web()}.html"
    where.parent.mkdir(parents=True, exist_ok=True)
    lock = where.with_suffix(".lock")
    until = time.monotonic() + _PATIENCE
    while not where.is_file() and time.monotonic() < until:
        try:
            lock.mkdir()
        except FileExistsError:
            time.sleep(0.2)
            continue
        try:
            _build(where)
        finally:
            lock.rmdir()
    return where


def _build(where: Path) -> None:
    for old in where.parent.glob("page-*.html"):
        old.unlink()
    try:
        data = page(PACKS, "zh", date(2026, 1, 5))
    except UserError as error:
        if error.message.en.startswith("node"):
            raise  # a fault of ours; what cannot be fetched is none
        pytest.skip(f"the page cannot be built here: {error.message.en}")
    part = where.with_suffix(".part")
    part.write_bytes(data)
    part.rename(where)


def _web() -> str:
    from hashlib import sha256

    from govlint.page import build

    every = sorted(Path(build.__file__).parent.rglob("web/*"))
    return sha256(b"".join(path.read_bytes() for path in every)).hexdigest()[:12]


@contextmanager
def chromium():
    """Chromium started; the test is skipped where that cannot be."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("Chromium is not installed (apt install chromium)")
    with api.sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        try:
            started = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        except api.Error as error:
            pytest.skip(f"Chromium does not start here: {error.message.splitlines()[0]}")
        yield started
        started.close()


def given(view, *files: tuple[str, bytes]) -> None:
    """Choose the files, and wait until all are checked."""
    view.set_input_files(
        "#files",
        [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files],
    )
    settled(view)


def settled(view) -> None:
    view.wait_for_timeout(50)
    view.wait_for_selector("#progress[hidden]", state="attached", timeout=120_000)


def checked(view, name: str, data: bytes, *, named: bool = True) -> tuple[Outcome, float]:
    """What the page's own worker makes of a file, and in how many milliseconds."""
    given = [name, base64.b64encode(data).decode(), named]
    packed, milliseconds = view.evaluate(CHECK, given)
    return pickle.loads(base64.b64decode(packed)), milliseconds


CHECK = """async ([name, text, named]) => {
  const data = Uint8Array.from(atob(text), one => one.charCodeAt(0));
  const [outcome] = await checker.ask("check", name, data, named, "national", "");
  return [btoa(Array.from(outcome, one => String.fromCharCode(one)).join("")), checker.took];
}"""
