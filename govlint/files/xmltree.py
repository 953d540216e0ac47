"""XML of any origin, read without harm: no entities of its own, no outside files, bounded depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.files.archive import broken, too_deep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MAX_DEPTH = 250
MAX_TAGS = 3_000_000
MAX_ATTRIBUTES = 3_000_000


def read_xml(data: bytes, name: str) -> Element:
    """The root of one XML document, called `name` in errors.

    Raises Undecodable for what is broken, declares a document type (the door of entity bombs and
    of outside files, which no office file needs), nests too deep or is too large.
    """
    from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser

    class Builder(TreeBuilder):
        def doctype(self, *_: object) -> None:
            raise broken(f"{name}: declares a document type")

    # Before it is built: a tree takes some hundred times the memory of its shortest text.
    if data.count(b"<") > MAX_TAGS or data.count(b"=") > MAX_ATTRIBUTES:
        raise broken(f"{name}: too large")
    # The plain builder is much faster, but does not tell of a document type.
    parser = XMLParser(target=TreeBuilder() if _has_no_doctype(data) else Builder())
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError, AssertionError) as error:
        raise broken(f"{name}: {error}") from error
    _refuse_deep(root, name)
    return root


def local_name(element: Element) -> str:
    """A tag without its namespace, which not every maker writes alike."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of a local name."""
    return (one for one in element if local_name(one) == name)


def _has_no_doctype(data: bytes) -> bool:
    """Whether this is certain without parsing: it is UTF-8, and the word does not occur."""
    head = data[:200].partition(b">")[0].lower()
    plain = b"encoding" not in head or b'encoding="utf-8"' in head
    return (
        plain
        and head.lstrip(b"\xef\xbb\xbf")[:1] == b"<"
        and b"\0" not in head
        and (b"<!DOCTYPE" not in data)
    )


def _refuse_deep(root: Element, name: str) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in node]
        if not level:
            return
    raise too_deep(name)
