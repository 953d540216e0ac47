"""Words found in the passages of a report: exceptions, the place, the smallest edit that mends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.model.diagnostic import Edit
from govlint.model.prose import Prose, excerpt
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.text.characters import fold
from govlint.text.pattern import Pattern

Kept = tuple[str, tuple[str, ...], str, int]
"""A pattern as a pack keeps it: expression, telltales, and of one that may take long its beginning
and the steps at one place."""


class Hit(NamedTuple):
    """Words of a rule's `number`th part found in a passage, from `start` to `end` of its text."""

    passage: Prose
    start: int
    end: int
    number: int

    @property
    def place(self) -> Span:
        """Where it stands in the source."""
        return self.passage.span(self.start, self.end)

    @property
    def text(self) -> str:
        """The folded words."""
        return self.passage.text[self.start : self.end]


def patterns(kept: Iterable[Kept]) -> tuple[Pattern, ...]:
    """Patterns to be compiled when first wanted."""
    return tuple(map(pattern, kept))


def pattern(kept: Kept) -> Pattern:
    """A pattern to be compiled when first wanted."""
    regex, telltales, beginning, steps = kept
    return Pattern(regex, *telltales, beginning=beginning, steps=steps)


def matches(pattern: Pattern, text: str, unless: tuple[Pattern, ...]) -> Iterator[tuple[int, int]]:
    """Where a pattern matches and no character is part of a match of an exception."""
    found = [match.span() for match in pattern.finditer(text)]
    excused = _covered(text, unless) if found else b""
    return ((start, end) for start, end in found if 1 not in excused[start:end])


def apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits that do not overlap: of those that do, the first in the text, then in the rule."""
    end = 0
    for hit in sorted(hits, key=lambda one: (one.place.start, one.number)):
        if hit.place.start >= end:
            yield hit
            end = hit.place.end


def edits(source: Source, hit: Hit, right: str) -> tuple[Edit, ...]:
    """The smallest edits that make the words found read `right`.

    Line ends and blanks between characters that stay are kept; what is deleted takes with it the
    blanks that parted it from the words around it.
    """
    if not right:
        return (_deletion(source, hit.place),)
    passage, start, end = hit.passage, hit.start, hit.end
    found, wanted = passage.text[start:end], fold(right)
    if len(found) == len(wanted):
        pairs = enumerate(zip(found, wanted, strict=True))
        return tuple(
            Edit(passage.span(start + at, start + at + 1), right[at])
            for at, (old, new) in pairs
            if old != new
        )
    head = _alike(found, wanted)
    tail = _alike(found[head:][::-1], wanted[head:][::-1])
    first, last = start + head, end - tail
    new = right[head : len(right) - tail]
    if first < last:
        return (Edit(passage.span(first, last), new),)
    at = passage.offsets[first - 1] + 1 if head else passage.offsets[first]
    return (Edit(Span(at, at), new),)


def quoted(source: Source, place: Span) -> Text:
    """The printed words, as a message quotes them."""
    words = source.text[slice(*place)]
    is_code = words.isascii() and len(words) <= _SHORT
    words = " ".join(words.split()) if is_code else excerpt(words)
    return Text(words, words)


def _covered(text: str, patterns: Iterable[Pattern]) -> bytearray:
    """For each character 1 if some match holds it; matches that overlap count as well."""
    covered = bytearray(len(text))
    for one in patterns:
        for start, end in one.overlapping(text):
            covered[start:end] = b"\1" * (end - start)
    return covered


def _deletion(source: Source, place: Span) -> Edit:
    text, (start, end) = source.folded, place
    while text[start - 1 : start] in _BLANKS:
        start -= 1
    while text[end : end + 1] in _BLANKS:
        end += 1
    before, after = text[start - 1 : start].strip(), text[end : end + 1].strip()
    if start == place.start or end == place.end or not before or not after:
        return Edit(place, "")
    return Edit(Span(start, end), " " if (before + after).isascii() and before.isalnum() else "")


_BLANKS = {" ", "\t"}


def _alike(one: str, other: str) -> int:
    """How many characters two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


_SHORT = 40  # as much code as a message quotes with its blanks
