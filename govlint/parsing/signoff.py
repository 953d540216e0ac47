"""The closing of a report: the organ and the date it is signed with (落款)."""

from __future__ import annotations

import re

from govlint.model.tree import Kind
from govlint.parsing.lines import GAPS, Line
from govlint.text.characters import DATE
from govlint.text.pattern import lazy

_LABEL = r"\s*(?:日期|落款|签发日期|成文日期|时间)?\s*[:：]?\s*"
_DATE_LINE = lazy(rf"{_LABEL}(?:{DATE.pattern})\s*(?:印发)?\s*")
_NUMERIC_DATE = lazy(r"\s*20\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*")
_ORGAN = lazy(
    r".{0,38}(?:[局厅委部署院所处校会办社馆司室]|(?<!网)站|政府|街道|中心|集团|兵团|幼儿园|[总支大中]队)"
    r"(?:\(?(?:盖章|公章|印章|[印章])\)?)?"
)
_RUN_ON = lazy(rf"[。!;]\s*(?P<organ>[^。!;,，:：]{{4,40}}?)\s*(?:{DATE.pattern})\s*$")
_STOPS = lazy(r"[。；;：:，,!?]")
_LAST = 8
_LONGEST = 120


def with_signoff(lines: list[Line], folded: str) -> list[Line]:
    """The last lines of a report, its sign-off marked, and all after it as its tail."""
    seen = [i for i, line in enumerate(lines) if line.kind not in GAPS]
    parts = _run_on(lines[seen[-1]], folded) if seen else None
    if parts is not None:
        after = (line.of_kind("TAIL") for line in lines[seen[-1] + 1 :])
        return [*lines[: seen[-1]], *parts, *after]
    marks = _sign_off(lines, seen[-_LAST:], folded)
    first = min(marks, default=len(lines))
    signed = enumerate(lines[first:], first)
    return lines[:first] + [line.of_kind(marks.get(i, "TAIL")) for i, line in signed]


def is_date(folded: str) -> bool:
    """Whether a folded line states a date and nothing else."""
    if len(folded) > _LONGEST:
        return False
    return bool(_DATE_LINE.fullmatch(folded) or _NUMERIC_DATE.fullmatch(folded))


def is_signoff(folded: str) -> bool:
    """Whether a folded line is the name of a body, a date, or both."""
    return is_date(folded) or _names_organ(folded) or _is_dated_organ(folded)


def _sign_off(lines: list[Line], last: list[int], folded: str) -> dict[int, Kind]:
    """Which of the last lines are the date and the organ."""
    for index in reversed(last):
        text = folded[lines[index].start : lines[index].tail]
        if is_date(text):
            return {index: "DATE", **_organ_beside(lines, last, index, folded)}
        if len(text.strip()) > 40 or len(text) > _LONGEST:
            return {}
        if _is_dated_organ(text):
            return {index: "DATE"}
    if last and _is_organ(lines[last[-1]], folded):
        return {last[-1]: "ORGAN"}
    return {}


def _run_on(line: Line, folded: str) -> tuple[Line, Line] | None:
    """A line of prose and the sign-off it is run on to, parted; None where there is none."""
    start = max(line.start, line.tail - _LONGEST)
    match = _RUN_ON.search(folded[start : line.tail])
    if match is None or not _ORGAN.fullmatch(match["organ"].strip()):
        return None
    cut = start + match.start("organ")
    return line._replace(end=cut, tail=cut), Line(cut, line.end, line.tail, "DATE")


def _organ_beside(lines: list[Line], last: list[int], date: int, folded: str) -> dict[int, Kind]:
    """The organ above a date, else below it."""
    above = [i for i in last if i < date][-1:]
    below = [i for i in last if i > date][:1]
    organ = next((i for i in (*above, *below) if _is_organ(lines[i], folded)), None)
    return {} if organ is None else {organ: "ORGAN"}


def _is_organ(line: Line, folded: str) -> bool:
    return line.kind in ("LINE", "BARE") and _names_organ(folded[line.start : line.tail])


def _names_organ(folded: str) -> bool:
    text = re.sub(r"\s+", "", folded)
    return not _STOPS.search(text) and _ORGAN.fullmatch(text) is not None


def _is_dated_organ(folded: str) -> bool:
    """Whether a folded line is the name of a body and a date behind it."""
    signed = DATE.search(folded) or _NUMERIC_DATE.search(folded)
    if signed is None or signed.end() < len(folded.rstrip()):
        return False
    return _ORGAN.fullmatch(folded[: signed.start()].strip()) is not None
