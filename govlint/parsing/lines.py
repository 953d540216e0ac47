"""Lines: which of a report's physical lines are rows of a table, and how they are marked.

A line by itself is evidence, not proof: `行政处罚` may be a label or a word.  Lines are judged one
by one (`judge`), then joined into regions (`tables`) that need labels and figures together.
"""

from __future__ import annotations

from functools import lru_cache

from govlint.forms.labels import all_pieces, bare, strong_labels, unnumbered, without_note
from govlint.forms.vocabulary import Vocabulary, current_vocabulary
from govlint.text.characters import ZERO_WIDTH, number
from govlint.text.pattern import lazy

BLANK, PAGE, RULE, LED, FIELD, BAR, SPACED, BARE, PROSE = (
    "BLANK", "PAGE", "RULE", "LED", "FIELD", "BAR", "SPACED", "BARE", "LINE",
)  # fmt: skip
LABEL, FIGURE, WEAK, NONE = 3, 2, 1, 0

_LINE = lazy(r"(?: *(?:\r\n|\n|\r))+|([^\r\n]+(?:\r\n|\n|\r)?)")
_PAGE = lazy(r"\s*(?:[-·]\s*\d{1,3}\s*[-·]|第\s*\d{1,3}\s*页(?:\s*[,/]?\s*共\s*\d{1,3}\s*页)?)\s*")
_RULE_MARKS = " \t|:+=-"
_LONGEST_CELL = 200
_FIGURE = lazy(r"[-+增减]?[\d,.]*\d[\d,.]*(?:件|条|宗|份|起|次|个|万元|元|万)?|[-/\\]{1,3}|无|0/0")
_VERTICAL = frozenset("一二三四五六七、本年度办理结果予以公开不无法提供其他处部分总计()")
_SENTENCE = lazy(r"[。；;!?]")
_BREAK = lazy(r"(?i:<br\s*/?>)")


class Line:
    """A physical line, or the part of one that a heading leaves over.

    `kind` is the terminal it will be read as, `strength` how surely it belongs to a table.
    """

    __slots__ = ("end", "kind", "start", "strength", "tail")

    def __init__(self, start: int, end: int, tail: int) -> None:
        self.start = start
        self.end = end
        self.tail = tail
        self.kind = PROSE
        self.strength = NONE


def split(folded: str, start: int, end: int) -> list[Line]:
    """The lines between two offsets, blank ones in a row as one.

    A line's `tail` is where its line end begins.
    """
    found = []
    for match in _LINE.finditer(folded, start, end):
        first, last = match.span()
        found.append(Line(first, last, first + len(match[0].rstrip("\r\n")) if match[1] else first))
    return found


def judge(line: Line, folded: str) -> None:
    """Set a line's kind and strength from what stands on it."""
    text = folded[line.start : line.tail]
    plain = text.strip(" \t\f\v|*").strip()
    if not plain:
        _judge_empty(line, text)
    elif len(plain) < 20 and _PAGE.fullmatch(plain):
        line.kind = PAGE
    elif not text.strip(_RULE_MARKS) and ("---" in text or ("|" in text and "-" not in text)):
        line.kind, line.strength = (RULE, WEAK) if "|" in text else (PROSE, WEAK)
    elif "|" in text:
        line.kind, line.strength = _judge_cells(text.strip(" ").strip("|").split("|"), text, BAR)
    elif "\t" in text:
        _judge_tabs(line, text)
    else:
        line.kind, line.strength = _judge_plain(plain)


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
    plain = cell.replace(ZERO_WIDTH, "").replace(" ", "").strip()
    return _FIGURE.fullmatch(plain) is not None


def tables(lines: list[Line]) -> None:
    """Keep as table rows only the lines that stand in a region with labels and figures."""
    region: list[Line] = []
    doubtful = 0
    for line in [*lines, None]:
        if line is not None and line.kind in (BLANK, PAGE):
            continue
        if line is None or (
            line.strength == NONE and (line.kind == PROSE or doubtful >= 6 or not region)
        ):
            _settle(region)
            region, doubtful = [], 0
            if line is not None:
                line.kind = PROSE
            continue
        region.append(line)
        doubtful = doubtful + 1 if line.strength == NONE else 0


def _settle(region: list[Line]) -> None:
    """Turn a region that is no table, and its loose ends, back into prose."""
    sure = [i for i, line in enumerate(region) if line.strength >= FIGURE]
    labels = sum(line.strength == LABEL for line in region)
    figures = sum(line.strength == FIGURE or line.kind == SPACED for line in region)
    first, last = (sure[0], sure[-1] + 1) if sure else (0, 0)
    marked = any(line.kind in (FIELD, BAR) for line in region)
    if not (labels >= 2 or (labels and figures) or (marked and figures)):
        first = last = 0
    while first > 0 and region[first - 1].strength == WEAK:
        first -= 1
    while last and last < len(region) and _goes_on(region[last]):
        last += 1
    for line in (*region[:first], *region[last:]):
        line.kind = PROSE


def _goes_on(line: Line) -> bool:
    return line.strength == WEAK or line.kind in (LED, RULE, BAR, FIELD)


def _judge_empty(line: Line, text: str) -> None:
    if "\t" in text:
        line.kind, line.strength = LED, WEAK
    elif "|" in text:
        line.kind, line.strength = RULE, WEAK
    else:
        line.kind = PAGE if "\f" in text else BLANK


def _judge_tabs(line: Line, text: str) -> None:
    led = text.strip(" ")
    inner = led[1:].strip(" ")
    if led[0] == "\t" and "\t" not in inner.removesuffix("\t"):
        long = len(inner) > 40 and (_SENTENCE.search(inner) or "," in inner)
        found = strength(inner.strip()) if not long or bare(inner) in all_pieces() else NONE
        line.kind, line.strength = (PROSE, NONE) if long and not found else (LED, max(found, WEAK))
        return
    line.kind, line.strength = _judge_cells(text.split("\t"), text, FIELD)


def _judge_cells(cells: list[str], text: str, kind: str) -> tuple[str, int]:
    filled = [cell.strip() for cell in cells if cell.strip()]
    best = max((strength(cell) for cell in filled), default=NONE)
    if len(filled) == 1 and kind == BAR and text.count("|") <= 1 + text.startswith("|"):
        kind = BARE  # one cell a line, its end marked by a bar
    if best >= FIGURE:
        return kind, best
    if any(len(cell) > 40 and _SENTENCE.search(cell) for cell in filled):
        return PROSE, NONE
    if len(filled) == 1 and len(filled[0]) > 24:
        return PROSE, NONE
    return kind, best if kind == BARE else WEAK


def _judge_plain(plain: str) -> tuple[str, int]:
    words = plain.split()
    if len(words) == 1:
        found = strength(plain)
        if found == NONE and len(plain) <= 90:
            found = _glued(plain)
        if found == NONE and len(plain) <= 30 and not _SENTENCE.search(plain):
            return BARE, NONE
        return (BARE, found) if found else (PROSE, NONE)
    figures = sum(number(word) is not None for word in words)
    whole = strength(plain) if len(plain) <= 80 else NONE
    if figures == len(words):
        return SPACED, FIGURE
    known = whole or max(map(strength, words))
    if figures and known == LABEL and _ends_with_figure(words):
        return SPACED, LABEL
    if figures >= 3 and _ends_with_figure(words):
        return SPACED, FIGURE
    if whole:
        return SPACED, whole
    if all(strength(word) for word in words) and len(plain) <= 120:
        return SPACED, known
    if len(plain) <= 60 and not _SENTENCE.search(plain) and known:
        return SPACED, WEAK
    return (PROSE if len(plain) > 30 or _SENTENCE.search(plain) else SPACED), NONE


def _ends_with_figure(words: list[str]) -> bool:
    return is_figure(words[-1]) or (len(words) > 12 and sum(map(is_figure, words)) > 3)


def _glued(plain: str) -> int:
    """A label with its first figure, or its last, stuck to it."""
    head = plain.rstrip("0123456789.,")
    return LABEL if head != plain and bare(head) in strong_labels() else NONE
