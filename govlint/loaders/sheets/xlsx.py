"""Workbooks in Office Open XML (.xlsx), read with nothing but the standard library."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from govlint.files.archive import Archive, broken
from govlint.files.projection import MAX_CELLS, Projection, too_large
from govlint.files.xmltree import read_xml
from govlint.loaders.sheets.grid import Cell, Sheet, covered, lay
from govlint.loaders.sheets.printed import BUILT_IN, number
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


class _Style(NamedTuple):
    code: str = ""
    boxed: bool = False


class _Book(NamedTuple):
    strings: list[str]
    styles: list[_Style]
    since_1904: bool


def load(data: bytes, path: str) -> Source:
    """The text of a workbook's visible sheets. Raises Undecodable."""
    package = _Package(data)
    main = _main(package)
    if main.endswith(".bin"):
        from govlint.loaders.sheets import xls

        raise xls.unread()
    root = package.xml(main)
    links = _links(package, main)
    properties = next(_all(root, "workbookPr"), None)
    since_1904 = properties is not None and properties.get("date1904") in _HIDDEN
    book = _Book(_strings(package, links), _styles(package, links), since_1904)
    projection = Projection(path, "sheet")
    for name, part in _sheets(root, links):
        sheet = package.xml(part)
        if _local(sheet) == "worksheet":
            lay(_sheet(name, part, sheet, book), projection)
    return projection.source()


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
    for link in _all(package.xml(links), "Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).strip("/")
        found += [(link.get("Type", ""), target), ("#" + link.get("Id", ""), target)]
    return found


def _sheets(root: Element, links: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    parts = dict(links)
    sheets = list(_all(root, "sheet"))
    if len(sheets) > MAX_SHEETS:
        raise too_large(f"{MAX_SHEETS} 张表", f"{MAX_SHEETS} sheets")
    for sheet in sheets:
        link = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        # A part is read once, however many sheets it is said to be.
        part = parts.pop("#" + link, "")
        if part and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), part


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if _local(one) == name)


def _named(links: list[tuple[str, str]], kind: str) -> list[str]:
    return [target for name, target in links if name.endswith("/" + kind)]


def _strings(package: _Package, links: list[tuple[str, str]]) -> list[str]:
    return [
        _text(item)
        for part in _named(links, "sharedStrings")[:1]
        if part in package
        for item in package.xml(part)
        if _local(item) == "si"
    ]


def _text(item: Element) -> str:
    """The text of a string, of its runs too, without the reading signs above it."""
    parts: list[str] = []
    for one in item:
        if _local(one) == "t":
            parts.append(one.text or "")
        elif _local(one) == "r":
            parts += [run.text or "" for run in one if _local(run) == "t"]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _styles(package: _Package, links: list[tuple[str, str]]) -> list[_Style]:
    part = next(iter(_named(links, "styles")), "")
    if part not in package:
        return []
    root = package.xml(part)
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in _all(root, "numFmt")}
    boxed = [
        any(side.get("style", "none") != "none" for side in border)
        for border in _all(root, "border")
    ]
    found = []
    for formats in _all(root, "cellXfs"):
        for one in formats:
            form = one.get("numFmtId", "0")
            code = codes.get(form) or BUILT_IN.get(_whole(form), "")
            border = _whole(one.get("borderId", "0"))
            found.append(_Style(code, 0 <= border < len(boxed) and boxed[border]))
    return found


def _whole(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        return -1


def _sheet(name: str, part: str, root: Element, book: _Book) -> Sheet:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in _all(root, "mergeCell"):
        ends = _PLACE.findall(merge.get("ref", ""))
        if len(ends) == 2:
            (top, left), (bottom, right) = (_at(*end) for end in ends)
            spans[top, left] = (max(1, bottom - top + 1), max(1, right - left + 1))
    hidden: set[int] = set()
    cells: list[Cell] = []
    row = -1
    for line in _all(root, "row"):
        row = _whole(line.get("r")) - 1 if _whole(line.get("r")) > 0 else row + 1
        if line.get("hidden") in _HIDDEN or line.get("zeroHeight") in _HIDDEN:
            hidden.add(row)
            continue
        cells += _cells(line, row, spans, book)
    return Sheet(name, part, cells, frozenset(hidden), _hidden_columns(root))


def _cells(
    line: Element, row: int, spans: dict[tuple[int, int], tuple[int, int]], book: _Book
) -> Iterator[Cell]:
    column = -1
    for one in line:
        if _local(one) != "c":
            continue
        place = _PLACE.fullmatch(one.get("r", ""))
        column = _at(*place.groups())[1] if place else column + 1
        style = _whole(one.get("s", "0"))
        look = book.styles[style] if 0 <= style < len(book.styles) else _Style()
        text = _value(one, look, book)
        if text.strip():
            yield Cell(row, column, text, *spans.get((row, column), (1, 1)), look.boxed)


def _at(letters: str, digits: str) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def _hidden_columns(root: Element) -> frozenset[int]:
    return covered(
        (_whole(column.get("min")) - 1, _whole(column.get("max")) - 1)
        for column in _all(root, "col")
        if column.get("hidden") in _HIDDEN
    )


def _value(cell: Element, style: _Style, book: _Book) -> str:
    """What a cell shows; the formula itself where nobody has computed it."""
    kind = cell.get("t", "n")
    parts = {_local(one): one for one in cell}
    if kind == "inlineStr":
        return _text(parts["is"]) if "is" in parts else ""
    value = (parts["v"].text or "") if "v" in parts else ""
    if not value:
        return f"={parts['f'].text or ''}" if "f" in parts and kind != "str" else ""
    if kind == "s":
        index = _whole(value)
        return book.strings[index] if 0 <= index < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "n":
        return number(value, style.code, book.since_1904)
    if kind == "str":
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return value
