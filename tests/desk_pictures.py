"""The pictures of the reviewer's desk: `python tests/desk_pictures.py` (Chromium, LibreOffice)."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from forge.office import forged_office
from helpers.annotated_reports import CHROMIUM, SOFFICE
from pictures import PICTURES

from govlint.commands import cli

_FAULTS = {"carry": 3, "in_force": 2, "copy": 3, "reuse": 1, "missing": 3, "late": 2}


def office(folder: Path) -> None:
    """The reports of an invented county's bodies, faults among them, and their roster."""
    made = forged_office(21, 20, faults=_FAULTS)
    for name, text in made.files.items():
        path = folder / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    names = [line.split(",")[1] for line in made.roster.split("\r\n")[1:] if line]
    late = folder / "reports" / "2025" / f"{names[3]}.txt"
    late.write_bytes(b"%PDF-1.4 no more")
    again = folder / "reports" / "2025" / f"{names[4]}.txt"
    shutil.copy(again, again.with_name(f"{names[4]}（定稿）.txt"))
    (folder / "organs.csv").write_text(made.roster, "utf-8-sig")


def desk(folder: Path, lang: str) -> Path:
    """The desk of that office."""
    os.chdir(folder)
    words = ["audit", "reports", "--roster", "organs.csv", "--year", "2025", "--lang", lang]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        cli.main([*words, "-o", f"desk-{lang}"])
    return folder / f"desk-{lang}"


def pages(folder: Path, lang: str) -> None:
    """The page on a wide screen, on a phone and on paper."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, width, height in (("desk", 1280, 980), ("desk-phone", 390, 844)):
            view = browser.new_page(viewport={"width": width, "height": height})
            view.goto((folder / "index.html").as_uri())
            view.screenshot(path=PICTURES / f"{name}.{lang}.png")
        view.pdf(path=folder.parent / "desk.pdf", prefer_css_page_size=True)
        browser.close()
    _drawn(folder.parent / "desk.pdf", f"desk-paper.{lang}", "70")


def letter(folder: Path, lang: str) -> None:
    """A letter as LibreOffice prints it."""
    files = sorted((folder / "packets").glob("*/*.docx"), key=lambda path: -path.stat().st_size)
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "letter.docx"
        shutil.copy(files[0], copy)
        profile = f"-env:UserInstallation={(Path(name) / 'profile').as_uri()}"
        words = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(copy)]
        subprocess.run(words, check=True, timeout=120, capture_output=True)
        _drawn(copy.with_suffix(".pdf"), f"desk-letter.{lang}", "60")


def _drawn(file: Path, name: str, resolution: str) -> None:
    """The first page of a file."""
    words = ["pdftoppm", "-r", resolution, "-f", "1", "-png", "-singlefile", str(file)]
    subprocess.run([*words, str(PICTURES / name)], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as top:
        office(Path(top))
        for language in ("zh", "en"):
            made = desk(Path(top), language)
            pages(made, language)
            letter(made, language)
