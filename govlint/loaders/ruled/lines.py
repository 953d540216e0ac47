"""Glyphs to lines of text: what stands on one baseline, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from govlint.loaders.ink import PLAIN, Ink, legible
from govlint.loaders.ruled.page import Glyph

_WIDE = "\u2e7f"  # characters beyond are as wide as high and tell the size of letters
_SAME_LINE = 0.45  # of an em: a superscript still stands on its line
_WORD_GAP = 0.18  # of an em: between letters or digits a gap as wide is a blank
_SMALL = 0.75  # of an em: no larger is the mark of a note
_SET_HIGH = 0.65  # of an em: so far above or below its line it stands at most
_SHIFTED = 0.12  # of an em: so far off its line it is set high or low
_WIDE_GAP = 1.3  # of an em: as wide a gap parts columns


class Line(NamedTuple):
    """A line of text and where it stands. `gaps`: it has wide gaps, as columns have."""

    text: str
    left: float
    right: float
    y: float
    em: float
    gaps: bool = False


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each baseline, from top to bottom, each from left to right.

    A glyph printed twice on one spot (the poor man's bold) is kept once.
    """
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=_BASELINE):
        if row and glyph.y - row[-1].y > _reach(glyph, row[-1]):
            rows.append(_once(row))
            row = []
        row.append(glyph)
    if row:
        rows.append(_once(row))
    return rows


def line_of(row: Sequence[Glyph], *, columns: bool = False) -> Line | None:
    """The line a row of glyphs makes; None if it is blank.

    Blanks that were printed stay; a gap between letters or digits is one, where not all letters
    are spaced out.  With `columns` a wide gap is several blanks, unless the line is spaced out.
    """
    while row and row[0].text.isspace():
        row = row[1:]
    while row and row[-1].text.isspace():
        row = row[:-1]
    if not row:
        return None
    em = median([glyph.em for glyph in row if glyph.text > _WIDE] or [glyph.em for glyph in row])
    wide = _wide(row, em) if columns else set[int]()
    gaps = [after.left - before.right for before, after in pairwise(row)]
    narrow = max(_WORD_GAP * em, 1.6 * median(gaps)) if gaps else 0.0
    pieces = [row[0].text]
    for index, gap in enumerate(gaps, 1):
        if index in wide:
            pieces.append(" " * max(2, min(40, round(gap / em * 2))))
        elif gap > narrow and (
            _are_latin(*row[index - 1 : index + 1]) or (wide and gap > em * 0.4)
        ):
            pieces.append(" ")
        pieces.append(row[index].text)
    text = "".join(pieces)
    if any(glyph.pale or glyph.struck or glyph.em <= _SMALL * em for glyph in row):
        text = _legible(row, pieces, em)
    return Line(text, row[0].left, row[-1].right, row[0].y, em, bool(wide)) if text else None


def lines_of(glyphs: Iterable[Glyph], *, columns: bool = False) -> list[Line]:
    """The lines that are not blank, from top to bottom."""
    every = (line_of(row, columns=columns) for row in rows_of(glyphs))
    return [line for line in every if line is not None]


def _reach(glyph: Glyph, other: Glyph) -> float:
    """How far apart the baselines of two glyphs on one line are at most."""
    small, large = sorted((glyph.em, other.em))
    beside = glyph.left < other.right + large and other.left < glyph.right + large
    return _SET_HIGH * large if small <= _SMALL * large and beside else _SAME_LINE * small


def _legible(row: Sequence[Glyph], pieces: Sequence[str], em: float) -> str:
    """A line some glyphs of which are pale, struck out, or set high or low."""
    base = median([glyph.y for glyph in row if glyph.em > _SMALL * em] or [row[0].y])
    plain = any(not glyph.pale and glyph.text.isdigit() for glyph in row)
    torn = any(
        before.struck is not after.struck
        and before.text.isdigit()
        and after.text.isdigit()
        and after.left - before.right < _WORD_GAP * em
        for before, after in pairwise(row)
    )  # a line through a part of a figure
    glyphs = iter(row)
    runs: list[tuple[str, Ink]] = []
    blanks = ""
    for piece in pieces:
        if piece.isspace():
            blanks += piece
            continue
        glyph = next(each for each in glyphs if each.text == piece)
        small = glyph.em <= _SMALL * em
        raised = small and abs(glyph.y - base) > _SHIFTED * em
        # One digit in another colour than the next may be of another text.
        doubtful = torn or glyph.pale > 1 or (glyph.pale > 0 and plain)
        ink = Ink(struck=glyph.struck and not torn, raised=raised, doubtful=doubtful)
        runs.append((blanks + piece, PLAIN if ink == PLAIN else ink))
        blanks = ""
    return "".join(legible(runs)).strip(" ")


_BASELINE = itemgetter(3)
_LEFT = itemgetter(1)


def _once(row: list[Glyph]) -> list[Glyph]:
    row.sort(key=_LEFT)
    kept: list[Glyph] = []
    for glyph in row:
        text, left, right, y, *_ = glyph
        reach = left - (right - left) * 0.4
        again = False
        for other in reversed(kept):
            if other.left < reach:
                break
            if other.text == text and abs(other.y - y) < 0.3 * glyph.em:
                again = True
                break
        if not again:
            kept.append(glyph)
    return kept


def _wide(row: Sequence[Glyph], em: float) -> set[int]:
    """Where wide gaps are; none in a line whose letters are spaced out."""
    gaps = [row[index].left - row[index - 1].right for index in range(1, len(row))]
    wide = {index for index, gap in enumerate(gaps, 1) if gap > _WIDE_GAP * em}
    if len(wide) > 1 and len(wide) * 10 >= len(gaps) * 7 and not _has_figures(row):
        return set()
    return wide


def _has_figures(row: Sequence[Glyph]) -> bool:
    return sum(glyph.text.isdigit() for glyph in row) * 3 > len(row)


def _are_latin(before: Glyph, after: Glyph) -> bool:
    both = before.text + after.text
    return both.isascii() and before.text.isalnum() and after.text.isalnum()
