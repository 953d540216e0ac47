"""What words say was done, to what and for whom: the last that tells, the most exact of several."""

from __future__ import annotations

from govlint.claims.context import COUNTED, DECISIONS, DOCUMENTS, REMEDIES
from govlint.claims.words import Word, sums

CARRIED = frozenset({"carried_in", "carried_out", "carried"})
_BEGUN = frozenset({"finished", "answered", "received", "newly", *CARRIED})
_NO_PROOF = frozenset({"received", "registered", "in_hand", "newly", "carried", "finished",
                       "answered", "made_public", "vague"})  # fmt: skip
WEAK = frozenset({"registered", "answered", "finished", "made_public"})
_HANDLED = frozenset({"registered", "vague", *CARRIED})
KINDS = dict.fromkeys(REMEDIES, "results") | dict.fromkeys(DOCUMENTS, "stages")
KINDS |= dict.fromkeys(DECISIONS, "decided") | {"requests": "requests"}


def last_object(left: list[Word]) -> str:
    """The object named last before a figure.

    `channel` for requests that came in one way, `items` for what was published on request.
    """
    if any(word.kind == "helping" for word in left):
        return "other"
    told = {word.start for word in left if proves_request(word)}
    named = [
        word
        for word in left
        if word.kind == "objects"
        and word.means != "none"
        and not (word.means == "other" and word.end in told)  # `信息无法提供28件`
    ]
    if not named:
        return ""
    last = named[-1]
    if last.means == "items":  # a kind of publication, but where something was done with them
        return "requests" if row(left) else "items"
    ways = [word for word in named if word.means == "channel"]
    if last.means in {"requests", "channel"} and ways:
        since = [w for w in left if w.start >= ways[-1].end]
        if not any(w.kind == "ways" for w in since):
            return "channel"
        return "requests" if last.means == "requests" else ""
    return last.means if last.means in COUNTED else "other"


def proves_request(word: Word) -> bool:
    """Whether a word is said of requests only: the label of a row, or a carrying over of a year."""
    return word.kind == "requests" and word.means not in _NO_PROOF


def row(words: list[Word], behind: bool = False) -> str:
    """What was done, by the last word that tells.

    A carrying over tells more than a handling (`顺延至下一年度答复`), a reason more than what it
    led to (`本机关不掌握无法提供`).
    """
    found = [word for word in words if word.kind == "requests"]
    if not found:
        return ""
    if any(map(proves_request, found)):
        found = [word for word in found if word.means != "registered" or word is found[0]]
    while len(found) > 1 and found[-1].means in WEAK and found[-1].start - found[-2].end < 2:
        found.pop()  # `予以公开答复`
    last = found[-1]
    carried = [word for word in found if word.means in CARRIED]
    part = any(word.kind == "parts" for word in words)
    if carried and (behind or part or last.means in _HANDLED or carried[-1].end == last.start):
        return carried[-1].means
    if last.means == "vague" or not sums(last.means):
        return last.means
    group = sums(last.means)[0][0] + "."
    reasons = [
        w.means for w in found if w.means != "vague" and sums(w.means)[0][0].startswith(group)
    ]
    return reasons[-1] if reasons else last.means


def applicant_of(words: list[Word]) -> str:
    """For whom: nobody in particular where persons and bodies are both named."""
    found = {word.means for word in words if word.kind == "applicants"}
    return found.pop() if len(found) == 1 else ""


def begins(left: list[Word]) -> bool:
    """Whether a list of parts is over: a deed that begins a new count."""
    return any(word.kind == "requests" and word.means in _BEGUN for word in left)


def deed_of(about: str, words: list[Word]) -> str:
    """The result of a remedy, or the stage of a document."""
    found = [word.means for word in words if word.kind == KINDS[about]]
    if about in DOCUMENTS and "vague" in found:
        return "vague"
    return found[-1] if found else ""


def object_behind(right: list[Word], end: int) -> str:
    """The object right behind a figure: `3份依申请公开信件`, `4件政府信息公开行政复议案件`."""
    for word in right:
        if word.start > end + 1:
            return ""
        if word.kind == "objects" and word.means != "none":
            return "requests" if word.means == "items" else word.means
        end = word.end
    return ""
