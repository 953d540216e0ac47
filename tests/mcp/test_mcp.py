"""`govlint mcp`: the messages of an assistant, right and wrong, and their answers."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers import one_report
from helpers.effort import SLOW
from helpers.paths import ROOT
from render import html

from govlint.mcp.protocol import Server, answer

TEXT = html.text(one_report.draft(one_report.CASES["wrong cell"]))
START = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t"}}


def talk(folder: Path, *messages: Any, words: tuple[str, ...] = ("--lang", "en")) -> list[Any]:
    """The answers to messages; one that is bytes is sent as it is."""
    lines = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in messages]
    done = subprocess.run(
        [sys.executable, "-m", "govlint", "mcp", *words],
        cwd=folder,
        input=b"\n".join(lines) + b"\n",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split(b"\n") if line]


def ask(number: int, method: str, params: Any = None) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params or {}}


def call(number: int, tool: str, **given: Any) -> dict[str, Any]:
    return ask(number, "tools/call", {"name": tool, "arguments": given})


def test_a_report_is_checked_explained_and_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    start, tools, of_path, of_text, page, facts, rules = talk(
        tmp_path,
        ask(1, "initialize", START),
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        ask(2, "tools/list"),
        call(3, "check", path="a.txt"),
        call(4, "check", text=TEXT),
        call(5, "explain", rule="GL310"),
        call(6, "facts", path="."),
        call(7, "rules"),
    )
    assert start["result"]["protocolVersion"] == "2025-06-18"
    names = [one["name"] for one in tools["result"]["tools"]]
    assert names == ["check", "explain", "facts", "fix", "rules"]
    codes = [
        [one["code"] for one in said["result"]["structuredContent"]["diagnostics"]]
        for said in (of_path, of_text)
    ]
    assert codes[0] == codes[1]
    assert "GL310" in codes[0]
    assert "GL310" in of_path["result"]["content"][0]["text"]
    assert "requests-wrong-cell" in page["result"]["content"][0]["text"]
    cells = {
        (row["table_key"], row["row_key"], row["column_key"]): row["figure"]
        for row in facts["result"]["structuredContent"]["rows"]
    }
    assert cells["requests", "outcome.unavailable.not_held", "legal_person.social"] == 78
    assert len(rules["result"]["structuredContent"]["rules"]) > 50


def test_fixing_gives_the_text_and_writes_only_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    said, of_text = talk(tmp_path, call(1, "fix", path="a.txt"), call(2, "fix", text=TEXT))
    found = said["result"]["structuredContent"]
    assert found["mended"] == 3
    assert found["text"] != TEXT
    assert file.read_text("utf-8") == TEXT
    (written,) = talk(tmp_path, call(1, "fix", path="a.txt", write=True))
    assert of_text["result"]["structuredContent"]["text"] == found["text"]
    assert written["result"]["structuredContent"]["written"]
    assert file.read_text("utf-8") == found["text"]


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("2024-11-05", "2024-11-05"), ("1999-01-01", "2025-11-25"), (7, "2025-11-25")],
)
def test_a_version_both_know_is_agreed_on(asked: Any, spoken: str) -> None:
    line = json.dumps(ask(1, "initialize", START | {"protocolVersion": asked})).encode()
    said = answer(Server({}, "", "en"), line)
    assert isinstance(said, dict)
    assert said["result"]["protocolVersion"] == spoken


def test_what_is_wrong_is_answered_and_the_next_request_too(tmp_path: Path) -> None:
    key = "io.modelcontextprotocol/protocolVersion"
    wrong: list[tuple[Any, int | None]] = [
        (b"\xff\xfe garbage", -32700),
        (b"[" * 100_000, -32700),
        (b'{"jsonrpc": "2.0", "id": 1' + b"1" * 5000 + b', "method": "ping"}', -32700),
        ([], -32600),
        (3, -32600),
        ({"id": 1, "method": "ping"}, -32600),
        ({"jsonrpc": "2.0", "id": {}, "method": "ping"}, -32600),
        (ask(1, "resources/list"), -32601),
        (ask(1, "tools/call", [1]), -32602),
        (call(1, "chek"), -32602),
        (call(1, "check", pth="a"), -32602),
        (call(1, "check", path=7), -32602),
        (call(1, "explain"), -32602),
        (ask(1, "tools/list", {"_meta": {key: "2999-01-01"}}), -32022),
        (call(1, "check", path="nowhere.txt"), None),
        (call(1, "check"), None),
        (call(1, "explain", rule="XX999"), None),
        (call(1, "facts", text="Dear diary\n"), None),
        (call(1, "fix", text=""), None),
        (call(1, "check", text=""), None),
        (call(1, "check", text="\ud800\0"), None),
    ]
    said = talk(tmp_path, *(one for one, _ in wrong), b"", ask(99, "ping"))
    assert said[-1] == {"jsonrpc": "2.0", "id": 99, "result": {}}
    assert [one.get("error", {}).get("code") for one in said[:-1]] == [code for _, code in wrong]
    for told, (_, code) in zip(said, wrong, strict=False):
        assert code or told["result"]["isError"] or "diagnostics" in str(told)


def test_the_configuration_holds_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    (tmp_path / ".govlint.yaml").write_text("ignore: [GL310]\n", "utf-8")
    (said,) = talk(tmp_path, call(1, "check", text=TEXT))
    assert "GL310" not in str(said["result"]["structuredContent"]["diagnostics"])
    (tmp_path / ".govlint.yaml").write_text("ignroe: [GL310]\n", "utf-8")
    (said,) = talk(tmp_path, call(1, "check", text=TEXT), words=("--lang", "zh"))
    assert said["result"]["isError"] is True
    assert "没有这个键" in said["result"]["content"][0]["text"]


@pytest.mark.parametrize("mode", ["auto", *(["legacy"] if SLOW else [])])
def test_the_official_client_is_served(tmp_path: Path, mode: str) -> None:
    pytest.importorskip("mcp")
    from mcp.client import Client
    from mcp.client.stdio import StdioServerParameters

    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "govlint", "mcp"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
    )

    async def session() -> tuple[list[str], Any]:
        async with Client(command, mode=mode) as client:
            listed = await client.list_tools()
            return [tool.name for tool in listed.tools], await client.call_tool(
                "check", {"path": "a.txt"}
            )

    names, checked = asyncio.run(session())
    assert names == ["check", "explain", "facts", "fix", "rules"]
    assert not checked.is_error
    assert "GL310" in str(checked.content)
