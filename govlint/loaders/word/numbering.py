"""The automatic numbers of a Word file, which stand nowhere in its text.

ECMA-376 part 1, 17.9.  A paragraph has its list by itself or by its style; the lists' definitions
are in numbering.xml; counting is by the order of the paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govlint.loaders.word.elements import child, children, value
from govlint.loaders.word.numerals import numeral
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PLACE = lazy(r"%([1-9])")
_STYLES_DEEP = 30
_LEVELS = 9


@dataclass(slots=True)
class Level:
    """One level of a list: how its number is printed."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    paragraph_style: str = ""


@dataclass(slots=True)
class Counter:
    """Where a list stands: the number last given of each level, None before the first."""

    levels: dict[int, Level]
    last: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Gives each paragraph, asked in their order, the number it is printed with."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = _Styles(styles)
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for node in numbering if numbering is not None else ():
            kind = node.tag.rpartition("}")[2]
            if kind == "abstractNum":
                self._abstract[value(node, "abstractNumId")] = node
            elif kind == "num":
                self._lists[value(node, "numId")] = node
        self._counters: dict[str, Counter] = {}
        self._used: dict[str, tuple[Counter, dict[int, Level]] | None] = {}

    def label(self, properties: Element | None) -> str:
        """The number of the next paragraph, by its w:pPr; empty where it has none."""
        if not self._lists:  # Word 2003 XML has the number itself
            said = child(properties, "listPr")
            return value(child(said, "t"), "val") if said is not None else ""
        number, level = self._listed(properties)
        if not number or number == "0" or not 0 <= level < _LEVELS:
            return ""
        if number not in self._used:
            self._used[number] = self._counter_and_levels(number)
        used = self._used[number]
        return "" if used is None else next_number(*used, level)

    def _listed(self, properties: Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph."""
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle"), "val") or self._styles.default
        number, level = value(child(own, "numId"), "val"), value(child(own, "ilvl"), "val")
        if not number:
            found = self._styles.listed(style)
            if found is None:
                return "", 0
            number, level = found.number, level or found.level
            if not level:
                return number, self._linked_level(number, found.style)
        return number, int(level) if level.isdigit() else 0

    def _linked_level(self, number: str, style: str) -> int:
        for index, level in self._levels(number).items():
            if level.paragraph_style == style:
                return index
        return 0

    def _counter_and_levels(self, number: str) -> tuple[Counter, dict[int, Level]] | None:
        """The counter of a list, shared by the lists of one definition, and the list's levels."""
        node = self._lists.get(number)
        if node is None:
            return None
        name = value(child(node, "abstractNumId"), "val")
        counter = self._counters.setdefault(name, Counter(self._levels(number)))
        levels = dict(counter.levels)
        for override in children(node, "lvlOverride"):
            index = _number(value(override, "ilvl"), -1)
            if (own := child(override, "lvl")) is not None:
                levels[index] = _level(own)
            start = value(child(override, "startOverride"), "val")
            if start and 0 <= index < _LEVELS:
                counter.last[index] = _number(start, 1) - 1
        return counter, levels

    def _levels(self, number: str, depth: int = 0) -> dict[int, Level]:
        node = self._lists.get(number)
        abstract = self._abstract.get(value(child(node, "abstractNumId"), "val"))
        if abstract is None or depth > _STYLES_DEEP:
            return {}
        if link := value(child(abstract, "numStyleLink"), "val"):
            found = self._styles.listed(link)
            return self._levels(found.number, depth + 1) if found else {}
        return {_number(value(lvl, "ilvl"), 0): _level(lvl) for lvl in children(abstract, "lvl")}


@dataclass(slots=True)
class _Listed:
    """The list a style puts its paragraphs in; `style` is the one that says so."""

    number: str
    level: str
    style: str


class _Styles:
    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._found: dict[str, _Listed | None] = {}
        self.default = ""
        for node in children(root, "style"):
            name = value(node, "styleId")
            self._nodes[name] = node
            paragraphs = value(node, "type") in {"", "paragraph"}
            if paragraphs and value(node, "default") in {"1", "true", "on"}:
                self.default = name

    def listed(self, style: str) -> _Listed | None:
        if style not in self._found:
            self._found[style] = self._search(style)
        return self._found[style]

    def _search(self, style: str) -> _Listed | None:
        level = ""
        for _ in range(_STYLES_DEEP):
            node = self._nodes.get(style)
            if node is None:
                return None
            own = child(child(node, "pPr"), "numPr")
            level = level or value(child(own, "ilvl"), "val")
            if number := value(child(own, "numId"), "val"):
                return _Listed(number, level, style)
            style = value(child(node, "basedOn"), "val")
        return None


def _level(node: Element) -> Level:
    restart = value(child(node, "lvlRestart"), "val")
    style = next((value(n, "val") for n in node.iter() if n.tag.endswith("}numFmt")), "decimal")
    legal = child(node, "isLgl")
    return Level(
        _number(value(child(node, "start"), "val"), 0),
        style,
        value(child(node, "lvlText"), "val"),
        _number(restart, 0) if restart else None,
        legal is not None and value(legal, "val") not in {"0", "false", "off"},
        value(child(node, "pStyle"), "val"),
    )


def next_number(counter: Counter, levels: dict[int, Level], index: int) -> str:
    """The number of the next paragraph on a level (from 0) of a list."""
    level = levels.get(index, Level())
    last = counter.last
    before = last[index]
    last[index] = level.start if before is None else before + 1
    for above in range(index):
        if last[above] is None:
            last[above] = levels.get(above, Level()).start
    for below in range(index + 1, _LEVELS):
        restart = levels.get(below, Level()).restart
        # lvlRestart says the level (from 1) whose use starts this one again; 0: none does.
        if restart is None or (restart and index < restart):
            last[below] = None
    if level.style in {"bullet", "none"} and "%" not in level.pattern:
        return "" if level.style == "bullet" else level.pattern

    def figure(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        style = "decimal" if level.legal else levels.get(at, Level()).style
        return numeral(last[at] if last[at] is not None else 0, style)  # type: ignore[arg-type]

    return _PLACE.sub(figure, level.pattern)


def _number(text: str, otherwise: int) -> int:
    try:
        return max(-1, min(int(text), 1_000_000))
    except ValueError:
        return otherwise
