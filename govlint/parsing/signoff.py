"""The closing of a report: the organ and the date it is signed with (落款)."""

from __future__ import annotations

import re

from govlint.parsing import lines as kinds
from govlint.parsing.lines import Line
from govlint.text.characters import DATE
from govlint.text.pattern import lazy

ORGAN, SIGNED, TAIL = "ORGAN", "DATE", "TAIL"

_LABEL = r"\s*(?:日期|落款|签发日期|成文日期|时间)?\s*[:：]?\s*"
_DATE_LINE = lazy(rf"{_LABEL}(?:{DATE.pattern})\s*(?:印发)?\s*")
_NUMERIC_DATE = lazy(r"\s*20\d\d\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}\s*")
_ORGAN = lazy(
    r".{0,38}(?:人民政府|政府|委员会|管委会|办公室|办事处|街道|[局厅委部署院站所处校会办社馆]|中心|集团|公司|学校|大队|支队)"
    r"(?:\(?(?:盖章|公章|印)\)?)?"
)
_RUN_ON = lazy(rf"[。!;]\s*(?P<organ>[^。!;,，:：]{{4,40}}?)\s*(?:{DATE.pattern})\s*$")
_STOPS = lazy(r"[。；;：:，,!?]")
_LAST = 8
_LONGEST = 120


def close(lines: list[Line], folded: str) -> None:
    """Mark the sign-off among the last lines of a report, and all after it as its tail."""
    seen = [i for i, line in enumerate(lines) if line.kind not in (kinds.BLANK, kinds.PAGE)]
    if seen and _part_last(lines, seen[-1], folded):
        return
    first = _sign_off(lines, seen[-_LAST:], folded)
    if first is None:
        return
    for line in lines[first:]:
        if line.kind not in (ORGAN, SIGNED):
            line.kind = TAIL


def is_date(folded: str) -> bool:
    """Whether a folded line states a date and nothing else."""
    if len(folded) > _LONGEST:
        return False
    return bool(_DATE_LINE.fullmatch(folded) or _NUMERIC_DATE.fullmatch(folded))


def _sign_off(lines: list[Line], last: list[int], folded: str) -> int | None:
    """Mark the date and the organ; the index where the sign-off begins, None without one."""
    for index in reversed(last):
        text = folded[lines[index].start : lines[index].tail]
        if is_date(text):
            return _date_found(lines, last, index, folded)
        if len(text.strip()) > 40 or len(text) > _LONGEST:
            return None
        signed = DATE.search(text)
        at_end = signed and signed.end() >= len(text.rstrip())
        if signed and at_end and _ORGAN.fullmatch(text[: signed.start()].strip()):
            lines[index].kind = SIGNED
            return index
    if last and _is_organ(lines[last[-1]], folded):
        lines[last[-1]].kind = ORGAN
        return last[-1]
    return None


def _part_last(lines: list[Line], index: int, folded: str) -> bool:
    """Part a sign-off from the prose it is run on to; whether there was one."""
    line = lines[index]
    start = max(line.start, line.tail - _LONGEST)
    match = _RUN_ON.search(folded[start : line.tail])
    if match is None or not _ORGAN.fullmatch(match["organ"].strip()):
        return False
    signed = Line(start + match.start("organ"), line.end, line.tail)
    signed.kind = SIGNED
    line.end = line.tail = signed.start
    lines.insert(index + 1, signed)
    for rest in lines[index + 2 :]:
        rest.kind = TAIL
    return True


def _date_found(lines: list[Line], last: list[int], index: int, folded: str) -> int:
    lines[index].kind = SIGNED
    before = [i for i in last if i < index]
    after = [i for i in last if i > index]
    if before and _is_organ(lines[before[-1]], folded):
        lines[before[-1]].kind = ORGAN
        return before[-1]
    if after and _is_organ(lines[after[0]], folded):
        lines[after[0]].kind = ORGAN
    return index


def _is_organ(line: Line, folded: str) -> bool:
    text = re.sub(r"\s+", "", folded[line.start : line.tail])
    plain = line.kind in (kinds.PROSE, kinds.BARE) and not _STOPS.search(text)
    return plain and _ORGAN.fullmatch(text) is not None
