"""Assertions laid on the lines of every form, as linear equations and inequalities over cells."""

from __future__ import annotations

from math import gcd
from typing import Any, NamedTuple

from govlint.engine.rule import Rule
from govlint.forms.form import Form, known_forms
from govlint.identities.instances import Identity, Instance, instances
from govlint.model.facts import Cell, Facts, Reading
from govlint.model.tree import Span
from govlint.trial.analysis.simplex import Constraint

MARGIN = "margin"
"""The variable by how much, at least, strict inequalities hold."""


class Statement(NamedTuple):
    """What a rule says of one line of a form."""

    code: str
    line: Instance
    form: str

    @property
    def op(self) -> str:
        """How the two sides are compared."""
        return self.line.comparison.op

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """The same as constraints; strict inequalities hold by the margin."""
        assert self.line.weights is not None
        weights: dict[Any, int] = {
            cell: k for cell, k in zip(self.line.cells, self.line.weights, strict=True) if k
        }
        constant = self.line.constant
        if self.op == "!=":
            return ()
        if self.op.startswith(">"):
            weights, constant = {cell: -k for cell, k in weights.items()}, -constant
        if self.op in {"<", ">"}:
            weights[MARGIN] = 1
        return (Constraint(weights, "==" if self.op == "==" else "<=", constant),)

    @property
    def plain(self) -> tuple[Any, ...]:
        """The same for two lines that say the same."""
        assert self.line.weights is not None
        one = [*self.line.weights, self.line.constant]
        scale = gcd(*one) or 1
        if self.op.startswith(">") or (
            self.op in {"==", "!="} and next((k for k in self._sorted() if k), 0) < 0
        ):
            scale = -scale
        pairs = zip(self.line.cells, self.line.weights, strict=True)
        op = self.op.replace(">", "<")
        return (
            op,
            tuple(sorted((cell, k // scale) for cell, k in pairs if k)),
            self.line.constant // scale,
        )

    def _sorted(self) -> list[int]:
        assert self.line.weights is not None
        return [k for _, k in sorted(zip(self.line.cells, self.line.weights, strict=True))]


class RuleRemark(NamedTuple):
    """What was found of some rules.

    `kind`: `contradiction`, `zeros` (they hold together only if `cells` are 0), `never-holds`,
    `never-speaks` (`proof` are lines that always hold; none: no form has its cells), `same` (says
    what another says), `implied` (follows from others, which is harmless), `cancels` (a
    cell stands on both sides), `not-linear`.
    `rule` is the one that is told, `others` are those it is told with; `proof` are lines of both.
    """

    kind: str
    rule: str
    others: tuple[str, ...] = ()
    proof: tuple[Statement, ...] = ()
    cells: tuple[Cell, ...] = ()


def statements(rule: Rule) -> list[Statement]:
    """What the assertion of a rule says of every line of every form in force."""
    assert rule.assertion is not None
    identity = Identity(rule.table, rule.each or "report", rule.assertion)
    return [
        Statement(rule.code, line, form.name)
        for form in known_forms().values()
        for line in instances(identity, blank_facts(form))
    ]


def blank_facts(form: Form) -> Facts:
    """The facts of a report that prints all tables of a form, without any figure."""
    readings = tuple(
        Reading(
            key,
            "read",
            Span(0, 0),
            expected=tuple(
                Cell(key, row.key, column.key)
                for block in table.blocks
                for row in block.rows
                for column in block.columns
            ),
        )
        for key, table in form.tables.items()
    )
    return Facts("", readings=readings, form=form.name)


def may_be_negative(form: Form) -> frozenset[Cell]:
    """The cells of a form whose figures may be less than 0."""
    return frozenset(
        Cell(key, row.key, column.key)
        for key, table in form.tables.items()
        for block in table.blocks
        for row in block.rows
        for column in block.columns
        if block.values[column.key] == "change"
    )
