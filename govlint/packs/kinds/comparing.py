"""Comparisons as rules write them, in `assert:` and `when:`, read and resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govlint.bilingual import Text
from govlint.claims.named import MONEY
from govlint.errors import closest, hinted
from govlint.errors import each as faults_of_all
from govlint.identities.evaluate import evaluate
from govlint.identities.expression import Comparison, ExpressionError, Name, Term, names, parse
from govlint.identities.names import FIGURES, resolve
from govlint.packs.kinds.fields import Plain
from govlint.yamlfile.node import Node


def comparison_of(
    node: Node,
    table: str | None,
    each: str,
    figures: Iterable[Plain] = (),
    *,
    alone: bool = False,
) -> Comparison:
    """The comparison at a node, with the keys of its cells and figures of sentences.

    `alone` is one of this report's figures.  Raises UserError at the place of what is wrong in it.
    """
    listed = {one["name"]: one for one in figures}
    words = node.text()
    try:
        comparison = parse(words)
        if any(map(_divides_by_zero, (comparison.left, comparison.right))):
            zh, en = "除数是零，永远算不出来", "divides by zero: it has no value"
            raise ExpressionError(Text(zh, en), 1)
        used = [listed[name.path] for name in names(comparison) if name.path in listed]
        _check_scopes(comparison, used, alone)
        if used and each != "report":
            zh = f"用 `figures:` 中的数字（{used[0]['name']}），要写 `each: report`"
            en = f"a rule on figures of sentences ({used[0]['name']}) is `each: report`"
            raise ExpressionError(Text(zh, en), 1)
        _check_units(comparison, {one["unit"] for one in used} & MONEY.keys())
        keys = {name: f"{FIGURES}.{name}.{one['unit']}" for name, one in listed.items()}
        _check_names(node, comparison, table, each, keys)
        return resolve(comparison, table, each, keys)
    except ExpressionError as error:
        raise node.fault_within(words, error.column, error.message) from None


def names_figures(comparison: Comparison) -> bool:
    """Whether a resolved comparison is about figures of sentences."""
    return any(name.path.startswith(f"{FIGURES}.") for name in names(comparison))


def names_other_reports(comparison: Comparison) -> bool:
    """Whether a comparison is about other reports as well."""
    return any(name.scope for name in names(comparison))


def _check_scopes(comparison: Comparison, used: Iterable[Plain], alone: bool) -> None:
    """A figure of another report is held against one of this report's tables, in `assert:`."""
    others = [name for name in names(comparison) if name.scope]
    if not others:
        return
    if alone:
        zh, en = "`when:` 只看本报告的数字", "`when:` looks at figures of this report alone"
        raise ExpressionError(Text(zh, en), others[0].column)
    if any(used):
        zh = "`figures:` 中的数字不能同其他报告比较：别的报告只留下表格"
        en = "figures of sentences are not held against other reports, of which tables are kept"
        raise ExpressionError(Text(zh, en), others[0].column)
    if all(name.scope for name in names(comparison)):
        zh = "没有本报告的数字：问题要有一格可指"
        en = "it names no figure of this report, on which a finding could stand"
        raise ExpressionError(Text(zh, en), others[0].column)


def _check_names(
    node: Node, comparison: Comparison, table: str | None, each: str, keys: Mapping[str, str]
) -> None:
    """Raise one UserError with all names that stand for nothing, or for several things."""

    def check(name: Name) -> None:
        term = ("sum" if name.wildcard else "name", *name[:2], name.column)
        try:
            resolve(Comparison(term, "==", term), table, each, keys)
        except ExpressionError as error:
            near = closest(name.path, figures)
            message = hinted(error.message, near, [near]) if near else error.message
            raise node.fault_within(node.text(), error.column, message) from None

    figures = [key.split(".")[1] for key in keys.values()]
    faults_of_all(names(comparison), check)


def _divides_by_zero(term: Term) -> bool:
    """Whether some divisor in a term is 0 whatever the figures are."""
    if term[0] in {"name", "sum", "number"}:
        return False
    zero = term[0] == "divide" and evaluate(term[2], lambda path: None) == 0
    return zero or any(map(_divides_by_zero, term[1:]))


def _check_units(comparison: Comparison, units: Iterable[str]) -> None:
    """Figures of money have one unit, and nobody converts what is converted."""
    if len(listed := sorted(units)) > 1:
        zh = f"同一条关系里的金额要用同一个单位，这里有{'、'.join(listed)}"
        en = f"figures of money in one assertion have one unit, not {', '.join(listed)}"
        raise ExpressionError(Text(zh, en), 1)
    if listed and any(_has_factor(term) for term in (comparison.left, comparison.right)):
        zh = f"表中的金额已经换算成{listed[0]}：请去掉 10000"
        en = f"amounts of the tables are in {listed[0]} already: leave 10000 out"
        raise ExpressionError(Text(zh, en), 1)


def _has_factor(term: Term) -> bool:
    if term[0] in {"multiply", "divide"} and ("number", 10_000, 1) in term[1:]:
        return True
    return any(_has_factor(one) for one in term[1:] if isinstance(one, tuple))
