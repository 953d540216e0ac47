"""Edits: which fixes go together, and what a text is with them."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from govlint.bilingual import Text
from govlint.model.diagnostic import Diagnostic, Edit
from govlint.model.place import Span


def fixable(found: Iterable[Diagnostic], safe: bool) -> list[Diagnostic]:
    """What has a fix to be applied, in the order of their first edits.

    A finding that somebody accepts as it stands is left alone.
    """
    mine = [one for one in found if one.fix and one.fix.safe == safe and one.suppressed is None]
    edited = [one for one in mine if edits_of(one)]
    return sorted(edited, key=lambda one: (edits_of(one)[0], one.code, one.order))


def edits_of(one: Diagnostic) -> list[Edit]:
    """The edits of a fix, each once, in order."""
    return sorted(set(one.fix.edits)) if one.fix is not None else []


def together(waiting: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of which none has an edit that overlaps or touches another's, unless they are equal.

    Of two that clash the first is taken.
    """
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for one in waiting:
        fresh = [edit for edit in edits_of(one) if not _has(taken, edit)]
        if not any(_clash(taken, edit) for edit in fresh):
            chosen.append(one)
            for edit in fresh:
                insort(taken, edit)
    return chosen


def applied(text: str, edits: Iterable[Edit]) -> str:
    """`text` with edits that do not overlap."""
    parts, end = [], 0
    for (start, stop), new in sorted(edits):
        parts += [text[end:start], new]
        end = stop
    return "".join([*parts, text[end:]])


def composed(text: str, steps: Iterable[Iterable[Edit]]) -> list[Edit]:
    """The edits of several passes as those of one: all with offsets into `text`."""
    kept: list[int | str] = list(range(len(text)))  # what stands there: offsets, or new text
    for edits in steps:
        for (start, stop), new in sorted(edits, reverse=True):
            kept[start:stop] = new
    found, end, new = [], 0, ""
    for one in [*kept, len(text)]:
        if isinstance(one, str):
            new += one
            continue
        if new or one > end:
            found.append(Edit(Span(end, one), new))
        end, new = one + 1, ""
    return found


def malformed(text: str, edits: Sequence[Edit]) -> Text | None:
    """What is wrong with the edits of one fix in themselves: a fault of its rule."""
    inside = all(0 <= start <= stop <= len(text) for (start, stop), _ in edits)
    apart = all(a.place.end <= b.place.start and a.place != b.place for a, b in pairwise(edits))
    if not inside or not apart:
        return Text("改动互相重叠，或不在文中", "its edits overlap, or lie outside the text")
    if any("\ud800" <= character <= "\udfff" for edit in edits for character in edit.text):
        return Text("新的文字不是字符", "its new text holds what is no character")
    if applied(text, edits) == text:
        return Text("什么也没有改", "it changes nothing")
    return None


def _has(taken: list[Edit], edit: Edit) -> bool:
    place = bisect(taken, edit)
    return place > 0 and taken[place - 1] == edit


def _clash(taken: list[Edit], edit: Edit) -> bool:
    # What is taken lies apart and in order, so only its neighbours can be in the way.
    place = bisect(taken, edit)
    beside = taken[max(0, place - 1) : place + 1]
    return any(a.place.start <= edit.place.end and edit.place.start <= a.place.end for a in beside)
