"""Reading sentences: which figure counts what.

A figure counts the object last named before it, or the one its unit is followed by (`3份申请`);
what was done with it stands between it and the figure before (`办结17件`), else right behind it
(`1件结转`).  Object and deed are handed on to figures that name none (`其中自然人5件`).
"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claims.claim import Claim
from govlint.claims.context import COUNTED, Sentence
from govlint.claims.deeds import last_object
from govlint.claims.denials import denials
from govlint.claims.quantities import quantities
from govlint.claims.reader import Reader
from govlint.claims.subjects import Subject, request
from govlint.claims.words import Word
from govlint.model.facts import Cell
from govlint.model.prose import sentences
from govlint.model.tree import Span
from govlint.text.pattern import lazy

_STOP = lazy(r"[。;!?]")
_TOPICS = (
    *("申请", "复议", "诉讼", "起诉", "规范性文件", "规章", "行政许可", "行政处罚", "行政强制"),
    *(
        "行政事业性收费",
        "办结",
        "结转",
        "答复",
        "予公开",
        "部分公开",
        "无法提供",
        "不予处理",
        "其他处理",
    ),
)
_BARE_NONE = lazy(r"(?:情况)?[:]?无(?:此类?情况|相关情况)?")
_ASKED = lazy(r"(?:依申请公开|申请公开|公开申请)[^,。;]{0,10}[:。]?$")
_TRIED = lazy("受理|办理|审结|审理|立案|应诉")
_HEADING = 30


def read(text: str, before: str = "", year: int | None = None) -> Iterator[Claim]:
    """The claims of a paragraph; `before` is the paragraph above it, which may be its heading."""
    heading = before if len(before) <= _HEADING else ""
    held = request("", "") if _ASKED.search(heading) else None
    if not held and not any(topic in text for topic in _TOPICS):
        return
    public = text.find("公开")
    for start, end in sentences(text, _STOP):
        words = text[start:end]
        if _BARE_NONE.fullmatch(words) and len(heading) <= _HEADING and _ASKED.search(heading):
            sums = ((Cell("requests", "new", "total"),),)
            yield Claim(sums, 0, "件", Span(start, end), negated=True, sure=False)
        elif words and (held or any(topic in words for topic in _TOPICS)):
            sentence = Sentence(words, year)
            found, held = _sentence(sentence, held)
            tried = _TRIED.search(words) is not None and "公开" not in before
            for said in found:
                named = 0 <= public <= start + said.place.end - 2
                if not (tried and not named and _foreign(said)):
                    first, last = said.place
                    yield said._replace(place=Span(first + start, last + start))
        heading = words


def _foreign(said: Claim) -> bool:
    """Whether a claim is of reviews and suits that may be of any kind.

    A bureau of justice decides on all of them: disclosure must have been spoken of before.
    """
    table, row, _ = said.sums[0][0]
    ours = said.negated or (len(said.sums[0]) == 1 and row != "review")  # labels of the form
    return table == "remedies" and not ours


def _sentence(sentence: Sentence, held: Subject | None) -> tuple[list[Claim], Subject | None]:
    """The claims of one sentence, and what it was about."""
    if not sentence.words:
        return [], held
    found = list(denials(sentence, held))
    listed = [one for one in quantities(sentence.text) if one.unit != "%"]
    denied = [said.place for said in found]
    reader = Reader(sentence, listed, held._replace(inherited=True) if held else None, denied)
    for index in range(len(listed)):
        found += reader.said(index)
    tail = sentence.between(listed[-1].end if listed else 0, len(sentence.text))
    return sorted(found, key=lambda said: said.place.start), _left_over(tail, reader.held)


def _left_over(words: list[Word], held: Subject | None) -> Subject | None:
    """What the next sentence may be about: the object last named, if it counts."""
    named = last_object(words)
    if named and named != "channel":
        about = "requests" if named == "items" else named
        return Subject(about) if about in COUNTED else None
    return held._replace(part=False) if held and held.object != "other" else None
