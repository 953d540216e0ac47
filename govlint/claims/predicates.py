"""Predicates of all that a figure counts: `3件，均获维持`, `1件（结果维持）`."""

from __future__ import annotations

from govlint.claims.claim import Claim
from govlint.claims.lexicon import Word, sums
from govlint.claims.paragraph import ParagraphState
from govlint.claims.phrases import applicant_of, deed_of, is_head, proves_request, row
from govlint.claims.subjects import REMEDIES, Subject, remedy, request
from govlint.model.tree import Span

_WHOLE = frozenset({"received", "newly", "registered", "in_hand", "finished", "answered", ""})
_FINISHED = frozenset({"finished", "answered"})


def of_all(paragraph: ParagraphState, words: list[Word], bracket: bool = False) -> None:
    """Claim what is said of every one that the last figure counts; silent where it may be another.

    The words begin with 均, 全部 or the like, or stand in a bracket behind the figure.
    """
    heads = [word for word in words if is_head(word)]
    alike = next((word for word in words if word.kind == "all_alike"), None)
    text = paragraph.periods.text
    if alike is None and heads and text.startswith("全部", heads[0].start):
        alike = heads[0]
    if not heads or len(paragraph.figures) <= paragraph.first or not (bracket or alike):
        return
    if alike and any(word.end <= alike.start for word in heads):
        return
    host = paragraph.figures[-1]
    if len(host.subjects) != 1 or host.period != "this" or host.figure.bound != "=":
        return
    about = host.subjects[0]
    beside = [
        one
        for one in paragraph.figures[paragraph.first : -1]
        if one.whole == host.whole and any(s.object == about.object for s in one.subjects)
    ]
    found = _predicated(about, words)
    value = about.scaled(host.figure)
    if found is None or value is None or (beside and not bracket and not about.deed):
        return
    if beside and found.deed in _FINISHED:
        return
    bound = ">" if found.deed in _FINISHED else "="
    start = (alike or heads[0]).start
    start = min(start, heads[0].start) + paragraph.start
    place = Span(start, max(word.end for word in heads) + paragraph.start)
    scope = paragraph.periods.scope(host.figure.start - paragraph.start)
    claim = Claim(
        found.sums(), value, host.figure.unit, place, "this", bound, sure=False, scope=scope
    )
    paragraph.claims.append(claim)


def _predicated(about: Subject, words: list[Word]) -> Subject | None:
    """What is said of all; None where it is nothing of the tables."""
    if any(word.means == "vague" for word in words):
        return None
    if about.object in REMEDIES:
        named = [w.means for w in words if w.kind == "objects" and w.means in REMEDIES]
        result = deed_of(about.object, words)
        if named and not result and about.object == "litigation" != named[-1]:
            return remedy(named[-1], about.deed)
        return remedy(about.object, result) if result and not about.deed else None
    if about.object != "requests" or about.applicant:
        return None
    applicant, deed = applicant_of(words), row(words)
    if applicant and not deed:
        return request(about.deed, applicant)
    if not deed or applicant:
        return None
    if about.deed in _WHOLE:
        finished = deed in _FINISHED and about.deed not in _FINISHED
        return request(deed) if finished or any(map(proves_request, words)) else None
    group = sums(about.deed)[0][0] if sums(about.deed) else ""
    return request(deed) if sums(deed) and sums(deed)[0][0].startswith(f"{group}.") else None
