"""The files a request brings, read into memory within limits of size and time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.serve.faults import BROKEN_FORM, NO_FILE, SLOW, Refused, too_large, too_many

if TYPE_CHECKING:
    from starlette.requests import Request


class Limits(NamedTuple):
    """What is taken at most: bytes of a request, files in it, seconds to send and to check one."""

    megabytes: int = 64
    files: int = 500
    seconds: float = 30.0


async def received(request: Request, limits: Limits) -> list[tuple[str, bytes]]:
    """The names and bytes of the files.  Raises Refused."""
    try:
        async with asyncio.timeout(limits.seconds):
            kind = request.headers.get("content-type", "").lower()
            if kind.startswith(_FORM) and "name" not in request.query_params:
                raise Refused(NO_FILE)  # a form that sends no files; with a name it is curl's way
            if kind.startswith("multipart/"):
                found = await _of_form(request, limits)
            else:
                found = [(_name(request), b"".join([one async for one in _body(request, limits)]))]
    except TimeoutError as error:
        raise Refused(SLOW) from error
    if not found or (len(found) == 1 and not found[0][1] and found[0][0] == _UNNAMED):
        raise Refused(NO_FILE)
    return found


async def _body(request: Request, limits: Limits) -> AsyncGenerator[bytes, None]:
    from starlette.requests import ClientDisconnect

    left = limits.megabytes * 1024 * 1024
    if int(request.headers.get("content-length") or 0) > left:
        raise Refused(too_large(limits.megabytes))
    try:
        async for piece in request.stream():
            left -= len(piece)
            if left < 0:
                raise Refused(too_large(limits.megabytes))
            yield piece
    except ClientDisconnect as error:
        raise Refused(SLOW) from error


async def _of_form(request: Request, limits: Limits) -> list[tuple[str, bytes]]:
    from starlette.formparsers import MultiPartException, MultiPartParser

    most = limits.megabytes * 1024 * 1024
    parser = MultiPartParser(
        request.headers, _body(request, limits), max_files=limits.files, max_part_size=most
    )
    parser.spool_max_size = most  # nothing is ever put on the disk
    try:
        form = await parser.parse()
    except MultiPartException as error:
        many = "Too many files" in error.message
        raise Refused(too_many(limits.files) if many else BROKEN_FORM) from error
    except (KeyError, ValueError) as error:
        raise Refused(BROKEN_FORM) from error
    found: list[tuple[str, bytes]] = []
    for _, value in form.multi_items():
        if not isinstance(value, str):
            found.append((_safe(value.filename), await value.read()))
    await form.close()
    return _apart(found)


def _apart(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files, those of one name told apart by a number."""
    taken: set[str] = set()
    found = []
    for name, data in files:
        stem, dot, suffix = name.rpartition(".")
        other, number = name, 1
        while other in taken:
            number += 1
            other = f"{stem} ({number}){dot}{suffix}" if dot else f"{name} ({number})"
        taken.add(other)
        found.append((other, data))
    return found


def _name(request: Request) -> str:
    return _safe(request.query_params.get("name"))


_FORM = "application/x-www-form-urlencoded"
_UNNAMED = "report"


def _safe(name: Any) -> str:
    """A name for the eye: no folders, and on one line."""
    last = str(name or "").replace("\\", "/").rpartition("/")[2]
    return "".join(one if one.isprintable() else "_" for one in last)[-200:] or _UNNAMED
