"""Pages saved as one file (.mht): the page a web archive opens with."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.policy import Compat32
from itertools import count

from govlint.bilingual import Text
from govlint.files.decode import Undecodable, too_large
from govlint.loaders.web.charset import MAX_PAGE, characters
from govlint.loaders.web.html import projected, report
from govlint.model.source import Source

MAX_PARTS, MAX_HEADERS = 20_000, 100_000
_WIDEST, _TALLEST = 1_000, 40  # of a header: characters in a line, lines
_ODD = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def load(data: bytes, path: str) -> Source:
    """The report in a web archive. Its lines are no lines of the file. Raises Undecodable."""
    if len(data) > MAX_PAGE:
        raise too_large(MAX_PAGE)
    if data.count(b"\n--") > MAX_PARTS:
        raise _broken()
    try:
        part = _root(message_from_bytes(data, policy=_bounded()))
        payload = part.get_payload(decode=True) if part else None
        declared = part.get_content_charset("") if part else ""
    except _ODD as error:  # whatever a broken mail makes of the library
        raise _broken() from error
    if not isinstance(payload, bytes):
        raise _broken()
    text = characters(payload, declared or "")
    return projected(path, "mht", text, report(text), placed=False)


def _bounded() -> Compat32:
    """The lenient policy, with headers no longer and no more than archives have."""
    seen = count(1)

    class Bounded(Compat32):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            if next(seen) > MAX_HEADERS:
                raise ValueError("more headers than an archive has")
            return super().header_source_parse([line[:_WIDEST] for line in sourcelines[:_TALLEST]])

    return Bounded()


def _root(message: Message) -> Message | None:
    """The page an archive opens with: the part its header names, else the first that is HTML."""
    start = message.get_param("start")
    first = None
    for part in message.walk():
        if part.is_multipart():
            continue
        if start and part.get("Content-ID") == start:
            return part
        if first is None and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            first = part
    return first


def _broken() -> Undecodable:
    return Undecodable(
        Text(
            "网页存档（mht）里没有读得出的网页",
            "no page that can be read is in this web archive (mht)",
        ),
        Text(
            "请在浏览器或 Word 里打开它，另存为 .html 或 .docx，再检查",
            "open it in a browser or in Word, save it as .html or .docx, and check that",
        ),
    )
