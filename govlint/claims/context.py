"""What stands around a figure: of which year it is, whose it is, and what it may count."""

from __future__ import annotations

from bisect import bisect_left

from govlint.claims.words import Word, scan
from govlint.text.pattern import lazy

REMEDIES = ("review", "litigation", "litigation.direct", "litigation.after_review", "remedies")
DOCUMENTS = ("normative_documents", "regulations")
DECISIONS = ("licensing", "penalties", "coercion")
COUNTED = ("requests", *REMEDIES, *DOCUMENTS, *DECISIONS, "fees")


class Sentence:
    """A sentence's words, and the years and comparisons in it; offsets are into its text."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text = text
        self.year = year
        self.words = _with_carried(text, year)
        self._starts = [word.start for word in self.words]
        self._compared = [_compared(text, w) for w in self.words if w.kind == "compares"]
        self._frames = [
            (at, meaning)
            for at, meaning in _frames(text, self.words, year)
            if not any(first <= at < last for first, last in self._compared)
        ]

    def between(self, start: int, end: int) -> list[Word]:
        """The words that lie wholly between two offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [word for word in self.words[first:last] if word.end <= end]

    def before(self, start: int, end: int) -> tuple[list[Word], list[Word]]:
        """The words between two offsets, and those of them set aside in brackets."""
        words = self.between(start, end)
        brackets = [m.span() for m in _ASIDE.finditer(self.text, start, end)]
        aside = [w for w in words if any(a <= w.start and w.end <= b for a, b in brackets)]
        return [word for word in words if word not in aside], aside

    def years(self, start: int, end: int) -> list[str]:
        """The years named between two offsets, each as this or other."""
        return [meaning for at, meaning in self._frames if start <= at < end] or [
            meaning for at, meaning in self._frames if at < end
        ]

    def covered(self, offset: int) -> bool:
        """Whether an offset lies inside a word."""
        index = bisect_left(self._starts, offset + 1) - 1
        return index >= 0 and self.words[index].end > offset

    def period(self, start: int, end: int) -> str:
        """Which year the figure between two offsets is of: this, other, part or change."""
        if _YEAR_AFTER.match(self.text, end):
            return "other"
        if any(first <= start < last for first, last in self._compared):
            return "other"
        if _CHANGED.search(self.text, max(0, start - 6), start):
            return "change"
        told = "this"
        for at, meaning in self._frames:
            if at < start:
                told = meaning
        return told

    def scope(self, end: int) -> str:
        """Whose figures are told of before an offset."""
        told = [word.kind for word in self.words if word.end <= end]
        return next((kind for kind in reversed(told) if kind in {"wider", "narrower"}), "")


_ASIDE = lazy(r"\([^()]*\)")
_YEAR = lazy(r"(?<!\d)(?P<year>20\d\d)年度?")
_CARRIED = lazy(
    r"(?P<year>20\d\d)年度?(?:结转|转结|转入)|"
    r"(?:结转|转结|转入|顺延)(?:至|到|入)?(?P<later>20\d\d)年度?"
)
_MONTHS = lazy(r"(?<!\d)1?\d月(?!底|末)")
_WHOLE = lazy(r"1月(?:1日)?(?:起)?(?:至|到|-|~).{0,8}12月|12月31日|1-12月")
_CHANGED = lazy(r"(?:增加|减少|增长|下降|上升|降低|增多|多|少|增|减)(?:了|为|约|近)?$")
_YEAR_AFTER = lazy(r"\((?:20\d\d年|上年|去年)\)")


def _with_carried(text: str, year: int | None) -> list[Word]:
    """The words of a sentence; `2023年结转` and `结转2025年` are words too, by the year."""
    words = _compounds(scan(text), text)
    for match in _CARRIED.finditer(text):
        named = int(match["year"] or match["later"])
        if match["year"] and (year is None or named >= year):
            continue
        means = "carried_out" if match["later"] and named != year else "carried_in"
        words = [w for w in words if w.end <= match.start() or w.start >= match.end()]
        words.append(Word(*match.span(), "requests", means))
    return sorted(words)


def _compounds(words: list[Word], text: str) -> list[Word]:
    """The words, with `申请` made another thing where it ends a compound: `查询申请`."""
    found: list[Word] = []
    for word in words:
        before = text[word.start - 1 : word.start]
        if (
            word.kind == "objects"
            and word.end - word.start == 2
            and text.startswith("申请", word.start)
        ):
            joined = bool(found) and found[-1].end == word.start and found[-1].means != "other"
            if not joined and "\u4e00" <= before <= "\u9fff" and before not in _BEFORE_REQUEST:
                word = word._replace(means="other")
        found.append(word)
    return found


_BEFORE_REQUEST = frozenset(
    "成的了到新收理办结复在出件类份个项各次年度等行共该此自上述其对和及有无零"
)


def _frames(text: str, words: list[Word], year: int | None) -> list[tuple[int, str]]:
    """Where a sentence turns to another year, or back."""
    carried = [(w.start, w.end) for w in words if w.kind == "requests"]
    found = [(w.start, w.means) for w in words if w.kind == "frames" and w.means != "next"]
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
