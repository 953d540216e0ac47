"""Periods: of which year a figure is, and whose, by what stands before it in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govlint.claims.lexicon import Word, scan
from govlint.text.pattern import lazy


class Periods:
    """The years, comparisons and scopes named in a sentence; offsets are into its text.

    `before` is the year that the clause before it ended with.
    """

    def __init__(
        self, text: str, words: Sequence[Word], year: int | None, before: str = "this"
    ) -> None:
        self.text = text
        self._before = before
        self._words = words
        brackets = [match.span() for match in _BRACKET.finditer(text)] if "(" in text else []
        self._compared = [_compared(text, w) for w in words if w.kind == "compares"]
        self._frames = [
            (at, _until(text, at, brackets), meaning)
            for at, meaning in _frames(text, words, year)
            if not any(first <= at < last for first, last in self._compared)
        ]

    def years(self, start: int, end: int) -> list[str]:
        """The years named between two offsets, each as this or other."""
        return [meaning for at, _, meaning in self._frames if start <= at < end] or [
            meaning for at, _, meaning in self._frames if at < end
        ]

    def of(self, start: int, end: int) -> str:
        """Which year the figure between two offsets is of: this, other, part or change.

        A year named in a bracket holds to its end, a comparison to the end of its clause.
        """
        if _YEAR_AFTER.match(self.text, end):
            return "other"
        if any(first <= start < last for first, last in self._compared):
            return "other"
        clause = self.text.rfind(",", 0, start) + 1
        if "由" in self.text[clause:start] and _REACHED.search(self.text, clause, start):
            return "this"  # `由上年的48件增加至60件`
        if _CHANGED.search(self.text, max(0, start - 12), start):
            return "change"
        return self._year_at(start)

    def last(self) -> str:
        """The year that the end of the sentence is of."""
        return self._year_at(len(self.text) - 1)

    def named(self, start: int) -> bool:
        """Whether a year is named before an offset."""
        return any(at < start for at, _, _ in self._frames)

    def _year_at(self, start: int) -> str:
        told = self._before
        clause = max(self.text.rfind(mark, 0, start) for mark in ",(、;")
        if len({meaning for at, _, meaning in self._frames if clause < at < start}) > 1:
            return "part"  # `去年受理今年审结的1件`
        for at, until, meaning in self._frames:
            if at < start < until:
                told = meaning
        return told

    def scope(self, end: int) -> str:
        """Whose figures are told of before an offset: wider, narrower, others; "" its own."""
        told = [word for word in self._words if word.end <= end and word.kind in _SCOPES]
        if told and told[-1].kind == "others":  # `各镇共收到`: all of them
            since = [w for w in self._words if told[-1].end <= w.start and w.end <= end]
            return "wider" if any(w.kind == "totals" for w in since) else "others"
        return told[-1].kind if told else ""


def _until(text: str, at: int, brackets: list[tuple[int, int]]) -> int:
    """How far a year named at an offset holds: to the end of its bracket, or of a circumstance."""
    for start, end in brackets:
        if start < at < end:
            return end
    if text.startswith("由", at - 1) or _CIRCUMSTANCE.match(text, text.rfind(",", 0, at) + 1):
        comma = text.find(",", at)
        return comma if comma >= 0 else len(text)
    return len(text)


_CIRCUMSTANCE = lazy(r"(?:针对|对|围绕|聚焦|按照|根据|结合|鉴于)[^,\d]*,")
_SCOPES = frozenset({"wider", "narrower", "others"})
_BRACKET = lazy(r"\([^()]*\)")
_YEAR = lazy(r"(?<!\d)(?P<year>20\d\d)年度?")
_CARRIED = lazy(
    r"(?P<year>20\d\d)年度?(?:结转|转结|转入)|"
    r"(?:结转|转结|转入|顺延)(?:至|到|入)?(?P<later>20\d\d)年度?"
)
_SINCE = lazy(r"[二两三四五六七八九十\d]+年来")
_MONTHS = lazy(r"(?<!\d)1?\d月(?!底|末)")
_WHOLE = lazy(r"1月(?:1日)?(?:起)?(?:至|到|-|~).{0,8}12月|12月31日|1-12月")
_CHANGED = lazy(
    r"[多少](?:收到?|接收|受理|办理|发生|制发)[^,\d]{0,8}$|(?:增加|减少|增长|下降|上升|降低|增多|多|少|增|减)(?:了|为|约|近)?$"
)
_REACHED = lazy(r"(?:增加|减少|增长|下降|上升|降低|增|减|降|升)(?:至|到|为)$")
_YEAR_AFTER = lazy(r"\((?:20\d\d年|上年|去年)\)")


@lru_cache(maxsize=1024)  # claims and rules ask for the same sentences, and so do other reports
def words_of(text: str, year: int | None) -> tuple[Word, ...]:
    """The words of a sentence; `2023年结转` and `结转2025年` are words too, by the year."""
    words: list[Word] = _compounds(scan(text), text)
    for match in _CARRIED.finditer(text):
        named = int(match["year"] or match["later"])
        if match["year"] and (year is None or named >= year):
            continue
        means = "carried_out" if match["later"] and named != year else "carried_in"
        words = [w for w in words if w.end <= match.start() or w.start >= match.end()]
        words.append(Word(*match.span(), "requests", means))
    return tuple(sorted(words))


def _compounds(words: Sequence[Word], text: str) -> list[Word]:
    """The words, with `申请` made another thing where it ends a compound: `查询申请`."""
    found: list[Word] = []
    for word in words:
        before = text[word.start - 1 : word.start]
        if word.means == "requests" and text[word.start : word.end] in {"申请", "申请件"}:
            joined = found[-1] if found and found[-1].end == word.start else None
            han = "\u4e00" <= before <= "\u9fff" and before not in _BEFORE_REQUEST
            if joined.means in _OTHERS if joined else han:
                word = word._replace(means="other")
        found.append(word)
    return found


_OTHERS = frozenset({"other", "licensing", "penalties", "coercion", "fees", "regulations"})
_BEFORE_REQUEST = frozenset(
    "成的了到新收理办结复在出件类份个项各次年度等行共该此自上述其对和及有无零"
)


def _frames(text: str, words: Sequence[Word], year: int | None) -> list[tuple[int, str]]:
    """Where a sentence turns to another year, or back."""
    carried = [(w.start, w.end) for w in words if w.kind == "requests"]
    found = [(w.start, w.means) for w in words if w.kind == "frames" and w.means != "next"]
    found += [(match.start(), "other") for match in _SINCE.finditer(text)]
    for match in _YEAR.finditer(text):
        if any(start <= match.start() < end for start, end in carried):
            continue
        this = year is None or int(match["year"]) == year
        found.append((match.start(), "this" if this else "other"))
    if not _WHOLE.search(text):
        found += [(match.start(), "part") for match in _MONTHS.finditer(text)]
    return sorted(found)


def _compared(text: str, word: Word) -> tuple[int, int]:
    """The stretch of a comparison: from its word to the next comma outside brackets."""
    depth = 0
    for offset in range(word.end, len(text)):
        letter = text[offset]
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        if depth < 0 or (depth == 0 and letter in ",;。"):
            return word.start, offset
    return word.start, len(text)
