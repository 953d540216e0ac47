"""The parts of an OFD file: which pages it has and what is drawn on each (GB/T 33190-2016, 7)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.files.archive import Archive, broken
from govlint.files.decode import Undecodable
from govlint.files.xmltree import children, local_name, read_xml
from govlint.loaders.ofdpages.numbers import floats

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Box = tuple[float, float, float, float]
_A4 = (0.0, 0.0, 210.0, 297.0)


class OfdPage(NamedTuple):
    """A page: its box (left, top, width, height in mm) and what is drawn, undermost first."""

    box: Box
    contents: list[Element]


class OfdFile:
    """An open OFD file: `pages` in order, `units` what may be drawn again, by its number."""

    def __init__(self, data: bytes) -> None:
        """Raises Undecodable for what is no OFD file, or a locked one."""
        self._archive = Archive(data)
        self._names = {name.lower(): name for name in self._archive.names}
        if "ofd.xml" not in self._names:
            if any("encrypt" in name for name in self._names):
                raise _locked()
            raise broken("OFD.xml: not there")
        root = self._root("OFD.xml")
        self.pages: list[OfdPage] = []
        self.units: dict[str, Element] = {}
        start = next((text for text in texts(root, "DocRoot")), None)
        if start is None:
            raise broken("OFD.xml: no DocRoot")
        self._add(_joined("", start))

    def _add(self, name: str) -> None:
        document, folder = self._root(name), posixpath.dirname(name)
        common = child(document, "CommonData")
        box = _A4
        templates: dict[str, str] = {}
        if common is not None:
            box = _box(common, "PageArea") or box
            for each in children(common, "TemplatePage"):
                templates[each.get("ID", "")] = _joined(folder, each.get("BaseLoc", ""))
            for kind in ("PublicRes", "DocumentRes"):
                for place in texts(common, kind):
                    self._resources(_joined(folder, place))
        listed = child(document, "Pages")
        for each in children(listed, "Page") if listed is not None else ():
            self.pages.append(self._page(_joined(folder, each.get("BaseLoc", "")), box, templates))
        if not self.pages:
            raise broken(f"{name}: no pages")

    def _page(self, name: str, box: Box, templates: dict[str, str]) -> OfdPage:
        page = self._root(name)
        below: list[Element] = []
        above: list[Element] = []
        for each in children(page, "Template"):
            place = templates.get(each.get("TemplateID", ""))
            if place and place.lower() in self._names:
                content = child(self._root(place), "Content")
                if content is not None:
                    (above if each.get("ZOrder") == "Foreground" else below).append(content)
        own = child(page, "Content")
        contents = [*below, *([own] if own is not None else []), *above]
        return OfdPage(_box(page, "Area") or box, contents)

    def _resources(self, name: str) -> None:
        if name.lower() not in self._names:
            return
        root = self._root(name)
        for units in children(root, "CompositeGraphicUnits"):
            for unit in children(units, "CompositeGraphicUnit"):
                content = child(unit, "Content")
                if content is not None:
                    self.units[unit.get("ID", "")] = content

    def _root(self, name: str) -> Element:
        known = self._names.get(name.lower())
        if known is None:
            raise broken(f"{name}: not there")
        return read_xml(self._archive.read(known), name)


def child(element: Element, name: str) -> Element | None:
    """The first child of a name."""
    return next(children(element, name), None)


def texts(element: Element, name: str) -> Iterator[str]:
    """The words of all elements of a name below this one."""
    for each in element.iter():
        if local_name(each) == name and each.text and each.text.strip():
            yield each.text.strip()


def _box(element: Element, name: str) -> Box | None:
    area = child(element, name)
    if area is None:
        return None
    for kind in ("PhysicalBox", "ApplicationBox", "CropBox"):
        box = child(area, kind)
        numbers = floats(box.text or "") if box is not None else []
        if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0:
            return (numbers[0], numbers[1], numbers[2], numbers[3])
    return None


def _joined(folder: str, place: str) -> str:
    place = place.replace("\\", "/")
    path = place if place.startswith("/") else f"{folder}/{place}"
    return posixpath.normpath(path.lstrip("/"))


def _locked() -> Undecodable:
    return Undecodable(
        Text("OFD 文件加了密", "the OFD file is encrypted"),
        Text("请导出一份没有加密的文件，再检查", "export it without encryption, then check that"),
    )
