from collections.abc import Iterator
from decimal import Decimal

from govlint import Cell, Facts, Finding, Message, Note, Number, Text, column_label, row_label, rule

OFF = Message(
    zh="“{row}”“{column}”填的是 {stated}，下级 {count} 份报告合计 {computed}，{relation}",
    en="“{row}” / “{column}” is {stated}, those of {count} below add up to {computed}: {relation}",
    help_zh="请与下级报告逐一核对，看是漏了、重了，还是下级后来改过",
    help_en="check against each: was one left out, counted twice, or changed later?",
)
LESS = Text("汇总数不应少于下级之和", "it should not be less")
EQUAL = Text("两者应当相等", "they should be equal")
_ROUNDING = Decimal("0.005")  # 万元 by which an amount with two decimals may be off
_MOST = 12


@rule(
    "GL603",
    "rollup-mismatch",
    "汇总报告的数字与下级报告相符",
    en="A government's figures agree with those of its own",
    basis="国办公开办函〔2021〕30号 表二、表三、表四",
    level="warning",
    confidence="medium",
)
def rollup_mismatch(
    facts: Facts, children: tuple[Facts, ...], scope: str, tolerance: int
) -> Iterator[Finding]:
    for cell, total, relation in _told_once(_mismatches(facts, children, scope, tolerance)):
        own = facts.get(*cell)
        assert own is not None
        yield OFF.at(
            own,
            row=row_label(own.table, own.row, facts.form),
            column=column_label(own.table, own.column, own.row, facts.form),
            count=len(children),
            computed=total,
            relation=relation,
            related=tuple(_notes(cell, children)),
        )


_Mismatch = tuple[Cell, Number, Text]


def _mismatches(
    facts: Facts, children: tuple[Facts, ...], scope: str, tolerance: int
) -> Iterator[_Mismatch]:
    for own in facts.items:
        found = [fact.value if (fact := one.get(*own.cell)) else None for one in children]
        known = [value for value in found if value is not None]
        if own.value is None or not known:
            continue
        total: Number = sum(known)
        room = Decimal(total) * tolerance / 100
        room += _ROUNDING * (len(children) + 1) if own.column == "amount" else 0
        if own.value < total - room:
            yield own.cell, total, LESS if scope == "at_least" else EQUAL
        elif scope == "sum" and len(known) == len(children) and own.value > total + room:
            yield own.cell, total, EQUAL


def _told_once(found: Iterator[_Mismatch]) -> Iterator[_Mismatch]:
    """The first of each column of table three, of each row of table four, totals last.

    What is missing in one cell is missing in the sums it is a part of.
    """
    lines: dict[tuple[str, str], _Mismatch] = {}
    for one in found:
        table, row, column = one[0]
        line = {"requests": column, "remedies": row}.get(table, f"{row}.{column}")
        lines.setdefault((table, line), one)
    parted = {table for table, line in lines if line != "total"}
    for (table, line), one in lines.items():
        if line != "total" or table not in parted:
            yield one


def _notes(cell: Cell, children: tuple[Facts, ...]) -> Iterator[Note]:
    found = [(one, fact) for one in children if (fact := one.get(*cell)) and fact.value]
    for one, fact in found[:_MOST]:
        name = one.organ or one.path
        yield Note(fact.place, Text(name, f"“{name}”"), fact.cell, fact.raw.strip(), one.path)
