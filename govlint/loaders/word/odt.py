"""Texts of OpenDocument (.odt, and .fodt in one XML text), by the standard library alone.

Left out are deleted text, notes, comments, headers, footers and tables of contents; a text box is
read once, after the paragraph it is anchored in.  A place's key is `text` and the path of child
indices (from 0) that leads from office:text to the text:p, text:h or table:table-cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.files.archive import Archive, broken, locked
from govlint.files.projection import Projection
from govlint.files.xmltree import read_xml
from govlint.loaders.word.blocks import Block, Budget, Cell, Paragraph, Table, lay, numbered
from govlint.loaders.word.columns import Placed, arranged
from govlint.loaders.word.odtlists import Lists
from govlint.loaders.word.tags import LOCAL, child, value
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
    lay(_Story(content, styles).blocks(text, "text"), projection)
    return projection.source()


class _Story:
    def __init__(self, content: Element, styles: Element | None) -> None:
        self._lists = Lists(content, styles)
        self._budget = Budget()
        self._hidden: set[str] = set()
        self._deletions: set[str] = set()
        self._deleting: set[str] = set()
        self._widths: dict[str, int] = {}
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
        out: list[str] = []
        boxes: list[tuple[Element, str]] = []
        self._gather(node, key, out, boxes)
        text = _SPACE.sub(" ", "".join(out)).strip(" ").translate(_SHOWN)
        label = self._lists.label(node if name == "h" else None)
        yield Paragraph(numbered(label, text), key)
        for box, inside in boxes:
            yield from self.blocks(box, inside)

    def _gather(
        self, node: Element, key: str, out: list[str], boxes: list[tuple[Element, str]]
    ) -> None:
        out.append("" if self._deleting else node.text or "")
        for index, part in enumerate(node):
            name = LOCAL[part.tag]
            if name == "change-start":
                self._deleting |= {value(part, "change-id")} & self._deletions
            elif name == "change-end":
                self._deleting.discard(value(part, "change-id"))
            elif name == "s":
                out.append(_BLANK * min(_count(part, "c"), _MANY_BLANKS))
            elif name == "tab":
                out.append(_TAB)
            elif name == "line-break":
                out.append(_BREAK)
            elif name == "text-box":
                boxes.append((part, f"{key}/{index}"))
            elif name not in _LEFT_OUT and value(part, "style-name") not in self._hidden:
                self._gather(part, f"{key}/{index}", out, boxes)
            out.append("" if self._deleting else part.tail or "")

    def _table(self, node: Element, key: str) -> Table:
        widths: list[int] = []
        for column in node.iter():
            if LOCAL[column.tag] == "table-column":
                repeated = min(_count(column, "number-columns-repeated"), _MANY_COLUMNS)
                widths += [self._widths.get(value(column, "style-name"), 1000)] * repeated
            elif LOCAL[column.tag] == "table-cell":
                break  # those that follow are of tables within
        rows: list[list[Placed]] = []
        for row, at in _rows(node, key):
            for _ in range(min(_count(row, "number-rows-repeated"), _MANY_ROWS)):
                rows.append(self._row(row, at))
        return arranged(rows, widths[:_MANY_COLUMNS])

    def _row(self, row: Element, key: str) -> list[Placed]:
        cells: list[Placed] = []
        column = 0
        for index, node in enumerate(row):
            name, at = LOCAL[node.tag], f"{key}/{index}"
            for _ in range(min(_count(node, "number-columns-repeated"), _MANY_COLUMNS)):
                self._budget.cell()
                if name == "table-cell":
                    across = min(_count(node, "number-columns-spanned"), _MANY_COLUMNS)
                    cells.append(Placed(Cell(column, across, 1, at, self.blocks(node, at))))
                elif name == "covered-table-cell":
                    cells.append(Placed(Cell(column), "covered"))
                else:
                    continue
                column += 1
        return cells

    def _note(self, style: Element) -> None:
        name = value(style, "name")
        for properties in style:
            kind = LOCAL[properties.tag]
            if kind == "text-properties" and value(properties, "display") == "none":
                self._hidden.add(name)
            elif width := _LENGTH.match(value(properties, "column-width")):
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
