"""The documentation as a site: every page has its place, every link and anchor leads somewhere.

Links are checked over the pages as they are laid out for the site; where zensical is installed the
site is built too, and must ask nothing of any other host.
"""

from __future__ import annotations

import html
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from helpers.annotated_reports import CHROMIUM
from helpers.paths import ROOT

SITE = ROOT / "docs" / "site"


def _stage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stage", SITE / "stage.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


STAGE = _stage()
CONFIG = tomllib.loads((SITE / "zensical.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top: Path = STAGE.stage(tmp_path_factory.mktemp("site"))
    return top


def named(nav: Any) -> set[str]:
    """The pages a part of the navigation names."""
    if isinstance(nav, str):
        return {nav}
    every = nav if isinstance(nav, list) else nav.values()
    return set[str]().union(*map(named, every))


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as the site and GitHub make them."""
    plain = "".join("" if fenced else part for part, fenced in STAGE.parts(text))
    heads = re.findall(r"^#{1,6} (.+?)\s*$", plain, re.MULTILINE)
    slugs = (re.sub(r"[^\w\- ]", "", re.sub(r"\]\([^)]*\)", "", head)) for head in heads)
    return {slug.strip().lower().replace(" ", "-") for slug in slugs}


@pytest.mark.slow
def test_every_page_is_in_the_navigation(pages: Path) -> None:
    written = {path.name for path in pages.glob("*.md")} | {"rules/README.md"}
    assert named(CONFIG["nav"]) == written


def test_the_navigation_has_what_people_look_for() -> None:
    there = named(CONFIG["nav"])
    for page in ("index", "start", "rules/README", "writing-rules", "plugins", "ci"):
        assert f"{page}.md" in there
    for page in ("configuration", "architecture", "faq", "output", "formats"):
        assert f"{page}.md" in there


def test_links_and_anchors_lead_somewhere(pages: Path) -> None:
    known = {page: anchors(page.read_text("utf-8")) for page in pages.rglob("*.md")}
    dead = []
    for page in known:
        text = "".join("" if code else p for p, code in STAGE.parts(page.read_text("utf-8")))
        for match in STAGE.LINK.finditer(text):
            target, anchor = match["target"] or "", (match["anchor"] or "").removeprefix("#")
            if re.match(r"https?://", target):
                continue
            there = (page.parent / target).resolve() if target else page
            if not there.is_file() or (anchor and anchor not in known[there]):
                dead.append(f"{page.relative_to(pages)}: {match['target']}{match['anchor'] or ''}")
    assert dead == []
    assert len(known) > 100


def test_a_dead_link_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](nowhere.md) `[b](not-a-link.md)`\n", "utf-8")
    with pytest.raises(FileNotFoundError, match=r"page\.md: nowhere\.md"):
        STAGE.rewritten(page, set())


def test_both_languages_can_be_searched_and_nothing_comes_from_elsewhere() -> None:
    assert CONFIG["plugins"]["search"]["lang"] == ["zh", "en"]
    assert CONFIG["theme"]["font"] is False
    scripts = [one["path"] for one in CONFIG["extra"]["polyfills"]]
    assert scripts == ["iframe-worker.js"]  # else that plugin takes one from unpkg.com
    assert CONFIG["plugins"]["offline"]["enabled"]


class _Page(HTMLParser):
    """What a page asks for, and where its links lead."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        if tag == "a":
            self.links.append(html.unescape(given.get("href", "")))
        elif tag in {"script", "img", "iframe", "source"}:
            self.asked.append(given.get("src", ""))
        elif tag == "link" and given.get("rel") != "canonical":
            self.asked.append(given.get("href", ""))


@pytest.fixture(scope="module")
def site(pages: Path) -> Path:
    """The site, built."""
    pytest.importorskip("zensical", reason="zensical is not installed: pip install zensical")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "-f", "zensical.toml"],
        cwd=pages.parent,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return pages.parent / "html"


@pytest.mark.slow
def test_the_site_is_whole_and_asks_nothing_of_others(site: Path) -> None:
    built = {path: _Page(path) for path in site.rglob("*.html")}
    assert len(built) > 100
    for path, page in built.items():
        assert [one for one in page.asked if re.match(r"(https?:)?//", one)] == []
        for link in page.links:
            target, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", link) or path.name == "404.html":
                continue
            there = (path.parent / target).resolve() if target else path
            there = there / "index.html" if there.is_dir() else there
            assert there.is_file(), f"{path.relative_to(site)}: {link}"
            if anchor and there in built:
                assert anchor in built[there].ids, f"{path.relative_to(site)}: {link}"


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (apt install chromium)")
def test_both_languages_are_found_in_pages_opened_from_a_disk(site: Path) -> None:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        try:
            options = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        except api.Error as error:
            pytest.skip(f"Chromium does not start here: {error.message.splitlines()[0]}")
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "index.html").as_uri())
        for words in ("勾稽", "carried out"):
            page.keyboard.press("Control+k")
            page.get_by_placeholder("Search").fill(words)
            told = page.get_by_text(re.compile(r"^\d+ results$")).inner_text(timeout=20_000)
            assert int(told.split()[0]) > 2, words
            page.reload()
        assert [url for url in asked if not url.startswith("file://")] == []
        browser.close()
