"""The opening of a report: where its title stands."""

from __future__ import annotations

import re

from govlint import lines as kinds
from govlint.lines import Line

TITLE = "TITLE"

_NAME = re.compile(r"(?:年度?|工作|公开).{0,8}(?:报告|年报)$|年度报告$|报告年度$|告年度报$")
_OPEN_END = re.compile(r"[。；;!?，,：:、]\s*$")
_MARKS = " \t\f\v|*#"
_ANNEX = re.compile(r"附件?\s*[\d一二三四五六七八九十]*\s*[:：]?$")
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_WITHIN = re.compile(
    r"^[^。；;!?,:、，：（(“\"]{0,40}(?:20\d\d|二[〇零○])[^。；;!?,:、，：（(“\"]{4,30}?"
    r"(?:工作年度报告|年度工作报告|公开工作报告|年度报告|公开年报)"
)
_LAST_LINES = 40


def find_title(lines: list[Line], folded: str) -> None:
    """Mark the line, or the two or three lines, of the title among those before section one."""
    seen = [line for line in lines if line.kind not in (kinds.BLANK, kinds.PAGE)][:_LAST_LINES]
    for index, line in enumerate(seen):
        text = title_text(folded[line.start : line.tail])
        if "公开" in text and len(text) <= 60 and _NAME.search(text):
            _mark(seen, index, folded)
            return
        if _runs_over(text, _next_text(seen, index, folded)):
            line.kind = seen[index + 1].kind = TITLE
            _mark(seen, index, folded)
            return
    for line in seen[:5]:
        match = _WITHIN.match(title_text(folded[line.start : line.tail]))
        if match and "公开" in match[0]:
            _cut(lines, line, folded, match[0])
            return


def title_text(folded: str) -> str:
    """The words of a title line: no blanks, marks or bookmarks."""
    return re.sub(r"\s+", "", _BOOKMARK.sub("", folded)).strip(_MARKS)


def _runs_over(text: str, following: str) -> bool:
    """Whether a title begins in one line and ends in the next, which is no title by itself."""
    if len(text) > 40 or "公开" not in text + "开" or not _NAME.search(text + following):
        return False
    return "公开" in text + following and not (_NAME.search(following) and "公开" in following)


def _next_text(seen: list[Line], index: int, folded: str) -> str:
    if index + 1 >= len(seen):
        return ""
    following = seen[index + 1]
    text = title_text(folded[following.start : following.tail])
    return text if len(text) <= 40 else ""


def _mark(seen: list[Line], index: int, folded: str) -> None:
    """The title, with the line above where that names the organ."""
    seen[index].kind = TITLE
    if index == 0:
        return
    above = seen[index - 1]
    text = title_text(folded[above.start : above.tail])
    own = title_text(folded[seen[index].start : seen[index].tail])
    starts_with_year = re.match(r"(?:关于)?(?:20\d\d|二[〇零○]|政府|信息|年度)", own)
    names = 3 <= len(text) <= 40 and not _OPEN_END.search(text) and not _ANNEX.match(text)
    if starts_with_year and names and above.kind in (kinds.PROSE, kinds.BARE, kinds.SPACED):
        above.kind = TITLE


def _cut(lines: list[Line], line: Line, folded: str, words: str) -> None:
    """Part a line that begins with the title and goes on with prose."""
    position, taken = line.start, 0
    wanted = len(words)
    skip = _BOOKMARK.match(folded, line.start)
    position = skip.end() if skip else position
    while taken < wanted and position < line.tail:
        if not folded[position].isspace() and folded[position] not in _MARKS:
            taken += 1
        position += 1
    rest = Line(position, line.end, line.tail)
    line.end = line.tail = position
    line.kind = TITLE
    if rest.end > rest.start:
        kinds.judge(rest, folded)
        rest.kind = kinds.BLANK if not folded[rest.start : rest.tail].strip() else kinds.PROSE
        lines.insert(lines.index(line) + 1, rest)
