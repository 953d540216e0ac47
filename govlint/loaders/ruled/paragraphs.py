"""Lines to paragraphs, as a reader sees them: by indent, line end, spacing and size of letters."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from govlint.loaders.ruled.textlines import TextLine
from govlint.text.pattern import lazy

_INDENT = 0.7  # of an em: what starts further in is a new paragraph
_SAME_SIZE = 0.12
_LOOSE = 1.45  # of the usual distance of lines: a gap as wide parts paragraphs
_OPENING = lazy(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条部])"
)
_STOP = frozenset("。；：！？”")
_COMMA = frozenset("，、")
_TOKEN = lazy(r"[!-~]+|.[，。、；：？！”’）》〉】」]*")


class TextBlock(NamedTuple):
    """The left and right edges of running text, and the usual distance of its lines in ems."""

    left: float
    right: float
    pitch: float


def block_of(lines: Sequence[TextLine], fallback: TextBlock | None = None) -> TextBlock | None:
    """The block that lines fill: the outermost edges that at least two of them share."""
    lefts = sorted(line.left for line in lines if not line.gaps)
    rights = sorted((line.right for line in lines if not line.gaps), reverse=True)
    left = _shared(lefts)
    right = _shared(rights)
    if left is None or right is None or right - left < 60:
        return fallback
    steps = sorted(
        (after.y - before.y) / before.em
        for before, after in itertools.pairwise(lines)
        if before.right > right - 2 * before.em and after.y > before.y
    )
    pitch = steps[len(steps) // 2] if steps else (fallback.pitch if fallback else 1.8)
    return TextBlock(left, right, pitch)


def continues(
    before: TextLine, after: TextLine, block: TextBlock | None, *, page: bool = False
) -> bool:
    """Whether a line goes on with the paragraph of the line before it.

    So it does where the line before is full (its next word would not have fitted) or ends in a
    comma, and it starts at the left edge, as large and no further down than lines are. With `page`
    a page break lies between, and the distance says nothing.
    """
    if block is None or before.gaps or after.gaps:
        return False
    em = before.em
    if abs(after.em - em) > _SAME_SIZE * em:
        return False
    if before.text[-1:] in _STOP and _OPENING.match(after.text):
        return False
    if not page and not 0 < after.y - before.y < max(_LOOSE * block.pitch, 1.2) * em:
        return False
    if _is_centred(after, block) and _is_centred(before, block) and after.left > before.left + em:
        return block.right - block.left - (before.right - before.left) < 2.2 * em
    if after.left > block.left + _INDENT * em:
        return False
    if before.text[-1:] in _COMMA:
        return True
    word = _TOKEN.match(after.text)
    slack = 0.3 if before.text[-1:].isascii() == after.text[:1].isascii() else 0.6
    return block.right - before.right < _width(word[0] if word else "", em) + slack * em


def glue(before: str, after: str) -> str:
    """What stands between two lines of one paragraph: a blank between two Latin words."""
    if before[-1:].isascii() and after[:1].isascii():
        letters = before[-1:].isalpha() and after[:1].isalpha()
        return " " if letters or (before[-1:] in ",;" and after[:1].isalnum()) else ""
    return ""


def _shared(edges: Sequence[float]) -> float | None:
    """The first edge, from the outside, that another one lies near."""
    for first, second in itertools.pairwise(edges):
        if abs(second - first) < 4.0:
            return first
    return None


def _is_centred(line: TextLine, block: TextBlock) -> bool:
    """In the middle of the block: a title, or a line of it."""
    left, right = line.left - block.left, block.right - line.right
    return abs(left - right) < line.em


def _width(text: str, em: float) -> float:
    return sum(0.55 if character.isascii() else 1.0 for character in text) * em
