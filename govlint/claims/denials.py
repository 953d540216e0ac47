"""Denials: sentences that say there was none (`未收到政府信息公开申请`, `没有发生行政复议`)."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claims.claim import Claim
from govlint.claims.coordination import coordinated
from govlint.claims.lexicon import Word
from govlint.claims.periods import Periods
from govlint.claims.phrases import last_object
from govlint.claims.subjects import COUNTED, Subject, request
from govlint.claims.syntax import Denial, Series
from govlint.model.tree import Span
from govlint.text.pattern import lazy

_HAPPENED = lazy(
    r"(?:再|能|有|曾|过|任何|发生|产生|出现|引|导致|形成|涉及|收到|接到|接收|受理|新收|因|由|被|存在|办理|处理|结转|提起|申请|"
    r"提交|制发|制定|出台|废止|作出|做出|收取|发|上年|下年|转|一[件起宗例]?)"
)
_IF = lazy(r"(?:如|若|如果|避免|防止|杜绝|确保|力争|做到|是否|有|对|个|家)$")


def denied(
    denial: Denial, before: list[Word], held: Subject | None, periods: Periods, base: int = 0
) -> Iterator[Claim]:
    """What a denial says there was none of, all that is coordinated in it; each a claim of 0."""
    text, start = periods.text, denial.token.start
    denying = text[start : denial.token.end]
    items = [item.words() for item in denial.items]
    words = [word for item in items for word in item]
    if denying == "零" and text.endswith("零报告") and "申请公开" in text[:start]:
        yield no_requests(start + base, len(text) + base)
        return
    if not words or periods.of(start, start + 1) != "this":
        return
    if denying != "零" and _IF.search(text, max(0, start - 2), start):
        return
    counts = any(isinstance(part, Series) for item in denial.items for part in item.parts)
    if counts or not _denies(denying, text[denial.token.end :], items):
        return
    about = last_object(before)
    past = Subject(about) if about in COUNTED else held
    last = max(word.end for word in words)
    for one in dict.fromkeys(_denied(items, past)):
        if sums := one.sums():
            place, scope = Span(start + base, last + base), periods.scope(start)
            yield Claim(sums, 0, "件", place, negated=True, sure=one.sure, scope=scope)


def _denies(denying: str, rest: str, items: list[list[Word]]) -> bool:
    """Whether a denial is of things that happen or are there."""
    if denying == "零":
        return bool(items[0]) and items[0][0].end - items[0][0].start == len(rest.split("、")[0])
    return denying[-1] in "无有" or _HAPPENED.match(rest) is not None


def _denied(items: list[list[Word]], held: Subject | None) -> list[Subject]:
    """What is denied; nothing where it is limited (`现场`, `逾期`)."""
    words = [word for item in items for word in item]
    if any(word.means == "vague" and word.kind in {"requests", "results"} for word in words):
        return []
    named = any(word.kind == "objects" and word.means != "none" for word in words)
    results = any(word.kind == "results" for word in words)
    held = held if held and (held.object == "requests" or named or results) else None
    people = {word.means.rstrip("?") for word in words if word.kind == "applicants"}
    if {"natural_person", "legal_person"} <= people:  # 公民、法人和其他组织: everyone
        items = [[word for word in item if word.kind != "applicants"] for item in items]
    return [
        one._replace(sure=False) if one.applicant else _carried(one)
        for one in coordinated(items, held, taken="newly")
        if named or one.object != "requests" or one.deed != "newly"
    ]


def _carried(about: Subject) -> Subject:
    """`无结转` at the end of a year: nothing was carried out of it."""
    return about._replace(deed="carried_out") if about.deed == "carried" else about


def no_requests(start: int, end: int) -> Claim:
    """The claim of a sentence that says no more than `无` or `零报告` of requests."""
    place = Span(start, end)
    return Claim(request("newly").sums(), 0, "件", place, negated=True, sure=False)
