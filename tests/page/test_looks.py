"""How the page looks and reads: to axe, on a phone, on paper, in an old browser, offline."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from helpers.annotated_reports import EXAMPLES, in_word
from helpers.built_page import built, given

from govlint import resources

pytestmark = pytest.mark.slow
WRONG = in_word("wrong-cell.txt")
NAME = "青禾县2024年年报.docx"
AXE = "4.14.1"


def test_axe_finds_nothing(opened) -> None:
    axe = _axe()
    view = opened()
    assert _violations(view, axe) == []
    given(view, (NAME, WRONG), ("a.txt", (EXAMPLES / "last-year.txt").read_bytes()))
    view.click("#paste")
    view.click("#blank summary")
    view.wait_for_selector("iframe")
    # Nothing runs in the frame, axe neither: its report by itself, and two on one page.
    pages = [view, *(view.context.new_page() for _ in _REPORTS)]
    for page, html in zip(pages[1:], map(view.evaluate, _REPORTS), strict=True):
        page.set_content(html)
    for page in pages:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert _violations(page, axe) == []


_REPORTS = (
    "document.querySelector('iframe').srcdoc",
    """checker.ask("report", files.map(one => one.outcome), "national", "zh")""",
)


def _axe() -> str:
    """The source of axe-core, by npm."""
    kept = resources.cache_folder() / f"axe-{AXE}"
    source = kept / "node_modules" / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    if not source.is_file():
        if npm is None:
            pytest.skip("npm is not installed")
        words = [npm, "install", "--ignore-scripts", "--no-save", "--prefix", str(kept)]
        done = subprocess.run([*words, f"axe-core@{AXE}"], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("axe-core cannot be had here")
    return source.read_text("utf-8")


def _violations(frame, axe: str) -> list[str]:
    if not frame.evaluate("'axe' in window"):
        frame.evaluate(axe)
    found = frame.evaluate("axe.run(document, { iframes: false }).then(done => done.violations)")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def test_it_fits_a_phone_and_prints_whole(opened) -> None:
    view = opened(viewport={"width": 360, "height": 740})
    given(view, (NAME, WRONG), ("空.docx", b""))
    assert view.evaluate("document.documentElement.scrollWidth") <= 360
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    document = pdfium.PdfDocument(view.pdf())
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "应填" in text
    assert "选择文件" not in text
    assert view.locator("#paper").count() == 0


def test_an_old_browser_is_told_in_words(browser) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    view = context.new_page()
    view.goto(built().as_uri(), wait_until="commit")
    assert "请用 Chrome 或 Edge 109 以上" in view.text_content("#old")
    assert view.locator("#old").is_visible()
    context.close()


def test_the_policy_lets_nothing_out(opened) -> None:
    view = opened(allowed=("Content Security Policy", "Refused to connect", "violates"))
    assert "connect-src 'none'" in view.get_attribute("meta[http-equiv]", "content")
    tried = view.evaluate("fetch('https://example.com/').then(() => 'sent', () => 'refused')")
    assert tried == "refused"
    held = json.loads(view.text_content("#held"))
    assert held["most"] == 200 * 1024 * 1024
    assert built().stat().st_size < 30_000_000
