"""An editor of a few lines: JSON-RPC with `govlint lsp` over its standard streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

WAIT = 30.0  # seconds after which a server counts as dead


class Client:
    """A running server, and what it has said that nobody asked for."""

    def __init__(self, folder: Path, *words: str, encodings: tuple[str, ...] = ()) -> None:
        command = [sys.executable, "-m", "govlint", "lsp", *words]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"PYTHONWARNINGS": "ignore"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.messages: Queue[dict[str, Any]] = Queue()
        self.published: dict[str, dict[str, Any]] = {}
        self.versions: list[tuple[str, int | None]] = []
        self.number = 0
        Thread(target=self._listen, daemon=True).start()
        general = {"general": {"positionEncodings": list(encodings)}} if encodings else {}
        self.capabilities = self.ask(
            "initialize", {"processId": None, "rootUri": None, "capabilities": general}
        )["capabilities"]
        self.tell("initialized", {})

    def tell(self, method: str, params: Any) -> None:
        self.write({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, method: str, params: Any) -> int:
        """Ask for something whose answer is not waited for."""
        self.number += 1
        self.write({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        return self.number

    def ask(self, method: str, params: Any) -> Any:
        answer = self.answer(self.send(method, params))
        assert "error" not in answer, answer
        return answer.get("result")

    def answer(self, number: int) -> dict[str, Any]:
        """The answer to a request, whatever else is said before it."""
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                return message

    def write(self, message: Any) -> None:
        data = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))

    def raw(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def open(self, uri: str, text: str, language: str = "govlint-report") -> dict[str, Any]:
        """Open a document, and what is published of it."""
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(uri, 1)

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        document = {"uri": uri, "version": version}
        params = {"textDocument": document, "contentChanges": list(changes)}
        self.tell("textDocument/didChange", params)

    def diagnostics(self, uri: str, version: int) -> dict[str, Any]:
        """What is published of a version of a document."""
        while True:
            known = self.published.get(uri)
            if known is not None and known.get("version") == version:
                return known
            self._next()

    def about(self, uri: str, method: str, **params: Any) -> Any:
        """What is answered of a document."""
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, **params})

    def end(self) -> int:
        """The exit code of the server, once it was asked to end."""
        if self.process.poll() is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
        return self.process.wait(WAIT)

    def _next(self) -> dict[str, Any]:
        try:
            message = self.messages.get(timeout=WAIT)
        except Empty:
            raise AssertionError("the server says nothing") from None
        if message.get("method") == "textDocument/publishDiagnostics":
            said = message["params"]
            self.published[said["uri"]] = said
            self.versions.append((said["uri"], said.get("version")))
        return message

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.partition(b":")[2]) if header.startswith(b"Content-Length") else 0
            while header.strip():
                header = stream.readline()
                if header.startswith(b"Content-Length"):
                    length = int(header.partition(b":")[2])
            self.messages.put(json.loads(stream.read(length)))


def at(line: int, character: int) -> dict[str, int]:
    """A position of the protocol."""
    return {"line": line, "character": character}


def span(start: dict[str, int], end: dict[str, int]) -> dict[str, Any]:
    """A range of the protocol."""
    return {"start": start, "end": end}


ALL = span(at(0, 0), at(100_000, 0))
