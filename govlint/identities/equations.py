"""Linear identities over a table's cells, and which changes of one or two cells satisfy them.

The changed cells' columns must span the residuals exactly, so the sets are read off one failing
identity instead of being tried.  All arithmetic is exact, in integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm
from typing import Any, NamedTuple

from govlint.model.facts import Cell, Number

Residual = dict[int, int]  # number of a row: what it adds up to; only rows that do not hold
Deltas = tuple[tuple[Cell, int], ...]  # changed cells and by how much, in the system's scale
Figures = tuple[tuple[Cell, Number], ...]
_Row = dict[Cell | None, int]  # coefficients; under None what the row adds up to: 0 if it holds


class Equation(NamedTuple):
    """An identity: the sum of coefficient x cell equals the constant.

    Coefficients are integers or Fractions, not 0, each cell once.  Terms in printed order let
    cells side by side be known as neighbours.
    """

    terms: tuple[tuple[Cell, int | Fraction], ...]
    constant: Number = 0

    def holds(self, values: Mapping[Cell, Any]) -> bool:
        """Whether it plainly holds; False also where a cell is unknown."""
        try:
            total: Any = sum([k * values[cell] for cell, k in self.terms])
        except (KeyError, TypeError):  # a cell is unknown; a Fraction meets a Decimal
            return False
        return bool(total == self.constant)


class System(NamedTuple):
    """Identities as integer rows, unknown cells eliminated.

    `rows` name known cells only, `columns` are the same by cell, `residual` has the rows that do
    not hold; `solved` are the rows the elimination used up, each with its unknown terms apart.
    """

    scale: int  # every figure is held times this
    stated: dict[Cell, int]
    rows: list[_Row]
    columns: dict[Cell, dict[int, int]]
    residual: Residual
    solved: list[tuple[tuple[tuple[Cell, int], ...], _Row]]


def system(equations: Sequence[Equation], values: Mapping[Cell, Number]) -> System:
    """The equations with the figures put in; cells without a value are the unknown ones."""
    scale = _scale([*values.values(), *(equation.constant for equation in equations)])
    stated = {cell: int(value * scale) for cell, value in values.items()}
    rows, used = _eliminate([_row(equation, stated, scale) for equation in equations], stated)
    columns: dict[Cell, dict[int, int]] = {}
    for number, row in enumerate(rows):
        for cell, k in row.items():
            if cell is not None:
                columns.setdefault(cell, {})[number] = k
    residual = {number: row[None] for number, row in enumerate(rows) if row.get(None)}
    solved = [
        (tuple((cell, k) for cell, k in row.items() if cell and cell not in stated), row)
        for row in used
    ]
    return System(scale, stated, rows, columns, residual, solved)


def singles(table: System, residual: Residual) -> Iterator[Deltas]:
    """Each cell whose change alone makes up for the residual, with the change."""
    if not residual:
        return
    narrow = min(residual, key=lambda number: len(table.rows[number]))
    for cell in table.rows[narrow]:
        column = table.columns[cell] if cell is not None else {}
        if cell is not None and column.keys() == residual.keys():
            delta = -residual[narrow] // column[narrow]
            if not _plus(residual, column, delta):
                yield ((cell, delta),)


def pairs(table: System, residual: Residual) -> Iterator[Deltas]:
    """Each two cells whose change together makes up for the residual; every pair once.

    One of them stands in the narrowest failing row.  If the other does not, the first alone must
    make up for that row and the second for what is left; if both do, two rows give both changes.
    Two cells that stand in the same rows alike can share a change in any proportion: no such
    pair is given, either cell alone does as well.
    """
    if not residual:
        return
    narrow = min(residual, key=lambda number: len(table.rows[number]))
    cells = [cell for cell in table.rows[narrow] if cell is not None]
    for position, cell in enumerate(cells):
        column = table.columns[cell]
        delta = -residual[narrow] // column[narrow]
        left = _plus(residual, column, delta)
        if narrow not in left:
            yield from (((cell, delta), *other) for other in singles(table, left))
        for other in cells[position + 1 :]:
            deltas = _cramer(residual, column, table.columns[other], narrow)
            if deltas:
                yield (cell, deltas[0]), (other, deltas[1])


def blanks(table: System, deltas: Deltas) -> Figures | None:
    """Figures of the unknown cells after the changes, where they are determined.

    None where an unknown cell would have to be negative or no whole number (of the scale).
    """
    found = []
    for unknown, row in table.solved:
        total = row.get(None, 0) + sum(row.get(cell, 0) * delta for cell, delta in deltas)
        cell, k = unknown[0]
        if len(unknown) == 1:
            if total % k or -total // k < 0:
                return None
            found.append((cell, number(-total // k, table.scale)))
        elif total * k > 0 and all(k * other > 0 for _, other in unknown):
            return None
    return tuple(sorted(found))


def number(scaled: int, scale: int) -> Number:
    """The figure a system holds as `scaled`: an int where it is whole, else a Decimal."""
    whole, rest = divmod(scaled, scale)
    return (Decimal(scaled) / scale).normalize() if rest else whole


def _scale(figures: Iterable[Number]) -> int:
    """The power of ten that makes integers of all figures."""
    fractions = [Fraction(figure) for figure in figures if type(figure) is not int]
    scale = 1
    while any(scale % fraction.denominator for fraction in fractions):
        scale *= 10
    return scale


def _row(equation: Equation, stated: Mapping[Cell, int], scale: int) -> _Row:
    factor = 1
    if any(type(k) is not int for _, k in equation.terms):
        factor = lcm(*(k.denominator for _, k in equation.terms))
    whole = {cell: int(k * factor) for cell, k in equation.terms}
    row: _Row = dict(whole.items())
    known: int = sum(k * stated[cell] for cell, k in whole.items() if cell in stated)
    row[None] = known - int(equation.constant * scale) * factor
    return row


def _eliminate(rows: list[_Row], stated: Mapping[Cell, int]) -> tuple[list[_Row], list[_Row]]:
    """The rows free of unknown cells (Gauss-Jordan), and the rows used up to free them."""
    used: list[_Row] = []
    unknown = dict.fromkeys(c for row in rows for c in row if c is not None and c not in stated)
    for cell in unknown:
        holders = [row for row in rows if cell in row]
        if holders:
            pivot = min(holders, key=len)
            rows = [_without(cell, row, pivot) for row in rows if row is not pivot]
            used = [*(_without(cell, row, pivot) for row in used), pivot]
    return rows, used


def _without(cell: Cell, row: _Row, pivot: _Row) -> _Row:
    """The row with the cell eliminated by adding a multiple of the pivot row."""
    if cell not in row:
        return row
    mine, other = pivot[cell], -row[cell]
    total = {key: k * mine for key, k in row.items()}
    for key, k in pivot.items():
        total[key] = total.get(key, 0) + k * other
    common = gcd(*total.values()) or 1
    return {key: k // common for key, k in total.items() if k}


def _cramer(
    residual: Residual, one: dict[int, int], two: dict[int, int], shared: int
) -> tuple[int, int] | None:
    """The integers a, b != 0 with residual + a x one + b x two = 0; `shared` is a row of both."""
    if any(number not in one and number not in two for number in residual):
        return None
    for row in one | two:
        p, q, r, s = one[shared], two[shared], one.get(row, 0), two.get(row, 0)
        if p * s != q * r:
            u, v = -residual[shared], -residual.get(row, 0)
            a, b = (u * s - q * v) // (p * s - q * r), (p * v - u * r) // (p * s - q * r)
            return (a, b) if a and b and not _plus(_plus(residual, one, a), two, b) else None
    return None


def _plus(residual: Residual, column: dict[int, int], delta: int) -> Residual:
    total = dict(residual)
    for number, k in column.items():
        total[number] = total.get(number, 0) + k * delta
        if not total[number]:
            del total[number]
    return total
