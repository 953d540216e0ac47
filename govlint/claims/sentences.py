"""Paragraphs: their sentences, one after another, with what is held over from each to the next.

A sentence's words become tokens, the tokens a tree (`grammar/sentence.lark`), the tree figures that
count something and claims; the paragraph's equations settle what loose words mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from govlint.claims.claim import Claim
from govlint.claims.denials import no_requests
from govlint.claims.lexicon import Word
from govlint.claims.paragraph import Counted, ParagraphState
from govlint.claims.partitions import settled
from govlint.claims.periods import Periods, words_of
from govlint.claims.phrases import last_object, proves_request
from govlint.claims.quantities import quantities
from govlint.claims.reading import read_sentence
from govlint.claims.subjects import COUNTED, Subject, request
from govlint.claims.syntax import tree
from govlint.claims.tokens import tokens
from govlint.model.prose import sentences
from govlint.text.pattern import lazy

_STOP = lazy(r"[。;!?]")
_TOPIC = lazy(
    "申请|复议|诉讼|起诉|规范性文件|规章|行政许可|行政处罚|行政强制|行政事业性收费|"
    "办结|结转|答复|不掌握|予公开|部分公开|无法提供|不予处理|其他处理"
)
_BARE_NONE = lazy(r"(?:情况)?[:]?无(?:此类?情况|相关情况)?")
_ASKED = lazy(r"(?:依申请公开|申请公开|公开申请)[^,。;]{0,10}[:。]?$")
_TRIED = lazy("受理|办理|(?<!未)审结|(?<!在)审理|立案|应诉")
_HEADING = 30


def paragraph_claims(text: str, before: str = "", year: int | None = None) -> list[Claim]:
    """The claims of a paragraph; `before` is the paragraph above it, which may be its heading."""
    asked = len(before) <= _HEADING and _ASKED.search(before) is not None
    if not asked and not _TOPIC.search(text):
        return []
    paragraph = ParagraphState(request("") if asked else None)
    found: list[Claim] = []
    foreign = False
    public = text.find("公开")
    for start, end, claims in _sentences(paragraph, text, year):
        words = text[start:end]
        if asked and _BARE_NONE.fullmatch(words):
            found.append(no_requests(start, end))
            continue
        ours = "公开" in before or "被申请" in words or "被提起" in words
        tried = not ours and _TRIED.search(words) is not None
        for claim in claims:
            named = 0 <= public <= claim.place.end - 2
            foreign = foreign or (tried and not named and _foreign(claim))
            if not (foreign and _foreign(claim)):
                found.append(claim)
        heading = words
        asked = len(heading) <= _HEADING and _ASKED.search(heading) is not None
    return sorted(settled(found, paragraph.figures), key=lambda claim: claim.place)


@lru_cache(maxsize=8)
def figures(text: str, year: int | None) -> tuple[Counted, ...]:
    """The figures of a paragraph, with what each counts and the whole it is a part of."""
    paragraph = ParagraphState(None)
    for _ in _sentences(paragraph, text, year):
        pass
    return tuple(paragraph.figures)


def _sentences(
    paragraph: ParagraphState, text: str, year: int | None
) -> Iterator[tuple[int, int, list[Claim]]]:
    """Read a paragraph; each sentence or clause of it with its claims.

    What stands behind a semicolon goes on with the year and the list before it.
    """
    listed = runs_on = False
    for start, end in sentences(text, _STOP):
        paragraph.claims, paragraph.start = [], start
        listed = _sentence(paragraph, text[start:end], year, listed, runs_on)
        runs_on = text.startswith(";", end)
        listed = listed and runs_on
        yield start, end, paragraph.claims


def _foreign(claim: Claim) -> bool:
    """Whether a claim is of reviews and suits that may be of any kind.

    A bureau of justice decides on all of them: disclosure must have been spoken of before.
    """
    table, row, _ = claim.sums[0][0]
    ours = claim.negated or (len(claim.sums[0]) == 1 and row != "review")  # labels of the form
    return table == "remedies" and not ours


def _sentence(
    paragraph: ParagraphState, text: str, year: int | None, listed: bool, runs_on: bool
) -> bool:
    """Read a sentence; whether it ends in a list of parts."""
    words = words_of(text, year)
    counts = [one for one in quantities(text) if one.unit != "%"]
    if not counts and not any(word.means == "DENY" for word in words):
        paragraph.held = _left_over(words, paragraph.held)
        return False
    before = paragraph.periods.last() if runs_on else "this"
    paragraph.periods = Periods(text, words, year, before)
    paragraph.proven = any(map(proves_request, words)) or (
        "申请" in text and any(word.kind == "applicants" for word in words)
    )
    if paragraph.held and not runs_on:
        paragraph.held = paragraph.held._replace(inherited=True)
    read_sentence(paragraph, tree(tokens(text, words, counts)), listed)
    end = counts[-1].end if counts else 0
    paragraph.held = _left_over([word for word in words if word.start >= end], paragraph.held)
    return bool(paragraph.figures) and paragraph.figures[-1].whole is not None


def _left_over(words: Sequence[Word], held: Subject | None) -> Subject | None:
    """What the next sentence may be about: the object last named, if it counts."""
    named = last_object(words)
    if named and named != "channel":
        about = "requests" if named == "items" else named
        return Subject(about) if about in COUNTED else None
    return held._replace(part=False) if held and held.object != "other" else None
