"""Word files of 2007 and later (ECMA-376, transitional and strict), by the standard library alone.

Files in which all parts stand in one XML text (Flat OPC, Word 2003 XML) are read too.

Read is the main story, with all changes accepted and automatic numbers written out; headers,
footers, notes and comments are no part of a report's text.  A text box is read once, after the
paragraph it is anchored in.

A place's `Origin.key` is `body` and the path of child indices (from 0, elements only) that leads
from w:body to the w:p or, in a table, to the w:tc: `body/12/3/2` is the third child of the fourth
child of the thirteenth child of w:body.  `find` goes that way back.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from govlint.files.archive import Archive, broken
from govlint.files.projection import Projection
from govlint.files.xmltree import read_xml
from govlint.loaders.word.elements import LOCAL, child, children, value
from govlint.loaders.word.looks import Looks, hides, tell_of_print
from govlint.loaders.word.numbering import Numbering
from govlint.loaders.word.slim import slim
from govlint.loaders.word.story import Story
from govlint.loaders.word.whole import lay_whole, texts_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from govlint.model.source import Source


def load(data: bytes, path: str, medium: str = "docx") -> Source:
    """The report in a .docx or .docm. Raises Undecodable."""
    if not data.startswith(b"PK"):
        return _flat(read_xml(data, "XML"), path, medium)
    archive = Archive(data)
    main = main_part(archive)
    parts = _parts(archive, main)
    numbering = _root(archive, parts["numbering"]) if "numbering" in parts else None
    body = archive.read(main)
    written = archive.read(parts["styles"]) if "styles" in parts else b""
    styled = tell_of_print(written, body)
    # Else only the lists of styles are of interest.
    with_styles = styled or (written and child(numbering, "num") is not None)
    styles = read_xml(slim(written, inked=styled), parts["styles"]) if with_styles else None
    document = read_xml(slim(body, inked=styled or hides(body)), main)
    looks = Looks(styles if styled else None)
    headers = (_root(archive, name) for name in _headers(archive, main))
    return document_source(document, numbering, styles, path, medium, looks, headers)


def document_source(
    document: Element,
    numbering: Element | None,
    styles: Element | None,
    path: str,
    medium: str,
    looks: Looks,
    headers: Iterable[Element] = (),
) -> Source:
    """The text of a w:document (or w:wordDocument of 2003) with its lists and styles.

    Of the `headers` only a title that the text has not is read.
    """
    body = child(document, "body")
    if body is None:
        raise broken("no w:body")
    spaced = value(document, "space") == "preserve"
    story = Story(Numbering(numbering, styles), looks, spaced=spaced)
    blocks = story.blocks(body, "body")
    if story.unfinished:
        story = Story(Numbering(numbering, styles), looks, spaced=spaced, contents=True)
        blocks = story.blocks(body, "body")
    projection = Projection(path, medium)
    pictures = partial(any, map(_is_picture, body.iter()))
    lay_whole(blocks, projection, _lines(headers, looks), pictures)
    return projection.source()


def _is_picture(node: Element) -> bool:
    return LOCAL[node.tag] in {"blip", "imagedata"}


def _lines(headers: Iterable[Element], looks: Looks) -> Iterator[str]:
    for header in headers:
        yield from texts_of(Story(Numbering(None, None), looks).blocks(header, "header"))


def _flat(root: Element, path: str, medium: str) -> Source:
    if child(root, "body") is not None:  # Word 2003: the numbers stand beside the text
        return document_source(root, None, None, path, medium, Looks(child(root, "styles")))
    parts = {LOCAL[top.tag]: top for part in root for data in part for top in data}
    if "document" not in parts:
        raise broken("no w:document")
    styles = parts.get("styles")
    numbering = parts.get("numbering")
    return document_source(parts["document"], numbering, styles, path, medium, Looks(styles))


def find(document: Element, key: str) -> Element:
    """The w:p or w:tc of a w:document that `Origin.key` names. Raises LookupError."""
    top, *steps = key.split("/")
    node = child(document, top)
    if node is None or top != "body":
        raise LookupError(key)
    for step in steps:
        node = node[int(step)]
    return node


def main_part(archive: Archive) -> str:
    """The name of the part that holds the document."""
    return _related(archive, "").get("officeDocument", "word/document.xml")


def _parts(archive: Archive, main: str) -> dict[str, str]:
    found = _related(archive, main)
    folder = posixpath.dirname(main)
    for kind in ("numbering", "styles"):
        if (name := f"{folder}/{kind}.xml") in archive:
            found.setdefault(kind, name)
    return {kind: name for kind, name in found.items() if name in archive}


def _headers(archive: Archive, main: str) -> Iterator[str]:
    """The parts with the headers of pages."""
    for kind, name in _relations(archive, main):
        if kind == "header" and name in archive:
            yield name


def _related(archive: Archive, part: str) -> dict[str, str]:
    """The parts a part names, by the last word of the relation's type; of many the first."""
    return dict(reversed(list(_relations(archive, part))))


def _relations(archive: Archive, part: str) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive:
        return
    for relation in children(_root(archive, rels), "Relationship"):
        target = value(relation, "Target")
        if value(relation, "TargetMode") != "External" and target:
            at = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield value(relation, "Type").rpartition("/")[2], at


def _root(archive: Archive, name: str) -> Element:
    return read_xml(slim(archive.read(name)), name)
