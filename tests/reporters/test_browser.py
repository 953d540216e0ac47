"""The html page in Chromium: offline, without script, by keyboard, on a phone, on paper."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from helpers.annotated_reports import CHROMIUM, EXAMPLES, run_of

from govlint.linter.plugins import reporters

api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (apt install chromium)"),
]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser():
    with api.sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else []
            )
        except api.Error as error:
            pytest.skip(f"Chromium does not start here: {error.message.splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(scope="module")
def run():
    """Two reports with findings of all levels."""
    return run_of(*(EXAMPLES / name for name in ("last-year.txt", "untidy.txt")))


@pytest.fixture(scope="module")
def page(run, tmp_path_factory) -> str:
    """The address of their page."""
    path = Path(tmp_path_factory.mktemp("page")) / "结果 #1.html"
    path.write_text("".join(reporters()["html"](run, "zh", False)), "utf-8")
    return path.as_uri()


@pytest.fixture
def view(browser, page):
    """The page opened: no request but for itself, no complaint on the console."""
    opened = []

    def look(size=DESK, **more):
        context = browser.new_context(viewport=size, **more)
        shown = context.new_page()
        asked: list[str] = []
        said: list[str] = []
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.goto(page)
        opened.append((context, asked, said))
        return shown

    yield look
    for context, asked, said in opened:
        assert {address.partition("#")[0] for address in asked} <= {page, "data:,"}
        assert said == []
        context.close()


def test_levels_are_chosen_by_keyboard_without_any_script(view, run) -> None:
    shown = view(java_script_enabled=False)
    names = zip(("错误", "警告", "提示"), run.levels.values(), strict=True)
    boxes = [shown.get_by_role("checkbox", name=f"{name} {count}") for name, count in names]
    levels = [shown.locator(f".finding.{level}") for level in ("error", "warning", "info")]
    counts = [one.count() for one in levels]
    assert counts == list(run.levels.values())
    assert all(counts)
    for number, box in enumerate(boxes):
        box.focus()
        shown.keyboard.press("Space")
        assert not box.is_checked()
        for other, findings in enumerate(levels):
            hidden = other <= number
            assert findings.locator("visible=true").count() == (0 if hidden else counts[other])
    assert shown.locator("a.n").locator("visible=true").count() == 0
    shown.keyboard.press("Space")
    assert levels[2].locator("visible=true").count() == counts[2] > 0


def test_the_first_tab_leads_past_the_list(view) -> None:
    shown = view()
    shown.keyboard.press("Tab")
    skip = shown.get_by_role("link", name="跳到检查结果")
    assert skip.evaluate("node => node === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    shown.keyboard.press("Enter")
    shown.wait_for_url("**#r1")  # a busy machine takes its time
    assert shown.url.endswith("#r1")
    shown.keyboard.press("Tab")
    focused = shown.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused == "solid"


def _wrong_cell(run) -> int:
    """The number of the finding about a cell in the second report."""
    codes = [found.code for found in run.outcomes[1].diagnostics]
    return codes.index("GL310") + 1


def test_a_finding_leads_to_its_place_and_back(view, run) -> None:
    number = _wrong_cell(run)
    shown = view()
    place, finding = shown.locator(f"#r2-p{number}"), shown.locator(f"#r2-f{number}")
    assert place.get_attribute("aria-label") == f"问题 {number}, 错误"
    place.click()
    assert shown.url.endswith(f"#r2-f{number}")
    assert finding.evaluate("node => node.matches(':target')")
    finding.get_by_role("link", name="看原文").click()
    assert shown.url.endswith(f"#r2-p{number}")
    assert 0 <= place.bounding_box()["y"] < DESK["height"]


def test_findings_stand_beside_the_report_on_a_desk_and_below_on_a_phone(view, run) -> None:
    number = _wrong_cell(run)
    sheet, notes = f".block:has(#r2-p{number})", f"aside:has(#r2-f{number})"
    shown = view()
    left, right = (shown.locator(one).bounding_box() for one in (sheet, notes))
    assert right["x"] >= left["x"] + left["width"]
    shown = view(PHONE)
    above, below = (shown.locator(one).bounding_box() for one in (sheet, notes))
    assert below["y"] >= above["y"] + above["height"] - 1


def test_the_wrong_cell_is_in_sight_on_a_phone(view) -> None:
    shown = view(PHONE)
    shown.wait_for_timeout(100)
    for cell in shown.locator(".aim").all():
        box = cell.bounding_box()
        assert 0 <= box["x"] <= PHONE["width"] - box["width"]
        labels = cell.evaluate(
            "node => node.parentNode.querySelector('th[scope=row]')?."
            "getBoundingClientRect().right ?? 0"
        )
        assert labels <= box["x"] + 1, "nothing covers it"


_HEIGHTS = """() => [...document.querySelectorAll('.sheet')].flatMap(sheet =>
  [...sheet.querySelectorAll('.paper > h3, .paper table, .paper > p')].map(node =>
    Math.round(node.getBoundingClientRect().top - sheet.getBoundingClientRect().top)))"""


def test_findings_never_part_the_paper(view) -> None:
    """What stands on the paper stands where it stood without them."""
    shown = view()
    with_findings = shown.evaluate(_HEIGHTS)
    shown.evaluate("document.querySelectorAll('aside').forEach(node => node.remove())")
    assert shown.evaluate(_HEIGHTS) == with_findings


_BOXES = """() => [...document.querySelectorAll('article')].map(article =>
  [...article.querySelectorAll('.finding')].map(node => node.getBoundingClientRect())
    .map(box => [box.top, box.bottom]))"""


def test_findings_never_cover_each_other(view) -> None:
    shown = view()
    for share in range(10):
        shown.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {share} / 10)")
        for boxes in shown.evaluate(_BOXES):
            assert all(above[1] <= below[0] for above, below in pairwise(boxes)), share


def test_nothing_runs_out_of_a_phone(view) -> None:
    shown = view(PHONE)
    assert shown.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    small = shown.evaluate(
        "[...document.querySelectorAll('p, h4, summary, td')].filter(node => node.textContent &&"
        " parseFloat(getComputedStyle(node).fontSize) < 11).map(node => node.outerHTML)"
    )
    assert small == []
    table = shown.locator(".wide").nth(2)
    assert table.evaluate("node => node.scrollWidth > node.clientWidth && node.tabIndex === 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(view, scheme: str) -> None:
    shown = view(color_scheme=scheme)
    assert shown.evaluate(_PALE) == []


# Texts whose contrast with what is behind them is below 4.5 to 1 (WCAG 2.2, 1.4.3).
_PALE = """() => {
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = parts(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')].filter(node =>
    [...node.childNodes].some(one => one.nodeType === 3 && one.data.trim()) && node.offsetParent
  ).filter(node => {
    const pair = [light(parts(getComputedStyle(node).color)), light(behind(node))].sort();
    const [dark, bright] = pair[0] < pair[1] ? pair : [pair[1], pair[0]];
    return (bright + .05) / (dark + .05) < 4.5;
  }).map(node => node.outerHTML.slice(0, 90));
}"""


def test_headings_go_down_one_step_at_a_time(view) -> None:
    shown = view()
    found = shown.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found))
    assert shown.get_by_role("main").count() == 1
    assert shown.get_by_role("navigation", name="各份报告").count() == 1
    assert shown.get_by_role("complementary").count() >= 2
    assert shown.get_by_role("article").count() == 2


def test_it_prints_whole(view, run) -> None:
    shown = view()
    shown.emulate_media(media="print")
    assert shown.locator(".show + label").first.is_hidden()
    assert shown.locator(".finding").locator("visible=true").count() == len(run.diagnostics)
    data = shown.pdf(prefer_css_page_size=True)
    assert data.startswith(b"%PDF")
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    document = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert 4 <= len(document) <= 14
    for words in ("应填", "依据", "requests-wrong-cell"):
        assert words in text
