"""The day by which a body's report is due."""

from __future__ import annotations

from datetime import date

from govlint.desk.roster.member import Due, Member
from govlint.text.organs import organ

OF_DEPARTMENTS, OF_GOVERNMENTS = Due(1, 31), Due(3, 31)
"""《政府信息公开条例》第四十九条."""


def due_day(member: Member, year: int) -> str:
    """The day by which the report of a year is due (`2026-01-31`), "" where none is set.

    The roster's day, else that of the law; the law names none for towns, units and zones.
    """
    due = member.due or _by_law(member.name)
    if due is None:
        return ""
    try:
        return date(year + 1, due.month, due.day).isoformat()
    except ValueError:  # 29 February
        return date(year + 1, due.month, due.day - 1).isoformat()


def _by_law(name: str) -> Due | None:
    body = organ(name)
    if body is None or body.level == "township":
        return None
    if body.kind == "department":
        sure = body.level or body.seat.endswith("市") or not body.seat
        return OF_DEPARTMENTS if sure else None
    return OF_GOVERNMENTS if body.kind in {"government", "office"} else None
