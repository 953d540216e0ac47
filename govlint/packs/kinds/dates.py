"""`date:` the order of two dates: what a report says of itself, the year, a day set by notice.

One comparison, such as `signed <= 01-31 of next year` or `落款日期 <= 次年1月31日`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.identities.names import suggestion
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Facts, Stated
from govlint.packs.kinds.wording import KEYS as WORDING
from govlint.packs.kinds.wording import worded, wording
from govlint.text.characters import chinese_date, fold

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain

PLACEHOLDERS = ("found", "due")
KEYS = ("since", "organs", *WORDING)

# What a report states, under the names a rule may use.
_STATED = {
    "signed": ("signed_date", Text("落款日期", "the date of signing")),
    "period.start": ("period_start", Text("统计起始日", "the first day of the period")),
    "period.end": ("period_end", Text("统计截止日", "the last day of the period")),
}
_SET = {"year.start": (0, 1, 1), "year.end": (0, 12, 31)}
_NAMES = {words.zh: name for name, (_, words) in _STATED.items()} | {
    "年初": "year.start",
    "年末": "year.end",
}
_YEARS = {"last": -1, "上年": -1, "this": 0, "": 0, "当年": 0, "本年": 0, "next": 1, "次年": 1}
_DAY = (
    r"(?P<month>\d\d?)-(?P<day>\d\d?) of (?:(?P<year>last|this|next) )?year|"
    r"(?P<nian>上年|当年|本年|次年)(?P<yue>\d\d?)月(?P<ri>\d\d?)日"
)
_RELATIONS: dict[str, tuple[Callable[[date, date], bool], Text]] = {
    "<=": (le, Text("不晚于", "not be after")),
    ">=": (ge, Text("不早于", "not be before")),
    "==": (eq, Text("是", "be")),
    "!=": (ne, Text("不是", "not be")),
    "<": (lt, Text("早于", "be before")),
    ">": (gt, Text("晚于", "be after")),
}
_OPERATOR = "|".join(_RELATIONS)
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Known(NamedTuple):
    """A date of one report: its name, its day, and where it stands (None where nowhere)."""

    name: Text
    day: date
    stated: Stated[Any] | None


def read(entry: Entry) -> Plain:
    """The plain data: both dates, each a name or years ahead, month and day."""
    words = entry.text("date")
    text = fold(words)
    found = list(re.finditer(_OPERATOR, text))
    if len(found) != 1:
        relations = ", ".join(f"`{one}`" for one in _RELATIONS)
        raise _fault(entry, f"a comparison of two dates has one of {relations}", 1)
    (operator,) = found
    left = _date(entry, text[: operator.start()], 1)
    right = _date(entry, text[operator.end() :], operator.end() + 1)
    if not any(isinstance(one, str) for one in (left, right)):
        names = ", ".join(f"`{name}`" for name in _STATED)
        raise _fault(entry, f"one of the dates must be what a report says: {names}", 1)
    op = operator[0]
    if isinstance(left, tuple):  # what the report says comes first
        left, op, right = right, _MIRRORED.get(op, op), left
    return {
        "left": left,
        "op": op,
        "right": right,
        "written": words,
        "message": wording(entry, "message", PLACEHOLDERS),
        "help": wording(entry, "help", PLACEHOLDERS),
    }


def run(fields: Plain) -> Plain:
    """What runs of it."""
    holds, relation = _RELATIONS[fields["op"]]

    def check(facts: Facts) -> Iterator[Finding]:
        left, right = _known(fields["left"], facts), _known(fields["right"], facts)
        if left is None or right is None or holds(left.day, right.day):
            return
        yield _finding(left, right, relation, fields)

    return {"inputs": ("facts",), "check": check, "written": fields["written"]}


def _fault(entry: Entry, message: str, column: int) -> UserError:
    at = entry.inside(entry.text("date"), column, "date")
    return UserError(f"{entry.code}: {message}", str(entry.path), *at)


def _date(entry: Entry, written: str, column: int) -> str | tuple[int, int, int]:
    """A name of `_STATED`, or years after the report's, month and day."""
    column += len(written) - len(written.lstrip())
    words = " ".join(written.split())
    name = _NAMES.get(words, words)
    if name in _STATED:
        return name
    if name in _SET:
        return _SET[name]
    match = re.fullmatch(_DAY, words)
    if match is None:
        near = suggestion(words, (*_STATED, *_SET, *_NAMES))
        known = near or (f": write {', '.join((*_STATED, *_SET))}, `01-31 of next year` "
                         "or `次年1月31日`")  # fmt: skip
        raise _fault(entry, f"there is no date `{words}`{known}", column)
    ahead = _YEARS[match["nian"] or match["year"] or ""]
    month, day = int(match["month"] or match["yue"]), int(match["day"] or match["ri"])
    try:
        date(2023, month, day)
    except ValueError:
        raise _fault(entry, f"`{words}`: not every year has this day", column) from None
    return ahead, month, day


def _known(one: str | tuple[int, int, int], facts: Facts) -> Known | None:
    if isinstance(one, str):
        field, name = _STATED[one]
        stated: Stated[Any] | None = getattr(facts.particulars, field)
        day = stated.value if stated is not None else None
        return Known(name, day, stated) if isinstance(day, date) else None
    year = _year(facts)
    if year is None:
        return None
    day = date(year + one[0], *one[1:])
    return Known(Text(chinese_date(day), str(day)), day, None)


def _year(facts: Facts) -> int | None:
    """The report's year, None where title and period speak of different years."""
    end = facts.particulars.period_end
    told = getattr(end.value, "year", None) if end is not None else None
    return None if told is not None and told != facts.year else facts.year


def _finding(left: Known, right: Known, relation: Text, fields: Plain) -> Finding:
    assert left.stated is not None
    values = {
        "found": Text(chinese_date(left.day), str(left.day)),
        "due": Text(chinese_date(right.day), str(right.day)),
    }
    usual = Text(
        f"{_spelled(left).zh}，应当{relation.zh}{_spelled(right).zh}",
        f"{_spelled(left).en} should {relation.en} {_spelled(right).en}",
    )
    notes = (Note(right.stated.place, right.name, stated=right.stated.raw),) if right.stated else ()
    return Finding(
        left.stated.place,
        worded(fields["message"], usual, values),
        worded(fields["help"], _HELP, values),
        stated=str(left.day),
        related=notes,
    )


def _spelled(one: Known) -> Text:
    """A date with its name: `落款日期2025年1月21日`."""
    if one.stated is None:
        return one.name
    return Text(f"{one.name.zh}{chinese_date(one.day)}", f"{one.name.en}, {one.day},")


_HELP = Text("请核对日期", "check the date")
