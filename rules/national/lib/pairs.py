"""Pairs: which bracket closes which, and which have no other."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from govlint import Edit, Report, Source, Span, lazy

from .stretches import Stretch, holding

FAMILIES = {
    **dict.fromkeys("(（)）", "round"),
    **dict.fromkeys("[［〔﹝【]］〕﹞】", "square"),
    **dict.fromkeys("《〈<＜》〉>＞", "angle"),
    **dict.fromkeys("「『」』", "corner"),
}
PARTNER = dict(zip("(（[［〔﹝【《〈<＜「『", ")）]］〕﹞】》〉>＞」』", strict=True))
OPENER = {closer: opener for opener, closer in PARTNER.items()}

_MARK = lazy("[(（)）\\[［〔﹝【\\]］〕﹞】《〈<＜》〉>＞「『」』]")
_SOFT = frozenset("<＜>＞")  # signs of more and less, unless a title is waiting for its end
_LISTED = lazy(r"(?:^|[。；;：:，,、！!？?\s])[\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}\s*$")
_DEEP = 8  # brackets are not looked for further out: no one nests so many
_SMILE = lazy(r"[:;：；]-?$")


class Pair(NamedTuple):
    """Offsets of two brackets, and of the opening bracket right around them (None if none)."""

    opened: int
    closed: int
    around: int | None = None


class Bracketed(NamedTuple):
    """A stretch with brackets: its pairs in the order they close, and the brackets left over.

    `crossed` are the pairs that begin inside another pair and end outside, or the other way round.
    """

    stretch: Stretch
    pairs: tuple[Pair, ...]
    crossed: tuple[Pair, ...]
    lone: tuple[int, ...]


@lru_cache(maxsize=4)
def bracketed(source: Source, report: Report) -> tuple[Bracketed, ...]:
    """The stretches of a report that have brackets.

    Brackets pair within their family, whatever their width: `(三）` is a pair.  Marks of a list
    (`1)`, `一）`) and signs of more and less are not counted.
    """
    return tuple(
        _paired(source.text, stretch, marks) for stretch, marks in holding(source, report, _MARK)
    )


def _paired(text: str, stretch: Stretch, marks: list[int]) -> Bracketed:
    stack: list[int] = []
    pairs: list[Pair] = []
    crossed: list[Pair] = []
    lone: list[int] = []
    for index in _counted(text, stretch, marks):
        mark = text[index]
        if mark in PARTNER:
            stack.append(index)
            continue
        place = _opener_at(text, stack, index, marks)
        if place is None:
            near = range(len(lone) - 1, max(-1, len(lone) - 1 - _DEEP), -1)
            over = next((at for at in near if PARTNER.get(text[lone[at]]) == text[index]), None)
            if over is not None:
                crossed.append(Pair(lone.pop(over), index))
            else:
                lone.append(index)
            continue
        lone += stack[place + 1 :]
        pairs.append(Pair(stack[place], index, stack[place - 1] if place else None))
        del stack[place:]
    lone += stack
    kept = sorted(index for index in lone if text[index] not in _SOFT)
    return Bracketed(stretch, tuple(pairs), tuple(crossed), tuple(kept))


def _opener_at(text: str, stack: list[int], index: int, marks: list[int]) -> int | None:
    """Where on the stack the opening bracket of a closing one is.

    `>` and `〉` close a `《` only where no `》` comes for it.
    """
    mark = text[index]
    family = FAMILIES[mark]
    for place in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEP), -1):
        if FAMILIES[text[stack[place]]] != family:
            continue
        opener = text[stack[place]]
        if PARTNER[opener] == mark or family != "angle":
            return place
        if opener in _SOFT and mark in _SOFT:
            return None
        if opener in _SOFT and any(text[i] in "《〈" for i in stack[max(0, place - _DEEP) : place]):
            continue
        return None if mark != "》" and _closed_later(text, index, marks) else place
    return None


def _closed_later(text: str, index: int, marks: list[int]) -> bool:
    """Whether the next title mark after an offset is a `》`."""
    first = bisect_right(marks, index)
    titles = (i for i in marks[first : first + _DEEP] if text[i] in "《》")
    return next((text[i] == "》" for i in titles), False)


def _counted(text: str, stretch: Stretch, marks: list[int]) -> list[int]:
    """The marks without those that close nothing by right: of a list, of a face."""
    closing = [index for index in marks if text[index] in ")）"]
    extra = len(closing) - sum(text[index] in "(（" for index in marks)
    if extra <= 0:
        return marks
    start = stretch.place.start
    listed = {index for index in closing if _is_listed(text[max(start, index - 6) : index])}
    return [index for index in marks if index not in listed] if len(listed) >= extra else marks


def _is_listed(before: str) -> bool:
    return bool(_LISTED.search(before) or _SMILE.search(before))


def single_marks(pair: Pair) -> tuple[Edit, Edit]:
    """〈〉 in place of 《》."""
    return (
        Edit(Span(pair.opened, pair.opened + 1), "〈"),
        Edit(Span(pair.closed, pair.closed + 1), "〉"),
    )
