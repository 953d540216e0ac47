"""Figures of sentences by name: what a rule wants to know that no table has.

A figure is told of by words near it: those before it in its clause and in the clauses before that
count nothing; else those right behind it (`3件收费通知`).  Where nothing but words of measure stand
before it (`，总金额`), it goes on with what the figure before it was about.  Of two names that fit,
the one whose words are nearest has it.  `未收取` says 0.  Figures of other years are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from govlint.claims.periods import Periods, words_of
from govlint.claims.quantities import Quantity, quantities
from govlint.claims.tokens import Token, tokens
from govlint.model.facts import Number
from govlint.model.place import Span
from govlint.model.prose import Prose
from govlint.text.pattern import Pattern, lazy

MONEY = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
UNITS = (*MONEY, *"件宗份起条次个项期篇人家场", "人次")


class Named(NamedTuple):
    """A figure wanted: the words near it, those it must not be near, and its unit."""

    near: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    unit: str


class Mention(NamedTuple):
    """Where a figure is told of; `value` in the unit wanted, None where it is not exact."""

    value: Number | None
    place: Span


def mentions(
    passages: Iterable[Prose], wanted: Mapping[str, Named], year: int | None
) -> dict[str, list[Mention]]:
    """Every mention of each figure wanted, in the order of the text."""
    found: dict[str, list[Mention]] = {name: [] for name in wanted}
    before = ""
    for passage in passages:
        for start, end in passage.sentences():
            sentence = _Sentence(passage.text[start:end], before, wanted, year)
            for name, value, place in sentence.mentions():
                found[name].append(Mention(value, passage.span(*place.moved(start))))
            before = sentence.topic
    return found


class _Sentence:
    """A sentence being read; `topic` is what its last figure was about, as a text."""

    def __init__(
        self, text: str, before: str, wanted: Mapping[str, Named], year: int | None
    ) -> None:
        words = words_of(text, year)
        counts = [one for one in quantities(text) if one.unit != "%"]
        self.topic = before if counts else text
        self._text, self._wanted = text, wanted
        self._tokens = tokens(text, words, counts)
        self._periods = Periods(text, words, year)
        self._objects = [word[:2] for word in words if word.kind == "objects"]

    def mentions(self) -> Iterator[tuple[str, Number | None, Span]]:
        """The name, the value and the place in the sentence of each mention."""
        left, part, outer = 0, False, list[tuple[str, bool]]()
        for index, token in enumerate(self._tokens):
            if token.kind == "FIGURE" and token.figure is not None:
                yield from self._figure(token.figure, left, index, part)
                left = token.end
            elif token.kind == "DENY":
                yield from self._denied(index)
                left = self._end(index)
            elif token.kind == "AMONG":
                left, part = token.end, True
            elif token.kind == "OPEN":
                outer.append((self.topic, part))
                left = token.end
            elif token.kind == "CLOSE" and outer:
                self.topic, part = outer.pop()
                left = token.end

    def _figure(
        self, one: Quantity, left: int, index: int, part: bool
    ) -> Iterator[tuple[str, Number | None, Span]]:
        """The names that a figure has; nothing for one of another year, or a part of a figure."""
        lead = self._text[left : one.start]
        goes_on = _MEASURE.fullmatch(lead) is not None
        about = self.topic + lead if goes_on else lead
        if part and goes_on:
            return
        self.topic = about
        if self._periods.of(one.start, one.end) not in {"this", "change"}:
            return
        fits = {name: value for name in self._wanted
                if (value := _value(one, self._wanted[name].unit)) is not None}  # fmt: skip
        last = {name: self._last(name, about, one) for name in fits}
        nearest = max(last.values(), default=-1)
        names = [name for name in fits if last[name] == nearest >= 0]
        if _ALIKE.search(lead):  # `收费通知的件数和实际收取的金额均为0`
            names = [name for name in fits if self._is_near(name, about)]
        if not names and (behind := self._behind(one, index)):
            names = [name for name in fits if self._is_near(name, behind)]
            self.topic = behind if names else about
        for name in names:
            exact = fits[name] if one.bound == "=" else None
            yield name, exact, Span(one.start, one.end)

    def _last(self, name: str, about: str, one: Quantity) -> int:
        """Where the last of a name's words ends in the words before a figure; -1 if none tells."""
        ends = [m.end() for near in self._wanted[name].near for m in near.finditer(about)]
        if not ends or any(but.search(about) for but in self._wanted[name].unless):
            return -1
        between = about[max(ends) :]
        if _NOT_DONE.search(about, 0, max(ends)):
            return -1
        if one.unit in MONEY:
            return -1 if _PAID.search(between) else max(ends)
        start = one.start - len(between)
        for first, last in self._objects:  # `主动公开` and `信息` behind it are one name
            start = last if first == start else start
        between = about[len(about) - (one.start - start) :] if start < one.start else ""
        counted = any(start <= at < one.start for at, _ in self._objects)
        return -1 if counted and not _MEASURE.fullmatch(between) else max(ends)

    def _behind(self, one: Quantity, index: int) -> str:
        """What stands right behind a figure in its clause, up to a figure of another kind."""
        end = self._end(index)
        behind = self._text[one.end : end]
        after = self._tokens[index + 1 :]
        alike = (t for t in after if t.figure is not None and t.start <= end)
        follower = next(alike, None)
        same = follower is not None and follower.figure is not None
        if same and _kind(follower.figure.unit) == _kind(one.unit):  # type: ignore[union-attr]
            return ""
        return "" if behind.startswith(("(", ",")) else behind

    def _end(self, index: int) -> int:
        """Where the clause, or the run of words up to the next figure, ends."""
        stops = (t.start for t in self._tokens[index + 1 :] if t.kind in _ENDS)
        return next(stops, len(self._text))

    def _denied(self, index: int) -> Iterator[tuple[str, Number | None, Span]]:
        """The names of which a clause says that there is none."""
        token: Token = self._tokens[index]
        end = self._end(index)
        if any(t.kind == "FIGURE" and t.start == end for t in self._tokens[index + 1 :]):
            return
        words = self._text[token.end : end]
        for name, one in self._wanted.items():
            matches = (m for near in one.near for m in near.finditer(words))
            match = next((m for m in matches if _NONE_OF.fullmatch(words, 0, m.start())), None)
            if match is not None and not any(but.search(words) for but in one.unless):
                yield name, 0, Span(token.start, token.end + match.end())

    def _is_near(self, name: str, words: str) -> bool:
        one = self._wanted[name]
        return any(near.search(words) for near in one.near) and not any(
            but.search(words) for but in one.unless
        )


def _value(one: Quantity, unit: str) -> Number | None:
    """A figure in the unit wanted; None where it is of another kind."""
    if not one.unit and not one.value:  # 0 of anything
        return 0
    if unit in MONEY:
        if one.unit not in MONEY:
            return None
        value = Decimal(one.value) * MONEY[one.unit] / MONEY[unit]
        return int(value) if value == int(value) else value
    return one.value if one.unit == unit or {one.unit, unit} <= _ITEMS else None


def _kind(unit: str) -> str:
    """Units that are converted into one another have one kind."""
    return "元" if unit in MONEY else "件" if unit in _ITEMS else unit


_ITEMS = frozenset({"件", "宗", "份", "起", "例", ""})
_ENDS = frozenset({"COMMA", "OPEN", "CLOSE", "AMONG", "FIGURE", "DENY"})
_MEASURE = lazy(
    "(?:[,、:;]|收费|本年度?|全年|[总金数款]?额|总?金额|总计?|费用|款项|人民币|共计?|合计|累计|涉及|涉|为|"
    "计|达到?|分别|均|各|其|和|及|与|的|是|有|了|总?[件份]数|信息处理费|处理费)*"
)
"""What a figure is measured by; with nothing else before it, it goes on with what was told of."""
_ALIKE = lazy("[均都皆](?:为|是)?$")
_PAID = Pattern(
    "(?<![应拟])收取|收缴|实收|到账|退还|减免|免收|支付|上缴", "收", "账", "还", "免", "付", "缴"
)
"""What is done with money: words before it are not about the figures behind it."""
_NOT_DONE = lazy("(?:未|没有|不再|不按|逾期)[^,。;]*$")
"""What comes before words that say what was not done: the figure counts something else."""
_NONE_OF = lazy(
    "(?:有|产生|发生|[发作开][出具]|下发|送达|收取|收到|任何|相关|信息处理费|收费|费用|过|予以?|"
    "进行|制发|向[^,。]{0,8}?)*"
)
