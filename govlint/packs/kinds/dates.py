"""`date:` the order of two dates: what a report says of itself, the year, a day set by notice.

One comparison, such as `signed <= 01-31 of next year` or `落款日期 <= 次年1月31日`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError, suggestion
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Facts, Stated
from govlint.packs.kinds.fields import LIMITS, Plain
from govlint.packs.kinds.wording import filled, wording, wording_fields
from govlint.text.characters import chinese_date, fold
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import TEXT, Field, Shape

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


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data: both dates, each a name or years ahead, month and day."""
    left, op, right = found["date"]
    return {
        "left": left,
        "op": op,
        "right": right,
        "written": node.at("date").text(),
        "message": wording(node, found, "message"),
        "help": wording(node, found, "help"),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of it."""
    holds, relation = _RELATIONS[fields["op"]]

    def check(facts: Facts) -> Iterator[Finding]:
        left, right = _known(fields["left"], facts), _known(fields["right"], facts)
        if left is None or right is None or holds(left.day, right.day):
            return
        yield _finding(left, right, relation, fields)

    return {"inputs": ("facts",), "check": check, "written": fields["written"]}


_Date = str | tuple[int, int, int]  # a name of `_STATED`; years after the report's, month, day


def _comparison(node: Node) -> tuple[_Date, str, _Date]:
    """Two dates and how they stand to one another; what the report states comes first."""
    text = fold(node.text())
    found = list(re.finditer(_OPERATOR, text))
    if len(found) != 1:
        relations = ", ".join(f"`{one}`" for one in _RELATIONS)
        zh = f"两个日期的比较要有且只有一个 {relations}"
        raise _fault(node, 1, zh, f"a comparison of two dates has one of {relations}")
    (operator,) = found
    left = _date(node, text[: operator.start()], 1)
    right = _date(node, text[operator.end() :], operator.end() + 1)
    op = operator[0]
    if isinstance(left, str):
        return left, op, right
    if isinstance(right, str):
        return right, _MIRRORED.get(op, op), left
    names = ", ".join(f"`{name}`" for name in _STATED)
    zh = f"两个日期中，要有一个是报告写明的：{names}"
    raise _fault(node, 1, zh, f"one of the dates must be what a report says: {names}")


def _fault(node: Node, column: int, zh: str, en: str) -> UserError:
    return node.fault_within(node.text(), column, Text(zh, en))


def _date(node: Node, written: str, column: int) -> _Date:
    column += len(written) - len(written.lstrip())
    words = " ".join(written.split())
    name = _NAMES.get(words, words)
    if name in _STATED:
        return name
    if name in _SET:
        return _SET[name]
    match = re.fullmatch(_DAY, words)
    if match is None:
        known = ", ".join((*_STATED, *_SET))
        near = suggestion(words, (*_STATED, *_SET, *_NAMES)) or Text(
            f"可以写 {known}、`次年1月31日`", f"write {known} or `01-31 of next year`"
        )
        zh, en = f"没有这个日期：`{words}`。{near.zh}", f"there is no date `{words}`; {near.en}"
        raise _fault(node, column, zh, en)
    ahead = _YEARS[match["nian"] or match["year"] or ""]
    month, day = int(match["month"] or match["yue"]), int(match["day"] or match["ri"])
    try:
        date(2023, month, day)
    except ValueError:
        zh, en = f"`{words}`：不是每年都有这一天", f"`{words}`: not every year has this day"
        raise _fault(node, column, zh, en) from None
    return ahead, month, day


FIELDS = {
    "date": Field(
        Shape(_comparison, TEXT.schema),
        Text("两个日期的先后。", "One comparison of two dates."),
        needed=True,
    ),
    **LIMITS,
    **wording_fields("found", "due"),
}


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
        filled(fields["message"], usual, values),
        filled(fields["help"], _HELP, values),
        stated=str(left.day),
        related=notes,
    )


def _spelled(one: Known) -> Text:
    """A date with its name: `落款日期2025年1月21日`."""
    if one.stated is None:
        return one.name
    return Text(f"{one.name.zh}{chinese_date(one.day)}", f"{one.name.en}, {one.day},")


_HELP = Text("请核对日期", "check the date")
