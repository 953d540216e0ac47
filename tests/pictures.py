"""The pictures of the pages, drawn by hand: `python tests/pictures.py` (Chromium, LibreOffice)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from helpers.annotated_reports import CHROMIUM, SOFFICE, in_word, run_of
from helpers.paths import EXAMPLES, ROOT

from govlint.annotate import NewComment, annotated
from govlint.annotate.comments import comment_of
from govlint.annotate.corrections import corrected
from govlint.blank import blank_report
from govlint.files.discover import Input
from govlint.fixes.files import Wish
from govlint.linter.lint import Task, check_file
from govlint.linter.plugins import reporters

PICTURES = ROOT / "docs" / "pictures"
ON_PAGE, IN_WORD = "untidy.txt", "wrong-cell.txt"
# LibreOffice prints comments in the margin if its settings say so, and only when it prints.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Writer/Print/Content"><prop oor:name="Note" oor:op="fuse">
<value>4</value></prop></item></oor:items>
"""
_CUT = ("-r", "110", "-f", "2", "-x", "50", "-y", "150", "-W", "800", "-H", "560")
_CHANGES = ("-r", "110", "-f", "1", "-x", "50", "-y", "150", "-W", "860", "-H", "560")
_SECOND = ("-r", "80", "-f", "2", "-x", "60", "-y", "90", "-W", "560", "-H", "700")


def page(lang: str) -> None:
    """The html page of an example, at its third table."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        run = run_of(EXAMPLES / ON_PAGE)
        file.write_text("".join(reporters()["html"](run, lang, False)), "utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": 1180, "height": 560})
        view.goto(file.as_uri())
        view.evaluate("document.querySelector('ins').closest('section').scrollIntoView()")
        view.screenshot(path=PICTURES / f"page.{lang}.png")
        browser.close()


def clerk(lang: str) -> None:
    """The page for clerks after three files were dropped on it."""
    from helpers.built_page import READY, built, chromium

    files = [("青禾县2024年度报告.docx", in_word(IN_WORD)), ("林溪镇.docx", in_word(ON_PAGE))]
    files += [("扫描件.jpg", b"\xff\xd8\xff\xe0" + bytes(99))]
    with chromium() as browser:
        view = browser.new_page(viewport={"width": 1180, "height": 860}, locale="zh-CN")
        view.goto(built().as_uri())
        view.wait_for_selector(READY)
        kind = "application/octet-stream"
        view.set_input_files(
            "#files", [{"name": name, "mimeType": kind, "buffer": data} for name, data in files]
        )
        view.wait_for_selector("iframe")
        view.wait_for_selector("#progress[hidden]", state="attached")
        if lang == "en":
            view.click("#switch")
            view.evaluate("document.activeElement.blur()")
        view.wait_for_timeout(1000)
        view.evaluate("scrollTo(0, 0)")
        view.screenshot(path=PICTURES / f"clerk.{lang}.png")


def comments(lang: str) -> None:
    """A page of an annotated Word file as LibreOffice prints it, comments in the margin."""
    draft = in_word(IN_WORD)
    printed(annotated(draft, _notes(draft, lang)), f"comments.{lang}", _CUT)


def tracked(lang: str) -> None:
    """A page of a Word file with fixes as tracked changes, comments in the margin."""
    draft = in_word(ON_PAGE)
    task = Task(Input("report.docx", data=draft), "national")
    notes = [one for one in _notes(draft, lang) if one.lines[-1].startswith("GL80")]
    done = corrected(draft, task, notes, Wish(unsafe=True), "2025-01-20T09:00:00Z")
    printed(done.data, f"tracked.{lang}", _CHANGES)


def blank(lang: str) -> None:
    """The second page of a report to be filled in."""
    report = blank_report("云岭市青禾县白鹭镇人民政府", 2025)
    printed(report.docx, f"blank.{lang}", _SECOND)


def _notes(draft: bytes, lang: str) -> list[NewComment]:
    outcome = check_file(Task(Input("report.docx", data=draft), "national", show=True))
    assert outcome.view is not None
    return [comment_of(found, outcome.view.text, lang) for found in outcome.diagnostics]


def printed(data: bytes, name: str, cut: tuple[str, ...]) -> None:
    """A piece of a page of a Word file, as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at)
        file = folder / "report.docx"
        file.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        printing = ["--headless", "--print-to-file", "--outdir", str(folder), str(file)]
        subprocess.run([SOFFICE, profile, *printing], check=True, timeout=120, capture_output=True)
        target = PICTURES / name
        words = ["pdftoppm", *cut, "-png", "-singlefile", str(folder / "report.pdf"), str(target)]
        subprocess.run(words, check=True)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for language in ("zh", "en"):
        page(language)
        clerk(language)
        comments(language)
        tracked(language)
    blank("zh")
