"""What a figure counts: by the words before it, behind it, and the subject held over."""

from __future__ import annotations

from typing import NamedTuple

from govlint.claims.context import DECISIONS, DOCUMENTS, REMEDIES
from govlint.claims.deeds import (
    CARRIED,
    KINDS,
    WEAK,
    applicant_of,
    begins,
    deed_of,
    last_object,
    object_behind,
    proves_request,
    row,
)
from govlint.claims.quantities import Quantity
from govlint.claims.subjects import Subject, remedy, request
from govlint.claims.words import Word, sums


class _Around(NamedTuple):
    """What stands around a figure: the words before and behind it, and what they are about."""

    left: list[Word]
    right: list[Word]
    start: int  # of the figure
    end: int
    clause: int
    behind: str  # the object named behind the figure
    named: str  # the object named at all
    past: Subject | None  # what the figure before it counted, of the same object
    part: bool

    @property
    def inherited(self) -> bool:
        return bool(not self.named and self.past and self.past.inherited)


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
    behind = "" if any(word.kind == "helping" for word in left) else object_behind(right, one.end)
    named = behind or last_object(left)
    if not named and held is None and proven:
        held = request("", "")
    about = named or (held.object if held else "")
    if about in {"", "other", "channel", "items"}:
        return None
    past = held if held and held.object == about else None
    part = any(word.kind == "parts" for word in left) or bool(
        past and past.part and not named and not begins(left)
    )
    if named and not behind:  # `复议1件且维持`: what follows is said of it, not counted
        right = [word for word in right if word.start <= one.end + 1]
    around = _Around(left, right, one.start, one.end, clause, behind, named, past, part)
    if about == "requests":
        return _request(around)
    if about in REMEDIES:
        return _remedy(about, around)
    return _paper(about, around)


def _remedy(about: str, around: _Around) -> Subject | None:
    deed = deed_of(about, around.left) or deed_of(about, around.right)
    if deed == "vague" or not (deed or around.named):
        return None
    return remedy(about, deed, part=around.part, inherited=around.inherited)


def _paper(about: str, around: _Around) -> Subject | None:
    """Documents at a stage, decisions that were made, or fees."""
    deed = ""
    if about in DOCUMENTS:
        deeds = [deed_of(about, around.left), deed_of(about, around.right)]
        deed = "" if "vague" in deeds else deeds[0] or deeds[1]
        counts = bool(deed)
    else:
        counts = bool(around.named) and (about not in DECISIONS or _decided(around))
    return Subject(about, deed, "", False, around.part, around.inherited) if counts else None


def _decided(around: _Around) -> bool:
    """Whether decisions are counted, not their kinds, items or publications."""
    if any(word.kind == "decided" for word in (*around.left, *around.right)):
        return True
    return bool(around.left) and around.left[-1].end == around.start


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
        if not all(one in REMEDIES or one == "requests" for one in objects):
            return _papers(objects, left)
        results = [word.means for word in left if word.kind == "results"] or [""]
        return [
            request("received", "") if one == "requests" else remedy(one, results[-1])
            for one in objects
        ]
    if about == "requests":
        return _requests(left, held, bool(objects))
    deeds = list(dict.fromkeys(w.means for w in left if w.kind == KINDS.get(about)))
    if "vague" in deeds or not about:
        return []
    if about in REMEDIES:
        return [remedy(about, deed) for deed in deeds or [""]]
    return [Subject(about, deed, "", False) for deed in deeds]


_GROUPS = frozenset(
    ((f"outcome.{group}",),) for group in ("refused", "unavailable", "declined", "other")
)


def _reasoned(words: list[Word]) -> bool:
    """Whether a reason is given, in words that may be a row of the table: `因…不予公开1件`."""
    return any(word.kind == "reasons" for word in words)


def _request(around: _Around) -> Subject | None:
    """A figure of requests: its row and its column."""
    nearest = [word for word in around.left if word.start >= around.clause]
    done = row(nearest)
    deed = done or row(_done(around.right, around.end), behind=True) or row(around.left)
    applicant = applicant_of(nearest) or ("" if done else applicant_of(around.right))
    past, part = around.past, around.part
    if deed == "vague" or not (deed or applicant or around.named):
        return None
    if sums(deed or "registered")[:1] in _GROUPS and _reasoned(nearest):
        return None
    said_so = around.left and around.left[-1].means == deed and not part
    if deed == "registered" and not around.named and not said_so:
        return None
    if around.behind and not deed and not applicant:
        return None  # `2件申请…`: what became of them may be said later
    if not deed and past is not None:
        deed = "registered" if past.deed in CARRIED else past.deed
    if past is not None and past.applicant and part and deed != past.deed and not applicant:
        return None  # of which applicants is not said
    found = request(deed, applicant, part=part, inherited=around.inherited)
    return found._replace(sure=False) if part and deed in WEAK else found


def _done(right: list[Word], end: int) -> list[Word]:
    """The words behind a figure without those that are a noun with it: `30件答复`, `2件受理`."""
    return [w for w in right if not (w.start == end and w.means in {"answered", "received"})]


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
