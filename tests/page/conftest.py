"""One built page for all tests of this folder, one Chromium for those of a module.

(While Playwright is at work no other event loop can run in the process: it is not kept.)
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from helpers import built_page


@pytest.fixture(scope="module")
def browser():
    with built_page.chromium() as started:
        yield started


@pytest.fixture(scope="module")
def desk_page(browser):
    with _pages(browser) as look:
        yield look()


@pytest.fixture
def desk(desk_page):
    """A page that several tests share, cleared before each."""
    desk_page.evaluate("shown.lang = 'zh', clearAway(), translate()")
    return desk_page


@pytest.fixture
def opened(browser):
    """Open the page as by a double click, offline: no request but for itself, no complaint."""
    with _pages(browser) as look:
        yield look


@contextmanager
def _pages(browser):
    address = built_page.built().as_uri()
    contexts = []

    def look(*, hash="", allowed=(), **more):
        context = browser.new_context(offline=True, accept_downloads=True, **more)
        view = context.new_page()
        asked: list[str] = []
        said: list[str] = []
        view.on("request", lambda request: asked.append(request.url))
        view.on("console", lambda message: said.append(message.text))
        view.on("pageerror", lambda error: said.append(str(error)))
        view.goto(address + hash, wait_until="commit")
        view.wait_for_selector(built_page.READY, timeout=60_000)
        contexts.append((context, asked, said, allowed))
        return view

    yield look
    for context, asked, said, allowed in contexts:
        context.close()
        own = ("blob:", "data:", address)
        assert [one for one in asked if not one.startswith(own)] == []
        assert [one for one in said if not any(word in one for word in allowed)] == []
