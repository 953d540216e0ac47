"""Texts of OpenDocument (.odt, and .fodt in one XML text), by the standard library alone.

Left out are deleted text, notes, comments, headers, footers and tables of contents; a text box is
read once, after the paragraph it is anchored in.  A place's key is `text` and the path of child
indices (from 0) that leads from office:text to the text:p, text:h or table:table-cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from govlint.files.archive import Archive, broken, locked
from govlint.files.projection import Projection
from govlint.files.xmltree import read_xml
from govlint.loaders.ink import Ink, legible
from govlint.loaders.odflooks import Look, Looks
from govlint.loaders.word.blocks import Block, Budget, Paragraph, Table, WordCell, numbered
from govlint.loaders.word.elements import LOCAL, child, value
from govlint.loaders.word.odtlists import Lists
from govlint.loaders.word.printed_columns import PlacedCell, arranged
from govlint.loaders.word.whole import lay_whole
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from govlint.model.source import Source

_MANIFEST = "META-INF/manifest.xml"
_LEFT_OUT = frozenset({
    "tracked-changes", "note", "annotation", "annotation-end", "ruby-text", "sequence-decls",
    "table-of-content", "illustration-index", "table-index", "user-index", "alphabetical-index",
    "forms", "variable-decls", "user-field-decls", "dde-connection-decls", "event-listeners",
    "title", "desc", "image", "object", "object-ole", "title-source", "bibliography", "script",
})  # fmt: skip
_WRAPPERS = frozenset({"section", "index-body", "index-title", "text-box", "page-sequence"})
_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_BLANK, _TAB, _BREAK = "\x00", "\x01", "\x02"  # what stands here cannot be in XML
_SIGNS = {"tab": _TAB, "line-break": _BREAK}
_CONTROLS = frozenset({"textarea", "formatted-text", "number", "combobox", "date"})
_SHOWN = str.maketrans({_BLANK: " ", _TAB: "\t", _BREAK: "\n"})
_SPACE = lazy(r"[ \t\r\n]+")
_LENGTH = lazy(r"([\d.]+)(cm|mm|in|pt|pc|inch)")
_TWIPS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "inch": 1440.0, "pt": 20.0, "pc": 240.0}
_MANY_COLUMNS, _MANY_ROWS, _MANY_BLANKS = 256, 2_000, 1_000


def load(data: bytes, path: str) -> Source:
    """The report in an .odt or .fodt. Raises Undecodable."""
    if data.startswith(b"PK"):
        archive = Archive(data)
        if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
            raise locked()
        content = read_xml(archive.read("content.xml"), "content.xml")
        has_styles = "styles.xml" in archive
        styles = read_xml(archive.read("styles.xml"), "styles.xml") if has_styles else None
    else:
        content, styles = read_xml(data, "XML"), None
    text = child(child(content, "body"), "text")
    if text is None:
        raise broken("no office:text")
    projection = Projection(path, "odf")
    blocks = _OdtStory(content, styles).blocks(text, "text")
    pictures = (LOCAL[node.tag] == "image" for node in text.iter())
    lay_whole(blocks, projection, _headers(styles), partial(any, pictures))
    return projection.source()


def _headers(styles: Element | None) -> Iterator[str]:
    """The paragraphs in the headers of the pages."""
    for node in styles.iter() if styles is not None else ():
        if LOCAL[node.tag].startswith("header"):
            for paragraph in node.iter():
                if LOCAL[paragraph.tag] in {"p", "h"}:
                    yield "".join(paragraph.itertext())


class _OdtStory:
    def __init__(self, content: Element, styles: Element | None) -> None:
        self._lists = Lists(content, styles)
        self._budget = Budget()
        self._looks = Looks()
        self._deletions: set[str] = set()
        self._deleting: set[str] = set()
        self._widths: dict[str, int] = {}
        self._look = Look(())
        self._controls: dict[str, str] = {}
        for form in content.iter():
            if LOCAL[form.tag] in _CONTROLS:
                shown = value(form, "current-value") or value(form, "value")
                self._controls[value(form, "id")] = shown
        for root in (content, styles):
            for style in root.iter() if root is not None else ():
                if LOCAL[style.tag] == "style":
                    self._note(style)
                elif LOCAL[style.tag] == "changed-region" and child(style, "deletion") is not None:
                    self._deletions.add(value(style, "id"))

    def blocks(self, parent: Element, key: str, level: int = -1) -> list[Block]:
        """What stands in an office:text, a cell, a text box or (from level 0) an item of a list."""
        found: list[Block] = []
        for index, node in enumerate(parent):
            name, at = LOCAL[node.tag], f"{key}/{index}"
            if name in {"p", "h"}:
                found += self._paragraph(node, name, at)
            elif name == "table":
                found.append(self._table(node, at))
            elif name == "list":
                self._lists.enter(node)
                for place, item in enumerate(node):
                    self._lists.item(item, LOCAL[item.tag] == "list-item")
                    found += self.blocks(item, f"{at}/{place}", level + 1)
                self._lists.leave()
            elif name in _WRAPPERS:
                if value(node, "display") != "none":
                    found += self.blocks(node, at, level)
            elif name == "frame":
                found += self.blocks(node, at)
        return found

    def _paragraph(self, node: Element, name: str, key: str) -> Iterator[Block]:
        self._budget.paragraph()
        runs: list[tuple[str, Ink]] = []
        boxes: list[tuple[Element, str]] = []
        outer, self._look = self._look, self._look.within(value(node, "style-name"))
        self._gather(node, key, runs, boxes)
        self._look = outer
        text = _SPACE.sub(" ", "".join(legible(runs))).strip(" ").translate(_SHOWN)
        label = self._lists.label(node if name == "h" else None)
        yield Paragraph(numbered(label, text), key)
        for box, inside in boxes:
            yield from self.blocks(box, inside)

    def _gather(
        self, node: Element, key: str, runs: list[tuple[str, Ink]], boxes: list[tuple[Element, str]]
    ) -> None:
        ink = self._looks.ink(self._look)
        runs.append(("" if self._deleting else node.text or "", ink))
        for index, part in enumerate(node):
            name = LOCAL[part.tag]
            if name == "change-start":
                self._deleting |= {value(part, "change-id")} & self._deletions
            elif name == "change-end":
                self._deleting.discard(value(part, "change-id"))
            elif name == "s":
                runs.append((_BLANK * min(_count(part, "c"), _MANY_BLANKS), ink))
            elif name in _SIGNS:
                runs.append((_SIGNS[name], ink))
            elif name == "text-box":
                boxes.append((part, f"{key}/{index}"))
            elif name == "control":
                runs.append((self._controls.get(value(part, "control"), ""), ink))
            elif name not in _LEFT_OUT and value(part, "is-hidden") != "true":
                outer, self._look = self._look, self._look.within(value(part, "style-name"))
                self._gather(part, f"{key}/{index}", runs, boxes)
                self._look = outer
            runs.append(("" if self._deleting else part.tail or "", ink))

    def _table(self, node: Element, key: str) -> Table:
        widths: list[int] = []
        for column in node.iter():
            if LOCAL[column.tag] == "table-column":
                repeated = min(_count(column, "number-columns-repeated"), _MANY_COLUMNS)
                widths += [self._widths.get(value(column, "style-name"), 1000)] * repeated
            elif LOCAL[column.tag] == "table-cell":
                break  # those that follow are of tables within
        rows: list[list[PlacedCell]] = []
        for row, at in _rows(node, key):
            for _ in range(min(_count(row, "number-rows-repeated"), _MANY_ROWS)):
                rows.append(self._row(row, at))
        return arranged(rows, widths[:_MANY_COLUMNS])

    def _row(self, row: Element, key: str) -> list[PlacedCell]:
        cells: list[PlacedCell] = []
        column = 0
        for index, node in enumerate(row):
            name, at = LOCAL[node.tag], f"{key}/{index}"
            for _ in range(min(_count(node, "number-columns-repeated"), _MANY_COLUMNS)):
                self._budget.cell()
                if name == "table-cell":
                    across = min(_count(node, "number-columns-spanned"), _MANY_COLUMNS)
                    outer, self._look = self._look, self._look.within(value(node, "style-name"))
                    cells.append(PlacedCell(WordCell(column, across, 1, at, self.blocks(node, at))))
                    self._look = outer
                elif name == "covered-table-cell":
                    cells.append(PlacedCell(WordCell(column), "covered"))
                else:
                    continue
                column += 1
        return cells

    def _note(self, style: Element) -> None:
        self._looks.note(style)
        name = value(style, "name")
        for properties in style:
            if width := _LENGTH.match(value(properties, "column-width")):
                self._widths[name] = _twips(width)


def _rows(node: Element, key: str) -> Iterator[tuple[Element, str]]:
    for index, part in enumerate(node):
        if LOCAL[part.tag] == "table-row":
            yield part, f"{key}/{index}"
        elif LOCAL[part.tag] in _ROWS:
            yield from _rows(part, f"{key}/{index}")


def _count(node: Element, name: str) -> int:
    said = value(node, name)
    return max(1, int(said)) if said.isdecimal() and len(said) < 9 else 1


def _twips(length: re.Match[str]) -> int:
    try:
        return int(min(float(length[1]), 1e5) * _TWIPS[length[2]])
    except ValueError:
        return 1000
