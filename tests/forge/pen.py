"""What every printer of a layout draws with: chance, page numbers, cut lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from random import Random

_PAGE = "\ue001"
"""Stands for the number of the page until the whole report is set."""

_FOLIOS = ("- {} -", "-{}-", "—{}—", "— {} —", "第{}页")
_NOT_FIRST = "，。、；：）)》”〕"


@dataclass(frozen=True, slots=True)
class Pen:
    """A seeded hand; `noise` says whether it may be untidy, `folio` how it numbers its pages."""

    rng: Random
    noise: bool
    folio: str

    def chance(self, probability: float) -> bool:
        """Whether to be untidy here; never without noise."""
        return self.noise and self.rng.random() < probability

    def coin(self) -> bool:
        """Which of two equally good shapes of one layout."""
        return self.rng.random() < 0.5


def pen(seed: str, noise: bool) -> Pen:
    """A fresh hand."""
    rng = Random(seed)
    form = rng.choice(_FOLIOS) if noise else _FOLIOS[0]
    return Pen(rng, noise, form.format(_PAGE))


def paginated(text: str) -> str:
    """The text with its pages numbered from one."""
    pages = count(1)
    return re.sub(_PAGE, lambda _: str(next(pages)), text)


def cut(text: str, width: int) -> list[str]:
    """Cut a text in lines of so many characters; no number is cut, no line begins with a comma."""
    lines = []
    while len(text) > width:
        place = width
        while place > 1 and _holds(text[place - 1], text[place]):
            place -= 1
        lines.append(text[:place])
        text = text[place:]
    return [*lines, text]


def _holds(before: str, after: str) -> bool:
    return after in _NOT_FIRST or (before.isascii() and after.isascii())
