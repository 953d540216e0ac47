"""Messages of the protocol to answers; a message that is wrong is answered, never fatal.

https://modelcontextprotocol.io/specification: versions up to 2025-11-25 begin with a handshake
(`initialize`), later ones say in each request which version it is of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, NamedTuple

from govlint.errors import UserError
from govlint.guard import Guard
from govlint.version import __version__

HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
BY_REQUEST = ("2026-07-28",)
"""Versions of the protocol that are spoken, the newest last."""

_VERSION_KEY = "io.modelcontextprotocol/protocolVersion"
_NOT_JSON, _NO_REQUEST, _NO_METHOD, _WRONG, _OURS = -32700, -32600, -32601, -32602, -32603
_NO_VERSION = -32022
_LARGEST = 100_000_000  # bytes of a message

Json = dict[str, Any]


class Tool(NamedTuple):
    """A tool: what it is for, the JSON Schema of what it is given, and what it gives.

    `call` gives a text for the assistant to read and the same as data, or raises UserError.
    """

    name: str
    about: str
    schema: Json
    call: Callable[[Json], tuple[str, Json]]
    writes: bool = False


class Refused(Exception):
    """A request that cannot be answered: the code and the words of the error, and its data."""

    def __init__(self, code: int, message: str, data: Json | None = None) -> None:
        super().__init__(message)
        self.error: Json = {"code": code, "message": message} | ({"data": data} if data else {})


class Server(NamedTuple):
    """The tools by name, what an assistant should know of them, and the language of messages."""

    tools: Mapping[str, Tool]
    about: str
    lang: str


def serve(server: Server, source: BinaryIO, sink: BinaryIO) -> None:
    """Answer the lines of a stream until it ends, or nobody reads the answers."""
    while line := source.readline(_LARGEST):
        reply = answer(server, line)
        if reply is not None:
            text = json.dumps(reply, ensure_ascii=True, separators=(",", ":"))
            try:
                sink.write(text.encode() + b"\n")
                sink.flush()
            except (BrokenPipeError, ValueError):  # the assistant is gone
                return


def answer(server: Server, line: bytes) -> Json | list[Json] | None:
    """The answer to a line; None where none is due."""
    if not line.strip():
        return None
    try:
        message = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return _error(None, Refused(_NOT_JSON, "this is not JSON, one message a line"))
    if isinstance(message, list) and message:  # a batch, as in 2025-03-26
        replies = [one for each in message if (one := _reply(server, each)) is not None]
        return replies or None
    return _reply(server, message)


def _reply(server: Server, message: Any) -> Json | None:
    """The answer to one message."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return _error(None, Refused(_NO_REQUEST, "no message of JSON-RPC 2.0"))
    method, number = message.get("method"), message.get("id")
    if method is None and ("result" in message or "error" in message):
        return None  # an answer: nothing is ever asked here
    if not isinstance(method, str) or not isinstance(number, int | str | None):
        return _error(None, Refused(_NO_REQUEST, "a request has a method and an id"))
    if "id" not in message:
        return None  # a notification
    params = message.get("params", {})
    result: Json = {}
    refused: list[Refused] = []

    def crashed(error: BaseException) -> None:
        refused.append(Refused(_OURS, f"{type(error).__name__}: {error}"))

    with Guard(crashed, Refused):
        try:
            result = _result(server, method, params)
        except Refused as error:
            refused.append(error)
    if refused:
        return _error(number, refused[0])
    return {"jsonrpc": "2.0", "id": number, "result": result}


def _result(server: Server, method: str, params: Any) -> Json:
    if not isinstance(params, dict):
        raise Refused(_WRONG, "`params` must be an object")
    modern = _by_request(params)
    match method:
        case "initialize":
            return _initialized(server, params)
        case "server/discover":
            found = {"supportedVersions": [*BY_REQUEST], **_self(server)}
            return found | _KEEP | _COMPLETE
        case "ping":
            return {}
        case "tools/list":
            listed = {"tools": [_listed(tool) for tool in server.tools.values()]}
            return listed | (_KEEP | _COMPLETE if modern else {})
        case "tools/call":
            return _called(server, params) | (_COMPLETE if modern else {})
    raise Refused(_NO_METHOD, f"no such method: {method}")


def _by_request(params: Json) -> bool:
    """Whether a request says itself of which version it is. Raises Refused for an unknown one."""
    meta = params.get("_meta")
    version = meta.get(_VERSION_KEY) if isinstance(meta, dict) else None
    if version is None:
        return False
    if version not in BY_REQUEST:
        data = {"supported": [*BY_REQUEST], "requested": str(version)}
        raise Refused(_NO_VERSION, "Unsupported protocol version", data)
    return True


def _initialized(server: Server, params: Json) -> Json:
    """The version an assistant asks for where it is known, else the newest with a handshake."""
    asked = params.get("protocolVersion")
    return {"protocolVersion": asked if asked in HANDSHAKE else HANDSHAKE[-1], **_self(server)}


def _self(server: Server) -> Json:
    return {
        "capabilities": {"tools": {"listChanged": False}},
        "serverInfo": {"name": "govlint", "version": __version__},
        "instructions": server.about,
    }


def _listed(tool: Tool) -> Json:
    hints = {
        "readOnlyHint": not tool.writes,
        "destructiveHint": tool.writes,
        "openWorldHint": False,
    }
    return {
        "name": tool.name,
        "description": tool.about,
        "inputSchema": tool.schema,
        "annotations": hints,
    }


def _called(server: Server, params: Json) -> Json:
    """What a tool gives; what its user did wrong is told to the assistant, who can mend it."""
    name, given = params.get("name"), params.get("arguments") or {}
    tool = server.tools.get(name) if isinstance(name, str) else None
    if tool is None:
        raise Refused(_WRONG, f"no such tool: {name}; there are {', '.join(server.tools)}")
    if not isinstance(given, dict):
        raise Refused(_WRONG, "`arguments` must be an object")
    _check(given, tool.schema)
    try:
        text, data = tool.call(given)
    except UserError as error:
        said = "\n".join(one.in_language(server.lang) for one in error.faults)
        return {"content": [{"type": "text", "text": said}], "isError": True}
    content = [{"type": "text", "text": text}]
    return {"content": content, "structuredContent": data, "isError": False}


def _check(given: Json, schema: Json) -> None:
    """Raise Refused for what a tool is not to be given."""
    known = schema["properties"]
    for key, value in given.items():
        if key not in known:
            raise Refused(_WRONG, f"no such argument: {key}; there are {', '.join(known)}")
        kind = known[key]["type"]
        if not isinstance(value, _TYPES[kind]):
            raise Refused(_WRONG, f"`{key}` must be a {kind}")
    for key in schema.get("required", ()):
        if key not in given:
            raise Refused(_WRONG, f"`{key}` is missing")


def _error(number: int | str | None, refused: Refused) -> Json:
    return {"jsonrpc": "2.0", "id": number, "error": refused.error}


_TYPES: dict[str, type] = {"string": str, "boolean": bool}
_COMPLETE = {"resultType": "complete"}
_KEEP = {"ttlMs": 3_600_000, "cacheScope": "private"}
