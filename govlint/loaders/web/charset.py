"""The characters of a page: by its bytes first, for what a page says of them is often untrue."""

from __future__ import annotations

import re

from govlint.files.decode import Undecodable, decode, too_large

MAX_PAGE = 32 * 1024 * 1024  # bytes; pictures in a page make it large
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_BIG5 = frozenset({"big5", "big5-hkscs", "x-x-big5"})


def characters(data: bytes, declared: str = "") -> str:
    """The text of a page; `declared` is what a mail header says of it, before what it says itself.

    Single bytes that are no characters are U+FFFD, as browsers show them.  Raises Undecodable.
    """
    if len(data) > MAX_PAGE:
        raise too_large(MAX_PAGE)
    try:
        if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            name = (declared or _declared(data)).lower()
            if name in _BIG5:
                return data.decode("utf-8" if _is_utf8(data) else "big5hkscs")
        return decode(data, MAX_PAGE)[0]
    except UnicodeDecodeError:
        return data.decode("big5hkscs", "replace")
    except Undecodable as fault:
        if not fault.text:
            raise
        return fault.text


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
