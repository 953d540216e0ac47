"""What last year's report hands on: the requests carried over, by kind of applicant."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.forms.form import column_label, known_forms
from govlint.model.facts import Cell, Facts

TABLE, OUT, IN = "requests", "carried_out", "carried_in"


class Carried(NamedTuple):
    """The figures of 上年结转 by their cells: None where last year's could not be read.

    `remarks` say what was not taken over and why; `unread` whether the file could not be read.
    """

    figures: Mapping[Cell, int | None] = MappingProxyType({})
    remarks: tuple[Text, ...] = ()
    unread: bool = False


NOTHING = Carried()


def carried(last: Input, organ: str, year: int) -> Carried:
    """What a report about the year before `year` hands on to that of `organ`."""
    from govlint.fitting.fit import is_report
    from govlint.linter.document import read_document

    name = last.path
    try:
        _, report, facts = read_document(last)
    except Undecodable as fault:
        return _none(name, fault.message, unread=True)
    if not is_report(report, facts):
        return _none(name, _NO_REPORT, unread=True)
    if facts.year is not None and facts.year != year - 1:
        said = Text(
            f"是 {facts.year} 年的报告，不是 {year - 1} 年的",
            f"it is the report of {facts.year}, not of {year - 1}",
        )
        return _none(name, said)
    return _taken(facts, name, organ)


def _taken(facts: Facts, name: str, organ: str) -> Carried:
    figures: dict[Cell, int | None] = {}
    lost = []
    for column in _columns():
        fact = facts.get(TABLE, OUT, column)
        value = fact.value if fact is not None else None
        whole = int(value) if value is not None and value == int(value) and value >= 0 else None
        figures[Cell(TABLE, IN, column)] = whole
        if whole is None:
            lost.append(column_label(TABLE, column))
    remarks = []
    if lost:
        named = "、".join(lost)
        zh = f"{name}：“四、结转下年度继续办理”的{named}没有读出来，“二、上年结转”的这几格留空标出"
        en = f"{name}: of the requests carried over these could not be read: {named}; their cells "
        remarks.append(Text(zh, en + "are left empty and marked"))
    if facts.organ and organ not in facts.organ and facts.organ not in organ:
        zh = f"{name}：是{facts.organ}的报告，不是{organ}的；数字已沿用，请核对"
        en = f"{name}: it is the report of {facts.organ}, not of {organ}; check the figures taken"
        remarks.append(Text(zh, en))
    return Carried(figures, tuple(remarks))


def _none(name: str, why: Text, unread: bool = False) -> Carried:
    said = Text(
        f"{name}：{why.zh}。“二、上年结转”一行没有数字可以沿用，留空，已标出",
        f"{name}: {why.en}. Nothing was taken over: the row of requests carried in is left empty "
        "and marked",
    )
    return Carried(dict.fromkeys(Cell(TABLE, IN, one) for one in _columns()), (said,), unread)


def _columns() -> list[str]:
    form = next(iter(known_forms().values()))
    return [column.key for block in form.tables[TABLE].blocks for column in block.columns]


_NO_REPORT = Text("看不出是年度报告", "it does not look like an annual report")
