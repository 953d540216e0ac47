"""Particulars: what a report says of itself. Title, year, organ, period, sign-off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice

from govlint.model.facts import Particulars, Stated
from govlint.model.prose import Prose, prose, title_leaves
from govlint.model.source import Source
from govlint.model.tree import Leaf, Paragraph, Report, Span
from govlint.text.characters import DATE, day, integer
from govlint.text.pattern import lazy

_YEAR = lazy(r"(20\d\d|二[〇零○Oo0][一二]?[〇零○一二三四五六七八九])\s*(?:年|\s*-)?")
_ORGAN_END = lazy(
    r"(?:关于)?(?:20\d\d|二[〇零○]|(?<!人民)政府信息|(?<!政府)信息公开|政务公开|年度).*$|"
    r"(?<=人民政府)信息公开.*$"
)
_AFTER_YEAR = lazy(r"^(?:20\d\d|二[〇零○]..)年?度?(?!政府|信息|政务)")
_BEFORE_ORGAN = lazy(r"^(?:-\d+-|附件?[\d一二三四五六七八九十]*[:：]?)+")
_TERM = lazy(r"统计|起止|期限|时限|核定|数据")
_DAY = r"(?P<{0}month>\d{{1,2}})月(?P<{0}day>\d{{1,2}})日?"
_RANGE = lazy(
    r"(?P<year>20\d\d)年"
    + _DAY.format("from_")
    + r"[起始止开,]{0,6}(?:至|到|-|~)(?:(?P<until>20\d\d)年)?"
    + _DAY.format("to_")
)
_MONTHS = lazy(r"(?P<year>20\d\d)年1月?(?:-|至|到|~)12月(?!\d)")
_SPOKEN_YEAR = lazy(r"(20\d\d)\s*年")


def particulars(source: Source, report: Report) -> Particulars:
    """What can be read with certainty; None for the rest."""
    title = _title(source, report)
    start, end = _period(source, report)
    signed_organ, signed_date = _signed(source, report)
    year = _year(source, report, title, end)
    return Particulars(
        title, year, _organ(title, signed_organ), start, end, signed_organ, signed_date
    )


def _title(source: Source, report: Report) -> Stated[str] | None:
    parts = title_leaves(report)
    if not parts:
        return None
    place = Span(parts[0].inner.start, parts[-1].inner.end)
    raw = source.text[place.start : place.end]
    words = "".join(source.folded[leaf.inner.start : leaf.inner.end] for leaf in parts)
    words = re.sub(r"\[bookmark:[^\]]*\]", "", words)
    return Stated(re.sub(r"\s+", "", words), raw, place)


def _year(
    source: Source, report: Report, title: Stated[str] | None, end: Stated[date] | None
) -> Stated[int] | None:
    """The year in the title; else of the period; else the one section one speaks of most."""
    if title is not None:
        folded = source.folded[title.place.start : title.place.end]
        if match := _YEAR.search(folded):
            value = integer(match[1].replace("O", "〇").replace("o", "〇"))
            begin = title.place.start + match.start(1)
            if value is not None and 2000 <= value < 2100:
                return Stated(value, match[1], Span(begin, begin + len(match[1])))
    if end is not None:
        return Stated(end.value.year, end.raw, end.place)
    return _spoken_year(source, report)


def _spoken_year(source: Source, report: Report) -> Stated[int] | None:
    blocks = [b for n, b in report.blocks() if n <= 1 and isinstance(b, Paragraph)]
    found = [
        match
        for block in blocks
        for leaf in block.lines
        for match in _SPOKEN_YEAR.finditer(source.folded, leaf.inner.start, leaf.inner.end)
    ]
    counted = Counter(match[1] for match in found).most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
        return None
    first = next(match for match in found if match[1] == counted[0][0])
    return Stated(int(first[1]), first[1], Span(*first.span(1)))


def _organ(title: Stated[str] | None, signed: Stated[str] | None) -> Stated[str] | None:
    """The body named in the title, before the year or behind it; else the one that signs."""
    if title is not None:
        words = _BEFORE_ORGAN.sub("", title.value.strip("《*#:|")).removeprefix("关于")
        name = _ORGAN_END.sub("", _AFTER_YEAR.sub("", words)).strip("《*#:|")
        if len(name) >= 2 and len(name) < len(title.value):
            return Stated(name, name, title.place)
    return signed


def _period(source: Source, report: Report) -> tuple[Stated[date] | None, Stated[date] | None]:
    """First and last day of the statistics, as stated before section two."""
    said = prose(source, _opening_lines(report))
    for match in _RANGE.finditer(said.text):
        if _TERM.search(said.text, max(0, match.start() - 40), match.start()):
            return _stated_range(source, said, match)
    for match in _MONTHS.finditer(said.text):
        if _TERM.search(said.text, max(0, match.start() - 40), match.start()):
            place = said.span(*match.span())
            raw = source.text[place.start : place.end]
            year = int(match["year"])
            return Stated(date(year, 1, 1), raw, place), Stated(date(year, 12, 31), raw, place)
    return None, None


def _opening_lines(report: Report) -> Iterator[Leaf]:
    """The lines of prose before section two, the first few hundred of them."""
    blocks = (block for number, block in report.blocks() if number <= 1)
    lines = (line for block in blocks if isinstance(block, Paragraph) for line in block.lines)
    return islice(lines, 400)


def _stated_range(
    source: Source, said: Prose, match: re.Match[str]
) -> tuple[Stated[date] | None, Stated[date] | None]:
    year = int(match["year"])
    until = int(match["until"] or year)
    found: list[Stated[date] | None] = []
    for name, in_year in (("from_", year), ("to_", until)):
        first = "year" if name == "from_" else "until" if match["until"] else "to_month"
        end = match.end(f"{name}day")
        place = said.span(match.start(first), end + (said.text[end : end + 1] == "日"))
        value = _date(in_year, int(match[f"{name}month"]), int(match[f"{name}day"]))
        found.append(Stated(value, source.text[slice(*place)], place) if value else None)
    return found[0], found[1]


def _date(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def _signed(source: Source, report: Report) -> tuple[Stated[str] | None, Stated[date] | None]:
    organ: Stated[str] | None = None
    signed: Stated[date] | None = None
    for leaf in report.signoff:
        folded = source.folded[leaf.inner.start : leaf.inner.end]
        if leaf.kind == "ORGAN":
            organ = Stated(re.sub(r"\s+|\(.*\)$", "", folded), leaf.text.strip(), leaf.inner)
        elif leaf.kind == "DATE":
            signed = _signed_date(leaf, folded)
            if organ is None and signed is not None and signed.place.start > leaf.inner.start:
                place = Span(leaf.inner.start, signed.place.start)
                name = re.sub(r"\s+", "", source.folded[place.start : place.end])
                if len(name) > 3 and not name.endswith((":", "期")):
                    organ = Stated(name, name, place)
    return organ, signed


_NUMERIC = lazy(r"(?P<year>20\d\d)\s*[-./]\s*(?P<month>\d{1,2})\s*[-./]\s*(?P<day>\d{1,2})")


def _signed_date(leaf: Leaf, folded: str) -> Stated[date] | None:
    match = DATE.search(folded) or _NUMERIC.search(folded)
    value = day(match) if match else None
    if match is None or value is None:
        return None
    start = leaf.inner.start + match.start()
    return Stated(value, match[0], Span(start, leaf.inner.start + match.end()))
