"""An identity as a sum: what is added up on either side, under the names of its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govlint.bilingual import Text
from govlint.forms.form import table_title
from govlint.identities.evaluate import Exact, spelled_number
from govlint.identities.expression import Term
from govlint.identities.instances import Instance, Violation
from govlint.identities.names import FIGURES, short_name
from govlint.model.facts import Cell, Number
from govlint.model.sums import Addend, Side, Sum

_FEW = 3  # addends that are shown also where they are 0


def sum_of(
    violation: Violation, values: Mapping[Cell, Number], wrong: Cell | None = None
) -> Sum | None:
    """The two sides of an equality that fails; None where it is no sum of cells.

    Of many addends those that are 0 are counted alone, but for the cell that is `wrong`.  `line`
    and `sentence` are left to be said.
    """
    instance = violation.instance
    if instance.comparison.op != "==":
        return None
    sides: list[Side] = []
    for term, total in (
        (instance.comparison.left, violation.left),
        (instance.comparison.right, violation.right),
    ):
        parts = summands(term)
        if not all(part[:2] == ("name", "") and part[2] in values for _, part in parts):
            return None
        cells = [(sign, part[2]) for sign, part in parts]
        sides.append(_side(cells, total, instance, values, wrong))
    apart: Exact = violation.left - violation.right
    nothing = Text("", "")
    left, right = sides
    return Sum(nothing, left, right, spelled_number(max(apart, -apart)), nothing)


def summands(term: Term) -> list[tuple[str, Term]]:
    """A sum taken apart: each part with the sign before it."""
    found: list[tuple[str, Term]] = []
    while term[0] in {"add", "subtract"}:
        if term[2][0] == "add" and term[0] == "add":
            found = [*summands(term[2]), *found]
        else:
            found.insert(0, ("+" if term[0] == "add" else "-", term[2]))
        term = term[1]
    return [("+", term), *found]


def chinese_names(instance: Instance) -> Callable[[Cell], str]:
    """What the cells of an identity are called in it: by their row in a column, and so on."""

    def words(cell: Cell) -> str:
        if cell.table == FIGURES:
            return f"{cell.row}（{cell.column}）"
        row = short_name(cell.table, "row", cell.row)
        column = short_name(cell.table, "column", cell.column)
        each = {"column": row, "row": column, "cell": "该格"}
        return each.get(instance.identity.each, f"{table_title(cell.table)}{row}（{column}）")

    return words


def english_names(instance: Instance) -> Callable[[Cell], str]:
    """As `chinese_names`, by the keys of the cells."""

    def words(cell: Cell) -> str:
        if cell.table == FIGURES:
            return f"{cell.row} ({cell.column})"
        each = {"column": cell.row, "row": cell.column, "cell": "the cell"}
        return each.get(instance.identity.each, ".".join(cell))

    return words


def _side(
    cells: list[tuple[str, Cell]],
    total: Exact,
    instance: Instance,
    values: Mapping[Cell, Number],
    wrong: Cell | None,
) -> Side:
    zh, en = chinese_names(instance), english_names(instance)
    shown = [
        (sign, cell) for sign, cell in cells if len(cells) <= _FEW or values[cell] or cell == wrong
    ]
    addends = tuple(
        Addend(sign, cell, Text(zh(cell), en(cell)), spelled_number(values[cell]))
        for sign, cell in shown
    )
    return Side(addends, len(cells) - len(shown), spelled_number(total))
