"""OpenDocument workbooks (.ods): calamine tells nothing of their merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.files.archive import Archive
from govlint.files.projection import MAX_CELLS, Projection, too_large
from govlint.files.xmltree import local_name, read_xml
from govlint.loaders.ink import Ink, legible
from govlint.loaders.odflooks import Look, Looks
from govlint.loaders.sheets.layout import Sheet, SheetCell, lay
from govlint.loaders.sheets.printed import is_rounded, number
from govlint.model.source import Source
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PART = "content.xml"
_UNSEEN = frozenset({"collapse", "filter"})
_LARGEST = 1_048_576  # rows of a sheet
_TAGS_A_CELL = 4
_UNITS = lazy(r"[^\d.万亿千百()（）/—–-]")  # of what is printed with a number


def load(data: bytes, path: str) -> Source:
    """The text of a workbook's visible sheets. Raises Undecodable."""
    content = Archive(data).read(_PART)
    if content.count(b"<") > MAX_CELLS * _TAGS_A_CELL:
        raise _crowded()
    root = read_xml(content, _PART)
    hidden, boxed, looks = _styles(root)
    projection = Projection(path, "sheet")
    tables = [one for one in root.iter() if local_name(one) == "table"]
    for index, table in enumerate(tables):
        if _get(table, "style-name") not in hidden:
            lay(_sheet(table, f"table[{index}]", boxed, looks), projection)
    return projection.source()


def _crowded() -> Exception:
    return too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")


def _get(element: Element, name: str) -> str:
    """An attribute by its local name: no two of a sheet's differ by their namespace alone."""
    return next((value for key, value in element.items() if key.endswith("}" + name)), "")


def _count(element: Element, name: str) -> int:
    try:
        return min(max(1, int(_get(element, name) or 1)), _LARGEST)
    except ValueError:
        return 1


def _styles(root: Element) -> tuple[set[str], set[str], Looks]:
    """The styles of hidden tables, those of cells with borders, and how text is printed."""
    hidden: set[str] = set()
    boxed: set[str] = set()
    looks = Looks()
    for style in (one for one in root.iter() if local_name(one) == "style"):
        looks.note(style)
        for part in style:
            if local_name(part) == "table-properties" and _get(part, "display") == "false":
                hidden.add(_get(style, "name"))
            if local_name(part) == "table-cell-properties" and any(
                "}border" in key and value != "none" for key, value in part.items()
            ):
                boxed.add(_get(style, "name"))
    return hidden, boxed, looks


def _sheet(table: Element, key: str, boxed: set[str], looks: Looks) -> Sheet:
    hidden: set[int] = set()
    cells: list[SheetCell] = []
    row = 0
    for line in _parts(table, "table-row"):
        times = _count(line, "number-rows-repeated")
        found = list(_cells(line, row, boxed, looks))
        unseen = _get(line, "visibility") in _UNSEEN
        if found and not unseen:
            if len(cells) + len(found) * times > MAX_CELLS:
                raise _crowded()
            cells += [cell._replace(row=row + more) for more in range(times) for cell in found]
        elif unseen and row + times < _LARGEST:
            hidden |= set(range(row, row + times))
        row += times
    return Sheet(_get(table, "name"), key, cells, frozenset(hidden), _hidden_columns(table))


def _parts(table: Element, name: str) -> Iterator[Element]:
    """The rows or columns of a table, those in groups and headers too, none of a table in it."""
    waiting = list(reversed(table))
    while waiting:
        one = waiting.pop()
        if local_name(one) == name:
            yield one
        elif local_name(one).startswith(("table-row", "table-column", "table-header")):
            waiting += reversed(one)


def _hidden_columns(table: Element) -> frozenset[int]:
    hidden: set[int] = set()
    place = 0
    for column in _parts(table, "table-column"):
        times = _count(column, "number-columns-repeated")
        if _get(column, "visibility") in _UNSEEN:
            hidden |= set(range(place, min(place + times, 16_384)))
        place += times
    return frozenset(hidden)


def _cells(line: Element, row: int, boxed: set[str], looks: Looks) -> Iterator[SheetCell]:
    column = 0
    made = 0
    for one in line:
        times = _count(one, "number-columns-repeated")
        text, held = _text(one, looks) if local_name(one) == "table-cell" else ("", "")
        down, across = _count(one, "number-rows-spanned"), _count(one, "number-columns-spanned")
        if text.strip() or down > 1 or across > 1:
            made += times
            if made > MAX_CELLS:
                raise _crowded()
            has_box = _get(one, "style-name") in boxed
            for more in range(times):
                yield SheetCell(row, column + more, text, down, across, has_box, held)
        column += times


def _text(cell: Element, looks: Looks) -> tuple[str, str]:
    """What a cell prints, and the number it holds where that is another."""
    look = Look(()).within(_get(cell, "style-name"))
    lines = (_line(one, look, looks) for one in cell if local_name(one) == "p")
    text = "\n".join(lines)
    held = _get(cell, "value")
    if _get(cell, "value-type") not in {"float", "currency"} or not held:
        return text, ""
    if next((one for one in cell if local_name(one) == "p"), None) is None:
        return number(held), ""  # nobody has printed it yet
    bare = _UNITS.sub("", text)
    if not is_rounded(bare, held):
        return (number(held) if bare else text), ""
    return bare, held if bare[:1].isdigit() else ""


def _line(line: Element, look: Look, looks: Looks) -> str:
    runs = list(_words(line, look, looks))
    ink = looks.ink(look)
    if ink.raised:  # all of the cell is: there is no line it is above
        runs = [(text, each._replace(raised=False)) for text, each in runs]
    return "".join(legible(runs))


def _words(element: Element, look: Look, looks: Looks) -> Iterator[tuple[str, Ink]]:
    ink = looks.ink(look)
    yield element.text or "", ink
    for one in element:
        kind = local_name(one)
        if kind == "s":
            yield " " * min(_count(one, "c"), 100), ink
        elif kind in {"tab", "line-break"}:
            yield (" " if kind == "tab" else "\n"), ink
        elif kind not in {"annotation", "note", "ruby-text"}:
            yield from _words(one, look.within(_get(one, "style-name")), looks)
        yield one.tail or "", ink
