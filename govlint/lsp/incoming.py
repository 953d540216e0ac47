"""What comes in from an editor: a message that cannot be taken is answered, as JSON-RPC has it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from lsprotocol.types import METHOD_TO_TYPES

_LARGEST = 100_000_000  # bytes of a message
_PIECE = 1_000_000
_LINE = 10_000
_VERSION = re.compile(rb'"jsonrpc"\s*:\s*"2\.0"')
_NOT_JSON, _NO_REQUEST, _NO_METHOD, _WRONG = -32700, -32600, -32601, -32602
_REFUSED = b"null"  # what pygls is given in place of a message, and cannot take


@dataclass(slots=True)
class Incoming:
    """The stream a server reads; it remembers the last message, to say what was wrong with it."""

    stream: BinaryIO
    last: bytes = field(default=b"")

    def readline(self) -> bytes:
        """A line of a message's head."""
        return self.stream.readline(_LINE)

    def read(self, size: int) -> bytes:
        """A message of a size."""
        if size > _LARGEST:
            while size > 0 and (piece := self.stream.read(min(size, _PIECE))):
                size -= len(piece)
            self.last = b"[]"
            return _REFUSED
        self.last = self.stream.read(size)
        if self.last and _VERSION.search(self.last) is None:
            return _REFUSED
        return self.last

    def refusal(self) -> bytes | None:
        """The answer to the last message, which could not be taken; None where none is due."""
        number: Any = None
        try:
            message = json.loads(self.last)
        except (ValueError, RecursionError):
            code, said = _NOT_JSON, "this is not JSON"
        else:
            code, said = _NO_REQUEST, "no message of JSON-RPC 2.0"
            if isinstance(message, dict):
                number = message.get("id")
                method = message.get("method")
                if message.get("jsonrpc") == "2.0" and isinstance(method, str):
                    code, said = _WRONG, "the parameters are not those of the method"
                    if method not in METHOD_TO_TYPES:
                        code, said = _NO_METHOD, f"no such method: {method}"
                if "id" not in message:
                    return None
        number = number if isinstance(number, int | str) else None
        error = {"code": code, "message": said}
        data = json.dumps({"jsonrpc": "2.0", "id": number, "error": error}).encode()
        return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)
