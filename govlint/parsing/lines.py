"""Lines: which of a report's physical lines are rows of a table, and how they are marked.

A line by itself is evidence, not proof: `行政处罚` may be a label or a word.  Lines are judged one
by one (`split`), then in regions (`with_tables`) that need labels and figures together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from govlint.forms.labels import all_pieces, bare, strong_labels, unnumbered, without_note
from govlint.forms.vocabulary import Vocabulary, current_vocabulary
from govlint.model.tree import Kind
from govlint.text.characters import number
from govlint.text.pattern import lazy

GAPS = ("BLANK", "PAGE")
"""What may stand between the lines of one thing."""

LABEL, FIGURE, WEAK, NONE = 3, 2, 1, 0

_LINE = lazy(r"(?: *(?:\r\n|\n|\r))+|([^\r\n]+(?:\r\n|\n|\r)?)")
_PAGE = lazy(r"\s*(?:[-·]\s*\d{1,3}\s*[-·]|第\s*\d{1,3}\s*页(?:\s*[,/]?\s*共\s*\d{1,3}\s*页)?)\s*")
_RULE_MARKS = " \t|:+=-"
_LONGEST_CELL = 200
_FIGURE = lazy(r"[-+增减]?[\d,.]*\d[\d,.]*(?:件|条|宗|份|起|次|个|万元|元|万)?|[-/\\]{1,3}|无|0/0")
_VERTICAL = frozenset("一二三四五六七、本年度办理结果予以公开不无法提供其他处部分总计()")
_SENTENCE = lazy(r"[。；;!?]")
_BREAK = lazy(r"(?i:<br\s*/?>)")

_Judged = tuple[Kind, int]


class Line(NamedTuple):
    """A physical line, or the part of one that a heading leaves over.

    `tail` is where its line end begins, `kind` what it will be read as, `strength` how surely it
    belongs to a table.
    """

    start: int
    end: int
    tail: int
    kind: Kind
    strength: int = NONE

    def of_kind(self, kind: Kind) -> Line:
        """The line, read as something else."""
        return self if self.kind == kind else self._replace(kind=kind)


def split(folded: str, start: int, end: int) -> list[Line]:
    """The lines between two offsets, blank ones in a row as one, each judged by itself."""
    found = []
    for match in _LINE.finditer(folded, start, end):
        first, last = match.span()
        text = match[0].rstrip("\r\n") if match[1] else ""
        found.append(Line(first, last, first + len(text), *_judged(text)))
    return found


def _judged(text: str) -> _Judged:
    """The kind and strength of a line by what stands on it."""
    plain = text.strip(" \t\f\v|*").strip()
    if not plain:
        return _judged_empty(text)
    if len(plain) < 20 and _PAGE.fullmatch(plain):
        return "PAGE", NONE
    if not text.strip(_RULE_MARKS) and ("---" in text or ("|" in text and "-" not in text)):
        return ("RULE", WEAK) if "|" in text else ("LINE", WEAK)
    if "|" in text and not _bars_are_text(text):
        return _judged_cells(text.strip(" ").strip("|").split("|"), text, "BAR")
    if "\t" in text:
        return _judged_tabs(text)
    return _judged_plain(plain)


def _bars_are_text(text: str) -> bool:
    """Whether TABs part the cells of a line that also has a bar inside one: `0 TAB 1|2 TAB 0`."""
    if text.count("\t") <= text.count("|"):
        return False
    return any("|" in cell.strip(" |") for cell in text.split("\t"))


def strength(cell: str) -> int:
    """How surely a folded cell text belongs to an official table."""
    return _strength(cell, current_vocabulary()) if len(cell) <= _LONGEST_CELL else NONE


def is_figure(cell: str) -> bool:
    """Whether a folded cell text stands where a figure should: `12`, `1,204`, `3件`, `/`, `无`."""
    return len(cell) <= _LONGEST_CELL and _is_figure(cell)


@lru_cache(maxsize=8192)
def _strength(cell: str, _: Vocabulary) -> int:
    text = bare(_BREAK.sub(" ", cell))
    if not text:
        return FIGURE if cell.strip() in {"-", "--", "/", "\\", "---"} else NONE
    if is_figure(cell):
        return FIGURE
    if text in strong_labels() or bare(unnumbered(cell)) in strong_labels():
        return LABEL
    if len(text) == 1:
        return WEAK if text in _VERTICAL else NONE
    if len(text) <= 60 and text in all_pieces():
        return LABEL if len(text) >= 4 else WEAK
    return LABEL if "(" in cell and bare(without_note(cell)) in strong_labels() else NONE


@lru_cache(maxsize=8192)
def _is_figure(cell: str) -> bool:
    plain = cell.replace(" ", "").strip()
    return _FIGURE.fullmatch(plain) is not None


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, those as prose that stand in no region with labels and figures."""
    found = list(lines)
    region: list[int] = []
    doubtful = 0
    for index, line in enumerate(lines):
        if line.kind in GAPS:
            continue
        if line.strength == NONE and (line.kind == "LINE" or doubtful >= 6 or not region):
            _part_from_prose(region, found)
            region, doubtful = [], 0
            found[index] = line.of_kind("LINE")
            continue
        region.append(index)
        doubtful = doubtful + 1 if line.strength == NONE else 0
    _part_from_prose(region, found)
    return found


def _part_from_prose(region: list[int], found: list[Line]) -> None:
    """Turn a region that is no table, and its loose ends, back into prose."""
    first, last = _table_within([found[index] for index in region])
    for index in (*region[:first], *region[last:]):
        found[index] = found[index].of_kind("LINE")


def _table_within(region: list[Line]) -> tuple[int, int]:
    """The first line of a region that is of a table, and the one behind its last; 0, 0 if none."""
    sure = [i for i, line in enumerate(region) if line.strength >= FIGURE]
    labels = sum(line.strength == LABEL for line in region)
    figures = sum(line.strength == FIGURE or line.kind == "SPACED" for line in region)
    marked = any(line.kind in ("FIELD", "BAR") for line in region)
    if not sure or not (labels >= 2 or (labels and figures) or (marked and figures)):
        return 0, 0
    first, last = sure[0], sure[-1] + 1
    while first > 0 and region[first - 1].strength == WEAK:
        first -= 1
    while last < len(region) and _goes_on(region[last]):
        last += 1
    return first, last


def _goes_on(line: Line) -> bool:
    return line.strength == WEAK or line.kind in ("LED", "RULE", "BAR", "FIELD")


def _judged_empty(text: str) -> _Judged:
    if "\t" in text:
        return "LED", WEAK
    if "|" in text:
        return "RULE", WEAK
    return ("PAGE" if "\f" in text else "BLANK"), NONE


def _judged_tabs(text: str) -> _Judged:
    led = text.strip(" ")
    inner = led[1:].strip(" ")
    if led[0] != "\t" or "\t" in inner.removesuffix("\t"):
        return _judged_cells(text.split("\t"), text, "FIELD")
    long = len(inner) > 40 and (_SENTENCE.search(inner) or "," in inner)
    found = strength(inner.strip()) if not long or bare(inner) in all_pieces() else NONE
    return ("LINE", NONE) if long and not found else ("LED", max(found, WEAK))


def _judged_cells(cells: list[str], text: str, kind: Kind) -> _Judged:
    filled = [cell.strip() for cell in cells if cell.strip()]
    best = max((strength(cell) for cell in filled), default=NONE)
    if len(filled) == 1 and kind == "BAR" and text.count("|") <= 1 + text.startswith("|"):
        kind = "BARE"  # one cell a line, its end marked by a bar
    if best >= FIGURE:
        return kind, best
    if any(len(cell) > 40 and _SENTENCE.search(cell) for cell in filled):
        return "LINE", NONE
    if len(filled) == 1 and len(filled[0]) > 24:
        return "LINE", NONE
    return kind, best if kind == "BARE" else WEAK


def _judged_plain(plain: str) -> _Judged:
    words = plain.split()
    if len(words) == 1:
        found = strength(plain)
        if found == NONE and len(plain) <= 90:
            found = _glued(plain)
        if found == NONE and len(plain) <= 30 and not _SENTENCE.search(plain):
            return "BARE", NONE
        return ("BARE", found) if found else ("LINE", NONE)
    figures = sum(number(word) is not None for word in words)
    whole = strength(plain) if len(plain) <= 80 else NONE
    if figures == len(words):
        return "SPACED", FIGURE
    known = whole or max(map(strength, words))
    if figures and known == LABEL and _ends_with_figure(words):
        return "SPACED", LABEL
    if figures >= 3 and _ends_with_figure(words):
        return "SPACED", FIGURE
    if whole:
        return "SPACED", whole
    if all(strength(word) for word in words) and len(plain) <= 120:
        return "SPACED", known
    if len(plain) <= 60 and not _SENTENCE.search(plain) and known:
        return "SPACED", WEAK
    return ("LINE" if len(plain) > 30 or _SENTENCE.search(plain) else "SPACED"), NONE


def _ends_with_figure(words: list[str]) -> bool:
    return is_figure(words[-1]) or (len(words) > 12 and sum(map(is_figure, words)) > 3)


def _glued(plain: str) -> int:
    """A label with its first figure, or its last, stuck to it."""
    head = plain.rstrip("0123456789.,")
    return LABEL if head != plain and bare(head) in strong_labels() else NONE
