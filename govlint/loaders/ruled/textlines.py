"""Glyphs to lines of text: what stands on one baseline, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from govlint.loaders.ink import PLAIN, Ink, legible
from govlint.loaders.ruled.page import COLOURED, PALE, STRUCK, Glyph

_WIDE = "\u2e7f"  # characters beyond are as wide as high and tell the size of letters
_SAME_LINE = 0.45  # of an em: a superscript still stands on its line
_WORD_GAP = 0.18  # of an em: between letters or digits a gap as wide is a blank
_SMALL = 0.75  # of an em: no larger is the mark of a note
_LONGEST = 5  # glyphs of a mark
_SET_HIGH = 0.65  # of an em: so far above or below its line it stands at most
_SHIFTED = 0.12  # of an em: so far off its line it is set high or low
_WIDE_GAP = 1.3  # of an em: as wide a gap parts columns


class TextLine(NamedTuple):
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
        if (
            row
            and glyph.y - row[-1].y > _SAME_LINE * min(glyph.em, row[-1].em)
            and _is_below(glyph, row)
        ):
            rows.append(_once(row))
            row = []
        row.append(glyph)
    if row:
        rows.append(_once(row))
    return rows


def line_of(row: Sequence[Glyph], *, columns: bool = False) -> TextLine | None:
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
    levels = list(map(_BASELINE, row))
    if any(map(_MARK, row)) or max(levels) - min(levels) > _SHIFTED * em:
        text = _legible(row, pieces)
    return TextLine(text, row[0].left, row[-1].right, row[0].y, em, bool(wide)) if text else None


def lines_of(glyphs: Iterable[Glyph], *, columns: bool = False) -> list[TextLine]:
    """The lines that are not blank, from top to bottom."""
    every = (line_of(row, columns=columns) for row in rows_of(glyphs))
    return [line for line in every if line is not None]


def _is_below(glyph: Glyph, row: Sequence[Glyph]) -> bool:
    """Whether a glyph stands below a line: none of the last is set high beside it, or it low."""
    for other in row[-_LONGEST:]:
        small, large = sorted((glyph.em, other.em))
        beside = glyph.left < other.right + large and other.left < glyph.right + large
        if small <= _SMALL * large and beside and glyph.y - other.y <= _SET_HIGH * large:
            return False
    return True


def _legible(row: Sequence[Glyph], pieces: Sequence[str]) -> str:
    """A line some glyphs of which are pale, struck out, or set high or low."""
    em = max(glyph.em for glyph in row)
    base = median([glyph.y for glyph in row if glyph.em > _SMALL * em] or [row[0].y])
    plain = any(not glyph.mark & (COLOURED | PALE) and glyph.text.isdigit() for glyph in row)
    torn = any(
        (before.mark ^ after.mark) & STRUCK
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
        doubtful = bool(torn or glyph.mark & PALE or (glyph.mark & COLOURED and plain))
        struck = bool(glyph.mark & STRUCK) and not torn
        ink = Ink(struck=struck, raised=raised, doubtful=doubtful)
        runs.append((blanks + piece, PLAIN if ink == PLAIN else ink))
        blanks = ""
    return "".join(legible(runs)).strip(" ")


_BASELINE, _MARK = itemgetter(3), itemgetter(5)
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
