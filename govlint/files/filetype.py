"""What a file is by its content: a .doc is often HTML or docx, and a .txt sometimes Word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govlint.files.archive import Archive
from govlint.files.decode import Undecodable
from govlint.files.signatures import EMPTY_ZIP, OLE, PDF, RTF, ZIP

# In a zip too broken to open, the names of members still stand uncompressed.
_IN_ZIP = (
    (b"word/document", ".docx"),
    (b"xl/workbook", ".xlsx"),
    (b"OFD.xml", ".ofd"),
    (b"opendocument.text", ".odt"),
    (b"opendocument.spreadsheet", ".ods"),
    (b"word/", ".docx"),
    (b"xl/", ".xlsx"),
)
_PARTS = (
    ("xl/workbook.xml", ".xlsx"),
    ("xl/workbook.bin", ".xlsx"),
    ("ofd.xml", ".ofd"),
)
_BEFORE_MARKUP = rb"(?:\xef\xbb\xbf|\s|<!--(?>.*?-->)|<\?xml[^>]*\?>)*+"
_PAGE = re.compile(_BEFORE_MARKUP + rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_FLAT = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<!--(?>.*?-->)|<\?[^>]*\?>)*+"
    rb"<(?:(pkg:package|w:wordDocument)|(office:document))[\s>]",
    re.S,
)
_MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.I)
_FRAGMENT = re.compile(
    _BEFORE_MARKUP + rb"<(?:table|div|p|meta|style|title|script|span|font|center|h[1-6])[\s>]",
    re.I | re.S,
)
_FEW = 6  # cells or paragraphs by which a text is markup
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
_PAGES = frozenset({".html", ".htm"})
_TEXTUAL = frozenset({".doc", ".wps", ".xls", ".et", ".docx", ".xlsx", ".rtf", ".mht", ".mhtml"})


def by_content(data: bytes, suffix: str) -> str:
    """The suffix of the loader for `data`, which came in a file with `suffix` (lower case).

    What the bytes do not tell is told by the suffix; text under the name of an office file is
    `.txt`, so that it is read and not said to be broken.
    """
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _of_zip(data)
    if data.startswith(OLE):
        return ".xls" if _has_stream(data, "Workbook") or _has_stream(data, "Book") else ".doc"
    if data.startswith(RTF):
        return ".rtf"
    if PDF in data[:1024]:
        return ".pdf"
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    if _PAGE.match(head):
        return ".html"
    if flat := _FLAT.match(head):
        return ".docx" if flat[1] else ".odt"
    if (suffix in _TEXTUAL or suffix in _PAGES) and _MAIL.match(head):
        return ".mht"
    if suffix in _TEXTUAL:
        return ".html" if _FRAGMENT.match(head) else ".txt"
    return ".html" if suffix in _PLAIN and _is_markup(data, head) else suffix


def in_zip(names: Iterable[str]) -> str:
    """The suffix of the document a zip with members of these names is; empty if it is none."""
    known = {name.lower() for name in names}
    if {"mimetype", "content.xml"} <= known:
        return ".odt"
    if any(name.startswith("word/document") for name in known):
        return ".docx"
    return next((kind for name, kind in _PARTS if name in known), "")


def _of_zip(data: bytes) -> str:
    # A zip may hold stored documents: what it is stands in its own list of members.
    try:
        archive = Archive(data)
        kind = in_zip(archive.names)
        if kind == ".odt" and b"spreadsheet" in archive.read("mimetype"):
            return ".ods"
        return kind or ".zip"
    except Undecodable:  # its reader says what is wrong; which reader is told by what is left
        return next((kind for mark, kind in _IN_ZIP if mark in data), ".zip")


def _is_markup(data: bytes, head: bytes) -> bool:
    """Whether a text is markup: a page's source, or tables of HTML as tools put in Markdown."""
    if b"<td" in data or b"<TD" in data:
        return data.lower().count(b"<td") >= _FEW
    return _FRAGMENT.match(head) is not None and data.lower().count(b"</p>") >= _FEW


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an OLE directory has an entry of this name, which stands there in UTF-16."""
    return name.encode("utf-16-le") + b"\0\0" in data
