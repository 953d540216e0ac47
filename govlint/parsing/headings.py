"""Finding the six official headings: at a line's start, glued to text, or in a one-line report.

The words of a heading also stand elsewhere: in a sentence that lists the parts, in a table of
contents, in a nested 一…六 list.  Every occurrence is a candidate; each section takes its best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from govlint.forms.labels import bare, heading_names, labels
from govlint.forms.vocabulary import per_vocabulary
from govlint.text.characters import integer
from govlint.text.pattern import lazy

_ORDINAL = (
    r"(?:第\s*[一二三四五六]\s*部分\s*[、:.]?|[一二三四五六七八九十\ufffd]{1,3}\s*[、.,\ufffd]|"
    r"[1-9]\s*[、.])"
)
_LEAD = r"[ \t|#*>]*(?:\[bookmark:[^\]\r\n]*\][ \t]*)*[*]*"
_LINE_START = lazy(
    rf"(?:^|(?<=[\r\n\f]))(?P<lead>{_LEAD})(?P<ordinal>{_ORDINAL})[ \t]*"
    r"(?P<name>[^\r\n\t|]{2,80})"
)
_ORDINAL_END = lazy(rf"(?P<ordinal>{_ORDINAL})[ \t]*\Z")
_BOOKMARK_END = lazy(r"\[bookmark:[^\]\r\n]*\][ \t]*\Z")
_CONTENT = lazy(r"^(?:无|暂无|没有|未)|[。,，:]|\d{4}")  # what follows a heading in its line
_MARKS = " \t|#*>"
_LISTED = frozenset('；;、，,”》"')
_QUOTING = frozenset('；;，,、《(（“"及和与为')


class Candidate(NamedTuple):
    """What may be a section's heading. `start` is where its line or the marks before it begin."""

    start: int
    ordinal_start: int
    end: int
    number: int
    ordinal: str
    name: str
    score: float


def find_headings(folded: str) -> list[Candidate]:
    """The headings of the official sections a text has, in the order of the text."""
    found = sorted(
        {c[:3]: c for c in (*_loose_headings(folded), *_official_headings(folded))}.values()
    )
    bodies = _body_lengths(found, len(folded))
    best: dict[int, float] = {}
    for candidate in found:
        if candidate.score >= 2:
            best[candidate.number] = max(candidate.score, best.get(candidate.number, 0))
    equals = {
        number: [i for i, c in enumerate(found) if c.number == number and c.score == score]
        for number, score in sorted(best.items())
    }
    chosen = _in_order(equals, bodies) or {
        number: max(indices, key=lambda i: (bodies[i], i)) for number, indices in equals.items()
    }
    _add_bare_ordinals(found, chosen)
    return _apart([found[index] for index in sorted(chosen.values())], folded)


def _apart(headings: list[Candidate], folded: str) -> list[Candidate]:
    """Headings of one line, each ending where the next begins."""
    for index, (heading, following) in enumerate(pairwise(headings)):
        if heading.end > following.start:
            name_start = heading.end - len(heading.name)
            name = folded[name_start : following.start].rstrip(" \t*#|")
            headings[index] = heading._replace(end=name_start + len(name), name=name)
    return headings


def _in_order(equals: dict[int, list[int]], bodies: list[int]) -> dict[int, int] | None:
    """One of the equally good candidates a section, in the official order if that can be.

    Of all such choices, the one whose sections have the most text; None where no choice has all
    sections in order.
    """
    chains: list[tuple[int, int, Any]] = [(-1, 0, None)]  # (last index, text, chain before)
    for number, indices in equals.items():
        longer = []
        reached, best = 0, None
        for index in indices:
            while reached < len(chains) and chains[reached][0] < index:
                best = chains[reached] if best is None else max(best, chains[reached], key=_length)
                reached += 1
            if best is not None:
                longer.append((index, best[1] + bodies[index], (number, index, best[2])))
        chains = longer
    if not chains:
        return None
    found: dict[int, int] = {}
    chain = max(chains, key=_length)[2]
    while chain is not None:
        found[chain[0]] = chain[1]
        chain = chain[2]
    return found


def _length(chain: tuple[int, int, Any]) -> int:
    return chain[1]


def section_number(ordinal: str) -> int | None:
    """The number an ordinal states: `三、` and `3.` are 3; None where it has none."""
    digits = re.sub(r"[^一二三四五六七八九十\d]", "", ordinal)
    return integer(digits) if digits else None


@per_vocabulary
def _official_pattern() -> re.Pattern[str]:
    names = sorted({name for names in heading_names().values() for name in names}, key=len)
    return lazy("|".join(re.escape(name) for name in reversed(names)))


@per_vocabulary
def _section_of_name() -> dict[str, int]:
    return {name: number for number, names in heading_names().items() for name in names}


def _official_headings(folded: str) -> Iterator[Candidate]:
    """Occurrences of an official name: whole lines, or embedded with an ordinal before them."""
    for match in _official_pattern().finditer(folded):
        end = match.end()
        ordinal_start, ordinal = _ordinal_before(folded, match.start())
        start = _lead_before(folded, ordinal_start)
        at_start = start == 0 or folded[start - 1] in "\r\n\f"
        rest = _rest_of_line(folded, end)
        if not ordinal and not (at_start and not rest):
            continue
        if folded[end : end + 1] in _LISTED or not (
            at_start or _opens_section(folded, ordinal_start)
        ):
            continue
        if at_start and rest and len(rest) < 14 and not _CONTENT.search(rest):
            end = folded.index(rest, end) + len(rest)
        number = _section_of_name()[match[0]]
        score = 3.5
        if ordinal and "\ufffd" not in ordinal:  # else nobody knows what the ordinal was
            score = 4.0 if section_number(ordinal) == number else 2.5
        name = folded[match.start() : end]
        yield Candidate(start, ordinal_start, end, number, ordinal, name, score)


def _ordinal_before(folded: str, start: int) -> tuple[int, str]:
    """Where the ordinal before an offset begins, and the ordinal; the offset itself if none."""
    match = _ORDINAL_END.search(folded[max(0, start - 12) : start])
    if match is None:
        return start, ""
    return start - len(match[0]), match["ordinal"]


def _lead_before(folded: str, start: int) -> int:
    """Where the blanks, marks and bookmark before a heading begin."""
    lead = start
    if bookmark := _BOOKMARK_END.search(folded[max(0, start - 60) : start]):
        lead -= len(bookmark[0])
    while lead > 0 and folded[lead - 1] in _MARKS:
        lead -= 1
    return lead


def _opens_section(folded: str, start: int) -> bool:
    """Whether words in mid-line open a section rather than stand in a running sentence."""
    before = folded[max(0, start - 12) : start].rstrip(" \t*#|")
    if not before or before[-1] in "\r\n":
        return True
    spaced = folded[start - 1] in " \t|"
    return before[-1] not in _QUOTING and (
        spaced or before[-1] in '。.!?)]"）:' or before[-1].isdigit()
    )


def _loose_headings(folded: str) -> Iterator[Candidate]:
    """Lines that begin with an ordinal and a name not quite, or not at all, official."""
    requests = labels("requests")
    for match in _LINE_START.finditer(folded):
        number = section_number(match["ordinal"])
        if number is None or not 1 <= number <= 6:
            continue
        name = _heading_part(match["name"])
        plain = bare(name)
        opening = plain[:4]
        if opening in requests.prefixes or plain in requests.rows or plain in requests.groups:
            continue
        if any(group.startswith(plain[:6]) for group in requests.groups) or name[-1:] in _LISTED:
            continue
        likeness = max(_likeness(plain, bare(known)) for known in heading_names()[number])
        end = match.start("name") + len(name)
        score = 3.0 if likeness >= 0.62 and len(plain) < 40 else 1.0
        if score == 1.0 and match["ordinal"].strip()[0].isdigit():
            continue
        start = match.start()
        yield Candidate(
            start, match.start("ordinal"), end, number, match["ordinal"].strip(), name, score
        )


def _heading_part(text: str) -> str:
    """A line's heading: up to the first full stop that more text follows."""
    text = text.rstrip(" *#\t")
    head, stop, tail = text.partition("。")
    return head if stop and tail.strip() else text


def _add_bare_ordinals(found: list[Candidate], chosen: dict[int, int]) -> None:
    """A section without a name is opened by its ordinal, if that follows the section before it."""
    for index, candidate in enumerate(found):
        unnamed = candidate.score < 2 and candidate.number not in chosen
        if unnamed and chosen.get(candidate.number - 1) == index - 1:
            chosen[candidate.number] = index


def _body_lengths(found: list[Candidate], end: int) -> list[int]:
    """How much text follows each candidate before the next likely one."""
    lengths = [0] * len(found)
    following = end
    for index in range(len(found) - 1, -1, -1):
        lengths[index] = following - found[index].end
        if found[index].score >= 2.5:
            following = found[index].start
    return lengths


def _rest_of_line(folded: str, start: int) -> str:
    match = _REST.match(folded, start)
    return match[0].strip(" *|\t#") if match else ""


_REST = lazy(r"[^\r\n]{0,200}")


def _likeness(left: str, right: str) -> float:
    """Share of characters two short texts have in common (Dice), 0 to 1."""
    if not left or not right:
        return 0.0
    remaining = list(right)
    common = 0
    for character in left:
        if character in remaining:
            remaining.remove(character)
            common += 1
    return 2 * common / (len(left) + len(right))
