"""`cell:` the type and the range of the figures in named cells of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from govlint.bilingual import Text
from govlint.forms.form import table_title
from govlint.identities.cells import cells as all_cells
from govlint.identities.expression import ExpressionError, parse
from govlint.identities.expression import names as names_in
from govlint.identities.names import resolve
from govlint.identities.wording import cell_words
from govlint.model.diagnostic import Finding
from govlint.model.facts import Cell, Fact, Facts, Number
from govlint.packs.kinds.fields import LIMITS, Plain
from govlint.packs.kinds.wording import filled, wording, wording_fields
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import TEXT, Field, Shape, one_of, some

TYPES = ("number", "whole", "amount")
_CENTS = 4  # decimals that an amount in 万元 may have: one 元


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data: the cells meant, and what they may hold."""
    least, most = found["min"], found["max"]
    if least is not None and most is not None and Decimal(least) > Decimal(most):
        raise node.at("min").fault("`min:` 大于 `max:`", "`min:` is more than `max:`")
    cells = dict.fromkeys(cell for group in found["cell"] for cell in group)
    return {
        "cells": tuple(map(tuple, cells)),
        "type": found["type"],
        "min": least,
        "max": most,
        "message": wording(node, found, "message"),
        "help": wording(node, found, "help"),
        "written": ", ".join(one.text() for one in node.at("cell").items()),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of it."""
    cells = [Cell(*cell) for cell in fields["cells"]]
    least = Decimal(fields["min"]) if fields["min"] is not None else None
    most = Decimal(fields["max"]) if fields["max"] is not None else None

    def check(facts: Facts) -> Iterator[Finding]:
        for cell in cells:
            fact = facts.get(*cell)
            trouble = _trouble(fact, fields["type"], least, most) if fact is not None else None
            if fact is not None and trouble is not None:
                yield _finding(fact, trouble, fields)

    return {
        "inputs": ("facts",),
        "check": check,
        "cells": tuple(cells),
        "written": _fields_text(fields),
    }


def _cells(node: Node) -> list[Cell]:
    """The cells a name stands for: one, or with `.*` all under it."""
    name = node.text()
    opening = "sum(" if name.endswith(".*") else ""
    try:
        comparison = parse(f"{opening}{name}{')' if opening else ''} == 0")
        if comparison.left[0] not in {"name", "sum"} or names_in(comparison)[0].scope:
            zh = "`cell:` 是格子的名称，或名称的列表"
            raise node.fault(zh, "`cell:` is a name of cells, or a list of them")
        (found,) = names_in(resolve(comparison, None, "report"))
    except ExpressionError as error:
        column = max(1, error.column - len(opening))
        raise node.fault_within(name, column, error.message) from None
    if not found.wildcard:
        return [all_cells()[found.path]]
    return [cell for key, cell in all_cells().items() if key.startswith(f"{found.path}.")]


def _number(node: Node) -> str:
    """A number, as text: YAML's own reading of decimals is not exact."""
    try:
        if isinstance(node.value, bool) or not Decimal(str(node.value)).is_finite():
            raise InvalidOperation
    except InvalidOperation:
        zh, en = f"这里应是数字，不是 {node.value!r}", f"this must be a number, not {node.value!r}"
        raise node.fault(zh, en) from None
    return str(node.value)


_NUMBER: dict[str, Any] = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?(\d+(\.\d*)?|\.\d+)$"}]
}
_TYPES = dict(zip(("数字", "整数", "金额"), TYPES, strict=True))
FIELDS = {
    "cell": Field(
        some(Shape(_cells, TEXT.schema)),
        Text("哪些格：表.行.列。", "Cells, as table.row.column."),
        needed=True,
    ),
    "type": Field(
        one_of(Text("类型", "type"), TYPES, _TYPES),
        Text("格里填什么。", "What the cell holds."),
        "number",
    ),
    **dict.fromkeys(("min", "max"), Field(Shape(_number, _NUMBER))),
    **LIMITS,
    **wording_fields("cell", "found"),
}


def _trouble(fact: Fact, kind: str, least: Decimal | None, most: Decimal | None) -> Text | None:
    """What is wrong with a figure, None for nothing; a blank is another rule's matter."""
    raw, value = fact.raw.strip(), fact.value
    if value is None:
        return Text("不是数字", "is no number") if raw else None
    if kind == "whole" and value != int(value):
        return Text("应当是整数", "should be a whole number")
    if kind == "amount" and _decimals(value) > _CENTS:
        return Text(f"不应超过{_CENTS}位小数", f"should have at most {_CENTS} decimals")
    if least is not None and value < least:
        return Text(f"不应小于{least}", f"should be at least {least}")
    if most is not None and value > most:
        return Text(f"不应大于{most}", f"should be at most {most}")
    return None


def _decimals(value: Number) -> int:
    exponent = Decimal(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _finding(fact: Fact, trouble: Text, fields: Plain) -> Finding:
    raw, words = fact.raw.strip(), cell_words(fact.cell)
    title = table_title(fact.table)
    zh = f"{title}{words.zh}是“{raw}”，{trouble.zh}"
    usual = Text(zh, f"{words.en} is “{raw}”: it {trouble.en}")
    values = {"cell": Text(f"{title}{words.zh}", words.en), "found": Text(raw, raw)}
    return Finding(
        fact.place,
        filled(fields["message"], usual, values),
        filled(fields["help"], _HELP, values),
        cell=fact.cell,
        stated=raw,
    )


def _fields_text(fields: Plain) -> str:
    parts = [f"cell: {fields['written']}", f"type: {fields['type']}"]
    parts += [f"{key}: {fields[key]}" for key in ("min", "max") if fields[key] is not None]
    return "；".join(parts)


_HELP = Text("请对照底稿核对这一格", "check this cell against the working papers")
