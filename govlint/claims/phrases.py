"""Phrases: what a run of words is about, what was done with it, and for whom.

The last noun is the head, what stands before it modifies it; of several verbs the last tells, and a
reason more than what it led to.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.lexicon import Word, sums
from govlint.claims.subjects import COUNTED, DECISIONS, DOCUMENTS, REMEDIES

CARRIED = frozenset({"carried_in", "carried_out", "carried"})
WEAK = frozenset({"registered", "answered", "finished", "made_public"})
HEADS = frozenset({"objects", "requests", "applicants", "results", "stages", "decided"})
GROUPS = frozenset(f"outcome.{group}" for group in ("refused", "unavailable", "declined", "other"))
_NO_PROOF = frozenset({"received", "registered", "in_hand", "newly", "carried", "finished",
                       "answered", "made_public", "vague"})  # fmt: skip
_HANDLED = frozenset({"registered", "vague", *CARRIED})
KINDS = dict.fromkeys(REMEDIES, "results") | dict.fromkeys(DOCUMENTS, "stages")
KINDS |= dict.fromkeys(DECISIONS, "decided") | {"requests": "requests"}


def is_head(word: Word) -> bool:
    """Whether a word can be what a figure counts, or what was done with it."""
    return word.kind in HEADS and word.means not in {"none", "total"}


def proves_request(word: Word) -> bool:
    """Whether a word is said of requests only: the label of a row, or a carrying over of a year."""
    return word.kind == "requests" and word.means not in _NO_PROOF


def last_object(words: Sequence[Word]) -> str:
    """The object named last, if it is counted; else `other`.

    `channel` for requests that came in one way, `items` for what was published on request.
    """
    if any(word.kind == "helping" for word in words):
        return "other"
    told = {word.start for word in words if proves_request(word)}
    named = [
        word
        for word in words
        if word.kind == "objects"
        and word.means != "none"
        and not (word.means == "other" and word.end in told)  # `信息无法提供28件`
    ]
    if not named:
        return ""
    last = named[-1]
    if last.means == "items":  # a kind of publication, but where something was done with them
        return "requests" if row(words) else "items"
    ways = [word for word in named if word.means == "channel"]
    if last.means in {"requests", "channel"} and ways:
        since = [w for w in words if w.start >= ways[-1].end]
        if not any(w.kind == "ways" for w in since):
            return "channel"
        return "requests" if last.means == "requests" else ""
    return last.means if last.means in COUNTED else "other"


def object_behind(right: list[Word], end: int) -> str:
    """The object right behind a figure: `3份依申请公开信件`, `4件政府信息公开行政复议案件`."""
    for word in right:
        if word.start > end + 1 or word.kind in {"decided", "results", "stages"}:
            return ""
        if word.kind == "objects" and word.means != "none":
            return "requests" if word.means == "items" else word.means
        end = max(end, word.end)
    return ""


def rows(words: Sequence[Word], behind: bool = False, part: bool = False) -> tuple[str, ...]:
    """What was done, by the last word that tells; a second meaning where there may be one.

    A carrying over tells more than a handling (`顺延至下一年度答复`), a reason more than what it
    led to (`本机关不掌握无法提供`), but for reasons told of together (`不掌握等原因无法提供`).
    """
    found = [word for word in words if word.kind == "requests"]
    if not found:
        return ()
    if any(map(proves_request, found)):
        found = [word for word in found if word.means != "registered" or word is found[0]]
    while len(found) > 1 and found[-1].means in WEAK and found[-1].start - found[-2].end < 2:
        found.pop()  # `予以公开答复`
    last = found[-1]
    carried = [word for word in found if word.means in CARRIED]
    if carried and (behind or part or last.means in _HANDLED or carried[-1].end == last.start):
        return (carried[-1].means,)
    if last.means == "vague" or not sums(last.means):
        return (last.means,)
    if last.means in WEAK and any(word.means == "vague" for word in found):
        return ("vague",)  # `延期答复`, `涉及征地的办结`: some of them
    group = sums(last.means)[0][0]
    if group not in GROUPS:
        return (last.means,)
    reasons = [
        w for w in found if w.means != "vague" and sums(w.means)[0][0].startswith(f"{group}.")
    ]
    if not reasons or any(w.kind == "as_reasons" and w.start >= reasons[-1].end for w in words):
        return (last.means,)
    return reasons[-1].means, last.means


def row(words: Sequence[Word]) -> str:
    """What was done, by the last word that tells; "" where none does."""
    return next(iter(rows(words)), "")


def applicant_of(words: list[Word]) -> str:
    """For whom: nobody in particular where persons and bodies are both named."""
    found = list(dict.fromkeys(word.means for word in words if word.kind == "applicants"))
    if len({one.rstrip("?") for one in found}) > 1:
        return ""
    return min(found, key=len, default="")


def deed_of(about: str, words: list[Word]) -> str:
    """The result of a remedy, or the stage of a document."""
    found = [word.means for word in words if word.kind == KINDS.get(about)]
    if about in DOCUMENTS and "vague" in found:
        return "vague"
    return found[-1] if found else ""
