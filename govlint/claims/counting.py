"""What one figure counts: by the words before it, behind it, and the subject held over."""

from __future__ import annotations

from typing import NamedTuple

from govlint.claims.lexicon import Word, sums
from govlint.claims.phrases import (
    CARRIED,
    GROUPS,
    WEAK,
    applicant_of,
    deed_of,
    last_object,
    object_behind,
    rows,
)
from govlint.claims.quantities import Quantity
from govlint.claims.subjects import DECISIONS, DOCUMENTS, REMEDIES, Subject, remedy, request

Words = list[Word]


class Around(NamedTuple):
    """What stands around a figure in its clause: the words before it, behind it, and beyond.

    `after` are those of the next clause, where it counts nothing itself: a predicate.  `held` is
    what was last spoken of; `part` whether the figure stands in a list of parts; `domain` whether
    it is a whole of which parts follow (`35件申请中`); `proven` whether the sentence is about
    requests, though it may not name them.
    """

    figure: Quantity
    left: Words
    right: Words
    after: Words
    held: Subject | None
    part: bool = False
    domain: bool = False
    proven: bool = False


def counted(around: Around) -> Subject | None:
    """The subject of one figure; None where it counts nothing of the tables."""
    left, right, held = around.left, around.right, around.held
    helped = any(word.kind == "helping" for word in left)
    behind = "" if helped else object_behind(right, around.figure.end)
    named = behind or last_object(left)
    if not named and not any(w.kind == "requests" for w in left):
        named = _tried(right)
    if not named and held is None and around.proven:
        held = request("")
    about = named or (held.object if held else "")
    if about in {"", "other", "channel", "items"}:
        return None
    past = held if held and held.object == about else None
    if about in REMEDIES:
        return _remedy(around, about, named, past)
    if about != "requests":
        return _paper(around, about, named, past)
    return _request(around, named, behind, past)


def _tried(right: Words) -> str:
    """The remedy that is told of behind a figure, with its result: `2件被复议机关撤销`."""
    for index, word in enumerate(right):
        if word.kind == "objects" and word.means in REMEDIES:
            told = [later.means for later in right[index + 1 :] if later.kind == "results"]
            return word.means if told and told[0] not in {"vague", "total"} else ""
    return ""


def _inherited(named: str, past: Subject | None) -> bool:
    return bool(not named and past and past.inherited)


def _remedy(around: Around, about: str, named: str, past: Subject | None) -> Subject | None:
    near = around.right
    if named and last_object(around.left) == named:  # `复议1件且维持`: said of it, not counted
        near = [word for word in near if word.start <= around.figure.end + 1]
    deed = deed_of(about, around.left) or deed_of(about, near)
    if not deed and not named and around.part:
        deed = deed_of(about, around.after)
    if deed in {"vague", "instance"} or not (deed or named):
        return None
    found = remedy(about, deed, part=around.part)
    return found._replace(inherited=_inherited(named, past))


def _paper(around: Around, about: str, named: str, past: Subject | None) -> Subject | None:
    """Documents at a stage, decisions that were made, or fees."""
    deed = ""
    if about in DOCUMENTS:
        near = [word for word in around.right if word.start <= around.figure.end + 1]
        deeds = [deed_of(about, around.left), deed_of(about, near)]
        deed = "" if "vague" in deeds else deeds[0] or deeds[1]
        counts = bool(deed)
    else:
        counts = bool(named) and (about not in DECISIONS or _decided(around))
    inherited = _inherited(named, past)
    return Subject(about, deed, "", False, around.part, inherited) if counts else None


def _decided(around: Around) -> bool:
    """Whether decisions are counted, not their kinds, items or publications."""
    if any(word.kind == "decided" for word in (*around.left, *around.right)):
        return True
    return bool(around.left) and around.left[-1].end == around.figure.start


def _request(around: Around, named: str, behind: str, past: Subject | None) -> Subject | None:
    """A figure of requests: its row and its column."""
    left, part = around.left, around.part
    deeds, applicant = _rows_and_applicant(
        around, alone=bool(named and not behind), behind=bool(behind)
    )
    deed = deeds[0] if deeds else ""
    if (
        deed == "vague"
        or not (deed or applicant or named)
        or _reasoned([*left, *around.right], deeds)
    ):
        return None
    said_so = bool(left) and left[-1].means == deed and not part
    if deed == "registered" and not named and not said_so:
        return None
    if behind and not (deed or applicant or left or around.domain):
        return None  # `2件申请…`: what became of them may be said later
    if past is not None and not around.domain:
        deed = _continued(deed, past.deed)
        if past.applicant and part and deed != past.deed and not applicant:
            return None  # of which applicants is not said
    also = "".join(deeds[1:2])
    if applicant and not deeds and deed != "received":
        also = "received"  # the table tells apart by whom requests came in, too
    found = request(deed, applicant, part=part)
    found = found._replace(inherited=_inherited(named, past), also=also)
    return found._replace(sure=False) if (part and deed in WEAK) or also else found


def _rows_and_applicant(
    around: Around, *, alone: bool, behind: bool
) -> tuple[tuple[str, ...], str]:
    """The rows and the applicant told before a figure, else behind it.

    `alone` where the request is named before it: then only what adjoins it (`申请1件并答复`).
    """
    right, end = around.right, around.figure.end
    if alone:
        right = [word for word in right if word.start <= end + 1]
    if not around.domain:
        right = _done(right, end)
    done = rows(around.left, part=around.part)
    deeds = done or rows(right, behind=True)
    if deeds in {(), ("vague",)} and (around.part or behind):
        after = rows(around.after, behind=True)
        deeds = after if after and after[0] not in _NO_ROW else deeds
    return deeds, applicant_of(around.left) or ("" if done else applicant_of(right))


def _continued(deed: str, past: str) -> str:
    """A deed after another: none is the same again, 结转 after 办结 is a carrying out."""
    if deed == "carried" and past in {"finished", "answered"}:
        return "carried_out"
    if deed:
        return deed
    return "registered" if past in CARRIED else past


_NO_ROW = WEAK | {"received", "in_hand", "newly", "vague"}


def _reasoned(left: Words, deeds: tuple[str, ...]) -> bool:
    """Whether a reason is given that is no row: `因…不予公开1件`, but not `因…等原因`.

    Then the figure is a part of its group.
    """
    if len(deeds) != 1 or not sums(deeds[0]) or sums(deeds[0])[0][0] not in GROUPS:
        return False
    told = max((word.start for word in left if word.means == deeds[0]), default=0)
    given = [w for w in left if w.kind == "reasons" and w.end < told]  # not `属于不予公开`
    return bool(given) and not any(w.kind == "as_reasons" for w in left)


def _done(right: Words, end: int) -> Words:
    """The words behind a figure without those that are a noun with it: `30件答复`, `2件受理`."""
    return [w for w in right if not (w.start == end and w.means in {"answered", "received"})]
