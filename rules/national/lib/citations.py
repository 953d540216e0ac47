"""Citations: the laws and documents a report names in 《》, and the numbers of documents.

They are found wherever they stand, in prose, headings or cells, and over the blanks and line ends
a tool put into them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from govlint import Pattern, Prose, Source, Span, lazy

LAW = "中华人民共和国政府信息公开条例"


class Citation(NamedTuple):
    """A name between 《 and 》.

    `name` is what stands between them, `before` the text right before 《, `behind` the brackets
    that follow 》 (with the decree, a document number, 以下简称 …), also those behind 的通知》.
    All are folded and without blanks.
    """

    name: Prose
    before: str
    behind: Prose

    @property
    def text(self) -> str:
        """The name as it reads."""
        return self.name.text

    @property
    def place(self) -> Span:
        """Where the name stands, without 《 and 》."""
        return self.name.span(0, len(self.name.text))

    @property
    def introduced(self) -> bool:
        """Whether the text says here that it will use this name as a short one."""
        return _SHORT.search(self.before) is not None

    def national(self) -> re.Match[str] | None:
        """The number of a State Council office behind the name: `code`, `year` and `serial`."""
        return _NATIONAL.search(self.behind.text)


class Numbered(NamedTuple):
    """A document number: `国办公开办函〔2021〕30号`.

    `before` is the text right before the year, folded and without blanks, so it ends with the
    organ's code; `brackets` are those printed around the year, "" where one is missing.
    `place` is the number from the year's bracket on, `year_place` the year with its brackets.
    """

    before: Prose
    year: int
    serial: int
    brackets: tuple[str, str]
    place: Span
    year_place: Span

    def coded(self, code: re.Match[str]) -> Span:
        """The whole number, from the match of its code in `before` on."""
        return Span(self.before.offsets[code.start()], self.place.end)


_SHORT = lazy(r"(?:简|下|统)称为?:?[\"']?《?$")
_NATIONAL = Pattern(
    r"(?P<code>国办[\u4e00-\u9fff]{0,6})[\[({<〈](?P<year>20\d\d)[\])}>〉](?P<serial>\d{1,4})号",
    "国办",
)
_MARKS = lazy("[《》〈〉<>]")
_CLOSING = {"《": "》", "〈": "〉", "<": ">"}
_LONGEST, _NEAR, _BEHIND = 160, 30, 120


@lru_cache(maxsize=4)
def citations(source: Source) -> tuple[Citation, ...]:
    """Every name in 《》, and in 〈〉 within them, in the order of the text."""
    folded = source.folded
    opened: list[tuple[str, int]] = []
    found = []
    for mark in _MARKS.finditer(folded):
        if mark[0] in _CLOSING:
            if mark[0] == "《" or opened:
                opened.append((_CLOSING[mark[0]], mark.end()))
            continue
        place = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == mark[0]), None)
        if place is None:
            continue
        start = opened[place][1]
        del opened[place:]
        if 0 < mark.start() - start <= _LONGEST:
            name = _plain(folded, start, mark.start())
            before = _plain(folded, max(0, start - 1 - _NEAR), start - 1)
            if name.text:
                found.append(Citation(name, before.text, _behind(folded, mark.end())))
    return tuple(sorted(found, key=lambda one: one.place.start))


_NUMBER = lazy(r"(?<!\d)20\d\d(?P<close>\s*[\])>}〉])?\s*(?P<serial>\d{1,4})\s*号(?![楼院室线])")
_OPENERS = frozenset("[(<{〈")


@lru_cache(maxsize=4)
def numbers(source: Source) -> tuple[Numbered, ...]:
    """Every document number, in the order of the text, also where a bracket is missing."""
    folded = source.folded
    return tuple(
        _numbered(source, match) for match in (_NUMBER.finditer(folded) if "号" in folded else ())
    )


def _numbered(source: Source, match: re.Match[str]) -> Numbered:
    folded, year = source.folded, match.start()
    start = year
    while start and folded[start - 1].isspace():
        start -= 1
    start = start - 1 if folded[start - 1 : start] in _OPENERS else year
    closed = match.end("close") if match["close"] else year + 4
    opening = source.text[start] if start < year else ""
    closing = source.text[closed - 1] if match["close"] else ""
    return Numbered(
        _plain(folded, max(0, start - _NEAR), start),
        int(match[0][:4]),
        int(match["serial"]),
        (opening, closing),
        Span(start, match.end()),
        Span(start, closed),
    )


def respelt(name: Prose, right: str) -> tuple[Span, str] | None:
    """The smallest change that turns a printed name into `right`; None where it spans a blank."""
    printed = name.text
    shorter = min(len(printed), len(right))
    first = next((i for i in range(shorter) if printed[i] != right[i]), shorter)
    last = next(
        (i for i in range(shorter - first) if printed[-1 - i] != right[-1 - i]), shorter - first
    )
    within = name.offsets[first : len(printed) - last]
    if not within:
        start = name.offsets[first] if first < len(printed) else name.offsets[-1] + 1
        return Span(start, start), right[first : len(right) - last]
    if within[-1] - within[0] != len(within) - 1:
        return None
    return Span(within[0], within[-1] + 1), right[first : len(right) - last]


_BLANK = frozenset(" \t\r\n\f\v")


def _plain(folded: str, start: int, end: int) -> Prose:
    offsets = [i for i in range(start, end) if folded[i] not in _BLANK]
    return Prose("".join([folded[i] for i in offsets]), offsets)


_LEAD = lazy(r"\s*(?:的?\s*(?:通\s*知|函|意\s*见))?\s*[》〉>]?\s*(?=\()")


def _behind(folded: str, start: int) -> Prose:
    """The brackets that follow a name, one or several, to the end of the last of them."""
    lead = _LEAD.match(folded, start)
    if lead is None:
        return Prose("", [])
    depth, end = 0, lead.end()
    for index in range(end, min(len(folded), end + _BEHIND)):
        character = folded[index]
        if depth == 0 and character != "(" and not character.isspace():
            break
        depth += (character == "(") - (character == ")")
        end = index + 1
    return _plain(folded, lead.end(), end)


SUPERSEDED = Pattern(r"废止|替代|取代|代替|不再|修订|原")
