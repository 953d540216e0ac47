"""Page numbers and running heads: what a page prints round its text, told apart from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from govlint.loaders.ruled.textlines import TextLine
from govlint.text.pattern import lazy

_ZONE = 0.13  # of the height of a page, above and below: where its number stands
_HEAD = 0.105  # where running heads stand; text begins lower down
_DASH = r"[-‐-―−－~～·•*_|—〜.]"
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十〇]{1,4}|[ivxIVX]{1,6})"
_FOLIO = lazy(
    rf"{_DASH}*\s*(?:第\s*)?{_NUMBER}\s*(?:页)?\s*{_DASH}*"
    rf"(?:\s*(?:[/／,，]|of|共)?\s*(?:共\s*)?{_NUMBER}\s*(?:页)?\s*{_DASH}*)?"
    r"|page\s+\d+(?:\s+of\s+\d+)?",
    re.IGNORECASE,
)
_DIGITS = lazy(r"\d+")

Shape = tuple[str, int]


def furniture(pages: Sequence[tuple[float, Sequence[TextLine]]]) -> list[set[int]]:
    """For each page (its height, its lines from the top), which lines are no part of its text.

    These are, in the zones above and below, numbers standing alone and what at least two pages
    and a third of all print at one height with other digits only.
    """
    shapes: Counter[Shape] = Counter()
    for height, lines in pages:
        shapes.update({_shape(lines[index]) for index in _outer(height, lines, _HEAD)})
    least = max(2, -(-len(pages) // 3))
    return [_of_page(height, lines, shapes, least) for height, lines in pages]


def is_folio(text: str) -> bool:
    """Whether words are but a page's number: `- 3 -`, `第3页 共9页`, `3/9`."""
    return _FOLIO.fullmatch(text.strip()) is not None


def _of_page(
    height: float, lines: Sequence[TextLine], shapes: Counter[Shape], least: int
) -> set[int]:
    outer = _outer(height, lines, _ZONE)
    numbers = {index for index in outer if is_folio(lines[index].text)}
    heads = _outer(height, lines, _HEAD)
    return numbers | {index for index in heads if shapes[_shape(lines[index])] >= least}


def _outer(height: float, lines: Sequence[TextLine], zone: float) -> list[int]:
    """The lines in the zones: up to three from either end."""
    above = [index for index in range(min(3, len(lines))) if lines[index].y < height * zone]
    below = [
        index
        for index in range(max(len(lines) - 3, 0), len(lines))
        if lines[index].y > height * (1 - zone)
    ]
    return sorted({*above, *below})


def _shape(line: TextLine) -> Shape:
    """What a line says and where, digits aside."""
    return _DIGITS.sub("0", line.text), round(line.y / 4)
