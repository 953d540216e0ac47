"""A series of figures: what it counts, by the words around it in its clause."""

from __future__ import annotations

from typing import NamedTuple

from govlint.claims.continuing import continued
from govlint.claims.coordination import coordinated
from govlint.claims.counting import Around, counted
from govlint.claims.lexicon import Word
from govlint.claims.paragraph import ParagraphState
from govlint.claims.phrases import CARRIED, is_head, last_object, row
from govlint.claims.quantities import Quantity
from govlint.claims.subjects import COUNTED, OTHER, Subject, together
from govlint.text.pattern import lazy

Words = list[Word]


class Near(NamedTuple):
    """What stands around a series of figures.

    `items` are the words before it in its clause, as they are coordinated; `waiting` those of the
    clauses before that count nothing; `right` and `after` as `counting.Around` has them; `aside`
    the words in brackets before it; `whole` the figure of whose parts it tells.
    """

    items: list[Words]
    waiting: list[Words]
    right: Words
    after: Words
    aside: Words
    whole: int | None

    @property
    def left(self) -> Words:
        """The words before the series, of all items."""
        return [word for words in self.items for word in words]


class Behind(NamedTuple):
    """The words behind a figure: whether they told what it counts, and what is said of all."""

    told: bool = False
    predicate: tuple[Word, ...] = ()


def read_series(paragraph: ParagraphState, figures: list[Quantity], near: Near) -> Behind:
    """Read figures that stand in turn, or one that stands alone."""
    text, start = paragraph.periods.text, figures[0].start
    own = near.left
    spread = _spread(own, text[:start])
    near = _completed(near)
    if _OBJECT.search(text, text.rfind(",", 0, start) + 1, start):
        paragraph.note(figures, (), near.whole, near.left)
        if last_object(near.right) == "other":
            paragraph.held = OTHER
        return Behind()
    if len(figures) > 1 or spread == "in_turn":
        _in_turn(paragraph, figures, near)
        return Behind()
    every = coordinated(near.items, paragraph.held) if spread == "all_alike" else []
    if every or (spread == "all_alike" and any(map(is_head, own))):
        paragraph.note(figures, every, near.whole, near.left)
        for about in dict.fromkeys(every):
            paragraph.claim(figures[0], about.sums(), about)
        return Behind()
    if _several(paragraph, figures[0], near, spread) or _summed(
        paragraph, figures[0], near, spread
    ):
        return Behind()
    return _single(paragraph, figures[0], near)


def _completed(near: Near) -> Near:
    """The words before a figure, with those of earlier clauses where they say nothing of it.

    Where they name no object, the one named there is all that is taken over.
    """
    own = [*near.left, *near.right]
    if not any(map(is_head, own)):
        return near._replace(items=[*near.waiting, *near.items])
    if near.waiting and not any(w.kind == "objects" and w.means != "none" for w in own):
        before = [word for words in near.waiting for word in words]
        about = last_object(before)
        named = [word for word in before if word.means == about in COUNTED]
        first, *others = near.items
        return near._replace(items=[[*named[-1:], *first], *others])
    return near


def _spread(left: Words, before: str) -> str:
    """How a figure belongs to several words: the mark of it right before the figure."""
    for word in reversed(left):
        if word.kind == "in_turn":
            return word.kind
        if word.kind in {"all_alike", "totals"} and before[word.end :] in _NEAR:
            return word.kind
    return ""


def _in_turn(paragraph: ParagraphState, figures: list[Quantity], near: Near) -> None:
    """分别为: figures in turn, of words or of years."""
    left = near.left
    every = coordinated(near.items, paragraph.held)
    if len(every) == len(figures):
        for one, about in zip(figures, every, strict=True):
            paragraph.note([one], [about], near.whole, left)
            paragraph.claim(one, about.sums(), about)
        return
    years = paragraph.periods.years(left[0].start if left else 0, figures[0].start)
    found = counted(_around(paragraph, figures[0], near)) if len(years) == len(figures) else None
    if found is None:
        paragraph.note(figures, (), near.whole, left)
        return
    paragraph.held = found
    for one, year in zip(figures, years, strict=True):
        paragraph.note([one], [found], near.whole, left)
        if year == "this":
            paragraph.claim(one, found.sums(), found, "this")


def _several(paragraph: ParagraphState, one: Quantity, near: Near, spread: str) -> bool:
    """Claim a figure that counts two or more things together, if it does."""
    headed = [words for words in near.items if any(map(is_head, words))]
    about = list(dict.fromkeys(coordinated(headed, paragraph.held))) if len(headed) > 1 else []
    apart = {(subject.object, subject.deed) for subject in about}
    if len(about) < 2 or len(apart) < len(about) or any(map(_holds, about, about[1:])):
        return False  # of several applicants: everyone; a reason and what it led to: one
    sums = together(about)
    if len({cell for one in sums for cell in one}) < sum(map(len, sums)):
        return False
    if spread != "totals":
        joined = all(is_head(words[-1]) for words in headed[:-1])
        if not joined or any(subject.loose for subject in about):
            return False
        sums = (*sums, *about[-1].sums())  # the last may be all that is counted
    paragraph.note([one], about, near.whole, near.left)
    paragraph.held = about[-1]
    paragraph.claim(one, sums, about[0]._replace(sure=spread == "totals" and about[0].sure))
    return True


def _holds(one: Subject, other: Subject) -> bool:
    """Whether one of two rows is a group that holds the other."""
    if one.object != other.object or one.object != "requests":
        return False
    first, second = (about.sums()[0][0].row for about in (one, other))
    return first.startswith(f"{second}.") or second.startswith(f"{first}.")


def _summed(paragraph: ParagraphState, one: Quantity, near: Near, spread: str) -> bool:
    """Claim a 合计 of what was counted before it, if it is one."""
    if spread != "totals" or any(map(is_head, (*near.left, *near.right))):
        return False
    about = paragraph.summed(one, near.whole)
    if not about:
        return False
    paragraph.note([one], about, near.whole, near.left)
    if len(about) == 1:  # what was summed up is of some bodies or months
        paragraph.claims = [claim for claim in paragraph.claims if claim.sums != about[0].sums()]
    paragraph.claim(one, together(about), about[0])
    return True


def _single(paragraph: ParagraphState, one: Quantity, near: Near) -> Behind:
    """A figure that counts one thing."""
    left = near.left
    if left and "中" in paragraph.periods.text[left[-1].end : one.start]:
        # `收到的申请中有1件…`: what stands before is the whole
        named = last_object(left)
        paragraph.held = Subject(named, part=True) if named in COUNTED else paragraph.held
        near = near._replace(items=[])
    if near.whole is None and any(word.kind == "rest" for word in near.left):
        near = near._replace(whole=paragraph.whole_of_rest(one))
    near, predicate = _apart(near)
    found = counted(_around(paragraph, one, near))
    found = found or continued(paragraph, one, near.items, near.whole)
    if found and found.object == "requests" and any(w.means in CARRIED for w in near.aside):
        excluded = "不含" in paragraph.periods.text[: one.start]
        found = found._replace(deed="newly" if excluded else "in_hand", also="")
    paragraph.note([one], [found] if found else (), near.whole, near.left)
    if found is None:
        _turn(paragraph, near)
        return Behind()
    paragraph.held = found
    paragraph.claim(one, found.sums(), found)
    told = bool(found.deed) and not any(w.means.rstrip("?") == found.deed for w in near.left)
    return Behind(told, tuple(predicate))


def _around(paragraph: ParagraphState, one: Quantity, near: Near) -> Around:
    left = near.left
    part = near.whole is not None or any(word.kind in {"rest", "also"} for word in left)
    domain = paragraph.is_domain(one.end)
    return Around(one, left, near.right, near.after, paragraph.held, part, domain, paragraph.proven)


def _apart(near: Near) -> tuple[Near, Words]:
    """What is said of all behind a figure whose deed is told: `无法提供的9件申请均为…`."""
    alike = next((word for word in near.right if word.kind == "all_alike"), None)
    if alike is None or not row(near.left):
        return near, []
    right = [word for word in near.right if word.end <= alike.start]
    return near._replace(right=right), [w for w in near.right if w.start >= alike.start]


def _turn(paragraph: ParagraphState, near: Near) -> None:
    """What is spoken of after a figure that no table has; parts leave it at their whole."""
    named = last_object(near.left) or last_object(near.right)
    counts = near.whole is not None and bool(paragraph.figures[near.whole].subjects)
    if named in COUNTED:
        paragraph.held = Subject(named)
    elif named == "other" and not counts:
        paragraph.held = OTHER


_NEAR = frozenset({"", "有", "为", "是", ":", "共", "发生", "计"})
# `对已到期的3件…`: something is done to some
_OBJECT = lazy(r"[对将就把按]$|(?<![针相应校面反])对(?![外比口应照于])[^,]*$")
