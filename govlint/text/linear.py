"""Patterns matched in linear time, for those over which Python's engine may take long.

The engine of the standard library tries one way after another and may try the same rest of a
pattern at the same place again and again.  Here what failed at a place is kept and never tried
there again (as in RE2's BitState), so the work is at most the parts of the pattern times the
characters of the text, whatever both are; what is found is what `re` finds.  Patterns are those
that `packs.kinds.bounded` takes: no references to groups, no flags, every repeat with an end, no
match of nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.text.program import Part, compiled


class TooMuchWork(Exception):
    """A text over which a pattern would take too long: the rule has not been asked of all of it."""


class Match(NamedTuple):
    """Where a pattern matches, with the methods of `re.Match` that are wanted."""

    string: str
    first: int
    last: int

    def span(self) -> tuple[int, int]:
        """From where to where."""
        return self.first, self.last

    def start(self) -> int:
        """Where it begins."""
        return self.first

    def end(self) -> int:
        """Where it ends."""
        return self.last


class Linear:
    """A compiled pattern, with the methods of `re.Pattern` that are wanted.

    Any match holds one of the `telltales`, if there are any.
    """

    def __init__(self, regex: str, telltales: Iterable[str] = ()) -> None:
        from re import _parser  # no public module gives the parsed form of a pattern

        parsed = _parser.parse(regex)
        self._nodes: list[Part] = [Part("match")]
        self._first = compiled(list(parsed), 0, self._nodes)
        self._width = parsed.getwidth()[1]
        self._telltales = tuple(telltales)

    @property
    def size(self) -> int:
        """How many parts it has with its repeats of groups written out."""
        return len(self._nodes)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first match between two offsets."""
        return next(self.finditer(text, start, end), None)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, overlapping: bool = False
    ) -> Iterator[Match]:
        """Every match between two offsets, from left to right. Raises TooMuchWork.

        With `overlapping`, one from every place where one begins.
        """
        attempt = _Attempt(self._nodes, text, len(text) if end is None else end)
        at = self._next(text, start)
        while 0 <= at < attempt.end:
            found = attempt.match(self._first, at)
            if found is not None:
                yield Match(text, at, found)
            after = at + 1 if found is None or overlapping else max(found, at + 1)
            at = self._next(text, after)

    def _next(self, text: str, at: int) -> int:
        """The next place where a match may begin: not too far before a telltale; -1 for none."""
        if not self._telltales:
            return at
        places = [found for word in self._telltales if (found := text.find(word, at)) >= 0]
        return max(at, min(places) - self._width) if places else -1


_Step = Callable[[int], Iterable[int]]
"""From a place to the keys that may come next, the best last."""


class _Attempt:
    """The search of one text; a key is the number of a part and a place, in one number.

    `tried` has the keys that came to nothing, `looked` where the patterns within parts end.
    """

    def __init__(self, nodes: list[Part], text: str, end: int) -> None:
        self.end = end
        self._nodes, self._text, self._wide = nodes, text, end + 1
        self._steps = [_STEPS[node.kind](self, node) for node in nodes]
        self._tried: set[int] = set()
        self._looked: dict[int, int | None] = {}
        self._work = _LEAST_WORK + _WORK * end

    def match(self, first: int, start: int) -> int | None:
        """Where what begins with a part ends, if it matches at a place."""
        wide, tried, steps = self._wide, self._tried, self._steps
        stack, visited = [first * wide + start], list[int]()
        while stack:
            key = stack.pop()
            if key in tried:
                continue
            number, at = divmod(key, wide)
            step = steps[number]
            if step is None:
                tried.difference_update(visited)  # what led here did not fail
                return at
            tried.add(key)
            visited.append(key)
            stack += step(at)
        self._spend(len(visited))
        return None

    def char(self, node: Part) -> _Step:
        """The step over one character."""
        text, end, table, after = self._text, self.end, node.table, node.after * self._wide + 1

        def step(at: int) -> Iterable[int]:
            return (after + at,) if at < end and table[text[at]] else ()

        return step

    def span(self, node: Part) -> _Step:
        """The step over a run of characters, to where what comes after it may begin."""
        text, table, after = self._text, node.table, node.after * self._wide
        follows = self._nodes[node.after].table if self._nodes[node.after].kind == "char" else None

        def step(at: int) -> Iterable[int]:
            last, furthest = at, min(self.end, at + node.most)
            while last < furthest and table[text[last]]:
                last += 1
            self._spend((last - at) // 8)
            ends: Sequence[int] = range(at + node.least, last + 1)
            if follows is not None:
                ends = [end for end in ends if end < self.end and follows[text[end]]]
            return [after + end for end in (ends if node.greedy else reversed(ends))]

        return step

    def fork(self, node: Part) -> _Step:
        """The step to the first of several ways, then to the others."""
        ways = [way * self._wide for way in reversed(node.ways)]
        return lambda at: [way + at for way in ways]

    def place(self, node: Part) -> _Step:
        """The step that is taken at the beginning or the end."""
        text, end, after = self._text, self.end, node.after * self._wide

        def step(at: int) -> Iterable[int]:
            stands = at in {end, end - 1} and text[at:end] in {"", "\n"} if node.least else at == 0
            return (after + at,) if stands else ()

        return step

    def look(self, node: Part) -> _Step:
        """The step that is taken where something stands, or does not."""
        after = node.after * self._wide

        def step(at: int) -> Iterable[int]:
            there = self._inner(node, at - node.most) is not None
            return (after + at,) if there == bool(node.least) else ()

        return step

    def atom(self, node: Part) -> _Step:
        """The step over what is matched in one way only."""
        after = node.after * self._wide

        def step(at: int) -> Iterable[int]:
            end = self._inner(node, at)
            return () if end is None else (after + end,)

        return step

    def _inner(self, node: Part, at: int) -> int | None:
        """Where the pattern within a part ends at a place; each is asked once."""
        if at < 0:
            return None
        key = node.ways[0] * self._wide + at
        if key not in self._looked:
            self._looked[key] = self.match(node.ways[0], at)
        return self._looked[key]

    def _spend(self, work: int) -> None:
        self._work -= work
        if self._work < 0:
            zh, en = "模式在这段文字上太费时，没有查完", "a pattern takes too long over this text"
            raise TooMuchWork(f"{zh} ({en})")


_STEPS: dict[str, Callable[[_Attempt, Part], _Step | None]] = {
    "match": lambda attempt, node: None,
    "char": _Attempt.char,
    "span": _Attempt.span,
    "fork": _Attempt.fork,
    "place": _Attempt.place,
    "look": _Attempt.look,
    "atom": _Attempt.atom,
}

_LEAST_WORK, _WORK = 50_000, 100  # for a text, and for each of its characters
