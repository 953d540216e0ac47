"""`cell:` the type and the range of the figures in named cells of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.forms.form import table_title
from govlint.identities.expression import ExpressionError, parse
from govlint.identities.expression import names as names_in
from govlint.identities.names import cells as all_cells
from govlint.identities.names import resolve
from govlint.identities.wording import cell_words
from govlint.model.diagnostic import Finding
from govlint.model.facts import Cell, Fact, Facts, Number
from govlint.packs.kinds.wording import KEYS as WORDING
from govlint.packs.kinds.wording import worded, wording

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain

PLACEHOLDERS = ("cell", "found")
TYPES = ("number", "whole", "amount")
KEYS = ("type", "min", "max", "since", "organs", *WORDING)
_CENTS = 4  # decimals that an amount in 万元 may have: one 元


def read(entry: Entry) -> Plain:
    """The plain data: the cells meant, and what they may hold."""
    cells = [cell for name, keys in entry.texts("cell") for cell in _cells(entry, name, *keys)]
    found: Plain = {
        "cells": tuple(tuple(cell) for cell in dict.fromkeys(cells)),
        "type": entry.one_of("type", TYPES, "number"),
        "min": _limit(entry, "min"),
        "max": _limit(entry, "max"),
        "message": wording(entry, "message", PLACEHOLDERS),
        "help": wording(entry, "help", PLACEHOLDERS),
        "written": ", ".join(name for name, _ in entry.texts("cell")),
    }
    if None not in (found["min"], found["max"]) and Decimal(found["min"]) > Decimal(found["max"]):
        raise entry.fault("`min:` is more than `max:`", "min")
    return found


def run(fields: Plain) -> Plain:
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
        "written": _written(fields),
    }


def _cells(entry: Entry, name: str, *keys: str | int) -> list[Cell]:
    """The cells a name stands for: one, or with `.*` all under it."""
    opening = "sum(" if name.endswith(".*") else ""
    try:
        comparison = parse(f"{opening}{name}{')' if opening else ''} == 0")
        named = comparison.left[0] in {"name", "sum"} and not names_in(comparison)[0].scope
        if not named:
            raise entry.fault("`cell:` is a name of cells, or a list of them", *keys)
        (found,) = names_in(resolve(comparison, None, "report"))
    except ExpressionError as error:
        column = max(1, error.column - len(opening))
        at = entry.inside(name, column, *keys)
        raise UserError(f"{entry.code}: {error.message}", str(entry.path), *at) from None
    if not found.wildcard:
        return [all_cells()[found.path]]
    return [cell for key, cell in all_cells().items() if key.startswith(f"{found.path}.")]


def _limit(entry: Entry, key: str) -> str | None:
    """A number, as text: YAML's own reading of decimals is not exact."""
    value = entry.data.get(key)
    if key not in entry.data:
        return None
    try:
        if isinstance(value, bool) or not Decimal(str(value)).is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise entry.fault(f"`{key}:` must be a number, not {value!r}", key) from None
    return str(value)


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
        worded(fields["message"], usual, values),
        worded(fields["help"], _HELP, values),
        cell=fact.cell,
        stated=raw,
    )


def _written(fields: Plain) -> str:
    parts = [f"cell: {fields['written']}", f"type: {fields['type']}"]
    parts += [f"{key}: {fields[key]}" for key in ("min", "max") if fields[key] is not None]
    return "；".join(parts)


_HELP = Text("请对照底稿核对这一格", "check this cell against the working papers")
