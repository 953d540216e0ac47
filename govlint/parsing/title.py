"""The opening of a report: where its title stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from govlint.parsing.lines import GAPS, Line
from govlint.text.pattern import lazy

TITLE_END = lazy(
    r"(?:(?:年度?|工作|公开).{0,8}(?:报告|年报)|年度报告|报告年度|告年度报)》?(?:\([^()]{2,9}\))?$"
)
TITLE_YEAR = lazy(r"20\d\d|[二2][〇零○Oo0]")
"""How the words of a title end, with a note behind them, and what is a year in them."""

_YEAR_ALONE = lazy(r"\((?:20\d\d|[二2][〇零○Oo0]..)年?度?\)|20\d\d年度?")
_OF_PAGE = lazy(r"[:|>]|无障碍|专版|关怀版|浏览|字体|字号|打印|分享|来源|发布|日期|索引|访问")
_NO_TITLE = lazy(r"[>»→]|当前位置|首页|^(?:根据|依据|按照|现将|现公布)")
OPEN_END = lazy(r"[。；;!?，,：:、]\s*$")
"""How a line ends that is not of the title."""
_MARKS = " \t\f\v|*#"
_ANNEX = lazy(r"附件?\s*[\d一二三四五六七八九十]*\s*[:：]?$")
_BOOKMARK = lazy(r"\[bookmark:[^\]]*\]")
_WITHIN = lazy(
    r"^[^。；;!?,:、，：（(“\"]{0,40}(?:20\d\d|二[〇零○])[^。；;!?,:、，：（(“\"]{4,30}?"
    r"(?:工作年度报告|年度工作报告|公开工作报告|年度报告|公开年报)"
)
_TAIL = lazy(r"[^。；;!?，,、]{0,30}")
_FIRST_LINES, _LAST_LINES = 5, 40


def with_title(lines: list[Line], folded: str) -> list[Line]:
    """The lines before section one, the one, two or three of the title marked among them."""
    printed = (index for index, line in enumerate(lines) if line.kind not in GAPS)
    indices = [i for i in islice(printed, _LAST_LINES) if _has_words(lines[i], folded)]
    seen = [lines[index] for index in indices]
    found, dated = _likeliest(seen, folded)
    within = None if dated else _title_within(lines, indices, folded, found is None)
    if within is not None:
        index, words = within
        return [*lines[:index], *_cut(lines[index], folded, words), *lines[index + 1 :]]
    if found is not None:
        titles = {indices[position] for position in _title_lines(seen, *found, folded)}
        return [line.of_kind("TITLE") if i in titles else line for i, line in enumerate(lines)]
    return lines


def _title_within(
    lines: list[Line], indices: list[int], folded: str, anywhere: bool
) -> tuple[int, str] | None:
    """The line that begins with a dated title, and its words: prose or a page's words go on.

    Where the name of a column was found (not `anywhere`), only words of a page may follow.
    """
    for position, index in enumerate(indices):
        text = title_text(folded[lines[index].start : lines[index].tail])
        match = _WITHIN.match(text)
        if match is None or "公开" not in match[0]:
            continue
        if (anywhere and position < _FIRST_LINES) or _TAIL.fullmatch(text, match.end()):
            return index, match[0]
    return None


def _has_words(line: Line, folded: str) -> bool:
    return folded[line.start : line.tail].strip(_MARKS) != ""


def _likeliest(seen: list[Line], folded: str) -> tuple[tuple[int, int] | None, bool]:
    """First and last line of the title, and whether dated: the first with a year, else the first.

    A site prints the page's path, or the name of its column (政府信息公开年报), above the title.
    """
    column: tuple[int, int] | None = None
    for index, line in enumerate(seen):
        text = title_text(folded[line.start : line.tail])
        if _NO_TITLE.search(text):
            continue
        following = _next_text(seen, index, folded)
        if "公开" in text and len(text) <= 60 and TITLE_END.search(text):
            found = (index, index)
        elif _runs_over(text, following):
            found, text = (index, index + 1), text + following
        else:
            continue
        column = column or found
        dated = TITLE_YEAR.search(text) or _YEAR_ALONE.fullmatch(following)
        if dated or _organ_dated(seen, index, folded):
            return found, True
    return column, False


def _organ_dated(seen: list[Line], index: int, folded: str) -> bool:
    """Whether the line above a title is an organ with the year: `云溪镇2024年`."""
    if index == 0:
        return False
    above = title_text(folded[seen[index - 1].start : seen[index - 1].tail])
    return re.search(r"20\d\d年度?$", above) is not None and len(above) <= 40


def title_text(folded: str) -> str:
    """The words of a title line: no blanks, marks or bookmarks."""
    return re.sub(r"\s+", "", _BOOKMARK.sub("", folded)).strip(_MARKS)


def _runs_over(text: str, following: str) -> bool:
    """Whether a title begins in one line and ends in the next, which is no title by itself."""
    goes_on = following.startswith("公开") or "政府|信息公开" in f"{text}|{following}"
    begun = "公开" in text + "开" or goes_on
    if len(text) > 40 or not begun or not TITLE_END.search(text + following):
        return False
    alone = TITLE_END.search(following) is not None and "公开" in following and not goes_on
    return "公开" in text + following and not alone


def _next_text(seen: list[Line], index: int, folded: str) -> str:
    if index + 1 >= len(seen):
        return ""
    following = seen[index + 1]
    text = title_text(folded[following.start : following.tail])
    return text if len(text) <= 40 else ""


def _title_lines(seen: list[Line], first: int, last: int, folded: str) -> Iterator[int]:
    """The title, with the line above where that names the organ, and a year alone below."""
    yield from (first, last)
    if _YEAR_ALONE.fullmatch(_next_text(seen, last, folded)):
        yield last + 1
    if first == 0:
        return
    above = seen[first - 1]
    text = title_text(folded[above.start : above.tail])
    own = title_text(folded[seen[first].start : seen[first].tail])
    starts_with_year = re.match(r"(?:关于)?(?:20\d\d|二[〇零○]|政府|信息|年度)", own)
    names = 3 <= len(text) <= 40 and not OPEN_END.search(text) and not _ANNEX.match(text)
    names = names and not _OF_PAGE.search(text)
    if starts_with_year and names and above.kind in ("LINE", "BARE", "SPACED"):
        yield first - 1


def _cut(line: Line, folded: str, words: str) -> Iterator[Line]:
    """The parts of a line that begins with the title and goes on with prose."""
    skip = _BOOKMARK.match(folded, line.start)
    position, taken = skip.end() if skip else line.start, 0
    while taken < len(words) and position < line.tail:
        if not folded[position].isspace() and folded[position] not in _MARKS:
            taken += 1
        position += 1
    yield Line(line.start, position, position, "TITLE")
    if line.end > position:
        blank = not folded[position : line.tail].strip()
        yield Line(position, line.end, line.tail, "BLANK" if blank else "LINE")
