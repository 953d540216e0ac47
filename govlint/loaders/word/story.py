"""A story of a Word file (its body, a text box) as paragraphs and tables, changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.loaders.word.blocks import Block, Budget, Paragraph, Table, WordCell, numbered
from govlint.loaders.word.elements import LOCAL, child, children, is_on, named, value
from govlint.loaders.word.looks import Looks, is_shaded
from govlint.loaders.word.numbering import Numbering
from govlint.loaders.word.printed_columns import PlacedCell, arranged
from govlint.loaders.word.runs import LEFT_OUT, Runs, alternative

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GONE = frozenset({"del", "moveFrom"})
_CONTENTS = frozenset({"Table of Contents"})


class Story:
    """Reads the stories of one file, in order: lists go on counting and fields stay open."""

    def __init__(
        self, numbering: Numbering, looks: Looks, *, spaced: bool = False, contents: bool = False
    ) -> None:
        """`spaced`: all blanks are text; `contents`: read tables of contents, too."""
        self._numbering = numbering
        self._budget = Budget()
        self._runs = Runs(looks, spaced=spaced, contents=contents)

    @property
    def unfinished(self) -> bool:
        """Whether a table of contents was begun and never ended: what is left out is the report."""
        return self._runs.silent

    def blocks(self, parent: Element, key: str) -> list[Block]:
        """What stands in a w:body, w:tc or w:txbxContent. Raises Undecodable for a w:altChunk."""
        found: list[Block] = []
        carried: Paragraph | None = None
        for node, at in _unwrapped(parent, key, "p", "tbl"):
            if LOCAL[node.tag] == "tbl":
                if carried is not None:
                    found.append(carried)
                    carried = None
                found.append(self._table(node, at))
                continue
            self._budget.paragraph()
            if carried is None and (text := self._runs.plain(node)) is not None:  # what most are
                found.append(self._numbered(text, at, None))
                continue
            contents = self._runs.silent
            text, boxes = self._runs.text_and_boxes(node, at)
            if contents and not text:
                continue  # a table of contents prints what the headings say again
            properties = child(node, "pPr")
            paragraph = Paragraph(text, at)
            if carried is not None:
                paragraph = Paragraph(carried.text + text, carried.key)
            carried = paragraph if _joins_next(properties) else None
            if carried is None:
                found.append(self._numbered(paragraph.text, paragraph.key, properties))
            for box, inside in boxes:
                found += self.blocks(box, inside)
        if carried is not None:
            found.append(carried)
        return found

    def _numbered(self, text: str, key: str, properties: Element | None) -> Paragraph:
        label = self._numbering.label(properties)
        return Paragraph(numbered(label, text) if label else text, key)

    def _table(self, node: Element, key: str) -> Table:
        columns = children(child(node, "tblGrid"), "gridCol")
        widths = [_number(value(column, "w"), 0) for column in columns]
        rows: list[list[PlacedCell]] = []
        around = self._runs.around
        self._runs.around = (value(child(child(node, "tblPr"), "tblStyle"), "val"), around[1])
        for tr, at in _unwrapped(node, key, "tr"):
            properties = child(tr, "trPr")
            if child(properties, "del") is None and not is_on(child(properties, "hidden")):
                rows.append(self._row(tr, properties, at))
        self._runs.around = around
        return arranged(rows, widths)

    def _row(self, tr: Element, properties: Element | None, key: str) -> list[PlacedCell]:
        column = _number(value(child(properties, "gridBefore"), "val"), 0)
        cells: list[PlacedCell] = []
        for tc, at in _unwrapped(tr, key, "tc"):
            self._budget.cell()
            given = named(child(tc, "tcPr"))
            if not given:  # what most cells are
                cells.append(PlacedCell(WordCell(column, 1, 1, at, self.blocks(tc, at))))
                column += 1
                continue
            if "cellDel" in given:
                continue
            across = _number(value(given.get("gridSpan"), "val"), 1) or 1
            aside = _merged(given, "hMerge")
            if aside == "continue" and cells:
                cells[-1].cell.across += across
            else:
                cell = WordCell(column, across, 1, at, self._content(tc, at))
                cells.append(PlacedCell(cell, _merged(given, "vMerge")))
            column += across
        return cells

    def _content(self, tc: Element, key: str) -> list[Block]:
        """What stands in a cell that has properties, among which may be its ground."""
        around = self._runs.around
        if is_shaded(child(tc, "tcPr")):
            self._runs.around = (around[0], True)
        blocks = self.blocks(tc, key)
        self._runs.around = around
        return blocks


def _unwrapped(parent: Element, key: str, *wanted: str) -> Iterator[tuple[Element, str]]:
    """The elements of these names in `parent`, through all that only wraps them."""
    for index, node in enumerate(parent):
        name = LOCAL[node.tag]
        if name in wanted:
            yield node, f"{key}/{index}"
            continue
        if name in LEFT_OUT:
            continue
        at = f"{key}/{index}"
        if name == "AlternateContent":
            branch, chosen = alternative(node)
            if chosen is not None:
                yield from _unwrapped(chosen, f"{at}/{branch}", *wanted)
        elif name == "altChunk":
            raise _inserted()
        elif name == "sdt":
            gallery = child(child(child(node, "sdtPr"), "docPartObj"), "docPartGallery")
            if value(gallery, "val") not in _CONTENTS:
                yield from _unwrapped(node, at, *wanted)
        elif len(node):
            yield from _unwrapped(node, at, *wanted)


def _merged(given: dict[str, Element], name: str) -> str:
    """restart, continue or empty; Word 2003 XML writes w:vmerge."""
    mark = given.get(name)
    if mark is None:
        mark = given.get(name.lower())
    return "" if mark is None else value(mark, "val") or "continue"


def _joins_next(properties: Element | None) -> bool:
    """Whether the mark at the paragraph's end is deleted, so that it runs into the next."""
    if properties is None or not len(properties):
        return False
    mark = child(properties, "rPr")
    return mark is not None and any(LOCAL[part.tag] in _GONE for part in mark)


def _number(text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    try:
        return max(0, min(int(float(text)), 100_000))
    except (ValueError, OverflowError):
        return otherwise


def _inserted() -> Undecodable:
    return Undecodable(
        Text(
            "文件里嵌着另一个还没有合并的文件（altChunk），它的文字读不到",
            "another file stands in this one, not merged yet (altChunk): its text is out of reach",
        ),
        Text(
            "请用 Word 打开，保存一次，再检查",
            "open it in Word and save it once, then check again",
        ),
    )
