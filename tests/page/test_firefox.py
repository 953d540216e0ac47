"""The page in Firefox, and served: it starts and finds what CPython finds."""

from __future__ import annotations

import pickle
import threading
from base64 import b64decode, b64encode
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from json import dumps

import pytest
from helpers.built_page import CHECK, built, checked
from helpers.firefox import FIREFOX, firefox
from helpers.one_report import CASES, draft
from render.media import MEDIA

from govlint.files.discover import Input
from govlint.page import answers

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[bytes, str]]:
    """A report as Word file and PDF, and what CPython makes of each."""
    pytest.importorskip("pypdfium2", reason="needs govlint[pdf]")
    made = {
        f"a.{kind}": MEDIA[f"report.{kind}"](draft(CASES["wrong cell"])) for kind in ("docx", "pdf")
    }
    manner = answers.Manner("national")
    return {
        name: (data, repr(answers.outcome(Input(name, named=True, data=data), manner)))
        for name, data in made.items()
    }


@pytest.fixture(scope="module")
def served():
    """The address of the page on a server."""
    page = built()

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=page.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{page.name}"
        server.shutdown()


@pytest.mark.skipif(not FIREFOX, reason="Firefox is not installed (apt install firefox-esr)")
def test_firefox_finds_the_same_by_a_double_click_and_served(files, served) -> None:
    with firefox() as opened:
        for address in (built().as_uri(), served):
            evaluate = opened(address)
            assert evaluate("checker.ready.then(found => found.how)") == "snapshot"
            for name, (data, right) in files.items():
                given = dumps([name, b64encode(data).decode(), True])
                packed, _ = evaluate(f"({CHECK})({given})")
                assert repr(pickle.loads(b64decode(packed))) == right
        evaluate("$('#sample').click(), new Promise(done => setTimeout(done, 3000))")
        assert evaluate("$('iframe').offsetHeight") > 1_000


def test_served_it_asks_for_nothing_but_itself(browser, files, served) -> None:
    context = browser.new_context()
    view = context.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.goto(served, wait_until="commit")
    view.wait_for_selector("html.up")
    for name, (data, right) in files.items():
        assert repr(checked(view, name, data)[0]) == right
    assert [one for one in asked if not one.startswith(("blob:", "data:"))] == [served]
    context.close()
