"""What no editor should send: an answer within the protocol, and the next question answered too."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from helpers import one_report
from helpers.lsp_client import ALL, Client, at, span
from render import html

pytest.importorskip("pygls")

TEXT = html.text(one_report.draft(one_report.CASES["wrong cell"]))


def alive(client: Client) -> bool:
    """Whether a report is still checked as ever."""
    here = f"untitled:Untitled-{client.number + 1}"
    client.number += 1
    return "GL310" in {one["code"] for one in client.open(here, TEXT)["diagnostics"]}


@pytest.mark.parametrize(
    "line",
    ["第三部分", "一、", "本年新收\t1\t", "|---|", "\t\t", "三、收到和处理\n\n|", "\ufeff", "\0"],
)
def test_half_a_table_is_looked_at(client: Client, line: str) -> None:
    here = f"untitled:half{line.encode().hex()}.md"
    client.open(here, line)
    for question in ("codeLens", "documentSymbol"):
        assert isinstance(client.about(here, question), list)
    assert client.about(here, "inlayHint", range=ALL) == []


def test_places_beyond_the_end_are_the_end(client: Client) -> None:
    here, far = "untitled:far.txt", at(10**6, 10**6)
    client.open(here, TEXT)
    client.about(here, "hover", position=far)
    client.about(here, "codeAction", range=span(far, at(0, 0)), context={"diagnostics": []})
    client.change(here, 2, {"range": span(far, far), "text": "\n完"}, {"text": TEXT + "完"})
    client.change(here, 3, {"range": span(at(0, 9999), at(0, 3)), "text": ""})
    client.diagnostics(here, 3)
    assert alive(client)


def test_what_is_not_open_or_no_method_is_answered(client: Client) -> None:
    gone = "file:///nowhere/a.txt"
    assert client.about(gone, "hover", position=at(0, 0)) is None
    assert client.about(gone, "completion", position=at(0, 0)) is None
    client.change(gone, 7, {"text": "x"})
    client.tell("textDocument/didClose", {"textDocument": {"uri": gone}})
    client.about("file://[", "hover", position=at(0, 0))
    for uri in ("", "::", "http://x/%00.txt", "file:///a%00b.yaml", "file:///"):
        client.about(uri, "hover", position=at(0, 0))
        client.open(uri, TEXT)
    wrong: list[tuple[str, Any]] = [
        ("textDocument/hover", {}),
        ("textDocument/hover", {"textDocument": {"uri": gone}, "position": "x"}),
        ("textDocument/nonsense", {"a": 1}),
        ("textDocument/hover", [1]),
        ("workspace/executeCommand", {"command": "nonsense"}),
        ("workspace/executeCommand", {"command": "govlint.runCases", "arguments": [[1], {}]}),
    ]
    for method, params in wrong:
        answer = client.answer(client.send(method, params))
        assert "error" in answer or answer["result"] is None
    assert alive(client)


@pytest.mark.parametrize(
    "data",
    [
        b"garbage\n\n",
        b"\xff\xfe\0\0\r\n\r\n",
        b"Content-Length: 5\r\n\r\n{nope",
        b"Content-Length: 2\r\n\r\n[]",
        b"Content-Length: 4\r\n\r\nnull",
        b'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}',
        b'Content-Length: 35\r\n\r\n{"jsonrpc":"9.9","id":1,"method":1}',
    ],
)
def test_garbage_is_passed_over(client: Client, data: bytes) -> None:
    client.raw(data)
    assert alive(client)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"jsonrpc": "9.9", "id": 7001, "method": "textDocument/hover"}, -32600),
        ({"id": 7001, "method": "textDocument/hover"}, -32600),
        ({"jsonrpc": "2.0", "id": 7001, "method": "textDocument/hover", "params": 3}, -32602),
        ({"jsonrpc": "2.0", "id": 7001, "method": "no/such"}, -32601),
    ],
)
def test_a_request_that_is_wrong_is_answered(client: Client, sent: Any, code: int) -> None:
    client.write(sent)
    assert client.answer(7001)["error"]["code"] == code


def test_a_long_report_holds_nobody_up(client: Client) -> None:
    here = "untitled:long.txt"
    item = {"uri": here, "languageId": "govlint-report", "version": 1}
    client.tell("textDocument/didOpen", {"textDocument": item | {"text": TEXT * 2400}})
    start = time.perf_counter()
    assert client.about("untitled:none", "hover", position=at(0, 0)) is None
    assert time.perf_counter() - start < 5
    client.tell("textDocument/didClose", {"textDocument": {"uri": here}})
    assert alive(client)


def test_an_editor_that_is_gone_ends_the_server(tmp_path: Path) -> None:
    one = Client(tmp_path)
    here = "untitled:a.txt"
    one.tell(
        "textDocument/didOpen",
        {"textDocument": {"uri": here, "languageId": "x", "version": 1, "text": TEXT * 100}},
    )
    assert one.process.stdin is not None
    one.process.stdin.close()
    one.process.wait(20)
