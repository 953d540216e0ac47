"""`govlint serve`: files in, findings out, every wrong request in words."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import signal
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from helpers.annotated_reports import EXAMPLES, in_word
from helpers.paths import ROOT

pytest.importorskip("starlette", reason="needs govlint[serve]")
pytest.importorskip("httpx", reason="httpx is not installed")

from starlette.testclient import TestClient

from govlint.page.answers import Handed, Manner
from govlint.serve import work
from govlint.serve.app import Service, application
from govlint.serve.checking import Desk
from govlint.serve.pool import Died, Late, Pool
from govlint.serve.received import Limits
from govlint.serve.wanted import Wanted

WRONG = (EXAMPLES / "wrong-cell.txt").read_bytes()
PACKS = {"national": "national", "jiangsu": "jiangsu"}


@pytest.fixture(scope="module")
def client():
    service = Service(b"<!DOCTYPE html>page", PACKS, jobs=1, limits=Limits(megabytes=2, files=9))
    with TestClient(application(service), raise_server_exceptions=False) as started:
        yield started


def zipped(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in files.items():
            target.writestr(name.replace("_", "."), data)
    return out.getvalue()


def test_the_page_is_at_the_top_and_nobody_frames_it(client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.text) == (200, "<!DOCTYPE html>page")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert client.get("/api/health").json()["packs"] == list(PACKS)


def test_findings_of_a_body_and_of_a_form_are_those_of_check(client, govlint) -> None:
    raw = client.post("/api/check?name=wrong-cell.txt", content=WRONG)
    form = client.post("/api/check", files={"file": ("wrong-cell.txt", WRONG)})
    assert raw.status_code == form.status_code == 200
    assert raw.json() == form.json()
    assert raw.headers["cache-control"] == "no-store"
    assert [one["code"] for one in raw.json()["diagnostics"]] == ["GL310"]
    assert raw.json()["diagnostics"][0]["path"] == "wrong-cell.txt"


@pytest.mark.parametrize(
    ("format", "accept", "head"),
    [
        ("sarif", "application/sarif+json", b'{\n  "$schema"'),
        ("html", "text/html,application/xhtml+xml;q=0.9", b"<!DOCTYPE html>"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("json", "image/png;q=1, */*;q=0.1", b'{\n  "version": 1'),
    ],
)
def test_a_format_by_its_name_or_by_accept(client, format, accept, head) -> None:
    by_name = client.post(f"/api/check?format={format}&name=a.txt", content=WRONG)
    by_type = client.post("/api/check?name=a.txt", content=WRONG, headers={"accept": accept})
    assert by_name.content == by_type.content
    assert by_name.content.startswith(head)


def test_a_word_file_comes_back_with_comments(client) -> None:
    data = in_word("wrong-cell.txt")
    answer = client.post("/api/check?format=docx", files={"file": ("报告.docx", data)})
    assert answer.status_code == 200
    with zipfile.ZipFile(BytesIO(answer.content)) as made:
        assert "word/comments.xml" in made.namelist()


def test_many_files_and_what_is_in_a_zip_each_for_itself(client) -> None:
    inside = zipped(a_txt=WRONG, b_docx=b"PK\x03\x04 no zip", c_rar=b"Rar!\x1a")
    files = [
        ("file", ("报告.txt", WRONG)),
        ("file", ("报告.txt", WRONG)),
        ("file", ("图片😀<b>.png", b"\x89PNG\r\n\x1a\n" + bytes(50))),
        ("file", ("空.docx", b"")),
        ("file", ("all.zip", inside)),
    ]
    told = client.post("/api/check", files=files).json()
    paths = sorted({one["path"] for one in told["diagnostics"]})
    wanted = [
        "all.zip/a.txt",
        "all.zip/b.docx",
        "图片😀<b>.png",
        "报告 (2).txt",
        "报告.txt",
        "空.docx",
    ]
    assert paths == wanted
    assert told["summary"]["unreadable"] == 3
    assert told["summary"]["unopened"] == 1


@pytest.mark.parametrize(
    ("address", "more", "status", "code"),
    [
        ("/api/check?format=jsonx", {"content": WRONG}, 400, "wrong-format"),
        ("/api/check?pack=../../etc", {"content": WRONG}, 400, "wrong-pack"),
        ("/api/check?pack=beijing", {"content": WRONG}, 400, "wrong-pack"),
        ("/api/check?organ=village", {"content": WRONG}, 400, "wrong-organ"),
        ("/api/check?lang=fr", {"content": WRONG}, 400, "wrong-lang"),
        ("/api/check", {"headers": {"accept": "image/png"}, "content": WRONG}, 406, "no-format"),
        ("/api/check", {}, 400, "no-file"),
        ("/api/check", {"data": {"file": "no file"}, "files": {}}, 400, "no-file"),
        ("/api/check", {"content": bytes(3 << 20)}, 413, "too-large"),
        ("/api/check", {"files": [("f", ("a.txt", b"x"))] * 10}, 413, "too-many"),
        ("/api/check?format=docx", {"files": [("f", ("a.docx", b""))] * 2}, 400, "one-file"),
        ("/api/check?format=docx&name=a.txt", {"content": WRONG}, 415, "no-docx"),
        ("/api/check?format=docx&name=a.docx", {"content": b"PK\x03\x04"}, 415, "no-docx"),
        ("/elsewhere", {"content": WRONG}, 404, "no-such-page"),
        (
            "/api/check",
            {"content": b"--x\r\nbroken", "headers": {"content-type": "multipart/form-data"}},
            400,
            "broken-form",
        ),
        ("/api/check", {"headers": {"host": "evil.example"}, "content": WRONG}, 400, "wrong-host"),
    ],
)
def test_a_wrong_request_is_told_in_words(client, address, more, status, code) -> None:
    for lang, own in (("zh", str.isascii), ("en", lambda text: not text.isascii())):
        headers = {"accept-language": lang} | more.get("headers", {})
        answer = client.post(address, **(more | {"headers": headers}))
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (status, code)
        assert error["message"]
        assert error["help"]
        assert not own(error["message"])


def test_other_methods_are_told_of(client) -> None:
    answer = client.get("/api/check")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "wrong-method")


@pytest.fixture(scope="module")
def pool():
    made = Pool(1, ("national",))
    yield made
    made.end()


def test_what_hangs_or_dies_costs_itself_alone(pool) -> None:
    item, manner = Handed("a.txt", True, WRONG), Manner("national")
    assert pool.ask("check", item, manner, seconds=60).state == "checked"
    with pytest.raises(Late):
        pool.ask("check", item, manner, seconds=0)
    assert pool.ask("check", item, manner, seconds=60).state == "checked"
    worker = pool._idle.get()
    os.kill(worker._process.pid, signal.SIGTERM)
    worker._process.join()
    pool._idle.put(worker)
    with pytest.raises(Died):
        pool.ask("check", item, manner, seconds=60)
    assert pool.ask("check", item, manner, seconds=60).state == "checked"


class Slow:
    """A pool in which one file takes too long, and another ends its process."""

    def ask(self, call, *given, seconds):
        path = getattr(given[0], "path", "")
        if path in {"hangs.txt", "kills.txt"}:
            raise Late if path == "hangs.txt" else Died
        return getattr(work, call)(*given)


def test_a_file_that_takes_too_long_is_named_and_the_others_are_checked() -> None:
    files = [(name, WRONG) for name in ("hangs.txt", "kills.txt", "a.txt")]
    asked = Wanted("json", "zh", Manner("national"))
    with ThreadPoolExecutor(1) as threads:
        told = json.loads(asyncio.run(Desk(Slow(), threads, Limits()).answer(files, asked)))
    found = {one["path"]: (one["code"], one["message"]) for one in told["diagnostics"]}
    assert found["hangs.txt"] == ("GL001", "查了太久仍未查完，已停止")
    assert found["kills.txt"][0] == "GL001"
    assert found["a.txt"][0] == "GL310"


def test_twelve_at_once_and_none_is_lost() -> None:
    spec = importlib.util.spec_from_file_location(
        "load_of_serve", ROOT / "tests/benchmarks/serve.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.load(12, 1)
    assert found.sent == found.answered == found.right == 12
    assert found.p95 < 30


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "x"], "--port 要写 0 到 65535 的整数，不是 x"),
        (["--host", "0.0.0.0"], "请写明用什么名字访问"),
        (["--pack", "natonal"], "是不是 national？"),
        (["--page", "none.html", "--port", "0"], "--page none.html 打不开"),
        (["--host", "203.0.113.9", "--allow-host", "x"], "不能在 203.0.113.9:8350 提供服务"),
    ],
)
def test_a_wrong_command_line_is_told_in_words(govlint, place, words, said) -> None:
    code, _, err = govlint("serve", *words)
    assert code == 2
    assert said in err


def test_json_of_an_error_is_whole(client) -> None:
    answer = client.post("/api/check?format=x")
    assert json.loads(answer.content)["error"]["help"] == "可用的有：json、sarif、html、xlsx、docx"
