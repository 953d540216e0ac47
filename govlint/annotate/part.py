"""The parts of a Word file that hold comments, and what names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from govlint.annotate.body import prefix
from govlint.annotate.xmlbytes import ByteEdit, Element, appended, edited, scan
from govlint.text.xml import legal_in_xml

MADE = b"<!--govlint-->"
"""What marks a copy as govlint's, also one without a comment: it may be replaced."""
AUTHOR, INITIALS = "govlint", "GL"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{}"/>'


class Comment(NamedTuple):
    """A comment's number and its paragraphs; the first is bold."""

    id: int
    lines: tuple[str, ...]


def empty(space: str) -> bytes:
    """A part without comments, in a namespace of Word."""
    return _EMPTY.format(escape(space, {'"': "&quot;"})).encode()


def own(root: Element) -> list[Element]:
    """The comments that are govlint's."""
    return [one for one in root.children if one.value("author") == AUTHOR]


def exchanged(data: bytes, root: Element, comments: Sequence[Comment]) -> bytes:
    """The part with govlint's comments exchanged for these."""
    w, declared, _ = prefix(root)
    gone = [ByteEdit(one.start, one.end, b"") for one in own(root)]
    new = b"".join(_comment(one, w, declared) for one in comments)
    if MADE not in data:
        new = MADE + new
    return edited(data, [*gone, appended(root, new)] if new else gone)


def _comment(comment: Comment, w: str, declared: str) -> bytes:
    lines = "".join(
        f"<{w}:p><{w}:r>{f'<{w}:rPr><{w}:b/></{w}:rPr>' if not number else ''}"
        f'<{w}:t xml:space="preserve">{escape(_on_one_line(line))}</{w}:t></{w}:r></{w}:p>'
        for number, line in enumerate(comment.lines)
    )
    return (
        f'<{w}:comment{declared} {w}:id="{comment.id}" {w}:author="{AUTHOR}" '
        f'{w}:initials="{INITIALS}">{lines}</{w}:comment>'
    ).encode()


def _on_one_line(text: str) -> str:
    return legal_in_xml(text, " ").translate(_BREAKS)


_BREAKS = str.maketrans("\t\n\r", "   ")


def paragraph_ids(comments: Iterable[Element]) -> set[str]:
    """The numbers by which Word's newer parts know these comments."""
    return {node.value("paraId") for one in comments for node in one.children} - {""}


def forgotten(data: bytes, name: str, ids: set[str]) -> tuple[bytes, set[str]]:
    """A part that tells more of comments, without those with these numbers.

    An answer to one of them stays, as a comment by itself.  Also given are the numbers the
    comments have in the next such part.
    """
    root = scan(data, name)
    gone = [one for one in root.children if {one.value("paraId"), one.value("durableId")} & ids]
    edits = [ByteEdit(one.start, one.end, b"") for one in gone]
    for one in root.children:
        if one not in gone and one.value("paraIdParent") in ids:
            edits.append(_orphaned(data, one))
    return edited(data, edits), {one.value("durableId") for one in gone} - {""}


def _orphaned(data: bytes, node: Element) -> ByteEdit:
    import re

    tag = data[node.start : node.inside]
    return ByteEdit(
        node.start,
        node.inside,
        re.sub(rb"\s[\w:.-]*paraIdParent\s*=\s*(\"[^\"]*\"|'[^']*')", b"", tag),
    )


def related(data: bytes, root: Element, target: str, space: str) -> bytes:
    """The relations of the main part, with one more that leads to the comments."""
    strict = "purl.oclc.org" in space
    base = "http://purl.oclc.org/ooxml" if strict else "http://schemas.openxmlformats.org"
    kind = f"{base}/officeDocument/{'' if strict else '2006/'}relationships/comments"
    used = {one.value("Id") for one in root.children}
    name = next(name for name in _names("rIdGovlint") if name not in used)
    new = f'<{_like(root, "Relationship")} Id="{name}" Type="{kind}" Target="{escape(target)}"/>'
    return edited(data, [appended(root, new.encode())])


def typed(data: bytes, root: Element, part: str) -> bytes:
    """The content types, with that of the comments."""
    if any(one.value("PartName").lower() == f"/{part}".lower() for one in root.children):
        return data
    new = f'<{_like(root, "Override")} PartName="/{escape(part)}" ContentType="{_KIND}"/>'
    return edited(data, [appended(root, new.encode())])


def _like(root: Element, name: str) -> str:
    """A name with the prefix of the root's."""
    before = root.tag.rpartition(":")[0]
    return f"{before}:{name}" if before else name


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}{number}"
        number += 1
