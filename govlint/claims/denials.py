"""Denials: sentences that say there was none (`未收到政府信息公开申请`, `没有发生行政复议`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.claims.claim import Claim
from govlint.claims.context import DECISIONS, DOCUMENTS, REMEDIES, Sentence
from govlint.claims.deeds import CARRIED, last_object, proves_request
from govlint.claims.subjects import Subject, remedy, request
from govlint.claims.words import Word
from govlint.model.tree import Span
from govlint.text.pattern import lazy

_NOT = lazy(
    r"(?:从未|均未|尚未|暂未|并未|也未|未曾|没有|并无|暂无|均无|尚无|也无|都没有|未|无|零)(?!来|经|满|及时|必|论|偿|关)"
)
_END = lazy(r"[,。;()]")
_END_OF_ZERO = lazy(r"[,。;()、]")
_HAPPENED = lazy(
    r"(?:再|能|有|曾|过|任何|发生|产生|出现|收到|接到|接收|受理|新收|因|由|被|涉及|引发|存在|办理|处理|结转|提起|申请|"
    r"制发|制定|出台|废止|作出|做出|收取|发|上年|下年|转|一[件起宗例]?)"
)
_IF = lazy(r"(?:如|若|如果|避免|防止|杜绝|确保|力争|做到|是否|有|对)$")
_TAKEN = frozenset({"received", "registered", "newly"})


def denials(sentence: Sentence, held: Subject | None) -> Iterator[Claim]:
    """What a sentence denies; each claims that figures are 0."""
    text = sentence.text
    end = 0
    for match in _NOT.finditer(text):
        start = match.start()
        if start < end or sentence.covered(start) or sentence.period(start, start + 1) != "this":
            continue
        if text[start - 1 : start] in {"个", "家"}:
            continue  # `有9个未收到`: some of many
        if match[0] != "零" and _IF.search(text[max(0, start - 2) : start]):
            continue
        stop = (_END_OF_ZERO if match[0] == "零" else _END).search(text, match.end())
        end = stop.start() if stop else len(text)
        phrase = text[match.end() : end]
        words = sentence.between(match.end(), end)
        if not words or re.search(r"\d", phrase) or not _denies(match[0], phrase, words):
            continue
        about = last_object(sentence.between(0, start))
        past = Subject(about) if about else held
        reported = phrase == "报告" and "申请公开" in text[:start]
        subjects = [request("newly", "")] if reported else _denied(words, past)
        last = max(word.end for word in words)
        for one in subjects:
            if sums := one.sums():
                place, scope = Span(start, last), sentence.scope(start)
                yield Claim(sums, 0, "件", place, negated=True, sure=one.sure, scope=scope)


def _denies(denial: str, phrase: str, words: list[Word]) -> bool:
    """Whether a denial is of things that happen or are there."""
    if denial == "零":
        return words[0].end - words[0].start == len(phrase)
    return denial[-1] in "无有" or _HAPPENED.match(phrase) is not None


def _denied(words: list[Word], held: Subject | None) -> list[Subject]:
    """What the words after a denial are about; nothing where they limit it (`现场`, `逾期`)."""
    named = [word for word in words if word.kind == "objects" and word.means != "none"]
    last = named[-1].means if named else ""
    if any(w.means == "channel" for w in named) or any(map(_limits, words)):
        return []
    remedies = list(dict.fromkeys(word.means for word in named if word.means in REMEDIES))
    if remedies:
        results = [word.means for word in words if word.kind == "results"]
        return [remedy(one, results[-1] if results else "") for one in remedies]
    if last in DOCUMENTS:
        stages = {word.means for word in words if word.kind == "stages"}
        return [Subject(last, stages.pop(), "", False)] if len(stages) == 1 else []
    if last in DECISIONS or last == "fees":
        return [Subject(last, "", "", False)]
    if last not in {"", "requests", "items"}:
        return []
    return _requests(words, bool(named), held)


def _limits(word: Word) -> bool:
    return word.means == "vague" and word.kind in {"requests", "results"}


def _requests(words: list[Word], named: bool, held: Subject | None) -> list[Subject]:
    deeds = list(dict.fromkeys(word.means for word in words if word.kind == "requests"))
    told = [one for one in words if proves_request(one)]
    if not named and not told and not (deeds and held and held.object == "requests"):
        return []
    if {word.means for word in words if word.kind == "applicants"} == {"legal_person"}:
        return []  # of other applicants nothing is said
    firm = [word.means for word in told] or [one for one in deeds if one in CARRIED]
    if firm:
        return [request(one, "") for one in firm]
    if not deeds or deeds[0] in _TAKEN:
        return [Subject("requests", "newly", "", named)] if named else []
    return []
