"""Files of one medium made into another by LibreOffice and by Chromium, many in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

SOFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def by_office(folder: Path, suffix: str, kind: str) -> dict[str, bytes]:
    """All files of a suffix in a folder, by their stems, as another kind: one run."""
    out = folder / f"{suffix}-{kind.partition(':')[0]}"
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    words = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
    files = map(str, sorted(folder.glob(f"*.{suffix}")))
    subprocess.run([*words, *files], check=True, capture_output=True, timeout=300)
    return {path.stem: path.read_bytes() for path in sorted(out.iterdir())}


@cache
def has_calc() -> bool:
    """Whether LibreOffice is here with Calc: it makes a sheet of a cell another kind of sheet."""
    if SOFFICE is None:
        return False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cell.csv").write_text("1\n", "utf-8")
        try:
            return "cell" in by_office(folder, "csv", "ods")
        except (OSError, subprocess.CalledProcessError):  # nothing came of it
            return False


def pdfs_of_pages(folder: Path) -> dict[str, bytes]:
    """All pages (.html) in a folder as headless Chromium prints them to PDF: one browser.

    Raises ImportError without playwright.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        words = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=words)
        page = browser.new_page()
        made = {}
        for path in sorted(folder.glob("*.html")):
            page.goto(path.as_uri())
            made[path.stem] = page.pdf(prefer_css_page_size=True)
        browser.close()
    return made
