"""Automatic numbers of OpenDocument texts: ODF 1.3 part 3, 5.3 (lists) and 16.30 (their styles)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.loaders.word.elements import LOCAL, value
from govlint.loaders.word.numbering import Counter, Level, next_number
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional",
    "子": "ideographZodiac", "①": "decimalEnclosedCircle", "１": "decimalFullWidth", "": "none",
}  # fmt: skip
_PLACE = lazy(r"%([1-9])%")
_DEEPEST = 8
_Levels = dict[int, Level]


@dataclass(slots=True)
class _OpenList:
    """A list that is being read."""

    levels: _Levels
    counter: Counter
    due: bool = False  # whether the next paragraph is the first of a numbered item


class Lists:
    """Told of lists and items as they come, gives each paragraph the number it is printed with."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self._styles: dict[str, _Levels] = {}
        self._outline = Counter({})
        self._counters: dict[str, Counter] = {}
        self._by_style: dict[str, Counter] = {}
        self._open: list[_OpenList] = []
        for root in (styles, content):
            for node in root.iter() if root is not None else ():
                if LOCAL[node.tag] == "list-style":
                    self._styles[value(node, "name")] = _levels(node)
                elif LOCAL[node.tag] == "outline-style":
                    self._outline = Counter(_levels(node))

    def enter(self, node: Element) -> None:
        """A text:list begins."""
        style = value(node, "style-name")
        if self._open:
            levels = self._styles.get(style, self._open[-1].levels)
            self._open.append(_OpenList(levels, self._open[-1].counter))
            return
        levels = self._styles.get(style, {})
        counter = self._counters.get(value(node, "continue-list"))
        if counter is None and value(node, "continue-numbering") == "true":
            counter = self._by_style.get(style)
        if counter is None:
            counter = Counter(levels)
        self._by_style[style] = counter
        if name := value(node, "id"):
            self._counters[name] = counter
        self._open.append(_OpenList(levels, counter))

    def leave(self) -> None:
        """A text:list ends."""
        self._open.pop()

    def item(self, node: Element, numbered: bool) -> None:
        """A text:list-item begins, or (not numbered) a text:list-header."""
        top, level = self._open[-1], min(len(self._open) - 1, _DEEPEST)
        top.due = numbered
        start = value(node, "start-value")
        if start.isdecimal() and len(start) < 7:
            top.counter.last[level] = int(start) - 1

    def label(self, heading: Element | None) -> str:
        """The number of the next paragraph; `heading` is its text:h, if it is one."""
        if self._open:
            top, level = self._open[-1], min(len(self._open) - 1, _DEEPEST)
            if not top.due or level not in top.levels:
                return ""
            top.due = False
            return next_number(top.counter, top.levels, level)
        level = int(said) if (said := value(heading, "outline-level")).isdecimal() else 0
        known = self._outline.levels.get(level - 1) if level <= _DEEPEST else None
        if known is None or known.style == "none" or value(heading, "is-list-header") == "true":
            return ""
        return next_number(self._outline, self._outline.levels, level - 1)


def _levels(style: Element) -> _Levels:
    found: _Levels = {}
    for node in style:
        said = value(node, "level")
        if not said.isdecimal() or len(said) > 2 or not 1 <= int(said) <= _DEEPEST + 1:
            continue
        level = int(said)
        kind = _FORMATS.get(value(node, "num-format")[:1], "decimal")
        if LOCAL[node.tag].endswith("bullet") or LOCAL[node.tag].endswith("image"):
            kind = "bullet"
        start = value(node, "start-value")
        first = int(start) if start.isdecimal() and len(start) < 7 else 1
        found[level - 1] = Level(first, kind, "" if kind == "bullet" else _pattern(node, level))
    return found


def _pattern(node: Element, level: int) -> str:
    if whole := value(node, "num-list-format"):
        return _PLACE.sub(r"%\1", whole)
    if not value(node, "num-format"):
        return value(node, "num-prefix") + value(node, "num-suffix")
    shown = value(node, "display-levels")
    first = max(1, level - int(shown) + 1) if shown.isdecimal() and len(shown) < 3 else level
    places = ".".join(f"%{place}" for place in range(first, level + 1))
    return value(node, "num-prefix") + places + value(node, "num-suffix")
