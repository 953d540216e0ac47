"""Workbooks in Office Open XML (.xlsx), read with nothing but the standard library."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from govlint.files.archive import Archive, broken
from govlint.files.projection import MAX_CELLS, Projection, too_large
from govlint.files.xmltree import local_name, read_xml
from govlint.loaders.ink import PLAIN
from govlint.loaders.sheets.figures import words
from govlint.loaders.sheets.layout import Sheet, SheetCell, covered, lay
from govlint.loaders.sheets.printed import is_rounded, number
from govlint.loaders.sheets.styles import Runs, Style, descendants, font_ink, styles, whole
from govlint.model.source import Source
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_SHEETS = 256
_PLACE = lazy(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = lazy(r"_x([0-9A-Fa-f]{4})_")
_TAGS_A_CELL = 6  # of a cell with its value in the table of strings, and some to spare
_HIDDEN = frozenset({"1", "true"})


class _Package:
    """The parts of a workbook, as many and as large as a report may have."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        self._tags = 0

    def __contains__(self, name: str) -> bool:
        return name in self._archive

    def xml(self, name: str) -> Element:
        data = self._archive.read(name)
        self._tags += data.count(b"<")
        if self._tags > MAX_CELLS * _TAGS_A_CELL:
            raise too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")
        return read_xml(data, name)


class _Book(NamedTuple):
    strings: list[str | Runs]
    styles: list[Style]
    since_1904: bool
    zeros: bool = True  # whether zeros are printed


def load(data: bytes, path: str) -> Source:
    """The text of a workbook's visible sheets. Raises Undecodable."""
    projection = Projection(path, "sheet")
    for sheet in sheets(data):
        lay(sheet, projection)
    return projection.source()


def sheets(data: bytes) -> Iterator[Sheet]:
    """The visible sheets of a workbook, as they are printed. Raises Undecodable."""
    package = _Package(data)
    main = _main(package)
    if main.endswith(".bin"):
        from govlint.loaders.sheets import xls

        raise xls.unread()
    root = package.xml(main)
    links = _links(package, main)
    properties = next(descendants(root, "workbookPr"), None)
    since_1904 = properties is not None and properties.get("date1904") in _HIDDEN
    book = _Book(_strings(package, links), _styles(package, links), since_1904)
    for name, part in _sheets(root, links):
        sheet = package.xml(part)
        if local_name(sheet) == "worksheet":
            yield _sheet(name, part, sheet, book)


def _main(package: _Package) -> str:
    for kind, target in _links(package, ""):
        if kind.endswith("/officeDocument") and target in package:
            return target
    for usual in ("xl/workbook.xml", "xl/workbook.bin"):
        if usual in package:
            return usual
    raise broken("xl/workbook.xml: not there")


def _links(package: _Package, part: str) -> list[tuple[str, str]]:
    """What a part leads to, by the kind of the link and also by its id."""
    folder, name = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if links not in package:
        return []
    found = []
    for link in descendants(package.xml(links), "Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).strip("/")
        found += [(link.get("Type", ""), target), ("#" + link.get("Id", ""), target)]
    return found


def _sheets(root: Element, links: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    parts = dict(links)
    sheets = list(descendants(root, "sheet"))
    if len(sheets) > MAX_SHEETS:
        raise too_large(f"{MAX_SHEETS} 张表", f"{MAX_SHEETS} sheets")
    for sheet in sheets:
        link = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        # A part is read once, however many sheets it is said to be.
        part = parts.pop("#" + link, "")
        if part and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), part


def _named(links: list[tuple[str, str]], kind: str) -> list[str]:
    return [target for name, target in links if name.endswith("/" + kind)]


def _strings(package: _Package, links: list[tuple[str, str]]) -> list[str | Runs]:
    return [
        _text(item)
        for part in _named(links, "sharedStrings")[:1]
        if part in package
        for item in package.xml(part)
        if local_name(item) == "si"
    ]


def _text(item: Element) -> str | Runs:
    """The text of a string, or its runs, without the reading signs above it."""
    runs: Runs = []
    for one in item:
        kind = local_name(one)
        if kind == "t":
            runs.append((_unescaped(one.text or ""), None))
        elif kind == "r":
            text = "".join(run.text or "" for run in one if local_name(run) == "t")
            looks = next((part for part in one if local_name(part) == "rPr"), None)
            runs.append((_unescaped(text), None if looks is None else font_ink(looks)))
    if all(ink is None or ink is PLAIN for _, ink in runs):
        return "".join(text for text, _ in runs)
    return runs


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _styles(package: _Package, links: list[tuple[str, str]]) -> list[Style]:
    part = next(iter(_named(links, "styles")), "")
    return styles(package.xml(part)) if part in package else []


def _sheet(name: str, part: str, root: Element, book: _Book) -> Sheet:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in descendants(root, "mergeCell"):
        ends = _PLACE.findall(merge.get("ref", ""))
        if len(ends) == 2:
            (top, left), (bottom, right) = (_at(*end) for end in ends)
            spans[top, left] = (max(1, bottom - top + 1), max(1, right - left + 1))
    hidden: set[int] = set()
    cells: list[SheetCell] = []
    row = -1
    views = list(descendants(root, "sheetView"))
    if any(view.get("showZeros") in {"0", "false"} for view in views):
        book = book._replace(zeros=False)
    if next(descendants(root, "tablePart"), None) is not None:  # its style may colour the ground
        book = book._replace(styles=[style.on_ground() for style in book.styles])
    for line in descendants(root, "row"):
        row = whole(line.get("r")) - 1 if whole(line.get("r")) > 0 else row + 1
        if line.get("hidden") in _HIDDEN or line.get("zeroHeight") in _HIDDEN:
            hidden.add(row)
            continue
        cells += _cells(line, row, spans, book)
    return Sheet(name, part, cells, frozenset(hidden), _hidden_columns(root))


def _cells(
    line: Element, row: int, spans: dict[tuple[int, int], tuple[int, int]], book: _Book
) -> Iterator[SheetCell]:
    column = -1
    for one in line:
        if local_name(one) != "c":
            continue
        place = _PLACE.fullmatch(one.get("r", ""))
        column = _at(*place.groups())[1] if place else column + 1
        style = whole(one.get("s", "0"))
        look = book.styles[style] if 0 <= style < len(book.styles) else Style()
        text, held = look.printed_and_held(*_value(one, look, book))
        if text.strip() or (row, column) in spans:
            yield SheetCell(row, column, text, *spans.get((row, column), (1, 1)), look.boxed, held)


def _at(letters: str, digits: str) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def _hidden_columns(root: Element) -> frozenset[int]:
    return covered(
        (whole(column.get("min")) - 1, whole(column.get("max")) - 1)
        for column in descendants(root, "col")
        if column.get("hidden") in _HIDDEN
    )


def _value(cell: Element, style: Style, book: _Book) -> tuple[str | Runs, str]:
    """What a cell shows, and what it holds where that is another number.

    The formula itself is shown where nobody has computed it.
    """
    kind = cell.get("t", "n")
    parts = {local_name(one): one for one in cell}
    if kind == "inlineStr":
        return _formatted(_text(parts["is"]) if "is" in parts else "", style), ""
    value = (parts["v"].text or "") if "v" in parts else ""
    if not value:
        return (f"={parts['f'].text or ''}" if "f" in parts and kind != "str" else ""), ""
    if kind == "n":
        text = number(value, style.code, book.since_1904)
        if text == "0" and not book.zeros:
            return "", ""
        return text, number(value) if style.code and is_rounded(text, value) else ""
    if kind == "s":
        index = whole(value)
        return _formatted(book.strings[index] if 0 <= index < len(book.strings) else "", style), ""
    if kind == "b":
        return ("TRUE" if value == "1" else "FALSE"), ""
    return (_formatted(_unescaped(value), style) if kind == "str" else value), ""


def _formatted(text: str | Runs, style: Style) -> str | Runs:
    """A text as its number format lets it be printed."""
    return words(text, style.code) if style.code and isinstance(text, str) else text
