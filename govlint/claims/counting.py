"""What a figure counts: by the words before it, behind it, and the subject held over."""

from __future__ import annotations

from govlint.claims.context import COUNTED, DECISIONS, DOCUMENTS, REMEDIES
from govlint.claims.quantities import Quantity
from govlint.claims.subjects import Subject, remedy, request
from govlint.claims.words import Word, sums

CARRIED = frozenset({"carried_in", "carried_out", "carried"})
_BEGUN = frozenset({"finished", "answered", "received", "newly", *CARRIED})
_NO_PROOF = frozenset({"received", "registered", "in_hand", "newly", "carried", "finished",
                       "answered", "made_public", "vague"})  # fmt: skip
_KINDS = dict.fromkeys(REMEDIES, "results") | dict.fromkeys(DOCUMENTS, "stages")
_KINDS |= dict.fromkeys(DECISIONS, "decided") | {"requests": "requests"}


def counted(
    left: list[Word],
    right: list[Word],
    one: Quantity,
    held: Subject | None,
    clause: int = 0,
    proven: bool = False,
) -> Subject | None:
    """The subject of one figure; None where it counts nothing of the tables.

    `clause` is where the figure's own clause begins; `proven` says that the sentence is about
    requests, though it may not name them.
    """
    behind = _behind(right, one.end)
    named = behind or last_object(left)
    if not named and held is None and proven:
        held = request("", "")
    if named in {"other", "channel", "items"} or (
        not named and (held is None or held.object == "other")
    ):
        return None
    about = named or (held.object if held else "")
    past = held if held and held.object == about else None
    part = any(word.kind == "parts" for word in left) or bool(
        past and past.part and not named and not _begins(left)
    )
    inherited = bool(not named and past and past.inherited)
    if named and not behind:  # `复议1件且维持`: what follows is said of it, not counted
        right = [word for word in right if word.start <= one.end + 1]
    if about == "requests":
        nearest = [word for word in left if word.start >= clause]
        deed = row(nearest) or row(right, behind=True) or row(left)
        applicant = _applicant(nearest) or ("" if row(nearest) else _applicant(right))
        if sums(deed or "registered")[:1] in _GROUPS and _reasoned(nearest):
            return None
        return _request(deed, applicant, left, past, behind, behind or named, part, inherited)
    if about in DOCUMENTS or about in REMEDIES:
        deed = _deed(about, left) or _deed(about, right)
        if about in DOCUMENTS and _deed(about, right) == "vague":
            return None
        if deed == "vague" or not (deed or (named and about in REMEDIES)):
            return None
        if about in DOCUMENTS:
            return Subject(about, deed, "", False, part, inherited)
        return remedy(about, deed, part=part, inherited=inherited)
    if about in DECISIONS and not _decided(left, right, one):
        return None
    return Subject(about, "", "", False, part, inherited) if named else None


def _decided(left: list[Word], right: list[Word], one: Quantity) -> bool:
    """Whether decisions are counted, not their kinds, items or publications."""
    if any(word.kind == "decided" for word in (*left, *right)):
        return True
    return bool(left) and left[-1].end == one.start


def targets(left: list[Word], held: Subject | None) -> list[Subject]:
    """All that is listed before 均为, 分别为 or 共, in turn."""
    named = [w for w in left if w.kind == "objects" and w.means not in {"none", "items"}]
    if any(word.means in {"other", "channel"} for word in named):
        return []
    objects = list(dict.fromkeys(word.means for word in named))
    about = objects[-1] if objects else held.object if held else ""
    if not about and any(map(proves_request, left)):
        about = "requests"
    if len(objects) > 1:
        if not all(one in REMEDIES for one in objects):
            return _papers(objects, left)
        results = [word.means for word in left if word.kind == "results"]
        return [remedy(one, results[-1] if results else "") for one in objects]
    if about == "requests":
        return _requests(left, held, bool(objects))
    deeds = list(dict.fromkeys(w.means for w in left if w.kind == _KINDS.get(about)))
    if "vague" in deeds or not about:
        return []
    if about in REMEDIES:
        return [remedy(about, deed) for deed in deeds or [""]]
    return [Subject(about, deed, "", False) for deed in deeds]


def last_object(left: list[Word]) -> str:
    """The object named last before a figure.

    `channel` for requests that came in one way, `items` for what was published on request.
    """
    named = [word for word in left if word.kind == "objects" and word.means != "none"]
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


_GROUPS = frozenset(
    ((f"outcome.{group}",),) for group in ("refused", "unavailable", "declined", "other")
)


def _reasoned(words: list[Word]) -> bool:
    """Whether a reason is given, in words that may be a row of the table: `因…不予公开1件`."""
    return any(word.kind == "reasons" for word in words)


def proves_request(word: Word) -> bool:
    """Whether a word is said of requests only: the label of a row, or a carrying over of a year."""
    return word.kind == "requests" and word.means not in _NO_PROOF


def _behind(right: list[Word], end: int) -> str:
    """The object right behind a figure: `3份依申请公开信件`, `4件政府信息公开行政复议案件`."""
    for word in right:
        if word.start > end + 1:
            return ""
        if word.kind == "objects" and word.means != "none":
            return "requests" if word.means == "items" else word.means
        end = word.end
    return ""


def _request(
    deed: str,
    applicant: str,
    left: list[Word],
    past: Subject | None,
    behind: str,
    named: str,
    part: bool,
    inherited: bool,
) -> Subject | None:
    """A figure of requests: its row and its column."""
    if deed == "vague" or not (deed or applicant or named):
        return None
    if deed == "registered" and not named and (part or not left or left[-1].means != deed):
        return None
    if behind and not deed and not applicant:
        return None  # `2件申请…`: what became of them may be said later
    if not deed and past is not None:
        deed = past.deed
    if past is not None and past.applicant and part and deed != past.deed and not applicant:
        return None  # of which applicants is not said
    return request(deed, applicant, part=part, inherited=inherited)


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
    while len(found) > 1 and found[-1].means in _WEAK and found[-1].start - found[-2].end < 2:
        found.pop()  # `予以公开答复`
    last = found[-1]
    carried = [word for word in found if word.means in CARRIED]
    if carried and (behind or last.means in _HANDLED or carried[-1].end == last.start):
        return carried[-1].means
    if last.means == "vague" or not sums(last.means):
        return last.means
    group = sums(last.means)[0][0] + "."
    reasons = [
        w.means for w in found if w.means != "vague" and sums(w.means)[0][0].startswith(group)
    ]
    return reasons[-1] if reasons else last.means


_WEAK = frozenset({"registered", "answered", "finished", "made_public"})
_HANDLED = frozenset({"registered", "vague", *CARRIED})


def _applicant(words: list[Word]) -> str:
    """For whom: nobody in particular where persons and bodies are both named."""
    found = {word.means for word in words if word.kind == "applicants"}
    return found.pop() if len(found) == 1 else ""


def _begins(left: list[Word]) -> bool:
    """Whether a list of parts is over: a deed that begins a new count."""
    return any(word.kind == "requests" and word.means in _BEGUN for word in left)


def _requests(left: list[Word], held: Subject | None, named: bool) -> list[Subject]:
    heads = [w for w in left if w.kind in {"requests", "applicants"} and w.means != "vague"]
    deed = held.deed if held and held.object == "requests" else ""
    rows = [request(w.means, "") for w in heads if w.kind == "requests"]
    columns = [request(deed, w.means) for w in heads if w.kind == "applicants"]
    return rows or columns or ([request("", "")] if named else [])


def _papers(objects: list[str], left: list[Word]) -> list[Subject]:
    """Documents, or decisions, that are told of together."""
    stages = {word.means for word in left if word.kind == "stages"}
    if all(one in DOCUMENTS for one in objects) and len(stages) == 1 and "vague" not in stages:
        return [Subject(one, next(iter(stages)), "", False) for one in objects]
    if all(one in DECISIONS for one in objects) and any(w.kind == "decided" for w in left):
        return [Subject(one, "", "", False) for one in objects]
    return []


def _deed(about: str, words: list[Word]) -> str:
    """The result of a remedy, or the stage of a document."""
    found = [word.means for word in words if word.kind == _KINDS[about]]
    if about in DOCUMENTS and "vague" in found:
        return "vague"
    return found[-1] if found else ""
