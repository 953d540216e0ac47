"""Firefox by WebDriver BiDi: as much of it as one test needs, without a driver or a library."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from itertools import count

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), "")
_LISTENING = re.compile(r"listening on ws://127\.0\.0\.1:(\d+)")


@contextmanager
def firefox():
    """Firefox with a fresh profile: a function that opens an address and gives `evaluate`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        words = [FIREFOX, "--headless", "--no-remote", "--profile", profile]
        process = subprocess.Popen(
            [*words, "--remote-debugging-port=0"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        timer = threading.Timer(120, process.kill)
        timer.start()
        try:
            port = next(int(m[1]) for line in process.stderr if (m := _LISTENING.search(line)))
            yield _Session(port).open
        finally:
            timer.cancel()
            process.kill()
            process.wait()


class _Session:
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=90)
        self._stream = self._socket.makefile("rb")
        self._numbers = count(1)
        key = base64.b64encode(os.urandom(16)).decode()
        asked = (
            f"GET /session HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        self._socket.sendall(asked.encode())
        while self._stream.readline().strip():
            pass
        self._ask("session.new", capabilities={})

    def open(self, address: str):
        tree = self._ask("browsingContext.getTree")
        context = tree["contexts"][0]["context"]
        self._ask("browsingContext.navigate", context=context, url=address, wait="complete")

        def evaluate(expression: str):
            """The value of an expression, as JSON."""
            answer = self._ask(
                "script.evaluate",
                expression=f"Promise.resolve(({expression})).then(JSON.stringify)",
                target={"context": context},
                awaitPromise=True,
            )
            assert answer["type"] == "success", answer
            return json.loads(answer["result"].get("value", "null"))

        return evaluate

    def _ask(self, method: str, **params):
        number = next(self._numbers)
        data = json.dumps({"id": number, "method": method, "params": params}).encode()
        mask = os.urandom(4)
        sent = bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))
        if len(data) < 126:
            size = bytes([0x80 | len(data)])
        elif len(data) < 1 << 16:
            size = b"\xfe" + len(data).to_bytes(2, "big")
        else:
            size = b"\xff" + len(data).to_bytes(8, "big")
        self._socket.sendall(b"\x81" + size + mask + sent)
        while (answer := json.loads(self._message())).get("id") != number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _message(self) -> bytes:
        data = b""
        while True:
            first, size = self._stream.read(2)
            if size > 125:
                size = int.from_bytes(self._stream.read(2 if size == 126 else 8), "big")
            data += self._stream.read(size)
            if first & 0x80:
                return data
